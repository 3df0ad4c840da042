import fc from 'fast-check';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import type { CommandType, RegistrationCommandInput } from '../../registration/commands.js';
import { holdableCommands } from '../../registration/hold.js';
import type { ObservedDecision } from '../../registration/observed.js';
import { sellerContacts } from './contacts.js';
import { instants } from './instants.js';
import { rates } from './rates.js';
import { disqualificationReasons, notes, rejectReasonLists, wantedTerms } from './reasons.js';
import { offeredTerms, terms } from './terms.js';
import { ids } from './texts.js';

/** Commands that come from outside: every one but the clock's. */
export type GivenCommand = Exclude<CommandType, 'meet_deadline'>;

/** What a test may pin of inputs. */
export interface InputOptions<Type extends GivenCommand = GivenCommand> {
  /** Which commands: all of them when left out. */
  readonly types?: readonly Type[];
  /** Whose bounds rates keep; the default one when left out. */
  readonly policy?: Policy;
}

type InputOf<Type extends GivenCommand> = Extract<RegistrationCommandInput, { readonly type: Type }>;
type Inputs = { readonly [Type in GivenCommand]: fc.Arbitrary<InputOf<Type>> };

/**
 * Inputs of registration commands as a seller, an agency or the platform may send them: every one is read by
 * `parseCommand`, and every field stands in some. Whether a registration accepts them is another matter; those that one
 * does are {@link acceptedCommands}.
 */
export function registrationInputs<Type extends GivenCommand = GivenCommand>(
  options?: InputOptions<Type>,
): fc.Arbitrary<Extract<RegistrationCommandInput, { readonly type: Type }>>;
export function registrationInputs({
  types,
  policy = defaultPolicy,
}: InputOptions = {}): fc.Arbitrary<RegistrationCommandInput> {
  const inputs = inputsUnder(policy);
  return fc.oneof({ withCrossShrink: true }, ...(types ?? givenCommands).map((type) => inputs[type]));
}

/** Every command that comes from outside, the simplest first; the compiler says when one is missing. */
export const givenCommands: readonly GivenCommand[] = Object.keys({
  withdraw: true,
  register: true,
  approve: true,
  reject: true,
  block: true,
  reregister: true,
  request_close: true,
  cancel_close_request: true,
  approve_close: true,
  decline_close: true,
  raise_sample_quantity: true,
  set_shop_ads_rate: true,
  change_total_rate: true,
  set_creator_rate: true,
  place_hold: true,
  release_hold: true,
  disqualify: true,
  adopt: true,
} satisfies Readonly<Record<GivenCommand, true>>).filter(isGiven);

function isGiven(name: string): name is GivenCommand {
  return name !== 'meet_deadline';
}

const plain = { noNullPrototype: true } as const;
const seenRevision = fc.nat(20);
const note = notes();

function only<const Type extends GivenCommand>(type: Type): fc.Arbitrary<Type> {
  return fc.constant(type);
}

/** Fields of which those that are named must be there. */
function requiring<const Key extends string>(...requiredKeys: Key[]) {
  return { ...plain, requiredKeys };
}

/** What may be observed elsewhere. */
export function observedDecisions(): fc.Arbitrary<ObservedDecision> {
  const reasons = rejectReasonLists();
  const closure = fc.oneof(
    fc.constantFrom('agreed', 'not_answered_in_time', 'unknown').map((because) => ({ because })),
    fc.record(
      { because: fc.constant('disqualified'), reason: disqualificationReasons(), note },
      requiring('because', 'reason'),
    ),
  );
  return fc.oneof(
    { withCrossShrink: true },
    fc.constantFrom('approved', 'pending', 'withdrawn').map((decision) => ({ decision })),
    fc.record({ decision: fc.constant('close_requested'), note }, requiring('decision')),
    fc.record(
      { decision: fc.constant('rejected'), reasons, note, wanted: wantedTerms() },
      requiring('decision'),
    ),
    fc.record({ decision: fc.constant('blocked'), reasons, note }, requiring('decision')),
    fc.record({ decision: fc.constant('closed'), closure }, requiring('decision')),
  );
}

function inputsUnder(policy: Policy): Inputs {
  const offer = { terms: offeredTerms(policy), contact: sellerContacts() };
  const reasons = rejectReasonLists();
  return {
    withdraw: fc.record({ type: only('withdraw') }, plain),
    register: fc.record({ type: only('register'), productId: ids(), ...offer }, plain),
    approve: fc.record({ type: only('approve'), seenRevision }, plain),
    reject: fc.record(
      { type: only('reject'), seenRevision, reasons, note, wanted: wantedTerms() },
      requiring('type', 'seenRevision', 'reasons'),
    ),
    block: fc.record({ type: only('block'), seenRevision, reasons, note }, requiring('type', 'seenRevision')),
    reregister: fc.record({ type: only('reregister'), ...offer }, plain),
    request_close: fc.record({ type: only('request_close'), note }, requiring('type')),
    cancel_close_request: fc.record({ type: only('cancel_close_request') }, plain),
    approve_close: fc.record({ type: only('approve_close'), seenRevision }, plain),
    decline_close: fc.record(
      { type: only('decline_close'), seenRevision, note },
      requiring('type', 'seenRevision'),
    ),
    raise_sample_quantity: fc.record(
      { type: only('raise_sample_quantity'), sampleQuantity: fc.nat(30) },
      plain,
    ),
    set_shop_ads_rate: fc.record(
      { type: only('set_shop_ads_rate'), shopAdsRate: rates(policy.shopAdsRate) },
      plain,
    ),
    change_total_rate: fc.record(
      { type: only('change_total_rate'), totalRate: rates(policy.totalRate) },
      plain,
    ),
    set_creator_rate: fc.record(
      {
        type: only('set_creator_rate'),
        creatorRate: rates(policy.creatorRate),
        creatorShopAdsRate: rates(policy.creatorRate),
      },
      requiring('type', 'creatorRate'),
    ),
    place_hold: fc.record(
      {
        type: only('place_hold'),
        holdId: ids(),
        commands: fc.subarray([...holdableCommands], { minLength: 1 }),
        note,
      },
      requiring('type', 'holdId', 'commands'),
    ),
    release_hold: fc.record({ type: only('release_hold'), holdId: ids() }, plain),
    disqualify: fc.record(
      { type: only('disqualify'), reason: disqualificationReasons(), note },
      requiring('type', 'reason'),
    ),
    adopt: fc.record(
      {
        type: only('adopt'),
        shopId: ids(),
        productId: ids(),
        observed: observedDecisions(),
        seenRevision,
        terms: terms(policy),
        contact: sellerContacts(),
        attempt: fc.integer({ min: 1, max: 9 }),
        registeredAt: instants(),
        decidedAt: instants(),
      },
      requiring('type', 'shopId', 'productId', 'observed'),
    ),
  };
}

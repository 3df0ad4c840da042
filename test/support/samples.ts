import {
  type Actor,
  type CreatorFacts,
  defaultPolicy,
  type Instant,
  type SampleCommand,
  type SampleCommandInput,
  type SampleCommandType,
  type SampleDecision,
  type SampleFacts,
  type SampleLedger,
  type SampleRequest,
  type SampleRequestBase,
  type SkuFacts,
  sampleCommandRoles,
  sampleLedgerIdOf,
  sampleRequestIdOf,
} from 'partner-campaigns';
import { isOwnSampleCommand } from '../../src/sample/authority.ts';
import { aCampaign, aRegistration, days } from './build.ts';
import { actors } from './commands.ts';

const place = {
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
} as const;

/** Asked for on day 4, decided on day 5. */
const base: SampleRequestBase = {
  v: 1,
  id: sampleRequestIdOf({ ...place, creatorId: 'creator-1' }),
  registrationId: aRegistration('approved').id,
  ...place,
  creatorId: 'creator-1',
  attempt: 1,
  registrationAttempt: 1,
  requestedBy: 'creator',
  requestedAt: days(4),
  decidedAt: days(5),
  changedAt: days(5),
  revision: 2,
};

type Extras = {
  [D in SampleDecision]: Omit<Extract<SampleRequest, { decision: D }>, keyof SampleRequestBase | 'decision'>;
};

const extras: Extras = {
  agency_review: {},
  seller_review: {},
  awaiting_shipment: {},
  shipped: { shippedAt: days(5) },
  content_pending: { shippedAt: days(4), receivedAt: days(5), extended: false },
  completed: {
    shippedAt: days(4),
    receivedAt: days(4),
    content: { kind: 'video', contentId: 'video-1', postedAt: days(5) },
  },
  cancelled: { cancellation: { because: 'withdrawn' } },
};

/** A sample request as it is after the decision, written on day 5. */
export function aSample<D extends SampleDecision>(
  decision: D,
  overrides: Partial<Extract<SampleRequest, { decision: D }>> = {},
): Extract<SampleRequest, { decision: D }> {
  const request = { ...base, decision, ...extras[decision], ...overrides };
  // The pieces of a union cannot be put together from parts of it without saying so.
  return request as unknown as Extract<SampleRequest, { decision: D }>;
}

/** One unit asked for, and one shipped, of the 5 that the built registrations grant. */
export function aLedger(overrides: Partial<SampleLedger> = {}): SampleLedger {
  const registrationAttempt = overrides.registrationAttempt ?? 1;
  return {
    v: 1,
    id: sampleLedgerIdOf({ ...place, registrationAttempt }),
    registrationId: base.registrationId,
    ...place,
    registrationAttempt,
    reserved: 1,
    shipped: 1,
    released: 0,
    changedAt: days(5),
    revision: 3,
    ...overrides,
  };
}

const authorised: CreatorFacts = { creatorId: 'creator-1', authorisedAgencies: ['agency-1'] };
const redOne: SkuFacts = { skuId: 'red' };

/** All the facts of a decision that nothing stands in the way of. */
export function sampleFacts(overrides: Partial<SampleFacts> = {}): SampleFacts {
  return {
    registration: aRegistration('approved'),
    campaign: aCampaign(),
    policy: defaultPolicy,
    ledger: aLedger(),
    creator: authorised,
    sku: redOne,
    ...overrides,
  };
}

type InputOf<Type extends SampleCommandType> = Extract<SampleCommandInput, { readonly type: Type }>;

/** For each command an input that the built requests and facts accept. */
export const sampleInputs: { readonly [Type in SampleCommandType]: InputOf<Type> } = {
  request_sample: { type: 'request_sample', creatorId: 'creator-1', skuId: 'red' },
  approve_sample: { type: 'approve_sample', seenRevision: 2 },
  reject_sample: { type: 'reject_sample', seenRevision: 2, reason: 'not_match', note: 'Not our style.' },
  withdraw_sample: { type: 'withdraw_sample' },
  ship_sample: { type: 'ship_sample' },
  receive_sample: { type: 'receive_sample' },
  post_content: {
    type: 'post_content',
    content: { kind: 'video', contentId: 'video-1', postedAt: days(5), visibleDays: 3 },
  },
  extend_content_duty: { type: 'extend_content_duty' },
  cancel_sample: { type: 'cancel_sample', because: 'unpromotable', note: 'Recalled.' },
  meet_sample_deadline: { type: 'meet_sample_deadline' },
};

/** A command as it is decided, by an actor of the first role that may issue it unless another is given. */
export function stampedSample(
  input: SampleCommandInput,
  at: Instant,
  actor: Actor = actors[sampleCommandRoles[input.type][0]],
): SampleCommand {
  const command = { ...input, at, actor };
  if (!isOwnSampleCommand(command)) throw new TypeError(`${input.type} is not of role ${command.actor.role}`);
  return command;
}

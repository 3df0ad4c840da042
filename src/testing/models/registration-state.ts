import type { Campaign } from '../../campaign/campaign.js';
import { decideCampaign } from '../../campaign/decide.js';
import { nextMilestone } from '../../campaign/status.js';
import { CLOCK } from '../../core/actor.js';
import { given } from '../../core/given.js';
import type { RegistrationId } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import type { Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import { settlesAt } from '../../registration/advance.js';
import { canSeeRegistration, isOwnCommand } from '../../registration/authority.js';
import { parseCommand } from '../../registration/command-schema.js';
import type { RegistrationCommand, RegistrationCommandInput } from '../../registration/commands.js';
import { decide } from '../../registration/decide.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { bindHostRules } from '../../registration/host-rules.js';
import { parseSubmission } from '../../registration/parse-submission.js';
import { type Registration, registrationIdOf } from '../../registration/registration.js';
import type { SubmissionForm } from '../../registration/submission.js';
import type { Caller } from '../../service/roles.js';
import { refusedFor, refusedWith, type Told } from './answers.js';
import type { ModelWorld } from './host.js';
import type { Foretold } from './orders.js';

/** What stands, as the pure core says. */
export interface ModelState {
  readonly now: Instant;
  readonly campaign: Campaign;
  readonly registrations: ReadonlyMap<RegistrationId, Registration>;
  readonly events: ReadonlyMap<RegistrationId, readonly RegistrationEvent[]>;
}

/** What somebody asks of a host. */
export type ModelRequest =
  | { readonly asks: 'submit'; readonly actor: Caller; readonly form: SubmissionForm }
  | {
      readonly asks: 'execute';
      readonly actor: Caller;
      readonly registrationId: RegistrationId;
      readonly command: RegistrationCommandInput;
    };

/** Says what must come of a request. */
export function foretell(world: ModelWorld, state: ModelState, request: ModelRequest): Foretold<ModelState> {
  if (request.asks === 'execute') {
    const { told, state: after } = foretellCommand(world, state, request);
    return { answers: [told], state: after };
  }
  const { actor, form } = request;
  if (actor.role !== 'seller') throw new TypeError('Only sellers submit');
  const answers: Told[] = [];
  const submission = parseSubmission(form);
  if (!submission.ok) return { answers: [refusedWith(submission.refusal)], state };
  let after = state;
  for (const item of submission.value.items) {
    const place = { campaignId: form.campaignId, shopId: actor.shopId, productId: item.productId };
    const one = decided(world, after, { ...item, at: state.now, actor }, place);
    answers.push(one.told);
    after = one.state;
  }
  return { answers, state: after };
}

function foretellCommand(
  world: ModelWorld,
  state: ModelState,
  { actor, registrationId, command: input }: Extract<ModelRequest, { asks: 'execute' }>,
): { readonly told: Told; readonly state: ModelState } {
  const refused = (code: string) => ({ told: refusedFor(code), state });
  const parsed = parseCommand(input);
  if (!parsed.ok) return refused('invalid_input');
  // A registration begins with a form, never with a command.
  if (parsed.value.type === 'register') return refused('invalid_input');
  const registration = state.registrations.get(registrationId);
  if (registration === undefined || !canSeeRegistration(actor, registration)) return refused('not_found');
  const command = { ...parsed.value, at: state.now, actor };
  if (!isOwnCommand(command)) return refused('role_not_allowed');
  return decided(world, state, command, registration);
}

function decided(
  { policy, shops, products, rules }: ModelWorld,
  state: ModelState,
  command: RegistrationCommand,
  place: Parameters<typeof registrationIdOf>[0],
): { readonly told: Told; readonly state: ModelState } {
  const id = registrationIdOf(place);
  const shop = shops.find((one) => one.id === place.shopId);
  const product = products.find((one) => one.shopId === place.shopId && one.id === place.productId);
  const hostRules = rules.length === 0 ? undefined : bindHostRules(rules);
  const facts = { campaign: state.campaign, policy, ...given({ shop, product, hostRules }) };
  const outcome = decide(state.registrations.get(id), command, facts);
  if (!outcome.ok) return { told: refusedWith(outcome.refusal), state };
  const registration = saved(outcome.registration);
  const { decision, attempt, revision } = registration;
  const warnings = outcome.warnings.map(({ code }) => code);
  return {
    told: { done: { registrationId: id, decision, attempt, revision, warnings } },
    state: {
      ...state,
      registrations: new Map(state.registrations).set(id, registration),
      events: new Map(state.events).set(id, [...(state.events.get(id) ?? []), ...outcome.events]),
    },
  };
}

/** What stands once everything that is due by now is settled. */
export function settled(world: ModelWorld, state: ModelState): ModelState {
  let after = state;
  for (const registration of state.registrations.values()) {
    const at = settlesAt(registration);
    if (at === null || at > state.now) continue;
    after = decided(world, after, { type: 'meet_deadline', at: state.now, actor: CLOCK }, registration).state;
  }
  return { ...after, campaign: announced(after.campaign, state.now, world.policy) };
}

/** The campaign once consumers are told all that there is to tell. */
export function announced(campaign: Campaign, at: Instant, policy: Policy): Campaign {
  let told = campaign;
  for (let next = nextMilestone(told); next !== null && next.at <= at; next = nextMilestone(told)) {
    const outcome = decideCampaign(told, { type: 'announce', at, actor: CLOCK }, { policy });
    if (!outcome.ok) return told;
    told = saved(outcome.campaign);
  }
  return told;
}

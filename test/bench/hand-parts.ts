import type {
  Instant,
  Policy,
  RateField,
  Registration,
  RegistrationCommand,
  RegistrationEvent,
  RegistrationFacts,
  RegistrationOutcome,
  RegistrationReason,
  Warning,
} from 'partner-campaigns';
import { boundCommand } from '../../src/registration/host-rules.ts';

// What the hand-written switch says in several places.

/** Adds that the campaign is over. */
export function over(reasons: RegistrationReason[], { campaign }: RegistrationFacts, at: Instant): void {
  const overFrom = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  if (at >= overFrom) reasons.push({ code: 'campaign_over', parameters: { overFrom } });
}

/** Adds what bounds have against a rate. */
export function rate(
  reasons: RegistrationReason[],
  field: RateField,
  value: number,
  { minimum, maximum, step }: Policy['totalRate'],
): void {
  if (value < minimum || value > maximum) {
    reasons.push({ code: 'rate_out_of_bounds', parameters: { field, rate: value, minimum, maximum, step } });
  } else if (value % step !== 0) {
    reasons.push({ code: 'rate_off_step', parameters: { field, rate: value, step } });
  }
}

/** Adds what holds and host rules have against a command; of a met deadline, against what it stands in for. */
export function veto(
  reasons: RegistrationReason[],
  registration: Registration | undefined,
  command: RegistrationCommand,
  { hostRules, ...facts }: RegistrationFacts,
): void {
  const holds = registration?.holds;
  if (holds === undefined && hostRules === undefined) return;
  const held = command.type === 'meet_deadline' ? standIn(registration) : command.type;
  for (const { id: holdId, commands, placedBy, placedAt, note } of holds ?? []) {
    if (held === undefined || !commands.some((name) => name === held)) continue;
    const parameters = { command: held, holdId, placedBy, placedAt };
    reasons.push({ code: 'held', parameters: note === undefined ? parameters : { ...parameters, note } });
  }
  if (hostRules === undefined) return;
  const bound = boundCommand(registration, command);
  if (bound === null) return;
  for (const { rule, veto: said } of hostRules.objections({ registration, command: bound, facts })) {
    if (said === undefined) reasons.push({ code: 'host_rule_failed', parameters: { rule } });
    else reasons.push({ code: 'host_rule', parameters: { rule, parameters: {}, ...said } });
  }
}

function standIn(registration: Registration | undefined) {
  switch (registration?.decision) {
    case 'pending':
    case 'close_requested':
      return registration.deadline?.dueOutcome;
    case 'approved':
      return registration.totalRateDecrease === undefined ? undefined : 'change_total_rate';
    default:
      return undefined;
  }
}

/** What every event of a registration says. */
export function about(registration: Registration, { at, actor }: RegistrationCommand) {
  const { id, campaignId, agencyId, shopId, productId, attempt } = registration;
  return {
    v: 1,
    registrationId: id,
    campaignId,
    agencyId,
    shopId,
    productId,
    attempt,
    at,
    actor,
  } as const;
}

/** What stays when a decision gives way to the next, whatever was rejected before. */
export function settled(registration: Registration, at: Instant) {
  const { id, campaignId, agencyId, shopId, productId, attempt, terms, contact, registeredAt, revision } =
    registration;
  const ids = { v: 2 as const, id, campaignId, agencyId, shopId, productId };
  const kept = { ...ids, attempt, terms, contact, registeredAt, decidedAt: at, changedAt: at, revision };
  const { holds } = registration;
  return holds === undefined ? kept : { ...kept, holds };
}

/** What stays when a decision gives way to the next. */
export function keep(registration: Registration, at: Instant) {
  const { lastRejection } = registration;
  const kept = settled(registration, at);
  return lastRejection === undefined ? kept : { ...kept, lastRejection };
}

/** An accepted command. */
export function yes(
  registration: Registration,
  event: RegistrationEvent,
  warnings: readonly Warning[] = NONE,
): RegistrationOutcome {
  return { ok: true, registration, events: [event], warnings };
}

const NONE: readonly Warning[] = [];

type Reasons = Extract<RegistrationOutcome, { ok: false }>['refusal']['reasons'];

/** A refused command. */
export function no(reasons: readonly RegistrationReason[]): RegistrationOutcome {
  return { ok: false, refusal: { reasons: reasons as Reasons } };
}

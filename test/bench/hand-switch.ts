import {
  CLOCK,
  type Instant,
  type Registration,
  type RegistrationCommand,
  type RegistrationEvent,
  type RegistrationFacts,
  type RegistrationOutcome,
  type RegistrationReason,
} from 'partner-campaigns';
import { addCalendarDays } from '../../src/core/calendar.ts';
import { disqualified, placeHold, releaseHold } from './hand-holds.ts';
import { register, reregister } from './hand-offer.ts';
import { about, keep, no, over, rate, veto, yes } from './hand-parts.ts';
import {
  changeTotalRate,
  raiseSampleQuantity,
  setCreatorRate,
  setShopAdsRate,
  totalRateWarnings,
} from './hand-terms.ts';

// What an engineer writes who needs these commands and no others: one switch, every rule in place, the same checks and
// the same results. It adopts nothing, and knows no rules that packs add.

/** The registration commands that the switch knows. */
export type HandCommand = Exclude<RegistrationCommand, { type: 'adopt' }>;

/** Decides a command by a hand-written switch, with the same checks and the same results as `decide`. */
export function handDecide(
  registration: Registration | undefined,
  given: HandCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { campaign, policy } = facts;
  const changedAt =
    registration === undefined || registration.changedAt < campaign.changedAt
      ? campaign.changedAt
      : registration.changedAt;
  let command = given;
  if (command.at < changedAt) {
    if (changedAt - command.at > policy.clockTolerance) {
      return no([{ code: 'time_went_back', parameters: { at: command.at, changedAt } }]);
    }
    command = { ...command, at: changedAt };
  }
  if (registration === undefined) return register(command, facts);
  if ('seenRevision' in command && command.seenRevision !== registration.revision) {
    const { seenRevision } = command;
    return no([{ code: 'stale_view', parameters: { seenRevision, revision: registration.revision } }]);
  }
  const settled = settlesAt(registration);
  if (settled === null || command.at < settled) return handMove(registration, command, facts);
  if (command.type === 'meet_deadline') return handMove(registration, { ...command, at: settled }, facts);
  const met = handMove(registration, { type: 'meet_deadline', at: settled, actor: CLOCK }, facts);
  if (!met.ok) return handMove(registration, command, facts);
  const outcome = handMove(met.registration, command, facts);
  return outcome.ok
    ? ({ ...outcome, events: [...met.events, ...outcome.events] } as typeof outcome)
    : outcome;
}

/** Settles the deadline that has passed, as `advance` does. */
export function handAdvance(
  registration: Registration,
  facts: RegistrationFacts,
  now: Instant,
): { readonly registration: Registration; readonly events: readonly RegistrationEvent[] } {
  const at = settlesAt(registration);
  if (at === null || now < at) return { registration, events: NO_EVENTS };
  const met = handMove(registration, { type: 'meet_deadline', at, actor: CLOCK }, facts);
  return met.ok
    ? { registration: met.registration, events: met.events }
    : { registration, events: NO_EVENTS };
}

const NO_EVENTS: readonly RegistrationEvent[] = [];

function settlesAt(registration: Registration): Instant | null {
  let dueAt: Instant | undefined;
  let outcome: string | undefined;
  switch (registration.decision) {
    case 'pending':
    case 'close_requested':
      dueAt = registration.deadline?.dueAt;
      outcome = registration.deadline?.dueOutcome;
      break;
    case 'approved':
      dueAt = registration.totalRateDecrease?.dueAt;
      outcome = 'change_total_rate';
      break;
  }
  if (dueAt === undefined) return null;
  for (const { commands } of registration.holds ?? []) {
    if (commands.some((name) => name === outcome)) return null;
  }
  return dueAt >= registration.changedAt ? dueAt : registration.changedAt;
}

function handMove(
  registration: Registration,
  command: HandCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  switch (command.type) {
    case 'place_hold':
      if (registration.decision === 'blocked') break;
      return placeHold(registration, command, facts);
    case 'release_hold':
      if (registration.decision === 'blocked') break;
      return releaseHold(registration, command);
    case 'disqualify': {
      if (registration.decision === 'blocked') break;
      const out = disqualified(registration);
      if (out !== null) return no([out]);
      const { reason, note } = command;
      const closure = { because: 'disqualified', reason } as const;
      const event = { ...about(registration, command), type: 'registration_disqualified', reason } as const;
      return yes(
        {
          ...keep(registration, command.at),
          decision: 'closed',
          closure: note === undefined ? closure : { ...closure, note },
        },
        note === undefined ? event : { ...event, note },
      );
    }
  }
  switch (registration.decision) {
    case 'pending':
      return review(registration, command, facts);
    case 'approved':
      return run(registration, command, facts);
    case 'close_requested':
      return answerClose(registration, command, facts);
    case 'rejected':
    case 'withdrawn':
    case 'closed':
      if (command.type === 'reregister') return reregister(registration, command, facts);
      return notAccepted(registration, command);
    case 'blocked':
      return notAccepted(registration, command);
  }
}

type Of<Decision> = Extract<Registration, { decision: Decision }>;

function review(
  registration: Of<'pending'>,
  command: HandCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at } = command;
  const reasons: RegistrationReason[] = [];
  switch (command.type) {
    case 'approve':
      over(reasons, facts, at);
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      return yes(
        { ...keep(registration, at), decision: 'approved' },
        { ...about(registration, command), type: 'registration_approved' },
      );
    case 'reject': {
      over(reasons, facts, at);
      const { reasons: why, note, wanted } = command;
      const { terms, attempt } = registration;
      if (why.length === 0) reasons.push({ code: 'reason_required', parameters: {} });
      if (wanted !== undefined) {
        const { policy } = facts;
        const { totalRate, sampleQuantity } = wanted;
        if (totalRate !== undefined) rate(reasons, 'wantedRate', totalRate, policy.totalRate);
        if (sampleQuantity !== undefined && sampleQuantity > policy.maximumSampleQuantity) {
          const parameters = { sampleQuantity, maximum: policy.maximumSampleQuantity };
          reasons.push({ code: 'sample_quantity_too_large', parameters });
        }
        const asksMore =
          (totalRate !== undefined && totalRate > terms.totalRate) ||
          (sampleQuantity !== undefined && sampleQuantity > terms.sampleQuantity);
        if (
          totalRate !== undefined &&
          (asksMore ? totalRate < terms.totalRate : totalRate <= terms.totalRate)
        ) {
          const parameters = { rate: totalRate, offered: terms.totalRate };
          reasons.push({ code: 'wanted_rate_not_above_offer', parameters });
        }
        if (
          sampleQuantity !== undefined &&
          (asksMore ? sampleQuantity < terms.sampleQuantity : sampleQuantity <= terms.sampleQuantity)
        ) {
          const parameters = { sampleQuantity, offered: terms.sampleQuantity };
          reasons.push({ code: 'wanted_samples_not_above_offer', parameters });
        }
      }
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      const said = {
        reasons: why,
        ...(note !== undefined && { note }),
        ...(wanted !== undefined && { wanted }),
      };
      return yes(
        { ...keep(registration, at), decision: 'rejected', lastRejection: { ...said, terms, attempt, at } },
        { ...about(registration, command), type: 'registration_rejected', ...said },
      );
    }
    case 'block': {
      over(reasons, facts, at);
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      const { reasons: why = [], note } = command;
      const block = note === undefined ? { reasons: why } : { reasons: why, note };
      return yes(
        { ...keep(registration, at), decision: 'blocked', block },
        { ...about(registration, command), type: 'registration_blocked', ...block },
      );
    }
    case 'withdraw':
      over(reasons, facts, at);
      if (!facts.policy.withdraw) {
        reasons.push({ code: 'disabled_by_policy', parameters: { command: 'withdraw' } });
      }
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      return yes(
        { ...keep(registration, at), decision: 'withdrawn' },
        { ...about(registration, command), type: 'registration_withdrawn' },
      );
    case 'meet_deadline': {
      over(reasons, facts, at);
      const { deadline } = registration;
      due(reasons, deadline?.dueAt, at);
      veto(reasons, registration, command, facts);
      if (deadline === undefined || reasons.length > 0) return no(reasons);
      if (deadline.dueOutcome === 'approve') {
        return yes(
          { ...keep(registration, at), decision: 'approved' },
          { ...about(registration, command), type: 'registration_approved' },
        );
      }
      const { terms, attempt } = registration;
      const why = ['not_reviewed_in_time'] as const;
      return yes(
        {
          ...keep(registration, at),
          decision: 'rejected',
          lastRejection: { reasons: why, terms, attempt, at },
        },
        { ...about(registration, command), type: 'registration_rejected', reasons: why },
      );
    }
    default:
      return notAccepted(registration, command);
  }
}

function run(
  registration: Of<'approved'>,
  command: HandCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at } = command;
  const reasons: RegistrationReason[] = [];
  switch (command.type) {
    case 'request_close': {
      over(reasons, facts, at);
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      const { note } = command;
      const { campaign, policy } = facts;
      const decrease = registration.totalRateDecrease;
      const days = policy.autoCloseAfterDays;
      const asked = { ...keep(registration, at), decision: 'close_requested' } as const;
      const kept = decrease === undefined ? asked : { ...asked, totalRateDecrease: decrease };
      const told = { ...about(registration, command), type: 'close_requested' } as const;
      const next = note === undefined ? kept : { ...kept, closeNote: note };
      const event = note === undefined ? told : { ...told, note };
      if (days === null) return yes(next, event);
      const dueAt = addCalendarDays(at, days, campaign.timeZone);
      const deadline = { dueAt, dueOutcome: 'approve_close' } as const;
      return yes({ ...next, deadline }, { ...event, deadline });
    }
    case 'raise_sample_quantity':
      return raiseSampleQuantity(registration, command, facts);
    case 'set_shop_ads_rate':
      return setShopAdsRate(registration, command, facts);
    case 'change_total_rate':
      return changeTotalRate(registration, command, facts);
    case 'set_creator_rate':
      return setCreatorRate(registration, command, facts);
    case 'meet_deadline': {
      over(reasons, facts, at);
      const { totalRateDecrease: decrease, ...rest } = registration;
      due(reasons, decrease?.dueAt, at);
      veto(reasons, registration, command, facts);
      if (decrease === undefined || reasons.length > 0) return no(reasons);
      const { totalRate } = decrease;
      const previous = registration.terms.totalRate;
      const warnings = totalRateWarnings(totalRate, facts);
      return yes(
        { ...rest, terms: { ...registration.terms, totalRate }, changedAt: at },
        { ...about(registration, command), type: 'total_rate_changed', totalRate, previous },
        warnings,
      );
    }
    default:
      return notAccepted(registration, command);
  }
}

function answerClose(
  registration: Of<'close_requested'>,
  command: HandCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at } = command;
  const reasons: RegistrationReason[] = [];
  switch (command.type) {
    case 'approve_close':
      over(reasons, facts, at);
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      return yes(
        { ...keep(registration, at), decision: 'closed', closure: { because: 'agreed' } },
        { ...about(registration, command), type: 'registration_closed', because: 'agreed' },
      );
    case 'cancel_close_request':
      over(reasons, facts, at);
      if (!facts.policy.cancelCloseRequest) {
        reasons.push({ code: 'disabled_by_policy', parameters: { command: 'cancel_close_request' } });
      }
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      return yes(goesOn(registration, at), {
        ...about(registration, command),
        type: 'close_request_cancelled',
      });
    case 'decline_close': {
      over(reasons, facts, at);
      if (!facts.policy.declineClose) {
        reasons.push({ code: 'disabled_by_policy', parameters: { command: 'decline_close' } });
      }
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      const { note } = command;
      const event = { ...about(registration, command), type: 'close_declined' } as const;
      return yes(goesOn(registration, at), note === undefined ? event : { ...event, note });
    }
    case 'raise_sample_quantity':
      return raiseSampleQuantity(registration, command, facts);
    case 'meet_deadline':
      over(reasons, facts, at);
      due(reasons, registration.deadline?.dueAt, at);
      veto(reasons, registration, command, facts);
      if (reasons.length > 0) return no(reasons);
      return yes(
        { ...keep(registration, at), decision: 'closed', closure: { because: 'not_answered_in_time' } },
        { ...about(registration, command), type: 'registration_closed', because: 'not_answered_in_time' },
      );
    default:
      return notAccepted(registration, command);
  }
}

function goesOn(registration: Of<'close_requested'>, at: Instant): Registration {
  const { totalRateDecrease } = registration;
  const next = { ...keep(registration, at), decision: 'approved' } as const;
  return totalRateDecrease === undefined ? next : { ...next, totalRateDecrease };
}

function due(reasons: RegistrationReason[], dueAt: Instant | undefined, at: Instant): void {
  if (dueAt === undefined || dueAt > at)
    reasons.push({ code: 'not_due', parameters: { dueAt: dueAt ?? null } });
}

const HOLDS = ['place_hold', 'release_hold'] as const;
const PLATFORM = ['place_hold', 'release_hold', 'disqualify', 'adopt'] as const;
const none = { seller: [], agency: HOLDS, platform: PLATFORM, clock: [] } as const;

/** What each decision takes of whom. */
const ACCEPTED = {
  pending: {
    seller: ['withdraw'],
    agency: ['approve', 'reject', 'block', ...HOLDS],
    platform: PLATFORM,
    clock: ['meet_deadline'],
  },
  approved: {
    seller: ['request_close', 'raise_sample_quantity', 'set_shop_ads_rate', 'change_total_rate'],
    agency: ['set_creator_rate', ...HOLDS],
    platform: PLATFORM,
    clock: ['meet_deadline'],
  },
  close_requested: {
    seller: ['cancel_close_request', 'raise_sample_quantity'],
    agency: ['approve_close', 'decline_close', ...HOLDS],
    platform: PLATFORM,
    clock: ['meet_deadline'],
  },
  rejected: { ...none, seller: ['reregister'] },
  withdrawn: { ...none, seller: ['reregister'] },
  closed: { ...none, seller: ['reregister'] },
  blocked: { seller: [], agency: [], platform: [], clock: [] },
} as const;

function notAccepted(registration: Registration, { type, actor }: HandCommand): RegistrationOutcome {
  const { decision } = registration;
  const accepted = ACCEPTED[decision][actor.role];
  const reason = { code: 'not_accepted', parameters: { decision, command: type, accepted } } as const;
  if (registration.decision !== 'blocked') return no([reason]);
  const parameters = { since: registration.decidedAt, ...registration.block };
  return no([reason, { code: 'product_blocked', parameters }]);
}

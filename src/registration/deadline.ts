import type { Campaign } from '../campaign/campaign.js';
import type { Rate } from '../commission/rate.js';
import { addCalendarDays, localMidnightAfter } from '../core/calendar.js';
import type { Instant } from '../core/instant.js';
import type { Policy } from '../policy/policy.js';

/** The commands that a deadline may stand in for. */
export type DueOutcome = 'approve' | 'reject' | 'approve_close' | 'change_total_rate';

/** What happens at an instant unless people act before; stamped by the policy of the moment, never rewritten. */
export interface Deadline<Outcome extends DueOutcome = DueOutcome> {
  readonly dueAt: Instant;
  /** The command that the passing of `dueAt` counts as. */
  readonly dueOutcome: Outcome;
}

/** The deadline of a review that begins at `at`, if the policy sets one (Q8). */
export function reviewDeadline(
  policy: Policy,
  campaign: Campaign,
  at: Instant,
): Deadline<'approve' | 'reject'> | null {
  if (policy.autoReview === null) return null;
  const { afterDays, outcome } = policy.autoReview;
  return { dueAt: addCalendarDays(at, afterDays, campaign.timeZone), dueOutcome: outcome };
}

/** The deadline of a close request made at `at`, if the policy sets one (Q14). */
export function closeDeadline(
  policy: Policy,
  campaign: Campaign,
  at: Instant,
): Deadline<'approve_close'> | null {
  if (policy.autoCloseAfterDays === null) return null;
  return {
    dueAt: addCalendarDays(at, policy.autoCloseAfterDays, campaign.timeZone),
    dueOutcome: 'approve_close',
  };
}

/** A lower total rate that was decided and takes effect later, stamped by the policy of the moment (R71, R72). */
export interface TotalRateDecrease {
  /** The total rate that is to stand then. */
  readonly totalRate: Rate;
  /** When it takes effect, if the registration is approved then, and else once it is again. */
  readonly dueAt: Instant;
}

/** When a total rate that is lowered at `at` takes effect; `null` where that is at once. */
export function decreaseDueAt(policy: Policy, campaign: Campaign, at: Instant): Instant | null {
  const days = policy.totalRateDecreaseAfterDays;
  return days === null ? null : localMidnightAfter(at, days, campaign.timeZone);
}

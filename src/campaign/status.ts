import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import { earlierOf, laterOf } from '../core/instant.js';
import { isWithin } from '../core/period.js';
import type { Campaign, CampaignDecision } from './campaign.js';

/** What a screen shows of a campaign at an instant; the platform's READY, UPCOMING, ONGOING, CLOSED. */
export const campaignStatuses = /* @__PURE__ */ frozenCopy([
  'draft',
  'upcoming',
  'ongoing',
  'closed',
] as const);

/** What a screen shows of a campaign at an instant: computed, never stored. */
export type CampaignStatus = (typeof campaignStatuses)[number];

/** The statuses in which a campaign takes a place in its agency's quota (R14). */
export const quotaStatuses: readonly CampaignStatus[] = /* @__PURE__ */ frozenCopy([
  'upcoming',
  'ongoing',
] as const);

/** The first instant at which the campaign is over: when it was ended early, or the end of its campaign period. */
export function overFrom(campaign: Campaign): Instant {
  return campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
}

/** Tells whether the campaign is over at an instant. */
export function isOver(campaign: Campaign, at: Instant): boolean {
  return at >= overFrom(campaign);
}

/** The first instant at which sellers can no longer register: the end of the registration period or of the campaign. */
export function registrationClosesAt(campaign: Campaign): Instant {
  return earlierOf(campaign.registrationPeriod.end, overFrom(campaign));
}

/** Tells whether sellers may register: published, and `start ≤ at < min(end, campaign over)`. */
export function isRegistrationOpen(campaign: Campaign, at: Instant): boolean {
  return (
    campaign.decision !== 'draft' &&
    isWithin({ start: campaign.registrationPeriod.start, end: registrationClosesAt(campaign) }, at)
  );
}

/** Where an instant lies in the life of a campaign: all that the clock adds to what people decided. */
export const campaignPhases = /* @__PURE__ */ frozenCopy(['before', 'during', 'over'] as const);

/** Before the campaign period, during it, or once the campaign is over: whichever comes first. */
export type CampaignPhase = (typeof campaignPhases)[number];

/** Where an instant lies in the life of a campaign; one that was ended before it began is over. */
export function phaseAt(campaign: Campaign, at: Instant): CampaignPhase {
  if (isOver(campaign, at)) return 'over';
  return at < campaign.campaignPeriod.start ? 'before' : 'during';
}

/** What a decision comes to in a phase. */
export function campaignStatusIn(decision: CampaignDecision, phase: CampaignPhase): CampaignStatus {
  if (phase === 'over') return 'closed';
  if (decision === 'draft') return 'draft';
  return phase === 'before' ? 'upcoming' : 'ongoing';
}

/**
 * The status of a campaign at an instant. A draft whose campaign period has passed is `closed`, as on the platform.
 *
 * @example
 * ```ts
 * import { type Campaign, campaignStatusAt, instant } from 'partner-campaigns';
 *
 * export function isLive(campaign: Campaign, now: number): boolean {
 *   return campaignStatusAt(campaign, instant(now)) === 'ongoing';
 * }
 * ```
 */
export function campaignStatusAt(campaign: Campaign, at: Instant): CampaignStatus {
  return campaignStatusIn(campaign.decision, phaseAt(campaign, at));
}

/**
 * The next thing about a campaign that consumers have not been told, and when it is due; `null` when there is none.
 * One that was published after its campaign period began starts when it is published.
 */
export function nextMilestone(campaign: Campaign): Milestone | null {
  if (campaign.decision === 'draft' || campaign.announced === 'end') return null;
  const over = overFrom(campaign);
  const start = laterOf(campaign.campaignPeriod.start, campaign.publishedAt);
  return campaign.announced === undefined && start < over
    ? { what: 'start', at: start }
    : { what: 'end', at: over };
}

/** A boundary of a campaign that is announced once, with its true instant. */
export interface Milestone {
  readonly what: 'start' | 'end';
  readonly at: Instant;
}

import type { CampaignDecision } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import type { Role } from '../../core/actor.js';
import type { LinkCommandType } from '../../creator/commands.js';
import type { CreatorLinkEvent } from '../../creator/events.js';
import type { LinkDecision } from '../../creator/link.js';
import type { CommandType } from '../../registration/commands.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { Decision } from '../../registration/registration.js';
import type { SampleCommandType } from '../../sample/commands.js';
import type { SampleEvent } from '../../sample/events.js';
import type { SampleDecision } from '../../sample/request.js';

/** What an event tells: the command behind it, from which decisions it comes, where it leads, and who may be its actor. */
export interface Storyline<Where extends string> {
  readonly command: CommandType;
  readonly from: readonly (Where | 'none')[];
  /** `same` where it decides nothing; `told` where the event says it. */
  readonly to: Where | 'same' | 'told';
  readonly by: readonly Role[];
}

const standing = ['pending', 'approved', 'close_requested', 'rejected', 'withdrawn', 'closed'] as const;

// Written by hand from the table of commands, and not read off the machine: it is what the machine is held to.
// biome-ignore format: one event a line, in columns
export const storylines: { readonly [Type in RegistrationEvent['type']]: Storyline<Decision> } = {
  registration_submitted:    { command: 'register',              from: ['none'],                           to: 'pending',         by: ['seller'] },
  registration_approved:     { command: 'approve',               from: ['pending'],                        to: 'approved',        by: ['agency', 'clock'] },
  registration_rejected:     { command: 'reject',                from: ['pending'],                        to: 'rejected',        by: ['agency', 'clock'] },
  registration_blocked:      { command: 'block',                 from: ['pending'],                        to: 'blocked',         by: ['agency'] },
  registration_withdrawn:    { command: 'withdraw',              from: ['pending'],                        to: 'withdrawn',       by: ['seller'] },
  registration_resubmitted:  { command: 'reregister',            from: ['rejected', 'withdrawn', 'closed'], to: 'pending',        by: ['seller'] },
  close_requested:           { command: 'request_close',         from: ['approved'],                       to: 'close_requested', by: ['seller'] },
  close_request_cancelled:   { command: 'cancel_close_request',  from: ['close_requested'],                to: 'approved',        by: ['seller'] },
  registration_closed:       { command: 'approve_close',         from: ['close_requested'],                to: 'closed',          by: ['agency', 'clock'] },
  close_declined:            { command: 'decline_close',         from: ['close_requested'],                to: 'approved',        by: ['agency'] },
  sample_quantity_raised:    { command: 'raise_sample_quantity', from: ['approved', 'close_requested'],    to: 'same',            by: ['seller'] },
  shop_ads_rate_set:         { command: 'set_shop_ads_rate',     from: ['approved'],                       to: 'same',            by: ['seller'] },
  total_rate_changed:        { command: 'change_total_rate',     from: ['approved'],                       to: 'same',            by: ['seller', 'clock'] },
  total_rate_decrease_scheduled: { command: 'change_total_rate', from: ['approved'],                       to: 'same',            by: ['seller'] },
  creator_rate_set:          { command: 'set_creator_rate',      from: ['approved'],                       to: 'same',            by: ['agency'] },
  hold_placed:               { command: 'place_hold',            from: standing,                           to: 'same',            by: ['agency', 'platform'] },
  hold_released:             { command: 'release_hold',          from: standing,                           to: 'same',            by: ['agency', 'platform'] },
  registration_disqualified: { command: 'disqualify',            from: standing,                           to: 'closed',          by: ['platform'] },
  registration_adopted:      { command: 'adopt',                 from: ['none', ...standing],              to: 'told',            by: ['platform'] },
};

/** What an event of a campaign tells. */
export type CampaignStoryline = Omit<Storyline<CampaignDecision>, 'command'>;

const anyCampaign = ['draft', 'published'] as const;
const shown = ['published', 'ended_early'] as const;

// biome-ignore format: one event a line, in columns
export const campaignStorylines: { readonly [Type in CampaignEvent['type']]: CampaignStoryline } = {
  campaign_created:     { from: ['none'],      to: 'draft',       by: ['agency'] },
  campaign_edited:      { from: anyCampaign,   to: 'same',        by: ['agency'] },
  shops_invited:        { from: anyCampaign,   to: 'same',        by: ['agency'] },
  shops_uninvited:      { from: anyCampaign,   to: 'same',        by: ['agency'] },
  campaign_published:   { from: ['draft'],     to: 'published',   by: ['agency'] },
  campaign_ended_early: { from: ['published'], to: 'ended_early', by: ['agency'] },
  campaign_started:     { from: shown,         to: 'same',        by: ['clock'] },
  campaign_ended:       { from: shown,         to: 'same',        by: ['clock'] },
};

/** Where an event of a registration leads, by this table alone. */
export function decisionAfter(event: RegistrationEvent, before: Decision | undefined): Decision | undefined {
  if (event.type === 'registration_adopted') return event.adopted.decision;
  const { to } = storylines[event.type];
  return to === 'same' || to === 'told' ? before : to;
}

/** Where an event of a campaign leads, by this table alone. */
export function campaignDecisionAfter(
  event: CampaignEvent,
  before: CampaignDecision | undefined,
): CampaignDecision | undefined {
  const { to } = campaignStorylines[event.type];
  return to === 'same' || to === 'told' ? before : to;
}

/** What an event of a creator's link tells. */
export type LinkStoryline = Omit<Storyline<LinkDecision>, 'command'> & { readonly command: LinkCommandType };

// biome-ignore format: one event a line, in columns
export const linkStorylines: { readonly [Type in CreatorLinkEvent['type']]: LinkStoryline } = {
  link_added:   { command: 'add_link',    from: ['none', 'added', 'removed'], to: 'added',   by: ['creator', 'platform'] },
  link_removed: { command: 'remove_link', from: ['added'],                    to: 'removed', by: ['creator', 'platform'] },
};

/** What an event of a sample request tells; the command of a cancellation is told by its reason. */
export type SampleStoryline = Omit<Storyline<SampleDecision>, 'command'>;

const unshipped = ['agency_review', 'seller_review', 'awaiting_shipment'] as const;

// biome-ignore format: one event a line, in columns
export const sampleStorylines: { readonly [Type in SampleEvent['type']]: SampleStoryline } = {
  sample_requested:      { from: ['none', 'cancelled', ...unshipped],             to: 'told',              by: ['creator', 'agency'] },
  sample_endorsed:       { from: ['agency_review'],                               to: 'seller_review',     by: ['agency'] },
  sample_approved:       { from: ['agency_review', 'seller_review'],              to: 'awaiting_shipment', by: ['agency', 'seller'] },
  sample_shipped:        { from: ['awaiting_shipment'],                           to: 'shipped',           by: ['seller', 'platform'] },
  sample_received:       { from: ['shipped'],                                     to: 'content_pending',   by: ['creator', 'platform'] },
  sample_duty_extended:  { from: ['content_pending'],                             to: 'same',              by: ['creator', 'platform'] },
  sample_content_posted: { from: ['content_pending'],                             to: 'completed',         by: ['creator', 'platform'] },
  sample_cancelled:      { from: [...unshipped, 'shipped', 'content_pending'],    to: 'cancelled',         by: ['agency', 'seller', 'creator', 'platform', 'clock'] },
};

/** The reason of a cancellation. */
type Because = Extract<SampleEvent, { readonly type: 'sample_cancelled' }>['cancellation']['because'];

/** What a cancellation tells by its reason. */
// biome-ignore format: one reason a line, in columns
export const cancellationStorylines: { readonly [B in Because]: SampleStoryline & { readonly command: SampleCommandType } } = {
  rejected_by_agency:   { command: 'reject_sample',        from: ['agency_review'],                            to: 'cancelled', by: ['agency'] },
  rejected_by_seller:   { command: 'reject_sample',        from: ['seller_review'],                            to: 'cancelled', by: ['seller'] },
  withdrawn:            { command: 'withdraw_sample',      from: unshipped,                                    to: 'cancelled', by: ['creator', 'agency'] },
  not_reviewed_in_time: { command: 'meet_sample_deadline', from: ['agency_review', 'seller_review'],           to: 'cancelled', by: ['clock'] },
  not_shipped_in_time:  { command: 'meet_sample_deadline', from: ['awaiting_shipment'],                        to: 'cancelled', by: ['clock'] },
  no_content_in_time:   { command: 'meet_sample_deadline', from: ['content_pending'],                          to: 'cancelled', by: ['clock'] },
  unpromotable:         { command: 'cancel_sample',        from: [...unshipped, 'shipped', 'content_pending'], to: 'cancelled', by: ['platform'] },
  platform:             { command: 'cancel_sample',        from: [...unshipped, 'shipped', 'content_pending'], to: 'cancelled', by: ['platform'] },
};

/** What an event of a sample request tells, a cancellation by its reason. */
export function sampleStorylineOf(event: SampleEvent): SampleStoryline {
  return event.type === 'sample_cancelled'
    ? cancellationStorylines[event.cancellation.because]
    : sampleStorylines[event.type];
}

/** The command behind an event of a sample request. */
export function sampleCommandBehind(event: SampleEvent): SampleCommandType {
  switch (event.type) {
    case 'sample_requested':
      return 'request_sample';
    case 'sample_endorsed':
    case 'sample_approved':
      return 'approve_sample';
    case 'sample_shipped':
      return 'ship_sample';
    case 'sample_received':
      return 'receive_sample';
    case 'sample_duty_extended':
      return 'extend_content_duty';
    case 'sample_content_posted':
      return 'post_content';
    case 'sample_cancelled':
      return cancellationStorylines[event.cancellation.because].command;
  }
}

/** Where an event of a creator's link leads, by this table alone. */
export function linkDecisionAfter({ type }: CreatorLinkEvent): LinkDecision {
  return type === 'link_added' ? 'added' : 'removed';
}

/** Where an event of a sample request leads, by this table alone. */
export function sampleDecisionAfter(
  event: SampleEvent,
  before: SampleDecision | undefined,
): SampleDecision | undefined {
  if (event.type === 'sample_requested') return event.decision;
  const { to } = sampleStorylines[event.type];
  return to === 'same' || to === 'told' ? before : to;
}

import type { CampaignDecision } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import type { Role } from '../../core/actor.js';
import type { CommandType } from '../../registration/commands.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { Decision } from '../../registration/registration.js';

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
  total_rate_changed:        { command: 'change_total_rate',     from: ['approved'],                       to: 'same',            by: ['seller'] },
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

import type { Campaign } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { Registration } from '../../registration/registration.js';

/** An event of the feed, between what stood before it and what stands after. */
export type Passage = CampaignPassage | RegistrationPassage;

/** Something that happened to a campaign. */
export interface CampaignPassage {
  readonly kind: 'campaign';
  readonly cursor: string;
  readonly event: CampaignEvent;
  readonly before: Campaign | undefined;
  /** Absent where the event could not be applied. */
  readonly after: Campaign | undefined;
  /** Why the event could not be applied to what stood before. */
  readonly failure?: string;
  /** How many of its agency's campaigns are upcoming or ongoing at the instant of the event, this one included. */
  readonly running: number;
}

/** Something that happened to a registration. */
export interface RegistrationPassage {
  readonly kind: 'registration';
  readonly cursor: string;
  readonly event: RegistrationEvent;
  readonly before: Registration | undefined;
  /** Absent where the event could not be applied. */
  readonly after: Registration | undefined;
  /** Why the event could not be applied to what stood before. */
  readonly failure?: string;
  /** Its campaign, as it stood then. */
  readonly campaign: Campaign | undefined;
}

/** What a violation calls an event. */
export function nameOf({ event, cursor }: Passage): string {
  const id = 'registrationId' in event ? event.registrationId : event.campaignId;
  return `${event.type} of ${id} at ${cursor} of the feed`;
}

/** Those that happened to registrations. */
export function ofRegistrations(passages: readonly Passage[]): readonly RegistrationPassage[] {
  return passages.filter((passage) => passage.kind === 'registration');
}

/** Those that happened to campaigns. */
export function ofCampaigns(passages: readonly Passage[]): readonly CampaignPassage[] {
  return passages.filter((passage) => passage.kind === 'campaign');
}

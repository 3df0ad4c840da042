import type { Campaign } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import type { CreatorLinkEvent } from '../../creator/events.js';
import type { CreatorLink } from '../../creator/link.js';
import { happenedTo } from '../../ports/save.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { Registration } from '../../registration/registration.js';
import type { SampleEvent } from '../../sample/events.js';
import type { SampleLedger } from '../../sample/ledger.js';
import type { SampleRequest } from '../../sample/request.js';

/** An event of the feed, between what stood before it and what stands after. */
export type Passage = CampaignPassage | RegistrationPassage | LinkPassage | SamplePassage;

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

/** Something that happened to a creator's link. */
export interface LinkPassage {
  readonly kind: 'creator_link';
  readonly cursor: string;
  readonly event: CreatorLinkEvent;
  readonly before: CreatorLink | undefined;
  /** Absent where the event could not be applied. */
  readonly after: CreatorLink | undefined;
  /** Why the event could not be applied to what stood before. */
  readonly failure?: string;
  /** What the link is to, as it stood then; a deadline that had passed may not have been settled. */
  readonly registration: Registration | undefined;
  /** Its campaign, as it stood then. */
  readonly campaign: Campaign | undefined;
}

/** Something that happened to a sample request. */
export interface SamplePassage {
  readonly kind: 'sample_request';
  readonly cursor: string;
  readonly event: SampleEvent;
  readonly before: SampleRequest | undefined;
  /** Absent where the event could not be applied. */
  readonly after: SampleRequest | undefined;
  /** Why the event could not be applied to what stood before. */
  readonly failure?: string;
  /** Of whose quota the unit is, as it stood then; a deadline that had passed may not have been settled. */
  readonly registration: Registration | undefined;
  /** Its campaign, as it stood then. */
  readonly campaign: Campaign | undefined;
  /** The ledger of the attempt of the registration that the event names, before and after it. */
  readonly ledger: { readonly before: SampleLedger | undefined; readonly after: SampleLedger | undefined };
}

/** What a violation calls an event. */
export function nameOf({ event, cursor }: Passage): string {
  const id = happenedTo(event).id;
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

/** Those that happened to links. */
export function ofLinks(passages: readonly Passage[]): readonly LinkPassage[] {
  return passages.filter((passage) => passage.kind === 'creator_link');
}

/** Those that happened to sample requests. */
export function ofSamples(passages: readonly Passage[]): readonly SamplePassage[] {
  return passages.filter((passage) => passage.kind === 'sample_request');
}

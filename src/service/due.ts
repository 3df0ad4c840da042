import type { Campaign } from '../campaign/campaign.js';
import { nextMilestone } from '../campaign/status.js';
import type { CampaignId, CreatorId, RegistrationId, SampleRequestId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Page, PageRequest } from '../ports/queries.js';
import { settlesAt } from '../registration/advance.js';
import type { DueOutcome } from '../registration/deadline.js';
import { deadlineOf, type Registration } from '../registration/registration.js';
import { sampleSettlesAt } from '../sample/advance.js';
import type { SampleDueOutcome } from '../sample/deadline.js';
import { type SampleRequest, sampleDeadlineOf } from '../sample/request.js';
import type { Dependencies } from './dependencies.js';
import { readFully } from './filtering-read.js';
import { campaignPosition, readCampaigns } from './read-campaigns.js';
import { readRegistrations, registrationPosition } from './read-registrations.js';
import { readSamples, samplePosition } from './read-samples.js';

/**
 * Something that the passing of time will bring about: the deadline of a registration or of a sample request, or a
 * campaign's boundary.
 */
export type Due =
  | {
      readonly kind: 'registration';
      readonly id: RegistrationId;
      readonly at: Instant;
      readonly outcome: DueOutcome;
    }
  | DueSample
  | {
      readonly kind: 'campaign';
      readonly id: CampaignId;
      readonly at: Instant;
      readonly outcome: 'start' | 'end';
    };

/** The deadline of a sample request. */
export interface DueSample {
  readonly kind: 'sample_request';
  readonly id: SampleRequestId;
  /** What it is under, and whose it is. */
  readonly registrationId: RegistrationId;
  readonly creatorId: CreatorId;
  readonly at: Instant;
  readonly outcome: SampleDueOutcome;
}

/** A page of the registrations whose deadline is due at or before an instant, earliest first. */
export async function dueRegistrations(
  { store }: Dependencies,
  until: Instant,
  page: PageRequest,
): Promise<Page<Due>> {
  const query = { at: until, dueBy: until, sort: 'due' } as const;
  const found = await readFully(page, {
    read: (request) => readRegistrations(store, query, request),
    positionOf: (registration) => registrationPosition(registration, query.sort),
  });
  return { ...found, items: found.items.flatMap(dueOfRegistration) };
}

/** A page of the sample requests whose deadline is due at or before an instant, earliest first; none without creators. */
export async function dueSamples(
  { store }: Dependencies,
  until: Instant,
  page: PageRequest,
): Promise<Page<DueSample>> {
  if (store.creators === undefined) return NONE;
  const query = { at: until, dueBy: until, sort: 'due' } as const;
  const { samples } = store.creators;
  const found = await readFully(page, {
    read: (request) => readSamples({ ...store, samples }, query, request),
    positionOf: (request) => samplePosition(request, query.sort),
  });
  return { ...found, items: found.items.flatMap(dueOfSample) };
}

const NONE: Page<never> = Object.freeze({ items: Object.freeze([]) });

/** A page of the campaigns with a boundary to announce at or before an instant, earliest first. */
export async function dueCampaigns(
  { store }: Dependencies,
  until: Instant,
  page: PageRequest,
): Promise<Page<Due>> {
  const query = { at: until, milestoneBy: until, sort: 'milestone' } as const;
  const found = await readFully(page, {
    read: (request) => readCampaigns(store, query, request),
    positionOf: (campaign) => campaignPosition(campaign, query.sort),
  });
  return { ...found, items: found.items.flatMap(dueOfCampaign) };
}

function dueOfRegistration(registration: Registration): readonly Due[] {
  const at = settlesAt(registration);
  const outcome = deadlineOf(registration)?.dueOutcome;
  return at === null || outcome === undefined
    ? []
    : [{ kind: 'registration', id: registration.id, at, outcome }];
}

function dueOfSample(request: SampleRequest): readonly DueSample[] {
  const { id, registrationId, creatorId } = request;
  const at = sampleSettlesAt(request);
  const outcome = sampleDeadlineOf(request)?.dueOutcome;
  return at === null || outcome === undefined
    ? []
    : [{ kind: 'sample_request', id, registrationId, creatorId, at, outcome }];
}

function dueOfCampaign(campaign: Campaign): readonly Due[] {
  const milestone = nextMilestone(campaign);
  return milestone === null
    ? []
    : [{ kind: 'campaign', id: campaign.id, at: milestone.at, outcome: milestone.what }];
}

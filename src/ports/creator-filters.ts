import type { Campaign } from '../campaign/campaign.js';
import type { Instant } from '../core/instant.js';
import type { CreatorLink } from '../creator/link.js';
import type { Registration } from '../registration/registration.js';
import { sampleSettlesAt } from '../sample/advance.js';
import type { SampleRequest } from '../sample/request.js';
import { sampleLapseAt, sampleStatusAt } from '../sample/status.js';
import type { CreatorLinkQuery, CreatorSide, SampleFilter } from './queries.js';

/** Tells of links whether a query means them. */
export function creatorLinkMatcher(query: CreatorLinkQuery): (link: CreatorLink) => boolean {
  const onSide = sideMatcher(query);
  const { decision } = query;
  return (link) => onSide(link) && (decision === undefined || link.decision === decision);
}

/** What a sample request is under, or a link. */
export interface SampleParents {
  readonly registration: Registration;
  readonly campaign: Campaign;
}

/** Tells of sample requests whether a filter means them; registration and campaign are the request's own. */
export type SampleMatcher = (request: SampleRequest, parents: SampleParents) => boolean;

/** Makes a filter of sample requests ready to be asked of many: what the filter means. */
export function sampleMatcher(filter: SampleFilter): SampleMatcher {
  const onSide = sideMatcher(filter);
  const { at, statuses, dueBy } = filter;
  return (request, parents) => {
    if (!onSide(request)) return false;
    const { registration, campaign } = parents;
    if (statuses !== undefined && !statuses.includes(sampleStatusAt(request, registration, campaign, at)))
      return false;
    if (dueBy === undefined) return true;
    const dueAt = dueAtOf(request, parents);
    return dueAt !== null && dueAt <= dueBy;
  };
}

/** When a deadline counts as met; `null` without one, or where a close or the end of the campaign comes before it. */
function dueAtOf(request: SampleRequest, { registration, campaign }: SampleParents): Instant | null {
  const dueAt = sampleSettlesAt(request);
  if (dueAt === null) return null;
  return sampleLapseAt(request, registration, campaign, dueAt) === null ? dueAt : null;
}

function sideMatcher({ registrationIds, campaignIds, agencyId, shopId, creatorId }: CreatorSide) {
  const registrations = registrationIds && new Set(registrationIds);
  const campaigns = campaignIds && new Set(campaignIds);
  return (record: CreatorLink | SampleRequest) =>
    (registrations === undefined || registrations.has(record.registrationId)) &&
    (campaigns === undefined || campaigns.has(record.campaignId)) &&
    (agencyId === undefined || record.agencyId === agencyId) &&
    (shopId === undefined || record.shopId === shopId) &&
    (creatorId === undefined || record.creatorId === creatorId);
}

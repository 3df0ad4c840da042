import type {
  Campaign,
  CreatorLink,
  CreatorLinkQuery,
  CreatorSide,
  Registration,
  SampleFilter,
  SampleRequest,
} from 'partner-campaigns';

// What the filters of links and sample requests mean, said plainly: every condition that is given must hold.

/** Tells whether a query means a link. */
export function isMeantLink(link: CreatorLink, query: CreatorLinkQuery): boolean {
  return isOn(query, link) && (query.decision === undefined || query.decision === link.decision);
}

/** Tells whether a filter means a sample request; registration and campaign are its own. */
export function isMeantSample(
  request: SampleRequest,
  registration: Registration,
  campaign: Campaign,
  filter: SampleFilter,
): boolean {
  const { at, statuses, dueBy } = filter;
  if (!isOn(filter, request)) return false;
  const status = sampleStatus(request, registration, campaign, at);
  if (statuses !== undefined && !statuses.some((one) => one === status)) return false;
  if (dueBy === undefined) return true;
  const due = dueAt(request);
  return due !== null && due <= dueBy && !hasLapsed(request, registration, campaign, due);
}

/** What a screen shows of a sample request. */
export function sampleStatus(
  request: SampleRequest,
  registration: Registration,
  campaign: Campaign,
  at: number,
): string {
  return hasLapsed(request, registration, campaign, at) ? 'cancelled' : request.decision;
}

function isOn(side: CreatorSide, record: CreatorLink | SampleRequest): boolean {
  const { registrationIds, campaignIds, agencyId, shopId, creatorId } = side;
  if (registrationIds !== undefined && !registrationIds.includes(record.registrationId)) return false;
  if (campaignIds !== undefined && !campaignIds.includes(record.campaignId)) return false;
  if (agencyId !== undefined && agencyId !== record.agencyId) return false;
  if (shopId !== undefined && shopId !== record.shopId) return false;
  return creatorId === undefined || creatorId === record.creatorId;
}

/** What was not shipped comes to nothing with its campaign, and once its registration runs no longer. */
function hasLapsed(
  request: SampleRequest,
  registration: Registration,
  campaign: Campaign,
  at: number,
): boolean {
  if (!['agency_review', 'seller_review', 'awaiting_shipment'].includes(request.decision)) return false;
  const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  if (at >= over) return true;
  if (request.registrationAttempt !== registration.attempt) return at >= request.changedAt;
  if (registration.decision === 'approved' || registration.decision === 'close_requested') return false;
  return at >= registration.decidedAt;
}

function dueAt(request: SampleRequest): number | null {
  if (!('deadline' in request) || request.deadline === undefined) return null;
  return Math.max(request.deadline.dueAt, request.changedAt);
}

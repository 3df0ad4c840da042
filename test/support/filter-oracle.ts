import type {
  Campaign,
  CampaignFilter,
  Registration,
  RegistrationFilter,
  ShopFacts,
} from 'partner-campaigns';

// What the filters of the stores mean, said plainly and without criteria: every condition that is given must hold.

/** Tells whether a filter means a campaign; `joined` are the shops with any registration in it. */
export function isMeantCampaign(
  campaign: Campaign,
  joined: readonly string[],
  filter: CampaignFilter,
): boolean {
  const { at, agencyId, joinedBy, marketplace, statuses, text, market, milestoneBy } = filter;
  const { proposedRate, during, registrationClosesBy } = filter;
  const over = overFrom(campaign);
  const closes = Math.min(campaign.registrationPeriod.end, over);
  if (agencyId !== undefined && campaign.agencyId !== agencyId) return false;
  if (market !== undefined && campaign.market !== market) return false;
  if (joinedBy !== undefined && !joined.includes(joinedBy)) return false;
  if (statuses !== undefined && !statuses.some((status) => status === campaignStatus(campaign, at)))
    return false;
  if (text !== undefined && !campaign.name.toLowerCase().includes(text.toLowerCase())) return false;
  if (proposedRate?.minimum !== undefined && campaign.proposedRate < proposedRate.minimum) return false;
  if (proposedRate?.maximum !== undefined && campaign.proposedRate > proposedRate.maximum) return false;
  if (during !== undefined) {
    // The instants that both have, as a half-open period.
    const first = Math.max(campaign.campaignPeriod.start, during.start);
    const end = Math.min(over, during.end);
    if (first >= end) return false;
  }
  if (registrationClosesBy !== undefined && (closes <= at || closes > registrationClosesBy)) return false;
  if (milestoneBy !== undefined) {
    const next = milestone(campaign);
    if (next === null || next > milestoneBy) return false;
  }
  if (marketplace === undefined) return true;
  const { shop, tab } = marketplace;
  if (campaign.decision === 'draft' || closes <= at) return false;
  if (shop.status !== 'active' || shop.market !== campaign.market) return false;
  if (!isFor(campaign, shop)) return false;
  if (tab === 'target') return campaign.audience.kind === 'shops';
  return tab === 'all' || campaign.agencyCountry === shop.homeCountry;
}

function isFor({ audience }: Campaign, shop: ShopFacts): boolean {
  if (audience.kind === 'shops') return audience.shopIds.includes(shop.id);
  return audience.kind === 'everyone' || audience.sellerTypes.includes(shop.sellerType);
}

function overFrom(campaign: Campaign): number {
  return campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
}

function campaignStatus(campaign: Campaign, at: number): string {
  if (at >= overFrom(campaign)) return 'closed';
  if (campaign.decision === 'draft') return 'draft';
  return at >= campaign.campaignPeriod.start ? 'ongoing' : 'upcoming';
}

/** The next boundary to announce: the start, or when it was published after that; then the end. */
function milestone(campaign: Campaign): number | null {
  if (campaign.decision === 'draft' || campaign.announced === 'end') return null;
  const starts = Math.max(campaign.campaignPeriod.start, campaign.publishedAt);
  const over = overFrom(campaign);
  return campaign.announced === 'start' || starts >= over ? over : starts;
}

/** Tells whether a filter means a registration; `campaign` is its own. */
export function isMeantRegistration(
  one: Registration,
  campaign: Campaign,
  filter: RegistrationFilter,
): boolean {
  const { at, campaignIds, agencyId, shopId, productIds, statuses, totalRate } = filter;
  const { samplesAtLeast, dueBy, registeredSince } = filter;
  const { terms } = one;
  if (campaignIds !== undefined && !campaignIds.includes(one.campaignId)) return false;
  if (productIds !== undefined && !productIds.includes(one.productId)) return false;
  if (agencyId !== undefined && one.agencyId !== agencyId) return false;
  if (shopId !== undefined && one.shopId !== shopId) return false;
  if (statuses !== undefined && !statuses.some((status) => status === registrationStatus(one, campaign, at)))
    return false;
  if (totalRate?.minimum !== undefined && terms.totalRate < totalRate.minimum) return false;
  if (totalRate?.maximum !== undefined && terms.totalRate > totalRate.maximum) return false;
  if (samplesAtLeast !== undefined && terms.sampleQuantity < samplesAtLeast) return false;
  if (registeredSince !== undefined && one.registeredAt < registeredSince) return false;
  if (dueBy === undefined) return true;
  const due = dueAt(one);
  return due !== null && due <= dueBy && due < overFrom(campaign);
}

function registrationStatus({ decision }: Registration, campaign: Campaign, at: number): string {
  const isOver = at >= overFrom(campaign);
  if (decision === 'pending') return isOver ? 'lapsed' : 'pending';
  if (decision === 'close_requested') return isOver ? 'ended' : 'close_requested';
  if (decision !== 'approved') return decision;
  if (isOver) return 'ended';
  return at >= campaign.campaignPeriod.start ? 'live' : 'scheduled';
}

/** When the deadline counts as met: no earlier than the last write, and not while what it leads to is held. */
function dueAt(one: Registration): number | null {
  if (one.decision !== 'pending' && one.decision !== 'close_requested') return null;
  const { deadline, holds = [], changedAt } = one;
  if (deadline === undefined) return null;
  if (holds.some(({ commands }) => commands.some((command) => command === deadline.dueOutcome))) return null;
  return Math.max(deadline.dueAt, changedAt);
}

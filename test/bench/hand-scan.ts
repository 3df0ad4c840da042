import type { Campaign, CampaignFilter, Instant, ShopFacts } from 'partner-campaigns';

// What an engineer writes who needs this list and no other: one condition after the other, yes or no, no missing facts.

/** What the list is asked for. */
export interface Wanted {
  readonly shop: ShopFacts;
  readonly at: Instant;
  readonly proposedRate?: { readonly minimum: number; readonly maximum: number };
  readonly registrationClosesBy?: Instant;
  readonly text?: string;
}

/** The same as a filter. */
export function filterOf({ shop, ...filter }: Wanted): CampaignFilter {
  return { ...filter, marketplace: { tab: 'all', shop } };
}

/** The campaigns that the marketplace shows a shop, by a hand-written loop. */
export function handScan(campaigns: readonly Campaign[], wanted: Wanted): readonly Campaign[] {
  const { shop, at, proposedRate, registrationClosesBy } = wanted;
  const text = wanted.text?.toLowerCase();
  const found: Campaign[] = [];
  if (shop.status !== 'active') return found;
  for (const campaign of campaigns) {
    if (campaign.decision === 'draft' || campaign.market !== shop.market) continue;
    if (proposedRate !== undefined) {
      if (campaign.proposedRate < proposedRate.minimum) continue;
      if (campaign.proposedRate > proposedRate.maximum) continue;
    }
    const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
    const end = campaign.registrationPeriod.end;
    const closesAt = end < over ? end : over;
    if (closesAt <= at) continue;
    if (registrationClosesBy !== undefined && closesAt > registrationClosesBy) continue;
    const { audience } = campaign;
    if (audience.kind === 'shops' && !audience.shopIds.includes(shop.id)) continue;
    if (audience.kind === 'seller_types' && !audience.sellerTypes.includes(shop.sellerType)) continue;
    if (text !== undefined && !campaign.name.toLowerCase().includes(text)) continue;
    found.push(campaign);
  }
  return found;
}

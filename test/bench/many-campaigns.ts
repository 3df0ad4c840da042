import type { Campaign, Instant, ShopId } from 'partner-campaigns';
import { aCampaign, days, hours } from '../support/build.ts';
import { randomFrom } from './random.ts';

const MARKETS = ['TH', 'VN', 'MY', 'PH', 'SG', 'ID', 'US', 'GB', 'MX'];
const AGENCY_COUNTRIES = ['TH', 'VN', 'MY', 'PH', 'SG', 'ID', 'US', 'GB', 'MX', 'CN', 'HK', 'JP'];
const SEASONS = ['Songkran', 'Summer', 'Payday', 'Ramadan', 'Double day', 'Back to school', 'Year end'];
const WARES = ['beauty', 'kitchen', 'fashion', 'toys', 'sun care', 'phones', 'pets', 'garden', 'snacks'];
const RATES = [800, 1000, 1200, 1500, 2000, 2500, 3000];

/**
 * Campaigns as a big marketplace has them, none like the other: for everyone, for named shops and for types of sellers,
 * drafts, published ones and ones ended early, over a year before and after day 365.
 */
export function manyCampaigns(seed: number, count: number): readonly Campaign[] {
  const random = randomFrom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const audience = (): Campaign['audience'] => {
    const kind = random();
    if (kind < 0.5) return { kind: 'everyone' };
    if (kind < 0.7) return { kind: 'seller_types', sellerTypes: [oneOf(['local', 'cross_border'] as const)] };
    const shopIds = Array.from({ length: 1 + below(30) }, (): ShopId => `shop-${below(500)}`);
    return { kind: 'shops', shopIds: [...new Set(shopIds)] };
  };
  return Array.from({ length: count }, (_, index): Campaign => {
    const opensAt = hours(below(24 * 700));
    const startsAt = shiftedDays(opensAt, 5 + below(20));
    const endsAt = shiftedDays(startsAt, 7 + below(60));
    const decided = random();
    const decision = decided < 0.1 ? 'draft' : decided < 0.9 ? 'published' : 'ended_early';
    return aCampaign({
      id: `campaign-${index}`,
      agencyId: `agency-${below(200)}`,
      agencyCountry: oneOf(AGENCY_COUNTRIES),
      market: oneOf(MARKETS),
      name: `${oneOf(SEASONS)} ${oneOf(WARES)} ${below(1000)}`,
      registrationPeriod: { start: opensAt, end: shiftedDays(startsAt, below(20)) },
      campaignPeriod: { start: startsAt, end: endsAt },
      proposedRate: oneOf(RATES),
      audience: audience(),
      decision,
      ...(decision === 'ended_early' ? { endedAt: shiftedDays(startsAt, below(7)) } : {}),
    });
  });
}
function shiftedDays(at: Instant, count: number): Instant {
  return hours((at - days(0)) / 3_600_000 + count * 24);
}

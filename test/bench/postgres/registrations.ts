import {
  type Campaign,
  type Decision,
  type Instant,
  instant,
  overFrom,
  type ProductId,
  type Registration,
  registrationClosesAt,
  registrationIdOf,
  type ShopId,
} from 'partner-campaigns';
import { randomFrom } from '../random.ts';
import { NOW } from './campaigns.ts';

const DAY = 86_400_000;

/** How many of a hundred products have which decision by now: while the campaign runs or is to come, and once it is over. */
const SHARES: Readonly<Record<'running' | 'over', readonly (readonly [Decision, number])[]>> = {
  running: [
    ['pending', 45],
    ['approved', 38],
    ['close_requested', 2],
    ['rejected', 8],
    ['blocked', 2],
    ['withdrawn', 3],
    ['closed', 2],
  ],
  // Some were never reviewed, and some closes never agreed to: they lapsed and ended with the campaign.
  over: [
    ['pending', 8],
    ['approved', 68],
    ['close_requested', 3],
    ['rejected', 12],
    ['blocked', 3],
    ['withdrawn', 3],
    ['closed', 3],
  ],
};

/** Registrations of a shop in a campaign, the same for the same campaign: of each product one, as a review leaves them. */
export function* registrationsIn(
  campaign: Campaign,
  shopId: ShopId,
  count: number,
  seed: number,
): Generator<Registration> {
  const random = randomFrom(seed);
  const opensAt = campaign.registrationPeriod.start;
  const until = Math.min(registrationClosesAt(campaign), NOW);
  const over = overFrom(campaign);
  const shares = SHARES[over <= NOW ? 'over' : 'running'];
  for (let product = 0; product < count; product += 1) {
    const registeredAt = instant(Math.floor(opensAt + random() * (until - opensAt)));
    const decision = pick(shares, random() * 100);
    const reviewedAt = Math.min(registeredAt + Math.floor(random() * 5 * DAY), NOW, over - 1);
    const decidedAt = decision === 'pending' ? registeredAt : instant(Math.max(reviewedAt, registeredAt));
    const rate = 500 + 50 * Math.floor(random() * 51);
    yield registrationOf(decision, { campaign, shopId, product, rate, registeredAt, decidedAt });
  }
}

/** The id of one of a shop's products. */
export function productIdOf(product: number): ProductId {
  return `1729${String(product).padStart(15, '0')}`;
}

/** A registration that was decided so. */
export function registrationOf(
  decision: Decision,
  of: {
    readonly campaign: Campaign;
    readonly shopId: ShopId;
    readonly product: number;
    readonly rate: number;
    readonly registeredAt: Instant;
    readonly decidedAt: Instant;
  },
): Registration {
  const { campaign, shopId, product, rate, registeredAt, decidedAt } = of;
  const ids = { campaignId: campaign.id, shopId, productId: productIdOf(product) };
  const terms = { totalRate: rate, sampleQuantity: product % 10 };
  const rejection = {
    reasons: ['commission_too_low'],
    note: 'We look for more.',
    wanted: { totalRate: Math.min(rate + 300, 8_000) },
    terms,
    attempt: 1,
    at: decidedAt,
  } as const;
  const base = {
    v: 2,
    id: registrationIdOf(ids),
    ...ids,
    agencyId: campaign.agencyId,
    attempt: 1,
    terms,
    contact: { email: 'seller@shop.example', whatsapp: '+66812345678' },
    registeredAt,
    decidedAt,
    changedAt: decidedAt,
    revision: decision === 'pending' ? 0 : 1,
  } as const;
  switch (decision) {
    case 'rejected':
      return { ...base, decision, lastRejection: rejection };
    case 'blocked':
      return { ...base, decision, block: { reasons: ['product_hard_to_promote'] } };
    case 'closed':
      return { ...base, decision, closure: { because: 'agreed' } };
    case 'close_requested':
      return { ...base, decision, closeNote: 'Out of stock soon.' };
    default:
      return { ...base, decision };
  }
}

function pick(shares: readonly (readonly [Decision, number])[], at: number): Decision {
  let sum = 0;
  for (const [decision, share] of shares) {
    sum += share;
    if (at < sum) return decision;
  }
  return 'approved';
}

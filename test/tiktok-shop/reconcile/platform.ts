import fc from 'fast-check';
import { type Instant, instant } from 'partner-campaigns';
import type { Poll, ProductSighting, ReviewStatus } from 'partner-campaigns/tiktok-shop';
import { days } from '../../support/build.ts';

/** What happens on the platform to one product, or a look at all of them. */
export type Happening =
  | { readonly what: 'look' }
  | {
      readonly what: 'register' | 'approve' | 'reject' | 'bar' | 'ask' | 'decline' | 'close';
      readonly product: number;
    }
  | { readonly what: 'rate' | 'quota'; readonly product: number; readonly to: number };

interface Shown {
  readonly status: ReviewStatus;
  readonly isBarred: boolean;
  readonly totalRate: number;
  readonly sampleQuantity: number;
}

/** The platform's moves; nothing happens to a product that does not stand so. */
const moves: Readonly<Record<string, { readonly from: readonly string[]; readonly to: ReviewStatus }>> = {
  register: { from: ['none', 'REJECTED', 'CLOSED'], to: 'PENDING' },
  approve: { from: ['PENDING'], to: 'APPROVED' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
  bar: { from: ['PENDING'], to: 'REJECTED' },
  ask: { from: ['APPROVED'], to: 'PENDING_CLOSED' },
  decline: { from: ['PENDING_CLOSED'], to: 'APPROVED' },
  close: { from: ['PENDING_CLOSED'], to: 'CLOSED' },
};

/** What a week of looks at a platform saw: polls an hour or more apart, and what is there after each. */
export function looksAt(happenings: readonly Happening[]): readonly Poll[] {
  const products = new Map<number, Shown>();
  const polls: Poll[] = [];
  let now = days(5);
  for (const happening of happenings) {
    now = instant(now + 3_600_000);
    if (happening.what === 'look') {
      polls.push({ campaignId: 'campaign-1', sightings: seenOf(products, now), wholeSince: now });
      continue;
    }
    const { product } = happening;
    const shown = products.get(product);
    const next = moved(shown, happening);
    if (next !== undefined) products.set(product, next);
  }
  return polls;
}

function moved(shown: Shown | undefined, happening: Exclude<Happening, { what: 'look' }>): Shown | undefined {
  if (happening.what === 'rate' || happening.what === 'quota') {
    const field = happening.what === 'rate' ? 'totalRate' : 'sampleQuantity';
    return shown && { ...shown, [field]: happening.to };
  }
  const move = moves[happening.what];
  if (move === undefined || shown?.isBarred === true || !move.from.includes(shown?.status ?? 'none'))
    return shown;
  const terms = { totalRate: 1_000, sampleQuantity: 5 };
  return { ...terms, ...shown, status: move.to, isBarred: happening.what === 'bar' };
}

function seenOf(products: ReadonlyMap<number, Shown>, seenAt: Instant): readonly ProductSighting[] {
  return [...products].map(([product, { status, totalRate, sampleQuantity }]) => ({
    shopId: 'shop-1',
    productId: `product-${product}`,
    seenAt,
    reviewStatus: status,
    totalRate,
    sampleQuantity,
  }));
}

const product = fc.integer({ min: 1, max: 3 });

/** What happens between looks, most of it to products that can take it. */
export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ what: 'look' as const }) },
    {
      weight: 6,
      arbitrary: fc.record({
        what: fc.constantFrom('register', 'register', 'approve', 'reject', 'bar', 'ask', 'decline', 'close'),
        product,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        what: fc.constantFrom('rate', 'quota'),
        product,
        to: fc.integer({ min: 100, max: 8_000 }),
      }),
    },
  ),
  { minLength: 5, maxLength: 60 },
);

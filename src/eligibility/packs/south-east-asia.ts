import { frozenCopy } from '../../core/frozen.js';
import type { Criterion } from '../../criteria/criterion.js';
import type { EligibilityRule, MarketPack } from '../options.js';

/** What the rules of the South-East-Asian markets cannot know by themselves. */
export interface SouthEastAsiaOptions {
  /** The categories, as the host's catalogue names them, whose products are electronics (R27); at most 1,000. */
  readonly electronicsCategories: readonly string[];
}

/** Reviews and returns are counted from this many on; fewer say nothing yet (R27). */
const ENOUGH = 5;

/**
 * Asks for a store rating of 2.5 or more; below 2 the shop is out (R26). A shop that has no rating yet meets it: what is
 * published is a threshold that a rating must not fall below.
 */
const shopRating: EligibilityRule = {
  name: 'sea/shop-rating',
  about: 'shop',
  where: { type: 'not', of: { type: 'less_than', field: 'shop.rating', value: 250 } },
  disqualifiedWhen: { type: 'less_than', field: 'shop.rating', value: 200 },
  message: 'A rating of 2.5 or more is needed.',
};

/** Asks that there are no points for counterfeits in the last 60 days; with 3 violations or more the shop is out (R26). */
const noCounterfeits: EligibilityRule = {
  name: 'sea/no-counterfeits',
  about: 'shop',
  where: { type: 'at_most', field: 'shop.counterfeitPoints60Days', value: 0 },
  disqualifiedWhen: { type: 'at_least', field: 'shop.counterfeitViolations60Days', value: 3 },
  message: 'There must be no points for counterfeits in the last 60 days.',
};

/**
 * Asks that fewer than 1.2 % of the reviews of the last 30 days are negative, or than 1.5 % of those of electronics; at
 * 1.4 % or more, or 2 %, the product is out (R27).
 */
function fewNegativeReviews({ electronicsCategories }: SouthEastAsiaOptions): EligibilityRule {
  const isElectronics: Criterion = {
    type: 'one_of',
    field: 'product.category',
    values: electronicsCategories,
  };
  return {
    name: 'sea/few-negative-reviews',
    about: 'product',
    where: {
      type: 'or',
      of: [
        { type: 'less_than', field: 'product.reviews30Days', value: ENOUGH },
        negativeReviewsBelow(120),
        { type: 'and', of: [isElectronics, negativeReviewsBelow(150)] },
      ],
    },
    disqualifiedWhen: {
      type: 'and',
      of: [
        { type: 'at_least', field: 'product.reviews30Days', value: ENOUGH },
        negativeReviewsFrom(140),
        { type: 'or', of: [{ type: 'not', of: isElectronics }, negativeReviewsFrom(200)] },
      ],
    },
    message:
      'Of the reviews of the last 30 days fewer than 1.2 % may be negative, for electronics fewer than 1.5 %.',
  };
}

/** Asks that returns and refunds by the seller's fault are below 10 % in the last 30 days; from there it is out (R27). */
const fewReturns: EligibilityRule = {
  name: 'sea/few-returns',
  about: 'product',
  where: {
    type: 'or',
    of: [
      { type: 'less_than', field: 'product.returns30Days', value: ENOUGH },
      { type: 'less_than', field: 'product.sellerFaultReturnRate30Days', value: 1_000 },
    ],
  },
  disqualifiedWhen: {
    type: 'and',
    of: [
      { type: 'at_least', field: 'product.returns30Days', value: ENOUGH },
      { type: 'at_least', field: 'product.sellerFaultReturnRate30Days', value: 1_000 },
    ],
  },
  message: "Returns and refunds of the last 30 days by the seller's fault must be below 10 % of orders.",
};

/**
 * The qualification of sellers and products for affiliate marketing that the platform publishes in South-East Asia, as
 * of 2025 (R26, R27). Off by default: a host turns it on with `defineEligibility`. What R26 and R27 say of deactivated
 * shops, and of products that are delisted or frozen, is asked in every market.
 *
 * @example
 * ```ts
 * import { defineEligibility, southEastAsia } from 'partner-campaigns';
 *
 * const eligibility = defineEligibility({
 *   packs: [southEastAsia({ electronicsCategories: ['phones', 'computers'] })],
 * });
 * ```
 */
export function southEastAsia(options: SouthEastAsiaOptions): MarketPack {
  return frozenCopy({
    name: 'sea/affiliate-qualification',
    markets: ['ID', 'MY', 'PH', 'SG', 'TH', 'VN'],
    rules: [shopRating, noCounterfeits, fewNegativeReviews(options), fewReturns],
  });
}

/** In basis points: 150 is 1.5 %. */
function negativeReviewsBelow(value: number): Criterion {
  return { type: 'less_than', field: 'product.negativeReviewRate30Days', value };
}

function negativeReviewsFrom(value: number): Criterion {
  return { type: 'at_least', field: 'product.negativeReviewRate30Days', value };
}

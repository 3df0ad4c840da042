import { frozenCopy } from '../../core/frozen.js';
import type { EligibilityRule, MarketPack } from '../options.js';

/** A shop has a score from this many orders in 90 days on (R28). */
const ORDERS_FOR_A_SCORE = 30;

/**
 * Asks for a shop score of 3.5 or more where the shop has one, which takes 30 orders in 90 days; for a shop without
 * violations of intellectual property where it has none (R28). Nothing is published that would end what runs.
 */
const shopScore: EligibilityRule = {
  name: 'us/shop-score',
  about: 'shop',
  where: {
    type: 'or',
    of: [
      {
        type: 'and',
        of: [
          { type: 'at_least', field: 'shop.orders90Days', value: ORDERS_FOR_A_SCORE },
          { type: 'at_least', field: 'shop.rating', value: 350 },
        ],
      },
      {
        type: 'and',
        of: [
          {
            type: 'or',
            of: [
              { type: 'less_than', field: 'shop.orders90Days', value: ORDERS_FOR_A_SCORE },
              { type: 'not', of: { type: 'present', field: 'shop.rating' } },
            ],
          },
          { type: 'at_most', field: 'shop.intellectualPropertyViolations', value: 0 },
        ],
      },
    ],
  },
  message:
    'A score of 3.5 or more is needed or, while there is none, no violations of intellectual property.',
};

/**
 * The affiliate marketing policy that the platform publishes in the United States, as far as it is about shops (R28).
 * Off by default: a host turns it on with `defineEligibility`.
 *
 * @example
 * ```ts
 * import { defineEligibility, unitedStates } from 'partner-campaigns';
 *
 * const eligibility = defineEligibility({ packs: [unitedStates] });
 * ```
 */
export const unitedStates: MarketPack = /* @__PURE__ */ frozenCopy({
  name: 'us/affiliate-marketing-policy',
  markets: ['US'],
  rules: [shopScore],
});

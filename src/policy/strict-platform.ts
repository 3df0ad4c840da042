import { frozenCopy } from '../core/frozen.js';
import type { CampaignLimits, Policy } from './policy.js';

/** The part of a policy for which the platform documents a bound. */
export type StrictPlatform = Pick<
  Policy,
  'totalRate' | 'proposedRateBounds' | 'shopAdsRate' | 'creatorRate'
> & {
  readonly campaign: Omit<CampaignLimits, 'messageLength'>;
};

/**
 * The platform's documented bounds, read strictly: "less than" excludes the bound itself. For a host that hands on what it
 * accepts, and would have nothing refused there. What {@link defaultPolicy} reads otherwise:
 *
 * - A campaign proposes more than 1 % and less than 80 %: 101 to 7999 (R10, Q1). Sellers still offer 1 % to 80 %, which
 *   is documented as inclusive (R60).
 * - A campaign period is less than 360 days, by a millisecond at least (R5), also where it ends at midnight.
 *
 * The rest is written out, so that it stays when a default moves: names of less than 50 characters, descriptions of less
 * than 1000 and less than 100 named shops (R4, R11, Q6); Shop Ads rates of 1 % to 80 % in whole percents, other rates in
 * hundredths (R64, Q2). No bound is documented for the message, for samples or for what creators get: for the last, that
 * of affiliate rates in general stands (R60, R62).
 *
 * @example
 * ```ts
 * import { parsePolicy, strictPlatform } from 'partner-campaigns';
 *
 * const policy = parsePolicy({
 *   ...strictPlatform,
 *   campaign: { ...strictPlatform.campaign, shops: 20 },
 *   autoCloseAfterDays: 7,
 * });
 * ```
 */
export const strictPlatform: StrictPlatform = /* @__PURE__ */ frozenCopy({
  totalRate: { minimum: 100, maximum: 8000, step: 1 },
  proposedRateBounds: { minimum: 101, maximum: 7999, step: 1 },
  shopAdsRate: { minimum: 100, maximum: 8000, step: 100 },
  creatorRate: { minimum: 100, maximum: 8000, step: 1 },
  campaign: { nameLength: 49, descriptionLength: 999, shops: 99, days: 360, daysInclusive: false },
});

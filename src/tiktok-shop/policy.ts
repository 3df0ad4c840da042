import type { CampaignStatus } from '../campaign/status.js';
import { frozenCopy } from '../core/frozen.js';
import { type StrictPlatform, strictPlatform } from '../policy/strict-platform.js';

/**
 * The platform's documented bounds for what is sent there: those of `strictPlatform`, where "less than" excludes the bound
 * itself. Only the length of a campaign is counted as the platform counts it, between its first and its last second: less
 * than 360 days there are 360 days at most from midnight to midnight, as in campaigns that were met (R5, section 3.1).
 */
export const sendingLimits: StrictPlatform = /* @__PURE__ */ frozenCopy({
  ...strictPlatform,
  campaign: { ...strictPlatform.campaign, daysInclusive: true },
});

/**
 * The same bounds for what is read from there, with each bound included, since the platform's pages do not agree on that
 * (U3, U5): rates of 1 % to 80 %, names of 50 characters, descriptions of 1000, 100 shops; 360 days and the last second,
 * which takes a 361st. For the policy of a host that takes over campaigns which were written elsewhere.
 *
 * @example
 * ```ts
 * import { parsePolicy } from 'partner-campaigns';
 * import { readingLimits } from 'partner-campaigns/tiktok-shop';
 *
 * const policy = parsePolicy({ ...readingLimits, autoCloseAfterDays: 7 });
 * ```
 */
export const readingLimits: StrictPlatform = /* @__PURE__ */ frozenCopy({
  totalRate: { minimum: 100, maximum: 8000, step: 1 },
  proposedRateBounds: { minimum: 100, maximum: 8000, step: 1 },
  shopAdsRate: { minimum: 100, maximum: 8000, step: 1 },
  creatorRate: { minimum: 100, maximum: 8000, step: 1 },
  campaign: { nameLength: 50, descriptionLength: 1000, shops: 100, days: 361, daysInclusive: true },
});

/** The parts of a campaign that the platform has a field for. */
export type CarriedPart =
  | 'name'
  | 'description'
  | 'registrationPeriod.start'
  | 'registrationPeriod.end'
  | 'campaignPeriod.start'
  | 'campaignPeriod.end'
  | 'proposedRate'
  | 'contact'
  | 'audience';

const untilOngoing: readonly CampaignStatus[] = ['draft', 'upcoming'];
const untilClosed: readonly CampaignStatus[] = [...untilOngoing, 'ongoing'];

/** In which statuses of a campaign the platform takes an edit of each part: starts until it begins, the rest until it ends (R8, R9). */
export const editableIn: Readonly<Record<CarriedPart, readonly CampaignStatus[]>> =
  /* @__PURE__ */ frozenCopy({
    name: untilClosed,
    description: untilClosed,
    'registrationPeriod.start': untilOngoing,
    'registrationPeriod.end': untilClosed,
    'campaignPeriod.start': untilOngoing,
    'campaignPeriod.end': untilClosed,
    proposedRate: untilClosed,
    contact: untilClosed,
    audience: untilClosed,
  });

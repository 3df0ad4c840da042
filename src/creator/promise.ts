import type { Campaign } from '../campaign/campaign.js';
import { isOver } from '../campaign/status.js';
import type { Terms } from '../commission/terms.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { Registration } from '../registration/registration.js';
import type { CreatorLink, PromisedTerms } from './link.js';
import { isRunning } from './running.js';

/** What terms promise a creator who adds the link now; `null` while the agency has not set the creators' rate (R62). */
export function promiseOf(terms: Terms): PromisedTerms | null {
  const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate } = terms;
  if (creatorRate === undefined) return null;
  return { totalRate, creatorRate, ...given({ shopAdsRate, creatorShopAdsRate }) };
}

/**
 * What a creator is promised at an instant (R68, R69), told from the records alone; `null` when that is nothing. The
 * records know the present: for an instant before the last write of link or registration the answer is `undefined`, and
 * {@link spansOf} tells it from the events. `registration` and `campaign` are the link's own. As with statuses, a
 * deadline that has passed counts once it is settled.
 *
 * @example
 * ```ts
 * import { type Campaign, type CreatorLink, instant, promiseAt, type Registration } from 'partner-campaigns';
 *
 * export function rateToShow(link: CreatorLink, registration: Registration, campaign: Campaign, now: number) {
 *   return promiseAt(link, registration, campaign, instant(now))?.creatorRate;
 * }
 * ```
 */
export function promiseAt(
  link: CreatorLink,
  registration: Registration,
  campaign: Campaign,
  at: Instant,
): PromisedTerms | null | undefined {
  if (at < link.changedAt || at < registration.changedAt) return undefined;
  return isPromised(link, registration) && !isOver(campaign, at) ? link.terms : null;
}

/** Tells whether what was promised stands as far as people decided: added, to this attempt, and that attempt runs. */
export function isPromised(link: CreatorLink, registration: Registration): boolean {
  return (
    link.decision === 'added' &&
    link.registrationAttempt === registration.attempt &&
    isRunning(registration.decision)
  );
}

import { given } from '../../core/given.js';
import type { CampaignId } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import type { ObservedProduct } from '../product.js';
import type { ReplyPage } from '../reply.js';
import type { Poll, ProductSighting } from './sighting.js';

/** One look at the products of a campaign, as far as it came. */
export interface Look {
  readonly campaignId: CampaignId;
  /** When its first page was asked for. */
  readonly beganAt: Instant;
  /** Each read with the instant at which it was asked for, see {@link ObservedProduct.seenAt}. */
  readonly pages: readonly ReplyPage<ObservedProduct>[];
}

/**
 * The poll that the pages of one look make. It counts as a look at all products, so that what is not there has vanished, only
 * where nothing speaks against it: the last page is there, each product could be read, and every page told one total, as many
 * as were seen. A list that moves while it is read may hide a product between two pages.
 *
 * @example
 * ```ts
 * import { instant } from 'partner-campaigns';
 * import { pollOf } from 'partner-campaigns/tiktok-shop';
 *
 * const beganAt = instant(Date.UTC(2026, 2, 9));
 * const pages = [{ items: [], refused: [], nextPageToken: null, totalCount: 0 }];
 * pollOf({ campaignId: '7400000000000000001', beganAt, pages }).wholeSince; // beganAt
 * ```
 */
export function pollOf({ campaignId, beganAt, pages }: Look): Poll {
  const sightings = pages.flatMap(({ items }) => items.map(sightingOf));
  return { campaignId, sightings, ...(isWhole(pages) ? { wholeSince: beganAt } : {}) };
}

function isWhole(pages: Look['pages']): boolean {
  const last = pages.at(-1);
  if (last === undefined || last.nextPageToken !== null) return false;
  const { totalCount } = last;
  const seen = new Set(pages.flatMap(({ items }) => items.map(({ productId }) => productId)));
  return (
    pages.every((page) => page.refused.length === 0 && page.totalCount === totalCount) &&
    (totalCount === null || totalCount === seen.size)
  );
}

/** What is compared of a product. Its stock and its sales change by themselves. */
function sightingOf(product: ObservedProduct): ProductSighting {
  const { shopId, productId, seenAt, reviewStatus, totalRate, creatorRate, sampleQuantity } = product;
  const terms = given({ totalRate, creatorRate, sampleQuantity });
  return { shopId, productId, seenAt, reviewStatus, ...terms };
}

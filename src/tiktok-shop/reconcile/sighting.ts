import type { Rate } from '../../commission/rate.js';
import type { SampleQuantity } from '../../commission/sample-quantity.js';
import { canonicalJson } from '../../core/canonical.js';
import type { CampaignId, ProductId, ShopId } from '../../core/ids.js';
import { type Instant, laterOf } from '../../core/instant.js';
import type { Unknown } from '../codecs/open-enum.js';
import type { ReviewStatus } from '../wire/review-status.js';

/** What one look at the platform's list said of a product; what is left out was not told. */
export interface ProductSighting {
  readonly shopId: ShopId;
  readonly productId: ProductId;
  /** When the page that it stood on was asked for. */
  readonly seenAt: Instant;
  readonly reviewStatus: ReviewStatus | Unknown;
  readonly totalRate?: Rate;
  readonly creatorRate?: Rate;
  readonly sampleQuantity?: SampleQuantity;
}

/** What one or several looks at the products of a campaign have seen. */
export interface Poll {
  readonly campaignId: CampaignId;
  readonly sightings: readonly ProductSighting[];
  /** When the last look began that read all pages; absent where none did. What it has not seen has vanished. */
  readonly wholeSince?: Instant;
}

/**
 * Several polls of one campaign as one: the same whatever their order, and however often one of them is among them. No
 * sighting is lost: {@link reconcile} takes those of a product in the order of time. Throws a `TypeError` for polls of
 * different campaigns.
 */
export function mergePolls(first: Poll, ...others: readonly Poll[]): Poll {
  const { campaignId } = first;
  const sightings = new Map<string, ProductSighting>();
  let wholeSince: Instant | undefined;
  for (const poll of [first, ...others]) {
    if (poll.campaignId !== campaignId)
      throw new TypeError(`Polls of campaigns ${campaignId} and ${poll.campaignId} cannot be merged`);
    for (const sighting of poll.sightings) sightings.set(canonicalJson(sighting), sighting);
    if (poll.wholeSince !== undefined)
      wholeSince = wholeSince === undefined ? poll.wholeSince : laterOf(wholeSince, poll.wholeSince);
  }
  const inOrder = [...sightings]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, sighting]) => sighting);
  return { campaignId, sightings: inOrder, ...(wholeSince === undefined ? {} : { wholeSince }) };
}

import {
  decodeCampaignProduct,
  decodePage,
  type ObservedProduct,
  pollOf,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { days, shifted } from '../../support/build.ts';
import { rawProduct } from '../samples.ts';

const beganAt = days(5);

/** One page as it is read: products by the end of their ids, of a shop that is known unless its name says otherwise. */
function page(ids: readonly string[], rest: { readonly total?: number; readonly next?: string } = {}) {
  const products = ids.map((id) => ({
    ...rawProduct,
    id: `173100000000000000${id.slice(-1)}`,
    shop_name: id.startsWith('unknown') ? 'Nobody' : 'Sun and Sea',
  }));
  const counted = rest.total === undefined ? {} : { total_count: rest.total };
  const reply = { code: 0, data: { products, next_page_token: rest.next ?? '', ...counted } };
  const read = decodePage(reply, 'products', (item) =>
    decodeCampaignProduct(item, {
      seenAt: beganAt,
      shopIdOf: (name) => (name === 'Nobody' ? undefined : 'shop-1'),
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

function wholeSince(...pages: readonly ReturnType<typeof page>[]) {
  return pollOf({ campaignId: 'campaign-1', beganAt, pages }).wholeSince;
}

describe('the pages of a look', () => {
  it('are its sightings, with what is compared and nothing else', () => {
    const first = page(['1'], { next: 'b' });
    const later: ObservedProduct[] = page(['2']).items.map((item) => ({
      ...item,
      seenAt: shifted(beganAt, 1),
    }));
    const { campaignId, sightings } = pollOf({
      campaignId: 'campaign-1',
      beganAt,
      pages: [first, { ...page(['2']), items: later }],
    });
    expect(campaignId).toBe('campaign-1');
    const terms = { totalRate: 1_500, creatorRate: 1_000, sampleQuantity: 20 };
    const ids = { shopId: 'shop-1', reviewStatus: 'PENDING' };
    expect(sightings).toEqual([
      { ...ids, productId: '1731000000000000001', seenAt: beganAt, ...terms },
      { ...ids, productId: '1731000000000000002', seenAt: shifted(beganAt, 1), ...terms },
    ]);
  });

  it('are a whole look up to the last page, also where there is nothing', () => {
    expect(wholeSince(page(['1'], { next: 'b' }), page(['2']))).toBe(beganAt);
    expect(wholeSince(page(['1'], { next: 'b', total: 2 }), page(['2'], { total: 2 }))).toBe(beganAt);
    expect(wholeSince(page([], { total: 0 }))).toBe(beganAt);
  });

  it.each([
    ['without any', []],
    ['that stop before the last', [page(['1'], { next: 'b' })]],
    ['with a product that could not be read', [page(['unknown 1', '2'])]],
    ['with one on an earlier page', [page(['unknown 1'], { next: 'b' }), page(['2'])]],
    ['with fewer than there are', [page(['1'], { next: 'b', total: 3 }), page(['2'], { total: 3 })]],
    ['with one twice and another never', [page(['1'], { next: 'b', total: 2 }), page(['1'], { total: 2 })]],
    ['whose total moved meanwhile', [page(['1'], { next: 'b', total: 3 }), page(['2'], { total: 2 })]],
    ['of which one tells no total', [page(['1'], { next: 'b' }), page(['2'], { total: 2 })]],
  ] as const)('are none %s', (_, pages) => {
    expect(wholeSince(...pages)).toBeUndefined();
  });
});

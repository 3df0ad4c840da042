import { instant } from 'partner-campaigns';
import {
  decodeCampaignDetail,
  decodeCampaignProduct,
  decodePage,
  decodeReview,
  encodeCreateCampaign,
} from 'partner-campaigns/tiktok-shop';
import { expect, it } from 'vitest';
import { aDraft } from '../support/build.ts';
import { pathsOf } from './results.ts';

it.each([0, 1, 49, 50, 51, 60_000])(
  'of %i things that are wrong in a list, fifty are told at most',
  (count) => {
    const id = '7400000000000000001';
    const target_shops = new Array<object>(count).fill({});
    const shops = pathsOf(decodeCampaignDetail({ id, target_shops }));
    expect(shops).toEqual(
      Array.from({ length: Math.min(count, 50) }, (_, index) => `target_shops[${index}].code`),
    );
    const reject_reasons = new Array<string>(count).fill('UGLY');
    expect(pathsOf(decodeReview({ review_result: 'REJECT', reject_reasons }))).toHaveLength(
      Math.min(count, 50),
    );
  },
);

it('shops whose codes are not known are told with their places', () => {
  const written = encodeCreateCampaign(
    aDraft({ audience: { kind: 'shops', shopIds: ['shop-1', 'shop-2', 'shop-3'] } }),
    { shopCodeOf: (shopId) => (shopId === 'shop-2' ? 'THSUNSEA01' : undefined) },
  );
  expect(pathsOf(written)).toEqual(['audience.shopIds[0]', 'audience.shopIds[2]']);
});

it('a code or a name that is blank is missing', () => {
  expect(pathsOf(decodeCampaignDetail({ id: '7', target_shops: [{ code: ' ' }, { code: 'A' }] }))).toEqual([
    'target_shops[0].code',
  ]);
});

it('a shop whose name is not known is told with its place in the answer', () => {
  const item = { id: '7', review_status: 'PENDING', shop_name: 'Nobody' };
  const page = decodePage({ code: 0, data: { products: [item] } }, 'products', (wire) =>
    decodeCampaignProduct(wire, { shopIdOf: () => undefined, seenAt: instant(0) }),
  );
  const parameters = { path: 'data.products[0].shop_name', shopName: 'Nobody' };
  const reasons = [{ code: 'shop_unknown', parameters }];
  expect(page).toMatchObject({ ok: true, value: { refused: [{ refusal: { reasons } }] } });
});

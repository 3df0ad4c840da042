import { expect, it } from 'vitest';
import { namedAmong, namesShop, notYetNamed } from '../../src/campaign/audience.ts';
import { threeShops } from './specification.ts';

it('names a shop only where shops are named', () => {
  expect(namesShop(threeShops, 'shop-2')).toBe(true);
  expect(namesShop(threeShops, 'shop-4')).toBe(false);
  for (const audience of [{ kind: 'everyone' }, { kind: 'seller_types', sellerTypes: ['local'] }] as const) {
    expect(namesShop(audience, 'shop-2')).toBe(false);
    expect(namedAmong(audience, ['shop-2', 'shop-2'])).toEqual([]);
    expect(notYetNamed(audience, ['shop-2', 'shop-2'])).toEqual(['shop-2']);
  }
});

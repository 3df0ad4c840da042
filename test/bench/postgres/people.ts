import type { AgencyId, Directories, ShopFacts, ShopId } from 'partner-campaigns';
import { aProduct, aShop } from '../../support/build.ts';

/** How many shops campaigns name. */
export const SHOPS = 5_000;

/** The shop whose marketplace and tabs are measured. */
export const theShop: ShopFacts = aShop({ id: '7495000000000000001' });

/** A shop with few registrations beside one that has nearly all. */
export const smallShop: ShopFacts = aShop({ id: '7495000000000000002' });

/** The id of another shop. */
export function shopIdOf(index: number): ShopId {
  return `7495${String(index + 1_000).padStart(15, '0')}`;
}

/** The id of an agency. */
export function agencyIdOf(index: number): AgencyId {
  return `7494${String(index).padStart(15, '0')}`;
}

/** Directories that know everybody at once: what they cost a host is not what is measured. */
export const directories: Directories = {
  agencies: { find: async (ids) => ids.map((id) => ({ id, name: `Agency ${id}`, homeCountry: 'TH' })) },
  shops: { find: async (ids) => ids.map((id) => ({ ...theShop, id })) },
  products: {
    find: async (keys) =>
      keys.map(({ shopId, productId: id }) => aProduct({ id, shopId, title: `Cream ${id}` })),
  },
};

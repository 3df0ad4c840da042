import type { AgencyFacts } from '../../campaign/agency.js';
import { mapKeyOf } from '../../core/ids.js';
import { instant } from '../../core/instant.js';
import type { CreatorFacts } from '../../creator/creator.js';
import type { ProductFacts, ProductStatus } from '../../eligibility/product.js';
import type { ShopFacts, ShopStatus } from '../../eligibility/shop.js';
import type { PolicyOptions } from '../../policy/policy.js';
import { strictPlatform } from '../../policy/strict-platform.js';
import type { Directories } from '../../ports/directories.js';
import type { SkuFacts } from '../../sample/sku.js';

/** Every season begins at the same instant, 2026-01-01T00:00:00Z. */
export const BEGINNING = instant(1_767_225_600_000);

/** The agencies of every season: two from one country, one from another. */
export const agencies: readonly AgencyFacts[] = [
  { id: 'agency-1', name: 'Blue Lotus', homeCountry: 'TH' },
  { id: 'agency-2', name: 'Red Maple', homeCountry: 'US' },
  { id: 'agency-3', name: 'Green Reef', homeCountry: 'TH' },
];

/** The shops of every season: one from elsewhere, one that sells elsewhere. */
export const shops: readonly ShopFacts[] = [
  aShop('shop-1'),
  { ...aShop('shop-2'), homeCountry: 'CN', sellerType: 'cross_border' },
  aShop('shop-3'),
  aShop('shop-4'),
  { ...aShop('shop-5'), market: 'US', homeCountry: 'US' },
];

/** Each shop has products of the same names: ids are unique within a shop only. */
export const productIds: readonly string[] = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];

/** The creators of every season: two who authorised all agencies, one who did one, one who did none, one unknown. */
export const creatorIds: readonly string[] = [
  'creator-1',
  'creator-2',
  'creator-3',
  'creator-4',
  'creator-5',
];

const creators: readonly CreatorFacts[] = [
  { creatorId: 'creator-1', authorisedAgencies: agencies.map(({ id }) => id) },
  { creatorId: 'creator-2', authorisedAgencies: agencies.map(({ id }) => id) },
  { creatorId: 'creator-3', authorisedAgencies: ['agency-1'] },
  { creatorId: 'creator-4', authorisedAgencies: [] },
];

/** The variants of every product: one to send, some with something in the way, one that nobody knows. */
export const skuIds: readonly string[] = ['sku-plain', 'sku-sold-out', 'sku-gift', 'sku-unknown'];

const skus: readonly SkuFacts[] = [
  { skuId: 'sku-plain' },
  { skuId: 'sku-sold-out', soldOut: true },
  { skuId: 'sku-gift', gift: true, preOrder: true },
];

function aShop(id: string): ShopFacts {
  return {
    id,
    name: `The shop ${id}`,
    market: 'TH',
    homeCountry: 'TH',
    sellerType: 'local',
    status: 'active',
    rating: 430,
  };
}

/** What the host of a season knows, and how that changes. */
export interface Scenery {
  readonly directories: Directories;
  shops(): readonly ShopFacts[];
  setShop(shopId: string, status: ShopStatus): void;
  setProduct(shopId: string, productId: string, status: ProductStatus): void;
}

/** Sets the scene of a season: every shop active, every product live. */
export function createScenery(): Scenery {
  const shopById = new Map(shops.map((shop) => [shop.id, shop]));
  const agencyById = new Map(agencies.map((agency) => [agency.id, agency]));
  const creatorById = new Map(creators.map((creator) => [creator.creatorId, creator]));
  const skuById = new Map(skus.map((sku) => [sku.skuId, sku]));
  const products = new Map<string, ProductFacts>();
  for (const { id: shopId } of shops) {
    for (const id of productIds) {
      const product: ProductFacts = { id, shopId, title: `Product ${id}`, status: 'live', stock: 40 };
      products.set(mapKeyOf(shopId, id), { ...product, openCollaborationRate: 900 });
    }
  }
  return {
    directories: {
      agencies: { find: async (ids) => ids.map((id) => agencyById.get(id)) },
      shops: { find: async (ids) => ids.map((id) => shopById.get(id)) },
      products: {
        find: async (keys) => keys.map(({ shopId, productId }) => products.get(mapKeyOf(shopId, productId))),
      },
      creators: { find: async (ids) => ids.map((id) => creatorById.get(id)) },
      skus: { find: async (keys) => keys.map(({ skuId }) => skuById.get(skuId)) },
    },
    shops: () => [...shopById.values()],
    setShop(shopId, status) {
      const shop = shopById.get(shopId);
      if (shop !== undefined) shopById.set(shopId, { ...shop, status });
    },
    setProduct(shopId, productId, status) {
      const key = mapKeyOf(shopId, productId);
      const product = products.get(key);
      if (product !== undefined) products.set(key, { ...product, status });
    },
  };
}

/** Policies that seasons are played under, where the host does not name one. */
export const policies: readonly PolicyOptions[] = [
  {},
  {
    totalRateChange: 'free',
    totalRateDecreaseAfterDays: 2,
    autoCloseAfterDays: 4,
    autoReview: { afterDays: 5, outcome: 'reject' },
    samples: { reviewDays: 3, shipDays: 2, contentDays: 3, extensionDays: 2, reapplyAfterDays: 2 },
  },
  {
    ...strictPlatform,
    totalRateChange: 'increase_only',
    autoReview: { afterDays: 3, outcome: 'approve' },
    samples: { sellerReview: 'by_agency', withdrawBeforeShipment: true, reapplyAfterDays: 0 },
  },
  {
    maximumOngoingCampaigns: 2,
    autoCloseAfterDays: 2,
    clockTolerance: 0,
    samples: { reviewDays: 1, shipDays: 1, contentDays: 1, extensionDays: 1, withdrawBeforeShipment: true },
  },
  {
    proposedRate: 'minimum',
    wantedTerms: 'minimum',
    maximumSampleQuantity: 30,
    withdraw: false,
    declineClose: false,
    maximumOngoingCampaigns: 3,
    samples: { reviewDays: null, shipDays: null, contentDays: null, videoDays: 0, liveMinutes: 0 },
    totalRate: { minimum: 500, maximum: 3000, step: 50 },
  },
  {
    reregisterClosed: false,
    reregisterWithdrawn: false,
    cancelCloseRequest: false,
    clockTolerance: 60_000,
    wantedTerms: 'minimum',
    autoReview: { afterDays: 1, outcome: 'reject' },
    autoCloseAfterDays: 1,
    totalRateChange: 'free',
    samples: { sellerReview: 'by_agency', reviewDays: 2, extensionDays: null, reapplyAfterDays: 1 },
  },
];

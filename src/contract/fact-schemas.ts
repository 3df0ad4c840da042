// What facts are, as their documentation says: directories are the host's, and nothing reads them more strictly.

import * as z from 'zod';
import type { AgencyFacts } from '../campaign/agency.js';
import { sellerTypes } from '../campaign/audience.js';
import { rateSchema } from '../commission/schema.js';
import { CURRENCY } from '../core/currency.js';
import { MINOR_UNITS } from '../core/money.js';
import { countrySchema, countSchema, idSchema, wholeNumberSchema } from '../core/schema.js';
import type { CreatorFacts } from '../creator/creator.js';
import type { HostFacts } from '../eligibility/host-facts.js';
import { type ProductFacts, productStatuses } from '../eligibility/product.js';
import { type ShopFacts, shopStatuses } from '../eligibility/shop.js';
import type { SkuFacts } from '../sample/sku.js';

const count = z.exactOptional(countSchema);
const basisPoints = z.exactOptional(wholeNumberSchema(0, 10_000));
const rating = z.exactOptional(z.nullable(wholeNumberSchema(0, 500)));
const rate = z.exactOptional(rateSchema);
const hostFacts: z.ZodType<HostFacts> = z.record(
  z.templateLiteral([z.string(), '/', z.string()]),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);
const host = z.exactOptional(hostFacts);
const money = z.exactOptional(
  z.strictObject({
    currency: z.string().regex(CURRENCY),
    minorUnits: z.string().regex(MINOR_UNITS),
  }),
);

/** What is known of an agency. */
export const agencyFactsSchema: z.ZodType<AgencyFacts> = z.strictObject({
  id: idSchema,
  name: z.string(),
  homeCountry: countrySchema,
});

/** What is known of a shop. */
export const shopFactsSchema: z.ZodType<ShopFacts> = z.strictObject({
  id: idSchema,
  name: z.string(),
  market: countrySchema,
  homeCountry: countrySchema,
  sellerType: z.enum(sellerTypes),
  status: z.enum(shopStatuses),
  rating,
  orders90Days: count,
  counterfeitPoints60Days: count,
  counterfeitViolations60Days: count,
  intellectualPropertyViolations: count,
  host,
});

/** What is known of a product. */
export const productFactsSchema: z.ZodType<ProductFacts> = z.strictObject({
  id: idSchema,
  shopId: idSchema,
  title: z.string(),
  status: z.enum(productStatuses),
  stock: countSchema,
  category: z.exactOptional(z.string()),
  lowestPrice: money,
  highestPrice: money,
  sales: count,
  rating,
  reviews30Days: count,
  negativeReviewRate30Days: basisPoints,
  returns30Days: count,
  sellerFaultReturnRate30Days: basisPoints,
  openCollaborationRate: rate,
  openShopAdsRate: rate,
  host,
});

/** What is known of a creator. */
export const creatorFactsSchema: z.ZodType<CreatorFacts> = z.strictObject({
  creatorId: idSchema,
  authorisedAgencies: z.exactOptional(z.array(idSchema)),
});

const known = z.exactOptional(z.boolean());

/** What is known of a variant of a product. */
export const skuFactsSchema: z.ZodType<SkuFacts> = z.strictObject({
  skuId: idSchema,
  preOrder: known,
  gift: known,
  soldOut: known,
  overPriceThreshold: known,
});

import * as z from 'zod';
import { countSchema } from '../core/schema.js';
import type { OfferedTerms, Terms } from './terms.js';

/** A rate in basis points: a whole number of 0 or more. Its bounds are the policy's, checked as a rule. */
export const rateSchema: z.ZodType<number> = countSchema;

const offered = {
  totalRate: rateSchema,
  shopAdsRate: z.exactOptional(rateSchema),
  sampleQuantity: countSchema,
};

/** The terms a seller offers. */
export const offeredTermsSchema: z.ZodType<OfferedTerms> = z.strictObject(offered);

/** The terms of a registration. */
export const termsSchema: z.ZodType<Terms> = z.strictObject({
  ...offered,
  creatorRate: z.exactOptional(rateSchema),
  creatorShopAdsRate: z.exactOptional(rateSchema),
});

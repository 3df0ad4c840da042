import * as z from 'zod';
import { type RateBounds, WHOLE } from '../commission/rate.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { countrySchema, countSchema, wholeNumberSchema } from '../core/schema.js';
import { VENDOR_NAME_HALF } from '../core/vendor-name.js';
import { type MessengersByMarket, messengers } from './messengers.js';
import { defaultPolicy, type Policy, type PolicyOptions, type UnknownFact } from './policy.js';

/** No rate is above the whole price. */
const rateSchema = wholeNumberSchema(0, WHOLE);
const stepSchema = wholeNumberSchema(1, WHOLE);

/** The schema of one pair of bounds; what is left out is taken from `defaults`. */
function boundsSchema(defaults: RateBounds): z.ZodType<RateBounds> {
  const completed = z
    .strictObject({
      minimum: rateSchema.default(defaults.minimum),
      maximum: rateSchema.default(defaults.maximum),
      step: stepSchema.default(defaults.step),
    })
    .prefault({});
  return meaningful(completed);
}

/** Bounds that exclude everything are none. */
function meaningful(bounds: z.ZodType<RateBounds>): z.ZodType<RateBounds> {
  return bounds
    .refine((bounds) => bounds.minimum <= bounds.maximum, {
      path: ['maximum'],
      message: 'Invalid bounds: maximum below minimum',
    })
    .refine((bounds) => bounds.minimum % bounds.step === 0 && bounds.maximum % bounds.step === 0, {
      path: ['step'],
      message: 'Invalid step: minimum and maximum must be multiples of it',
    });
}

/** The messengers of markets. Its keys are asked first: a record passes over a `__proto__` of the input's own. */
const messengersSchema: z.ZodType<MessengersByMarket> = z
  .unknown()
  .refine((table) => hasOnlyKeys(table, isCountry), 'Unrecognized key: a market is a country code')
  .pipe(z.record(countrySchema, z.strictObject({ messenger: z.enum(messengers), required: z.boolean() })));

function hasOnlyKeys(table: unknown, isKey: (key: string) => boolean): boolean {
  return typeof table !== 'object' || table === null || Object.keys(table).every(isKey);
}

function isCountry(key: string): boolean {
  return countrySchema.safeParse(key).success;
}

/** The name of a rule of ours, or of a host's. */
const RULE_NAME = new RegExp(`^(${VENDOR_NAME_HALF}/)?${VENDOR_NAME_HALF}$`);

/** Its keys are asked first, as those of messengers are. */
const unknownFactsSchema: z.ZodType<Readonly<Record<string, UnknownFact>>> = z
  .unknown()
  .refine(
    (table) => hasOnlyKeys(table, (key) => RULE_NAME.test(key) && key !== '__proto__'),
    'Unrecognized key: a rule has a name, or vendor/name',
  )
  .pipe(z.record(z.string(), z.enum(['refuse', 'pass'])));

const daysSchema = wholeNumberSchema(1, 3_650);
const limits = defaultPolicy.campaign;
const ofSamples = defaultPolicy.samples;

/** A policy as a host gives it: what is left out is completed with the defaults. */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  clockTolerance: countSchema.default(defaultPolicy.clockTolerance),
  totalRate: boundsSchema(defaultPolicy.totalRate),
  proposedRateBounds: meaningful(
    z.strictObject({ minimum: rateSchema, maximum: rateSchema, step: stepSchema }),
  )
    .nullable()
    .default(defaultPolicy.proposedRateBounds),
  shopAdsRate: boundsSchema(defaultPolicy.shopAdsRate),
  creatorRate: boundsSchema(defaultPolicy.creatorRate),
  proposedRate: z.enum(['advisory', 'minimum']).default(defaultPolicy.proposedRate),
  wantedTerms: z.enum(['advisory', 'minimum']).default(defaultPolicy.wantedTerms),
  maximumSampleQuantity: countSchema.default(defaultPolicy.maximumSampleQuantity),
  autoReview: z
    .strictObject({ afterDays: daysSchema, outcome: z.enum(['approve', 'reject']) })
    .nullable()
    .default(defaultPolicy.autoReview),
  autoCloseAfterDays: daysSchema.nullable().default(defaultPolicy.autoCloseAfterDays),
  withdraw: z.boolean().default(defaultPolicy.withdraw),
  cancelCloseRequest: z.boolean().default(defaultPolicy.cancelCloseRequest),
  declineClose: z.boolean().default(defaultPolicy.declineClose),
  reregisterWithdrawn: z.boolean().default(defaultPolicy.reregisterWithdrawn),
  reregisterClosed: z.boolean().default(defaultPolicy.reregisterClosed),
  totalRateChange: z.enum(['locked', 'increase_only', 'free']).default(defaultPolicy.totalRateChange),
  totalRateDecreaseAfterDays: daysSchema.nullable().default(defaultPolicy.totalRateDecreaseAfterDays),
  campaign: z
    .strictObject({
      nameLength: wholeNumberSchema(1, 1_000).default(limits.nameLength),
      descriptionLength: wholeNumberSchema(0, 10_000).default(limits.descriptionLength),
      messageLength: wholeNumberSchema(0, 10_000).default(limits.messageLength),
      shops: wholeNumberSchema(1, 1_000).default(limits.shops),
      days: wholeNumberSchema(1, 3_650).default(limits.days),
      daysInclusive: z.boolean().default(limits.daysInclusive),
    })
    .prefault({}),
  samples: z
    .strictObject({
      sellerReview: z.enum(['required', 'by_agency']).default(ofSamples.sellerReview),
      reviewDays: daysSchema.nullable().default(ofSamples.reviewDays),
      shipDays: daysSchema.nullable().default(ofSamples.shipDays),
      contentDays: daysSchema.nullable().default(ofSamples.contentDays),
      extensionDays: daysSchema.nullable().default(ofSamples.extensionDays),
      reapplyAfterDays: wholeNumberSchema(0, 3_650).default(ofSamples.reapplyAfterDays),
      withdrawBeforeShipment: z.boolean().default(ofSamples.withdrawBeforeShipment),
      videoDays: wholeNumberSchema(0, 3_650).default(ofSamples.videoDays),
      liveMinutes: wholeNumberSchema(0, 1_440).default(ofSamples.liveMinutes),
    })
    .prefault({}),
  maximumOngoingCampaigns: wholeNumberSchema(1, 100_000)
    .nullable()
    .default(defaultPolicy.maximumOngoingCampaigns),
  messengers: messengersSchema.prefault(defaultPolicy.messengers),
  unknownFacts: unknownFactsSchema.prefault(defaultPolicy.unknownFacts),
});

/**
 * Reads a host's part of a policy and completes it with the defaults. Refuses unknown fields, bounds that exclude
 * everything, and anything of the wrong type.
 *
 * @example
 * ```ts
 * import { parsePolicy } from 'partner-campaigns';
 *
 * const policy = parsePolicy({ totalRate: { minimum: 500 }, autoCloseAfterDays: 7 });
 * ```
 */
export function parsePolicy(options: PolicyOptions): Result<Policy, InputReason> {
  return parseWith(policySchema, options);
}

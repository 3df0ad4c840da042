import * as z from 'zod';
import { WHOLE } from '../commission/rate.js';
import { offeredTermsSchema, rateSchema } from '../commission/schema.js';
import type { Terms } from '../commission/terms.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { countSchema, idSchema, instantSchema, wholeNumberSchema } from '../core/schema.js';
import type { RegistrationCommandInput } from './commands.js';
import type { ObservedDecision } from './observed.js';
import {
  closureSchema,
  contactSchema,
  disqualificationShape,
  heldCommandsSchema,
  noteSchema,
  reasonsSchema,
  wantedSchema,
} from './part-schemas.js';

const seen = { seenRevision: countSchema };

const observedSchema: z.ZodType<ObservedDecision> = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('pending') }),
  z.strictObject({ decision: z.literal('approved') }),
  z.strictObject({ decision: z.literal('withdrawn') }),
  z.strictObject({ decision: z.literal('close_requested'), note: noteSchema }),
  z.strictObject({
    decision: z.literal('rejected'),
    reasons: z.exactOptional(reasonsSchema),
    note: noteSchema,
    wanted: z.exactOptional(wantedSchema),
  }),
  z.strictObject({
    decision: z.literal('blocked'),
    reasons: z.exactOptional(reasonsSchema),
    note: noteSchema,
  }),
  z.strictObject({ decision: z.literal('closed'), closure: z.exactOptional(closureSchema) }),
]);

/** No rate is above the whole price, and no product was tried so often: what says so was not observed. */
const observedRateSchema = wholeNumberSchema(0, WHOLE);
const MOST_ATTEMPTS = 1_000_000;

const observedTermsSchema: z.ZodType<Terms> = z.strictObject({
  totalRate: observedRateSchema,
  shopAdsRate: z.exactOptional(observedRateSchema),
  creatorRate: z.exactOptional(observedRateSchema),
  creatorShopAdsRate: z.exactOptional(observedRateSchema),
  sampleQuantity: countSchema,
});

/** What an adoption says: the command without its name. */
export const adoptionShape = {
  shopId: idSchema,
  productId: idSchema,
  observed: observedSchema,
  seenRevision: z.exactOptional(countSchema),
  terms: z.exactOptional(observedTermsSchema),
  contact: z.exactOptional(contactSchema),
  attempt: z.exactOptional(wholeNumberSchema(1, MOST_ATTEMPTS)),
  registeredAt: z.exactOptional(instantSchema),
  decidedAt: z.exactOptional(instantSchema),
};

/** A registration command as it comes from outside. */
export const commandSchema: z.ZodType<RegistrationCommandInput> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('register'),
    productId: idSchema,
    terms: offeredTermsSchema,
    contact: contactSchema,
  }),
  z.strictObject({ type: z.literal('approve'), ...seen }),
  z.strictObject({
    type: z.literal('reject'),
    ...seen,
    reasons: reasonsSchema,
    note: noteSchema,
    wanted: z.exactOptional(wantedSchema),
  }),
  z.strictObject({
    type: z.literal('block'),
    ...seen,
    reasons: z.exactOptional(reasonsSchema),
    note: noteSchema,
  }),
  z.strictObject({ type: z.literal('withdraw') }),
  z.strictObject({ type: z.literal('reregister'), terms: offeredTermsSchema, contact: contactSchema }),
  z.strictObject({ type: z.literal('request_close'), note: noteSchema }),
  z.strictObject({ type: z.literal('cancel_close_request') }),
  z.strictObject({ type: z.literal('approve_close'), ...seen }),
  z.strictObject({ type: z.literal('decline_close'), ...seen, note: noteSchema }),
  z.strictObject({ type: z.literal('raise_sample_quantity'), sampleQuantity: countSchema }),
  z.strictObject({ type: z.literal('set_shop_ads_rate'), shopAdsRate: rateSchema }),
  z.strictObject({ type: z.literal('change_total_rate'), totalRate: rateSchema }),
  z.strictObject({
    type: z.literal('set_creator_rate'),
    creatorRate: rateSchema,
    creatorShopAdsRate: z.exactOptional(rateSchema),
  }),
  z.strictObject({
    type: z.literal('place_hold'),
    holdId: idSchema,
    commands: heldCommandsSchema,
    note: noteSchema,
  }),
  z.strictObject({ type: z.literal('release_hold'), holdId: idSchema }),
  z.strictObject({ type: z.literal('disqualify'), ...disqualificationShape }),
  z.strictObject({ type: z.literal('adopt'), ...adoptionShape }),
]);

/**
 * Reads a registration command from outside, strictly: unknown commands, extra keys and anything of the wrong shape
 * are refused with the place. The clock's `meet_deadline` is not read from anywhere.
 *
 * @example
 * ```ts
 * import { parseCommand } from 'partner-campaigns';
 *
 * const parsed = parseCommand(JSON.parse('{"type":"approve","seenRevision":1}'));
 * if (parsed.ok) parsed.value.type; // 'approve'
 * ```
 */
export function parseCommand(input: unknown): Result<RegistrationCommandInput, InputReason> {
  return parseWith(commandSchema, input);
}

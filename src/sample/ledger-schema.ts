import * as z from 'zod';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { countSchema, idSchema, instantSchema } from '../core/schema.js';
import { attemptSchema, NOT_OF_ITS_PRODUCT, registrationIdSchema } from '../registration/part-schemas.js';
import { registrationIdOf } from '../registration/registration.js';
import { type SampleLedger, sampleLedgerIdOf } from './ledger.js';
import { sampleIdSchema } from './part-schemas.js';

/** The schema of a stored sample ledger. */
export const sampleLedgerSchema: z.ZodType<SampleLedger> = z
  .strictObject({
    v: z.literal(1),
    id: sampleIdSchema,
    registrationId: registrationIdSchema,
    campaignId: idSchema,
    agencyId: idSchema,
    shopId: idSchema,
    productId: idSchema,
    registrationAttempt: attemptSchema,
    reserved: countSchema,
    shipped: countSchema,
    released: countSchema,
    changedAt: instantSchema,
    revision: countSchema,
  })
  .refine((ledger) => ledger.id === sampleLedgerIdOf(ledger), {
    path: ['id'],
    message: 'Invalid id: not that of campaign, shop, product and attempt',
  })
  .refine((ledger) => ledger.registrationId === registrationIdOf(ledger), {
    path: ['registrationId'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** Reads a stored sample ledger. An unknown version is refused, never guessed at. */
export function parseSampleLedger(input: unknown): Result<SampleLedger, InputReason> {
  return parseWith(sampleLedgerSchema, input);
}

import * as z from 'zod';
import { termsSchema } from '../commission/schema.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { countSchema, idSchema, instantSchema } from '../core/schema.js';
import type { AdoptedDecision } from './adoption.js';
import type { TotalRateDecrease } from './deadline.js';
import { type Hold, holders, MAXIMUM_HOLDS } from './hold.js';
import {
  attemptSchema,
  closeDeadlineSchema,
  closureSchema,
  decreaseShape,
  heldCommandsSchema,
  NOT_OF_ITS_PRODUCT,
  noteSchema,
  registrationIdSchema,
  reviewDeadlineSchema,
  storedContactSchema,
  storedReasonsSchema,
  wantedSchema,
} from './part-schemas.js';
import { type Registration, registrationIdOf } from './registration.js';
import type { Block, Rejection } from './rejection.js';
import { upcastRegistration } from './upcast.js';

const rejectionSchema: z.ZodType<Rejection> = z.strictObject({
  reasons: storedReasonsSchema,
  note: noteSchema,
  wanted: z.exactOptional(wantedSchema),
  terms: termsSchema,
  attempt: attemptSchema,
  at: instantSchema,
});

const blockSchema: z.ZodType<Block> = z.strictObject({ reasons: storedReasonsSchema, note: noteSchema });

const holdSchema: z.ZodType<Hold> = z.strictObject({
  id: idSchema,
  commands: heldCommandsSchema,
  placedBy: z.enum(holders),
  placedAt: instantSchema,
  note: noteSchema,
});

const holdsSchema: z.ZodType<readonly Hold[]> = z
  .array(holdSchema)
  .min(1)
  .max(MAXIMUM_HOLDS)
  .refine(
    (holds) => new Set(holds.map(({ id }) => id)).size === holds.length,
    'Invalid holds: the same id twice',
  );

const base = {
  v: z.literal(2),
  id: registrationIdSchema,
  campaignId: idSchema,
  agencyId: idSchema,
  shopId: idSchema,
  productId: idSchema,
  attempt: attemptSchema,
  terms: termsSchema,
  contact: storedContactSchema,
  lastRejection: z.exactOptional(rejectionSchema),
  holds: z.exactOptional(holdsSchema),
  registeredAt: instantSchema,
  decidedAt: instantSchema,
  changedAt: instantSchema,
  revision: countSchema,
};

const pendingShape = { decision: z.literal('pending'), deadline: z.exactOptional(reviewDeadlineSchema) };
const totalRateDecrease: z.ZodExactOptional<z.ZodType<TotalRateDecrease>> = z.exactOptional(
  z.strictObject(decreaseShape),
);
const approvedShape = { decision: z.literal('approved'), totalRateDecrease };
const closeRequestedShape = {
  decision: z.literal('close_requested'),
  closeNote: noteSchema,
  deadline: z.exactOptional(closeDeadlineSchema),
  totalRateDecrease,
};
const rejectedShape = { decision: z.literal('rejected'), lastRejection: rejectionSchema };
const blockedShape = { decision: z.literal('blocked'), block: blockSchema };
const withdrawnShape = { decision: z.literal('withdrawn') };
const closedShape = { decision: z.literal('closed'), closure: closureSchema };

/** The schema of a stored registration. */
export const registrationSchema: z.ZodType<Registration> = z
  .discriminatedUnion('decision', [
    z.strictObject({ ...base, ...pendingShape }),
    z.strictObject({ ...base, ...approvedShape }),
    z.strictObject({ ...base, ...closeRequestedShape }),
    z.strictObject({ ...base, ...rejectedShape }),
    z.strictObject({ ...base, ...blockedShape }),
    z.strictObject({ ...base, ...withdrawnShape }),
    z.strictObject({ ...base, ...closedShape }),
  ])
  .refine((registration) => registration.id === registrationIdOf(registration), {
    path: ['id'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** A decision with all that a record keeps of it, as the event of an adoption tells it. */
export const adoptedSchema: z.ZodType<AdoptedDecision> = z.discriminatedUnion('decision', [
  z.strictObject(pendingShape),
  z.strictObject(approvedShape),
  z.strictObject(closeRequestedShape),
  z.strictObject(rejectedShape),
  z.strictObject(blockedShape),
  z.strictObject(withdrawnShape),
  z.strictObject(closedShape),
]);

/**
 * Reads a stored registration, of this schema version or an earlier one. An unknown decision or version is refused,
 * never guessed at.
 */
export function parseRegistration(input: unknown): Result<Registration, InputReason> {
  return parseWith(registrationSchema, input, { prepare: upcastRegistration });
}

import * as z from 'zod';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { countSchema, idSchema, instantSchema } from '../core/schema.js';
import { creatorPlaceShape, NOT_OF_ITS_CREATOR } from '../creator/part-schemas.js';
import { attemptSchema, NOT_OF_ITS_PRODUCT } from '../registration/part-schemas.js';
import { registrationIdOf } from '../registration/registration.js';
import {
  contentDeadline,
  reviewDeadline,
  sampleCancellationSchema,
  sampleContentSchema,
  sampleIdSchema,
  shipmentDeadline,
} from './part-schemas.js';
import { type SampleRequest, sampleRequestIdOf } from './request.js';

const base = {
  v: z.literal(1),
  id: sampleIdSchema,
  ...creatorPlaceShape,
  attempt: attemptSchema,
  requestedBy: z.enum(['creator', 'agency']),
  skuId: z.exactOptional(idSchema),
  requestedAt: instantSchema,
  decidedAt: instantSchema,
  changedAt: instantSchema,
  revision: countSchema,
};

const sent = { shippedAt: instantSchema };
const received = { ...sent, receivedAt: instantSchema };

/** The schema of a stored sample request. */
export const sampleRequestSchema: z.ZodType<SampleRequest> = z
  .discriminatedUnion('decision', [
    z.strictObject({ ...base, decision: z.literal('agency_review'), deadline: reviewDeadline }),
    z.strictObject({ ...base, decision: z.literal('seller_review'), deadline: reviewDeadline }),
    z.strictObject({ ...base, decision: z.literal('awaiting_shipment'), deadline: shipmentDeadline }),
    z.strictObject({ ...base, ...sent, decision: z.literal('shipped') }),
    z.strictObject({
      ...base,
      ...received,
      decision: z.literal('content_pending'),
      extended: z.boolean(),
      deadline: contentDeadline,
    }),
    z.strictObject({
      ...base,
      ...received,
      decision: z.literal('completed'),
      content: sampleContentSchema,
    }),
    z.strictObject({
      ...base,
      decision: z.literal('cancelled'),
      cancellation: sampleCancellationSchema,
      shippedAt: z.exactOptional(instantSchema),
      receivedAt: z.exactOptional(instantSchema),
    }),
  ])
  .refine((request) => request.id === sampleRequestIdOf(request), {
    path: ['id'],
    message: NOT_OF_ITS_CREATOR,
  })
  .refine((request) => request.registrationId === registrationIdOf(request), {
    path: ['registrationId'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** Reads a stored sample request. An unknown decision or version is refused, never guessed at. */
export function parseSampleRequest(input: unknown): Result<SampleRequest, InputReason> {
  return parseWith(sampleRequestSchema, input);
}

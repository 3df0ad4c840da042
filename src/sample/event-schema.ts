import * as z from 'zod';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { actorSchema, idSchema, instantSchema } from '../core/schema.js';
import { creatorPlaceShape, NOT_OF_ITS_CREATOR } from '../creator/part-schemas.js';
import { attemptSchema, NOT_OF_ITS_PRODUCT } from '../registration/part-schemas.js';
import { registrationIdOf } from '../registration/registration.js';
import type { SampleEvent } from './events.js';
import {
  contentDeadline,
  reviewDeadline,
  sampleCancellationSchema,
  sampleContentSchema,
  sampleDeadlineSchema,
  sampleIdSchema,
  shipmentDeadline,
} from './part-schemas.js';
import { sampleRequestIdOf } from './request.js';

const about = {
  v: z.literal(1),
  sampleRequestId: sampleIdSchema,
  ...creatorPlaceShape,
  attempt: attemptSchema,
  at: instantSchema,
  actor: actorSchema,
};

/** The schema of an event of a sample request. */
export const sampleEventSchema: z.ZodType<SampleEvent> = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...about,
      type: z.literal('sample_requested'),
      requestedBy: z.enum(['creator', 'agency']),
      decision: z.enum(['agency_review', 'seller_review', 'awaiting_shipment']),
      skuId: z.exactOptional(idSchema),
      deadline: z.exactOptional(sampleDeadlineSchema(['not_reviewed_in_time', 'not_shipped_in_time'])),
    }),
    z.strictObject({ ...about, type: z.literal('sample_endorsed'), deadline: reviewDeadline }),
    z.strictObject({ ...about, type: z.literal('sample_approved'), deadline: shipmentDeadline }),
    z.strictObject({ ...about, type: z.literal('sample_shipped') }),
    z.strictObject({ ...about, type: z.literal('sample_received'), deadline: contentDeadline }),
    z.strictObject({
      ...about,
      type: z.literal('sample_duty_extended'),
      deadline: sampleDeadlineSchema(['no_content_in_time']),
    }),
    z.strictObject({ ...about, type: z.literal('sample_content_posted'), content: sampleContentSchema }),
    z.strictObject({
      ...about,
      type: z.literal('sample_cancelled'),
      cancellation: sampleCancellationSchema,
      released: z.boolean(),
    }),
  ])
  .refine((event) => event.sampleRequestId === sampleRequestIdOf(event), {
    path: ['sampleRequestId'],
    message: NOT_OF_ITS_CREATOR,
  })
  .refine((event) => event.registrationId === registrationIdOf(event), {
    path: ['registrationId'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** Reads a stored event of a sample request: an unknown type or version is refused, never guessed at. */
export function parseSampleEvent(input: unknown): Result<SampleEvent, InputReason> {
  return parseWith(sampleEventSchema, input);
}

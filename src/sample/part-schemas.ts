// What commands, records and events of a sample request are made of.

import * as z from 'zod';
import { countSchema, idSchema, instantSchema, joinedIdSchema } from '../core/schema.js';
import { noteSchema } from '../registration/part-schemas.js';
import { platformCancellations, type SampleCancellation, sampleRejectReasons } from './cancellation.js';
import type { PostedContent, SampleContent } from './content.js';
import type { SampleDeadline, SampleDueOutcome } from './deadline.js';

/** The id of a sample request, and that of a ledger: a registration's three, and the creator or the attempt. */
export const sampleIdSchema: z.ZodType<string> = joinedIdSchema(4, 'sample');

/** A seller's reason for a no. */
export const sampleReasonSchema = z.enum(sampleRejectReasons);

/** The deadline of a stretch that ends with one of these outcomes. */
export function sampleDeadlineSchema<Outcome extends SampleDueOutcome>(
  outcomes: readonly [Outcome, ...Outcome[]],
): z.ZodType<SampleDeadline & { readonly dueOutcome: Outcome }> {
  return z.strictObject({ dueAt: instantSchema, dueOutcome: z.enum(outcomes) });
}

/** The deadline of a review. */
export const reviewDeadline = z.exactOptional(sampleDeadlineSchema(['not_reviewed_in_time']));
/** The deadline of a shipment. */
export const shipmentDeadline = z.exactOptional(sampleDeadlineSchema(['not_shipped_in_time']));
/** The deadline of content. */
export const contentDeadline = z.exactOptional(sampleDeadlineSchema(['no_content_in_time']));

const content = { contentId: idSchema, postedAt: instantSchema };

/** Content as it is reported. */
export const postedContentSchema: z.ZodType<PostedContent> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('video'), ...content, visibleDays: countSchema }),
  z.strictObject({ kind: z.literal('live'), ...content, minutes: countSchema }),
]);

/** Content as it is kept. */
export const sampleContentSchema: z.ZodType<SampleContent> = z.strictObject({
  kind: z.enum(['video', 'live']),
  ...content,
});

/** What the platform says of a request that it ends. */
export const platformCancellationShape = { because: z.enum(platformCancellations), note: noteSchema };

/** Why a request came to nothing. */
export const sampleCancellationSchema: z.ZodType<SampleCancellation> = z.discriminatedUnion('because', [
  z.strictObject({
    because: z.literal('rejected_by_agency'),
    reason: z.exactOptional(sampleReasonSchema),
    note: noteSchema,
  }),
  z.strictObject({
    because: z.literal('rejected_by_seller'),
    reason: sampleReasonSchema,
    note: noteSchema,
  }),
  z.strictObject({
    because: z.enum(['withdrawn', 'not_reviewed_in_time', 'not_shipped_in_time', 'no_content_in_time']),
  }),
  z.strictObject(platformCancellationShape),
]);

import * as z from 'zod';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { countSchema, idSchema } from '../core/schema.js';
import { noteSchema } from '../registration/part-schemas.js';
import type { SampleCommandInput } from './commands.js';
import { platformCancellationShape, postedContentSchema, sampleReasonSchema } from './part-schemas.js';

const seen = { seenRevision: countSchema };

/** A command on a sample request as it comes from outside. */
export const sampleCommandSchema: z.ZodType<SampleCommandInput> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('request_sample'),
    creatorId: z.exactOptional(idSchema),
    skuId: z.exactOptional(idSchema),
  }),
  z.strictObject({ type: z.literal('approve_sample'), ...seen }),
  z.strictObject({
    type: z.literal('reject_sample'),
    ...seen,
    reason: z.exactOptional(sampleReasonSchema),
    note: noteSchema,
  }),
  z.strictObject({ type: z.literal('withdraw_sample') }),
  z.strictObject({ type: z.literal('ship_sample') }),
  z.strictObject({ type: z.literal('receive_sample') }),
  z.strictObject({ type: z.literal('post_content'), content: postedContentSchema }),
  z.strictObject({ type: z.literal('extend_content_duty') }),
  z.strictObject({ type: z.literal('cancel_sample'), ...platformCancellationShape }),
]);

/**
 * Reads a command on a sample request from outside, strictly: unknown commands, extra keys and anything of the wrong
 * shape are refused with the place. The clock's `meet_sample_deadline` is not read from anywhere.
 *
 * @example
 * ```ts
 * import { parseSampleCommand } from 'partner-campaigns';
 *
 * const parsed = parseSampleCommand(JSON.parse('{"type":"approve_sample","seenRevision":1}'));
 * if (parsed.ok) parsed.value.type; // 'approve_sample'
 * ```
 */
export function parseSampleCommand(input: unknown): Result<SampleCommandInput, InputReason> {
  return parseWith(sampleCommandSchema, input);
}

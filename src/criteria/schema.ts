import * as z from 'zod';
import { instantSchema, textSchema, wholeNumberSchema } from '../core/schema.js';
import {
  type Criteria,
  type Criterion,
  type FieldValue,
  type FromNow,
  MAXIMUM_CRITERIA_WIDTH,
  MAXIMUM_CRITERION_TEXT,
  MAXIMUM_CRITERION_VALUES,
  type Operand,
  type Span,
} from './criterion.js';

/** Longer than the name of any field: `vendor/name`, 50 characters each. */
const fieldName = z.string().min(1).max(101);
/** Ten thousand years, in any unit. */
const FARTHEST = 3_650_000;
const count = wholeNumberSchema(-FARTHEST, FARTHEST);
const text = textSchema(MAXIMUM_CRITERION_TEXT);

const spanSchema: z.ZodType<Span> = z.strictObject({
  days: z.exactOptional(count),
  hours: z.exactOptional(count),
  minutes: z.exactOptional(count),
  milliseconds: z.exactOptional(z.int()),
});

const fromNowSchema: z.ZodType<FromNow> = z.strictObject({ fromNow: spanSchema });
const valueSchema: z.ZodType<FieldValue> = z.union([text, z.int(), z.boolean()]);
const otherField = z.strictObject({ field: fieldName });
const operandSchema: z.ZodType<Operand> = z.union([valueSchema, otherField, fromNowSchema]);
const boundarySchema = z.union([instantSchema, fromNowSchema]);

/** The shape of a criterion. It is read after its size was looked at: a schema goes as deep as its input. */
export const criterionSchema: z.ZodType<Criterion> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('and'), of: z.array(criterionSchema).max(MAXIMUM_CRITERIA_WIDTH) }),
    z.strictObject({ type: z.literal('or'), of: z.array(criterionSchema).max(MAXIMUM_CRITERIA_WIDTH) }),
    z.strictObject({ type: z.literal('not'), of: criterionSchema }),
    z.strictObject({ type: z.literal('equals'), field: fieldName, value: operandSchema }),
    z.strictObject({
      type: z.enum(['at_least', 'more_than', 'at_most', 'less_than']),
      field: fieldName,
      value: operandSchema,
    }),
    z
      .strictObject({ type: z.literal('between'), field: fieldName, minimum: z.int(), maximum: z.int() })
      .refine(({ minimum, maximum }) => minimum <= maximum, {
        path: ['maximum'],
        message: 'Invalid bounds: maximum below minimum',
      }),
    z.strictObject({
      type: z.literal('within'),
      field: fieldName,
      start: boundarySchema,
      end: boundarySchema,
    }),
    z.strictObject({
      type: z.literal('one_of'),
      field: fieldName,
      values: z.array(valueSchema).max(MAXIMUM_CRITERION_VALUES),
    }),
    z.strictObject({ type: z.literal('contains'), field: fieldName, text }),
    z.strictObject({
      type: z.literal('includes'),
      field: fieldName,
      value: z.union([valueSchema, otherField]),
    }),
    z.strictObject({ type: z.literal('present'), field: fieldName }),
  ]),
);

/** The shape of criteria with their version. */
export const criteriaSchema: z.ZodType<Criteria> = z.strictObject({
  v: z.literal(1),
  where: criterionSchema,
});

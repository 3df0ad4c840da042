import * as z from 'zod';
import { ONE_DAY } from '../core/instant.js';
import { instantSchema, textSchema, wholeNumberSchema } from '../core/schema.js';
import {
  type Criteria,
  type Criterion,
  type FieldValue,
  type FromNow,
  type Includes,
  MAXIMUM_CRITERIA_WIDTH,
  MAXIMUM_CRITERION_TEXT,
  MAXIMUM_CRITERION_VALUES,
  type Operand,
  type Span,
  type Within,
} from './criterion.js';
import { lengthOf } from './operand.js';

/** Longer than the name of any field: `vendor/name`, 50 characters each. */
const fieldName = z.string().min(1).max(101);
/** Ten thousand years of days. */
const FARTHEST = 3_650_000;
const count = wholeNumberSchema(-FARTHEST, FARTHEST);
const wholeNumber = wholeNumberSchema(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const text = textSchema(MAXIMUM_CRITERION_TEXT);

const spanSchema: z.ZodType<Span> = z.strictObject({
  days: z.exactOptional(count),
  hours: z.exactOptional(count),
  minutes: z.exactOptional(count),
  milliseconds: z.exactOptional(wholeNumberSchema(-FARTHEST * ONE_DAY, FARTHEST * ONE_DAY)),
});

const fromNowSchema: z.ZodType<FromNow> = z.strictObject({ fromNow: spanSchema });
const otherField = z.strictObject({ field: fieldName });
const valueSchema: z.ZodType<FieldValue> = z.union([text, wholeNumber, z.boolean()], {
  error: `Invalid value: not a text of at most ${MAXIMUM_CRITERION_TEXT} characters, a whole number, true or false`,
});
const operandSchema: z.ZodType<Operand> = z.union(
  [text, wholeNumber, z.boolean(), otherField, fromNowSchema],
  {
    error: 'Invalid operand: not a short text, a whole number, true, false, another field or a span from now',
  },
);
const itemSchema: z.ZodType<Includes['value']> = z.union([text, wholeNumber, z.boolean(), otherField], {
  error: 'Invalid operand: not a short text, a whole number, true, false or another field',
});
const boundarySchema: z.ZodType<Within['start']> = z.union([instantSchema, fromNowSchema], {
  error: 'Invalid boundary: not an instant in epoch milliseconds or a span from now',
});

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
      .strictObject({
        type: z.literal('between'),
        field: fieldName,
        minimum: wholeNumber,
        maximum: wholeNumber,
      })
      .refine(({ minimum, maximum }) => minimum <= maximum, {
        path: ['maximum'],
        message: 'Invalid bounds: maximum below minimum',
      }),
    z
      .strictObject({
        type: z.literal('within'),
        field: fieldName,
        start: boundarySchema,
        end: boundarySchema,
      })
      .refine(({ start, end }) => !isReversed(start, end), {
        path: ['end'],
        message: 'Invalid period: end must be after start',
      }),
    z.strictObject({
      type: z.literal('one_of'),
      field: fieldName,
      values: z.array(valueSchema).max(MAXIMUM_CRITERION_VALUES),
    }),
    z.strictObject({ type: z.literal('contains'), field: fieldName, text: text.min(1) }),
    z.strictObject({ type: z.literal('includes'), field: fieldName, value: itemSchema }),
    z.strictObject({ type: z.literal('present'), field: fieldName }),
  ]),
);

/** The shape of criteria with their version. */
export const criteriaSchema: z.ZodType<Criteria> = z.strictObject({
  v: z.literal(1),
  where: criterionSchema,
});

/** Tells whether a period is empty or reversed at every instant; of one with a fixed end only, time decides. */
function isReversed(start: Within['start'], end: Within['end']): boolean {
  if (typeof start === 'number') return typeof end === 'number' && end <= start;
  return typeof end !== 'number' && lengthOf(end.fromNow) <= lengthOf(start.fromNow);
}

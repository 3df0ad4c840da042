import * as z from 'zod';
import { rateSchema } from '../commission/schema.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import { countSchema, idSchema } from '../core/schema.js';
import type { Register } from './commands.js';
import { contactSchema } from './part-schemas.js';
import { MAXIMUM_ITEMS, type Submission, type SubmissionForm } from './submission.js';

/** The shape of a submission form. */
export const submissionFormSchema: z.ZodType<SubmissionForm> = z.strictObject({
  campaignId: idSchema,
  submissionId: z.exactOptional(idSchema),
  totalRate: z.exactOptional(rateSchema),
  contact: contactSchema,
  batches: z
    .array(
      z.strictObject({
        productIds: z.array(idSchema).min(1).max(MAXIMUM_ITEMS),
        totalRate: z.exactOptional(rateSchema),
        shopAdsRate: z.exactOptional(rateSchema),
        sampleQuantity: z.exactOptional(countSchema),
      }),
    )
    .min(1)
    .max(MAXIMUM_ITEMS),
});

/**
 * Reads a submission form. Besides its shape it refuses a batch without a rate where the form has none either, a
 * product that stands in it twice (which terms would hold?), and more than 10,000 products.
 *
 * @example
 * ```ts
 * import { parseSubmission } from 'partner-campaigns';
 *
 * const parsed = parseSubmission({
 *   campaignId: 'c1',
 *   totalRate: 1200,
 *   contact: { email: 'seller@shop.example' },
 *   batches: [{ productIds: ['p1', 'p2'], sampleQuantity: 5 }, { productIds: ['p3'], totalRate: 1500 }],
 * });
 * ```
 */
export function parseSubmission(input: unknown): Result<Submission, InputReason> {
  const form = parseWith(submissionFormSchema, input);
  if (!form.ok) return form;
  const [first, ...rest] = problemsOf(form.value);
  if (first !== undefined) return refuse(first, ...rest);
  const { campaignId, submissionId } = form.value;
  const items = itemsOf(form.value);
  return accept(submissionId === undefined ? { campaignId, items } : { campaignId, submissionId, items });
}

/** The products of a form, each with the terms of its batch. */
function itemsOf(form: SubmissionForm): readonly Register[] {
  return form.batches.flatMap(({ productIds, totalRate, shopAdsRate, sampleQuantity = 0 }) => {
    const rates = {
      totalRate: totalRate ?? form.totalRate ?? 0,
      ...(shopAdsRate === undefined ? {} : { shopAdsRate }),
    };
    const terms = { ...rates, sampleQuantity };
    return productIds.map(
      (productId): Register => ({ type: 'register', productId, terms, contact: form.contact }),
    );
  });
}

/** How many problems of one form are told; a hostile one can have ten thousand. */
const MAXIMUM_PROBLEMS = 50;

function problemsOf(form: SubmissionForm): readonly InputReason[] {
  const tooMany = tooManyProducts(form);
  if (tooMany.length > 0) return tooMany;
  return [...missingRates(form), ...repeatedProducts(form)].slice(0, MAXIMUM_PROBLEMS);
}

function tooManyProducts({ batches }: SubmissionForm): readonly InputReason[] {
  const count = batches.reduce((total, { productIds }) => total + productIds.length, 0);
  return count <= MAXIMUM_ITEMS ? [] : [problem('batches', `Too many products: at most ${MAXIMUM_ITEMS}`)];
}

function missingRates({ totalRate, batches }: SubmissionForm): readonly InputReason[] {
  if (totalRate !== undefined) return [];
  return batches.flatMap((batch, index) =>
    batch.totalRate === undefined
      ? [problem(`batches[${index}].totalRate`, 'Missing rate: neither the batch nor the form has one')]
      : [],
  );
}

function repeatedProducts({ batches }: SubmissionForm): readonly InputReason[] {
  const seen = new Set<string>();
  return batches.flatMap(({ productIds }, batch) =>
    productIds.flatMap((productId, index) => {
      const isRepeated = seen.has(productId);
      seen.add(productId);
      return isRepeated ? [problem(`batches[${batch}].productIds[${index}]`, 'Same product twice')] : [];
    }),
  );
}

function problem(path: string, text: string): InputReason {
  return { code: 'invalid_input', parameters: { path, problem: text } };
}

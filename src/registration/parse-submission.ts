import * as z from 'zod';
import { rateSchema } from '../commission/schema.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import { countSchema, idSchema } from '../core/schema.js';
import type { Register } from './commands.js';
import { contactSchema } from './schema.js';
import { MAXIMUM_ITEMS, type Submission, type SubmissionForm } from './submission.js';

const formSchema: z.ZodType<SubmissionForm> = z.strictObject({
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
  const form = parseWith(formSchema, input);
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

function problemsOf(form: SubmissionForm): readonly InputReason[] {
  const seen = new Set<string>();
  let count = 0;
  const problems: InputReason[] = [];
  for (const [batchIndex, batch] of form.batches.entries()) {
    if (batch.totalRate === undefined && form.totalRate === undefined) {
      problems.push(
        problem(`batches[${batchIndex}].totalRate`, 'Missing rate: neither the batch nor the form has one'),
      );
    }
    count += batch.productIds.length;
    for (const [index, productId] of batch.productIds.entries()) {
      if (seen.has(productId))
        problems.push(problem(`batches[${batchIndex}].productIds[${index}]`, 'Same product twice'));
      seen.add(productId);
    }
  }
  if (count > MAXIMUM_ITEMS) problems.push(problem('batches', `Too many products: at most ${MAXIMUM_ITEMS}`));
  return problems.slice(0, 50);
}

function problem(path: string, text: string): InputReason {
  return { code: 'invalid_input', parameters: { path, problem: text } };
}

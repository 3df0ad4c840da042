import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { CampaignId, CommandId, ProductId } from '../core/ids.js';
import type { Register } from './commands.js';
import type { SellerContact } from './contact.js';

/** Most products of one submission: a technical bound, the platform publishes none (R30). */
export const MAXIMUM_ITEMS = 10_000;

/**
 * The form by which a seller registers products in a campaign (seed steps 3 to 6): one contact, and batches of
 * products that share a rate and a sample quantity (R22). A product stands in it once.
 */
export interface SubmissionForm {
  readonly campaignId: CampaignId;
  /** Makes sending the form again harmless: an item that was accepted gives its first result. */
  readonly submissionId?: CommandId;
  /** The total rate of every batch that sets none of its own (seed step 3, Q32). */
  readonly totalRate?: Rate;
  readonly contact: SellerContact;
  /** One batch or more. */
  readonly batches: readonly SubmissionBatch[];
}

/** Products of a form that share their terms. */
export interface SubmissionBatch {
  /** One product or more. */
  readonly productIds: readonly ProductId[];
  readonly totalRate?: Rate;
  readonly shopAdsRate?: Rate;
  /** Recommended; 0 when left out. */
  readonly sampleQuantity?: SampleQuantity;
}

/** A form that was read: what is to be registered, product by product, in the order of the form. */
export interface Submission {
  readonly campaignId: CampaignId;
  readonly submissionId?: CommandId;
  readonly items: readonly Register[];
}

import { frozenCopy } from '../../core/frozen.js';
import { openEnumSchema } from '../codecs/open-enum.js';

/** What the platform shows of a product in a campaign (section 4 of the facts). */
export const reviewStatuses = /* @__PURE__ */ frozenCopy([
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PENDING_CLOSED',
  'CLOSED',
] as const);

/** What the platform shows of a product in a campaign: `APPROVED` is live only while the campaign goes on. */
export type ReviewStatus = (typeof reviewStatuses)[number];

/** The review status of a product, open. */
export const reviewStatusSchema = openEnumSchema(reviewStatuses);

import { frozenCopy } from '../../core/frozen.js';
import { openEnumSchema } from '../codecs/open-enum.js';

/** What the partner side of the platform shows of a creator's sample (section 4 of the facts): seventeen statuses. */
export const sampleStatuses = /* @__PURE__ */ frozenCopy([
  'NOT_REQUESTED',
  'PENDING',
  'AWAITING_SHIPMENT',
  'AWAITING_COLLECTION',
  'SHIPPED',
  'CONTENT_PENDING',
  'REJECT_CANCELLED',
  'OVERDUE_CANCELLED',
  'UNFULFIL_CANCELLED',
  'DEL_PLAN_CANCELLED',
  'SELLER_NOT_SHIP_CANCELLED',
  'WITHDRAW_CANCELLED',
  'UNFULFILLABLE_CANCELLED',
  'OPERATOR_MANUAL_CANCELLED',
  'OPERATOR_MANUAL_FAILED',
  'OPERATOR_MANUAL_COMPLETED',
  'COMPLETED',
] as const);

/** What the partner side of the platform shows of a creator's sample. */
export type WireSampleStatus = (typeof sampleStatuses)[number];

/** Other spellings of the same, by the seller side of the platform (U11). */
export const sampleStatusVariants = /* @__PURE__ */ frozenCopy({
  UNFULFILL_CANCELLED: 'UNFULFIL_CANCELLED',
  DEL_OPEN_COLLAB: 'DEL_PLAN_CANCELLED',
  OPS_CANCELLED: 'OPERATOR_MANUAL_CANCELLED',
  OPS_FAILED: 'OPERATOR_MANUAL_FAILED',
  OPS_COMPLETED: 'OPERATOR_MANUAL_COMPLETED',
} as const satisfies Readonly<Record<string, WireSampleStatus>>);

/** The spelling of a status on the seller side of the platform, where it is another. */
export type SampleStatusVariant = keyof typeof sampleStatusVariants;

/** The status of a creator's sample in any spelling, open. */
export const sampleStatusSchema = openEnumSchema<WireSampleStatus | SampleStatusVariant>([
  ...sampleStatuses,
  'UNFULFILL_CANCELLED',
  'DEL_OPEN_COLLAB',
  'OPS_CANCELLED',
  'OPS_FAILED',
  'OPS_COMPLETED',
]);

import { frozenCopy } from '../core/frozen.js';
import type { SampleStatus } from './status.js';

/** The tabs of an agency's sample requests (R92). */
export const sampleTabs = /* @__PURE__ */ frozenCopy([
  'to_review',
  'ready_to_ship',
  'shipped',
  'content_pending',
  'completed',
  'cancelled',
] as const);

/** A tab of an agency's sample requests (R92). */
export type SampleTab = (typeof sampleTabs)[number];

/**
 * Which statuses each tab shows; every status is in exactly one. Whose review the first one lists is not stated: it
 * lists both (R92).
 */
export const sampleTabStatuses = /* @__PURE__ */ frozenCopy({
  to_review: ['agency_review', 'seller_review'],
  ready_to_ship: ['awaiting_shipment'],
  shipped: ['shipped'],
  content_pending: ['content_pending'],
  completed: ['completed'],
  cancelled: ['cancelled'],
} as const satisfies Readonly<Record<SampleTab, readonly SampleStatus[]>>);

const tabByStatus = new Map<SampleStatus, SampleTab>(
  sampleTabs.flatMap((tab) => sampleTabStatuses[tab].map((status) => [status, tab] as const)),
);

/** The tab that shows a status. */
export function sampleTabOf(status: SampleStatus): SampleTab {
  const tab = tabByStatus.get(status);
  if (tab === undefined) throw new TypeError(`No tab shows ${status}`);
  return tab;
}

import { frozenCopy } from '../core/frozen.js';
import type { Status } from './status.js';

/** The tabs of a seller's registered products (seed steps 7 and 8). */
export const tabs = /* @__PURE__ */ frozenCopy(['pending', 'ongoing', 'rejected', 'closed'] as const);

/** A tab of a seller's registered products. */
export type Tab = (typeof tabs)[number];

/** Which statuses each tab shows; every status is in exactly one. */
export const tabStatuses = /* @__PURE__ */ frozenCopy({
  pending: ['pending'],
  ongoing: ['scheduled', 'live', 'close_requested'],
  rejected: ['rejected', 'blocked'],
  closed: ['lapsed', 'ended', 'withdrawn', 'closed'],
} as const satisfies Readonly<Record<Tab, readonly Status[]>>);

const tabByStatus = new Map<Status, Tab>(
  tabs.flatMap((tab) => tabStatuses[tab].map((status) => [status, tab] as const)),
);

/** The tab that shows a status. */
export function tabOf(status: Status): Tab {
  const tab = tabByStatus.get(status);
  if (tab === undefined) throw new TypeError(`No tab shows ${status}`);
  return tab;
}

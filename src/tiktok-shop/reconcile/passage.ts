import type { ReviewStatus } from '../wire/review-status.js';

/**
 * How many new attempts lie between two statuses that were seen one after the other; nothing where no way leads from one
 * to the other. More than one thing may have happened in between: a product may be approved and asked to close between
 * two looks. But a close takes the agency's consent, so what was approved is not registered again unseen; and what is closed
 * here and waits for that consent there is not done there yet.
 */
const passages: Readonly<Record<ReviewStatus, Partial<Readonly<Record<ReviewStatus, number>>>>> = {
  PENDING: { PENDING: 0, APPROVED: 0, REJECTED: 0, PENDING_CLOSED: 0, CLOSED: 0 },
  APPROVED: { APPROVED: 0, PENDING_CLOSED: 0, CLOSED: 0 },
  PENDING_CLOSED: { PENDING_CLOSED: 0, APPROVED: 0, CLOSED: 0 },
  REJECTED: { REJECTED: 0, PENDING: 1, APPROVED: 1, PENDING_CLOSED: 1, CLOSED: 1 },
  CLOSED: { CLOSED: 0, PENDING: 1, APPROVED: 1, REJECTED: 1 },
};

/** How many new attempts lie between two statuses; `undefined` where no way leads from one to the other. */
export function attemptsBetween(from: ReviewStatus, to: ReviewStatus): number | undefined {
  return passages[from][to];
}

import type { ReviewStatus } from '../wire/review-status.js';
import type { FoundProduct, Notice } from './finding.js';
import { awaiting } from './seen-review.js';
import type { SentReview } from './sent-review.js';
import type { Standing } from './standing.js';

/** What is open of a product once its sightings have been looked at. */
export interface Unsettled {
  readonly standing: Standing | undefined;
  readonly awaited: SentReview | undefined;
}

/** What it comes to that a whole look has not seen a product: it should be listed, or what we sent should be there. */
export function missed(about: FoundProduct, { standing, awaited }: Unsettled): readonly Notice[] {
  const notices: Notice[] = [];
  if (standing !== undefined && standing.since < about.seenAt && isAlwaysListed(standing.status))
    notices.push({ ...about, kind: 'vanished', status: standing.status });
  if (awaited !== undefined && awaited.sentAt < about.seenAt) notices.push(awaiting(about, awaited));
  return notices;
}

/** Whether a product of this status has to be listed. What is over may be left out of a list some day. */
function isAlwaysListed(status: ReviewStatus): boolean {
  return status !== 'REJECTED' && status !== 'CLOSED';
}

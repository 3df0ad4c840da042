import type { Campaign } from '../campaign/campaign.js';
import { addCalendarDays } from '../core/calendar.js';
import type { Instant } from '../core/instant.js';
import type { Policy } from '../policy/policy.js';

/** What the passing of a sample's deadline counts as: nobody reviewed, nobody shipped, or no content came (R87). */
export type SampleDueOutcome = 'not_reviewed_in_time' | 'not_shipped_in_time' | 'no_content_in_time';

/** What happens to a sample request at an instant unless people act before; stamped by the policy of the moment. */
export interface SampleDeadline {
  readonly dueAt: Instant;
  readonly dueOutcome: SampleDueOutcome;
}

/** The deadline of a review that begins at `at`, if the policy sets one (R87, Q25). */
export function sampleReviewDeadline(terms: DeadlineTerms, at: Instant): SampleDeadline | null {
  return inDays(terms.policy.samples.reviewDays, 'not_reviewed_in_time', terms, at);
}

/** The deadline of the shipping of what was agreed at `at`, if the policy sets one (R87, Q25). */
export function shippingDeadline(terms: DeadlineTerms, at: Instant): SampleDeadline | null {
  return inDays(terms.policy.samples.shipDays, 'not_shipped_in_time', terms, at);
}

/** The deadline of content for a sample that was received at `at`, if the policy sets one (R87, Q25). */
export function contentDeadline(terms: DeadlineTerms, at: Instant): SampleDeadline | null {
  return inDays(terms.policy.samples.contentDays, 'no_content_in_time', terms, at);
}

/** The later deadline of a duty that is extended, if the policy does so (R87, Q25). */
export function extendedDeadline(terms: DeadlineTerms, { dueAt }: SampleDeadline): SampleDeadline | null {
  return inDays(terms.policy.samples.extensionDays, 'no_content_in_time', terms, dueAt);
}

/** What a deadline is reckoned with: the policy's days, in the campaign's time zone. */
interface DeadlineTerms {
  readonly policy: Policy;
  readonly campaign: Campaign;
}

function inDays(
  days: number | null,
  dueOutcome: SampleDueOutcome,
  { campaign }: DeadlineTerms,
  from: Instant,
): SampleDeadline | null {
  return days === null ? null : { dueAt: addCalendarDays(from, days, campaign.timeZone), dueOutcome };
}

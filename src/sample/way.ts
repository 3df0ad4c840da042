import type { SampleInput } from './input.js';
import type { FirstSampleDecision } from './request.js';

/**
 * Where a request or an approval leads (Q21): a creator's own request to the agency, what an agency asks for or agrees
 * to, to the seller, or past the seller where the policy lets the agency's word count for the seller's.
 */
export function leadsTo({ command, facts }: SampleInput): FirstSampleDecision {
  const { role } = command.actor;
  if (role === 'creator') return 'agency_review';
  return role === 'agency' && facts.policy.samples.sellerReview === 'required'
    ? 'seller_review'
    : 'awaiting_shipment';
}

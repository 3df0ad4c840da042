// Transitions of the sample machine that are the same in many decisions, each written once.

import type { SampleRuleName } from './rules.js';

const actions = ['emit_event', 'apply'] as const;

/** What every request for a sample is asked. */
const ofEveryRequest = [
  'campaign_not_over',
  'registration_runs',
  'creator_named',
  'creator_authorised',
  'sku_samplable',
  'quota_left',
] as const satisfies readonly SampleRuleName[];

/** How a sample is asked for: one branch to each that may have to be asked first. */
function asking(...rules: readonly SampleRuleName[]) {
  const asked = [...ofEveryRequest, ...rules] as const;
  return [
    {
      target: 'agency_review',
      guard: { type: 'all', params: { rules: [...asked, 'leads_to_agency_review'] } },
      description: 'The creator asks, and the agency reviews it (R83).',
    },
    {
      target: 'seller_review',
      guard: { type: 'all', params: { rules: [...asked, 'leads_to_seller_review'] } },
      description: 'The agency asks for a creator, and the seller reviews it (R82, R85).',
    },
    {
      target: 'awaiting_shipment',
      guard: { type: 'all', params: { rules: [...asked, 'leads_to_shipment'] } },
      description: "The agency asks for a creator, and its word counts for the seller's (Q21).",
    },
  ] as const;
}

/** How a sample is asked for the first time. */
export const firstRequest = asking();

/** How it is asked for again while the last request stands unshipped: only once that has lapsed with its attempt. */
export const requestAnew = asking('no_open_request').map((branch) => ({ ...branch, actions }));

/** How it is asked for again after the last request came to nothing. */
export const requestAgain = asking('none_received', 'reapply_waited').map((branch) => ({
  ...branch,
  actions,
}));

/** How an unshipped request is withdrawn. */
export const withdrawal = {
  target: 'cancelled',
  guard: { type: 'all', params: { rules: ['campaign_not_over', 'registration_runs', 'withdrawer_asked'] } },
  actions,
  description: 'The creator, or the agency that asked, takes the request back (R89).',
} as const;

/** How whoever reviews says no. */
export const refusal = {
  target: 'cancelled',
  guard: {
    type: 'all',
    params: { rules: ['campaign_not_over', 'registration_runs', 'reviewers_turn', 'seller_reason_given'] },
  },
  actions,
  description: 'Whoever reviews says no: a seller with a reason, an agency with one or without (R86).',
} as const;

/** How the platform ends a request whose unit is not shipped. */
export const cancellation = {
  target: 'cancelled',
  guard: { type: 'all', params: { rules: ['campaign_not_over', 'registration_runs'] } },
  actions,
  description: 'The platform ends it.',
} as const;

/** How the platform ends a request whose unit is on its way, or was received. */
export const cancellationAfterShipment = {
  target: 'cancelled',
  guard: { type: 'all', params: { rules: [] } },
  actions,
  description: 'The platform ends it.',
} as const;

/** How a deadline before the shipment is met. */
export const lapse = {
  target: 'cancelled',
  guard: { type: 'all', params: { rules: ['campaign_not_over', 'registration_runs', 'deadline_due'] } },
  actions,
  description: 'Whoever had to act did not do so in time (R87).',
} as const;

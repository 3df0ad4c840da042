// Transitions of the registration machine that are the same in many decisions, each written once.

import { type Decision, decisions } from './registration.js';
import type { RegistrationRuleName } from './rules.js';

const actions = ['emit_event', 'apply'] as const;

/** What places and releases holds: the decision stays. */
export function holdsIn<Standing extends Decision>(target: Standing) {
  return {
    place_hold: {
      target,
      guard: {
        type: 'all',
        params: { rules: ['campaign_not_over', 'hold_is_new', 'holds_within_limit', 'no_host_veto'] },
      },
      actions,
      description: 'The platform or the agency stops the commands that it names.',
    },
    release_hold: {
      target,
      guard: { type: 'all', params: { rules: ['hold_found', 'hold_releasable'] } },
      actions,
      description: 'What was stopped may go on: by the platform, or by the agency that stopped it.',
    },
  } as const;
}

/** What takes a product out, wherever it stands. */
export const disqualification = {
  target: 'closed',
  guard: { type: 'all', params: { rules: [] } },
  actions,
  description: 'The platform takes the product out for good (R26, R27, Q27).',
} as const;

/** One branch to each decision: what was observed may be any. */
function leadingAnywhere(...rules: readonly RegistrationRuleName[]) {
  return decisions.map(
    (decision) =>
      ({
        target: decision,
        guard: { type: 'all', params: { rules: [...rules, `adopts_${decision}`] } },
        description: `The platform records that it was observed elsewhere: ${decision}.`,
      }) as const,
  );
}

/** How a registration is brought along that is not known here. */
export const adoptionsOfNew = leadingAnywhere(
  'campaign_published',
  'adopted_terms_given',
  'adopted_in_the_past',
  'creator_within_total',
  'creator_ads_within_total',
  'whatsapp_valid',
);

/** How what was observed elsewhere is recorded. */
export const adoptions = leadingAnywhere(
  'adopted_product_matches',
  'not_disqualified',
  'adopted_in_the_past',
  'adopted_attempt_follows',
  'creator_within_total',
  'creator_ads_within_total',
  'whatsapp_valid',
  'adoption_changes',
).map((branch) => ({ ...branch, actions }));

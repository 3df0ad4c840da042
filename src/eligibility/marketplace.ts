import type { Campaign } from '../campaign/campaign.js';
import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import { allOf, type CriterionAnswer } from '../criteria/answer.js';
import { type CompiledCriterion, compileCriterion } from '../criteria/compile.js';
import type { Criterion } from '../criteria/criterion.js';
import { type Eligibility, rulesAbout } from './eligibility.js';
import { type EligibilitySubject, eligibilityFields } from './fields.js';
import { answerOf } from './rule.js';
import { eligibilityRules, registrationNotClosed, rulesOfCampaigns, rulesOfShops } from './rules.js';
import type { ShopFacts } from './shop.js';

/** The seller's filters of the campaign marketplace (seed step 3, R20). */
export const marketplaceTabs = /* @__PURE__ */ frozenCopy(['all', 'target', 'local_agency'] as const);

/**
 * A filter of the campaign marketplace: everything the shop is eligible for, campaigns whose agency named the shop,
 * or those of agencies at home where the shop is at home.
 */
export type MarketplaceTab = (typeof marketplaceTabs)[number];

const isTarget: Criterion = { type: 'includes', field: 'campaign.invitedShops', value: { field: 'shop.id' } };

/** The agency is at home where the shop is: a local agency campaign (seed step 3). */
const isLocal: Criterion = {
  type: 'equals',
  field: 'campaign.agencyCountry',
  value: { field: 'shop.homeCountry' },
};

const criteriaOfTab: Readonly<Record<MarketplaceTab, readonly Criterion[]>> = {
  all: [],
  target: [isTarget],
  local_agency: [isLocal],
};

/**
 * What a tab of the marketplace shows a shop: campaigns that it may register in now, or once the registration period
 * opens. These are the rules that judge a registration; the last ones first, because they leave the fewest.
 */
export function marketplaceCriterion(tab: MarketplaceTab): Criterion {
  const rules = [...rulesOfCampaigns, ...rulesOfShops].filter(
    (rule) => rule !== eligibilityRules.window_open,
  );
  const ofRules = rules.map(({ where }) => where);
  return { type: 'and', of: [...ofRules.reverse(), registrationNotClosed, ...criteriaOfTab[tab]] };
}

const compiled = new Map<MarketplaceTab, CompiledCriterion<EligibilitySubject>>(
  marketplaceTabs.map((tab) => [tab, compileCriterion(marketplaceCriterion(tab), eligibilityFields)]),
);
const local = compileCriterion(isLocal, eligibilityFields);

/**
 * Tells whether a tab of the marketplace shows a campaign to a shop at an instant: by {@link marketplaceCriterion}, and
 * unless an added rule about shops says no. Where one cannot say, the campaign is shown.
 */
export function isInMarketplace(
  campaign: Campaign,
  shop: ShopFacts,
  tab: MarketplaceTab,
  at: Instant,
  eligibility?: Eligibility,
): boolean {
  const subject = { campaign, shop };
  if (compiled.get(tab)?.answer(subject, at) !== 'yes') return false;
  return eligibility === undefined || addedRulesOfShops(eligibility, subject, at) !== 'no';
}

/** Whether the added rules about shops are met: in a campaign or, asked without one, in whichever it may be. */
export function addedRulesOfShops(
  { rules }: Eligibility,
  subject: Pick<EligibilitySubject, 'campaign' | 'shop'>,
  at: Instant,
): CriterionAnswer {
  return allOf(rulesAbout('shop', rules).map((rule) => answerOf(rule, subject, at)));
}

/** Tells whether the agency of a campaign is at home where the shop is: a local agency campaign (seed step 3). */
export function isLocalAgency(campaign: Campaign, shop: ShopFacts, at: Instant): boolean {
  return local.answer({ campaign, shop }, at) === 'yes';
}

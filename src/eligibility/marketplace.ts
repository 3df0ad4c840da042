import type { Campaign } from '../campaign/campaign.js';
import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import { allOf, type CriterionAnswer } from '../criteria/answer.js';
import type { Criterion } from '../criteria/criterion.js';
import { fieldNamed } from '../criteria/field.js';
import { fieldsNamedBy } from '../criteria/names.js';
import { type Question, questionOf } from '../criteria/question.js';
import { type Eligibility, rulesAbout } from './eligibility.js';
import { type EligibilitySubject, eligibilityFields } from './fields.js';
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
 * opens. These are the rules that judge a registration; the last ones first, because they leave the fewest, and what is
 * asked of the shop alone after them: that leaves all or none.
 */
export function marketplaceCriterion(tab: MarketplaceTab): Criterion {
  const rules = [...rulesOfCampaigns, ...rulesOfShops].filter(
    (rule) => rule !== eligibilityRules.window_open,
  );
  const ofRules = rules.map(({ where }) => where).reverse();
  const ofCampaigns = ofRules.filter((where) => !isOfShopAlone(where));
  const ofShops = ofRules.filter(isOfShopAlone);
  return { type: 'and', of: [...ofCampaigns, registrationNotClosed, ...ofShops, ...criteriaOfTab[tab]] };
}

function isOfShopAlone(where: Criterion): boolean {
  return fieldsNamedBy(where).every((name) => fieldNamed(eligibilityFields, name)?.of === 'shop');
}

const compiled = new Map<MarketplaceTab, Question<EligibilitySubject>>(
  marketplaceTabs.map((tab) => [tab, questionOf(marketplaceCriterion(tab), eligibilityFields)]),
);
const local = questionOf(isLocal, eligibilityFields);

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
  return allOf(rulesAbout('shop', rules).map((rule) => rule.answer(subject, at)));
}

/** Tells whether the agency of a campaign is at home where the shop is: a local agency campaign (seed step 3). */
export function isLocalAgency(campaign: Campaign, shop: ShopFacts, at: Instant): boolean {
  return local.answer({ campaign, shop }, at) === 'yes';
}

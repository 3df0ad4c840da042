import type { Campaign } from '../campaign/campaign.js';
import { overFrom, registrationClosesAt } from '../campaign/status.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { Criterion, Operand } from '../criteria/criterion.js';
import { questionOf } from '../criteria/question.js';
import type { EligibilitySubject } from './fields.js';
import type { ProductFacts } from './product.js';
import type { EligibilityReason } from './refusals.js';
import { askedWhere, type Because, type CompiledRule } from './rule.js';
import { fieldsOfRules } from './rule-fields.js';
import type { ShopFacts } from './shop.js';

const NOW = { fromNow: {} } as const;

/** Refuses whatever comes after the campaign is over. */
const campaignNotOver = rule<'campaign_over'>('campaign_not_over', 'campaign', {
  where: { type: 'more_than', field: 'campaign.overFrom', value: NOW },
  reason: ({ campaign }) => ({
    code: 'campaign_over',
    parameters: { overFrom: overFrom(known(campaign)) },
  }),
});

/** Asks for a published campaign (R2, R3). */
const campaignPublished = rule<'campaign_not_published'>('campaign_published', 'campaign', {
  where: { type: 'one_of', field: 'campaign.decision', values: ['published', 'ended_early'] },
  reason: () => ({ code: 'campaign_not_published', parameters: {} }),
});

/** The part of the registration window that only time can end: a campaign that opens later is shown already. */
export const registrationNotClosed: Criterion = {
  type: 'more_than',
  field: 'campaign.registrationClosesAt',
  value: NOW,
};

/**
 * Asks for an open registration window: `start ≤ at < min(end, campaign over)` (R22, Q4). A draft has none, which
 * another rule tells.
 */
const windowOpen = rule<'registration_not_open' | 'registration_closed'>('window_open', 'campaign', {
  applies: { type: 'not', of: equals('campaign.decision', 'draft') },
  where: {
    type: 'and',
    of: [registrationNotClosed, { type: 'at_most', field: 'campaign.registrationOpensAt', value: NOW }],
  },
  reason: ({ campaign }, at) => {
    const { registrationPeriod } = known(campaign);
    const closedAt = registrationClosesAt(known(campaign));
    return at >= closedAt
      ? { code: 'registration_closed', parameters: { closedAt } }
      : { code: 'registration_not_open', parameters: { opensAt: registrationPeriod.start } };
  },
});

/** Asks that shop and campaign are in one market (R13). */
const marketMatches = rule<'market_mismatch'>('market_matches', 'shop', {
  where: equals('campaign.market', { field: 'shop.market' }),
  reason: ({ campaign, shop }) => ({
    code: 'market_mismatch',
    parameters: { shopMarket: known(shop).market, campaignMarket: known(campaign).market },
  }),
});

/** Asks that the campaign is for this shop: for everyone, for it by name, or for its seller type (R11). */
const shopInvited = rule<'shop_not_invited' | 'seller_type_not_invited'>('shop_invited', 'shop', {
  where: {
    type: 'or',
    of: [
      equals('campaign.audience', 'everyone'),
      { type: 'includes', field: 'campaign.invitedShops', value: { field: 'shop.id' } },
      { type: 'includes', field: 'campaign.sellerTypes', value: { field: 'shop.sellerType' } },
    ],
  },
  reason: ({ campaign, shop }) => {
    const { audience } = known(campaign);
    return audience.kind === 'seller_types'
      ? {
          code: 'seller_type_not_invited',
          parameters: { sellerType: known(shop).sellerType, allowed: audience.sellerTypes },
        }
      : { code: 'shop_not_invited', parameters: {} };
  },
});

/** Asks for a shop in good standing: restricted shops register nothing new, deactivated ones are out (R26, Q27). */
const shopActive = rule<'shop_not_active'>('shop_active', 'shop', {
  where: equals('shop.status', 'active'),
  out: equals('shop.status', 'deactivated'),
  reason: ({ shop }) => ({ code: 'shop_not_active', parameters: { status: known(shop).status } }),
});

/**
 * Asks for a product that can be promoted (R29). One that the platform took down or governs, or that is deleted, is out
 * (R27); one that is sold out or switched off by its seller may come back (Q26).
 */
const productPromotable = rule<'product_not_promotable'>('product_promotable', 'product', {
  where: equals('product.status', 'live'),
  out: { type: 'one_of', field: 'product.status', values: ['platform_deactivated', 'governed', 'deleted'] },
  reason: ({ product }) => {
    const { id: productId, status } = known(product);
    return { code: 'product_not_promotable', parameters: { productId, status } };
  },
});

/** Our rules of eligibility, by the names under which the machine asks for them. */
export const eligibilityRules = {
  campaign_not_over: campaignNotOver,
  campaign_published: campaignPublished,
  window_open: windowOpen,
  shop_invited: shopInvited,
  market_matches: marketMatches,
  shop_active: shopActive,
  product_promotable: productPromotable,
} as const satisfies Readonly<Record<string, CompiledRule>>;

/** The rules about campaigns, in the order of their reasons. */
export const rulesOfCampaigns: readonly CompiledRule[] = [campaignNotOver, campaignPublished, windowOpen];

/** The rules about shops, asked after those about the campaign. */
export const rulesOfShops: readonly CompiledRule[] = [shopInvited, marketMatches, shopActive];

/** The rules about products, asked last. */
export const rulesOfProducts: readonly CompiledRule[] = [productPromotable];

/** Asks for the facts of the shop; the rules about it have nothing to say without them. */
export function shopKnown(shop: ShopFacts | undefined): Because<'fact_missing'> | null {
  return shop === undefined ? { code: 'fact_missing', parameters: { fact: 'shop' } } : null;
}

/** Asks for the facts of the product; the rules about it have nothing to say without them. */
export function productKnown(product: ProductFacts | undefined): Because<'fact_missing'> | null {
  return product === undefined ? { code: 'fact_missing', parameters: { fact: 'product' } } : null;
}

/** A rule of ours that refuses with these codes. */
function rule<Code extends EligibilityReason['code']>(
  name: string,
  about: CompiledRule['about'],
  {
    where,
    applies,
    out,
    reason,
  }: {
    readonly where: Criterion;
    readonly applies?: Criterion;
    readonly out?: Criterion;
    readonly reason: (subject: EligibilitySubject, at: Instant) => Because<Code>;
  },
): CompiledRule<Because<Code>> {
  const condition = questionOf(where, fieldsOfRules);
  const applying = applies && questionOf(applies, fieldsOfRules);
  const disqualifying = out && questionOf(out, fieldsOfRules);
  return {
    name,
    about,
    where,
    ...given({ appliesWhen: applies, disqualifiedWhen: out }),
    question: () => condition,
    answer: askedWhere(applying, condition.answer),
    ...given({ applies: applying, out: disqualifying }),
    reason,
  };
}

function equals(field: string, value: Operand): Criterion {
  return { type: 'equals', field, value };
}

/** The facts that a rule has answered no on are there. */
function known<Fact extends Campaign | ShopFacts | ProductFacts>(fact: Fact | undefined): Fact {
  if (fact === undefined) throw new TypeError('A rule refused without its facts');
  return fact;
}

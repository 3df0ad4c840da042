import type { Campaign } from '../campaign/campaign.js';
import type { ProductId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { allOf, anyOf, type CriterionAnswer } from '../criteria/answer.js';
import { explain } from '../criteria/explain.js';
import type { Explanation } from '../criteria/explanation.js';
import { type Remedy, remedyOf } from '../criteria/remedy.js';
import { defaultPolicy } from '../policy/policy.js';
import type { Verdict } from '../statechart/compile.js';
import { type Eligibility, rulesAbout } from './eligibility.js';
import type { EligibilitySubject } from './fields.js';
import type { ProductFacts } from './product.js';
import type { EligibilityReason } from './refusals.js';
import {
  addReasons,
  type CompiledRule,
  disqualifies,
  type EligibilityTopic,
  objectionOf,
  type UnknownFacts,
} from './rule.js';
import { productKnown, rulesOfCampaigns, rulesOfProducts, rulesOfShops, shopKnown } from './rules.js';
import type { ShopFacts } from './shop.js';

/** What eligibility is judged by besides our rules. */
export interface EligibilityStandards {
  /** What facts that are not known do to a write; they refuse when left out. */
  readonly policy?: UnknownFacts;
  /** The rules of the host and its market packs; none when left out. */
  readonly eligibility?: Eligibility;
}

/** What one rule says, and why. */
export interface RuleVerdict {
  /** The name of the rule: ours, or `vendor/name`. */
  readonly rule: string;
  readonly about: EligibilityTopic;
  /** Whether it is met; `unknown` where a fact is missing. */
  readonly answer: CriterionAnswer;
  /** Whether it is so far from met that what runs must end too (Q27). */
  readonly disqualifies: CriterionAnswer;
  /** What a write would be refused with; none where the rule is met, or the policy lets a missing fact pass. */
  readonly reasons: readonly EligibilityReason[];
  /** Every part of the rule with its answer and the facts it was made on. */
  readonly explanation: Explanation;
  /** What would make it eligible; `null` where it is. */
  readonly remedy: Remedy | null;
}

/** What is known of whether a shop may register in a campaign, and which products. */
export interface EligibilityReport {
  /** Whether the shop meets every rule about campaign and shop. */
  readonly answer: CriterionAnswer;
  /** Whether a write would be accepted as far as these rules go: missing facts may pass by policy. */
  readonly accepted: boolean;
  /** Whether a rule about the shop says that what runs must end too: the shop is out (R26, Q27). */
  readonly disqualified: CriterionAnswer;
  /** Every reason why the shop cannot register, whatever the product: those of {@link shopEligibility}. */
  readonly reasons: readonly EligibilityReason[];
  /** Every rule about campaign and shop that applies, in the order of their reasons. */
  readonly rules: readonly RuleVerdict[];
  /** Every product, in the order in which they were given. */
  readonly products: readonly ProductReport[];
}

/** What is known of whether a product may be registered. */
export interface ProductReport {
  readonly productId: ProductId;
  /** Whether every rule is met: those about campaign and shop too. */
  readonly answer: CriterionAnswer;
  /** Whether a write would be accepted as far as the rules of eligibility go. */
  readonly accepted: boolean;
  /** Whether a rule about the product says that what runs must end too: the product is out (R27, Q27). */
  readonly disqualified: CriterionAnswer;
  /** Every reason of eligibility that its registration would be refused with: those about campaign and shop first. */
  readonly reasons: readonly EligibilityReason[];
  /** Every rule about the product that applies, in the order of their reasons. */
  readonly rules: readonly RuleVerdict[];
}

/** A product whose eligibility is asked for: with its facts, as far as they are known. */
export interface ProductAsked {
  readonly productId: ProductId;
  readonly product?: ProductFacts | undefined;
}

/**
 * Every reason why a shop cannot register in a campaign at an instant, whatever the product; none when it can.
 * Marketplace rows and submissions are judged by these same rules.
 */
export function shopEligibility(
  campaign: Campaign,
  shop: ShopFacts | undefined,
  at: Instant,
  { policy = defaultPolicy, eligibility }: EligibilityStandards = {},
): readonly EligibilityReason[] {
  const subject = { campaign, shop };
  const reasons: EligibilityReason[] = [];
  for (const rule of rulesOfCampaigns) addReasons(reasons, objectionOf(rule, subject, at, policy));
  addReasons(reasons, shopKnown(shop));
  for (const rule of rulesOfShops) addReasons(reasons, objectionOf(rule, subject, at, policy));
  for (const rule of eligibility?.rules ?? []) {
    if (rule.about === 'shop') addReasons(reasons, objectionOf(rule, subject, at, policy));
  }
  return reasons;
}

/**
 * Every rule of eligibility with its answer, for a shop in a campaign at an instant and for any number of its products:
 * what is met, what is not and why, which facts are missing, and what would make it eligible. Whether a product is
 * registered already is not asked.
 *
 * @example
 * ```ts
 * import { type Campaign, explainEligibility, type Instant, type ShopFacts } from 'partner-campaigns';
 *
 * export function obstacles(campaign: Campaign, shop: ShopFacts, now: Instant): readonly string[] {
 *   const report = explainEligibility(campaign, { shop, products: [] }, now);
 *   return report.rules.filter(({ answer }) => answer !== 'yes').map(({ rule }) => rule);
 * }
 * ```
 */
export function explainEligibility(
  campaign: Campaign,
  asked: { readonly shop: ShopFacts | undefined; readonly products: readonly ProductAsked[] },
  at: Instant,
  { policy = defaultPolicy, eligibility }: EligibilityStandards = {},
): EligibilityReport {
  const { shop } = asked;
  const added = eligibility?.rules ?? [];
  const verdicts = (rules: readonly CompiledRule[], subject: EligibilitySubject) =>
    rules.filter(appliesTo(subject, at)).map((rule) => verdictOf(rule, subject, { at, policy }));
  const aboutCampaign = verdicts(rulesOfCampaigns, { campaign, shop });
  const aboutShop = verdicts([...rulesOfShops, ...rulesAbout('shop', added)], { campaign, shop });
  const rules = [...aboutCampaign, ...aboutShop];
  const reasons = [...reasonsOf(aboutCampaign), ...listed(shopKnown(shop)), ...reasonsOf(aboutShop)];
  const answer = allOf(rules.map((rule) => rule.answer));
  const ofProducts = [...rulesOfProducts, ...rulesAbout('product', added)];
  const products = asked.products.map(({ productId, product }): ProductReport => {
    const own = verdicts(ofProducts, { campaign, shop, product });
    const everyReason = [...reasons, ...listed(productKnown(product)), ...reasonsOf(own)];
    return {
      productId,
      answer: allOf([answer, ...own.map((rule) => rule.answer)]),
      accepted: everyReason.length === 0,
      disqualified: isDisqualified(own),
      reasons: everyReason,
      rules: own,
    };
  });
  const accepted = reasons.length === 0;
  return { answer, accepted, disqualified: isDisqualified(rules), reasons, rules, products };
}

/** Tells whether a rule is asked here at all: one of another market is not. */
function appliesTo(subject: EligibilitySubject, at: Instant): (rule: CompiledRule) => boolean {
  return ({ applies }) => applies === undefined || applies.answer(subject, at) !== 'no';
}

function verdictOf(
  rule: CompiledRule,
  subject: EligibilitySubject,
  { at, policy }: { readonly at: Instant; readonly policy: UnknownFacts },
): RuleVerdict {
  const { name, about } = rule;
  const explanation = explain(rule.question(subject, at), subject, at);
  const objection = objectionOf(rule, subject, at, policy);
  return {
    rule: name,
    about,
    answer: explanation.answer,
    disqualifies: disqualifies(rule, subject, at),
    reasons: listed(objection),
    explanation,
    remedy: remedyOf(explanation),
  };
}

function reasonsOf(rules: readonly RuleVerdict[]): readonly EligibilityReason[] {
  return rules.flatMap(({ reasons }) => reasons);
}

function listed(objection: Verdict<EligibilityReason>): readonly EligibilityReason[] {
  return objection === null ? [] : [objection].flat();
}

function isDisqualified(rules: readonly RuleVerdict[]): CriterionAnswer {
  return anyOf(rules.map((rule) => rule.disqualifies));
}

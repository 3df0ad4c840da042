import {
  type Campaign,
  type Eligibility,
  explainEligibility,
  type Policy,
  type ProductFacts,
} from 'partner-campaigns';
import { aCampaign, aPolicy, aProduct, aShop, days } from './build.ts';

/** What is judged; what is left out has nothing against it. */
export interface Judged {
  readonly campaign?: Campaign;
  readonly shop?: Parameters<typeof aShop>[0];
  readonly product?: Partial<ProductFacts>;
  readonly policy?: Policy;
}

/** Everything about one product of a shop, while registration is open. */
export function reportOn(
  eligibility: Eligibility,
  { campaign = aCampaign(), shop, product, policy = aPolicy() }: Judged = {},
) {
  const facts = aProduct(product);
  const asked = {
    shop: aShop({ market: campaign.market, ...shop }),
    products: [{ productId: facts.id, product: facts }],
  };
  const { rules, products, disqualified } = explainEligibility(campaign, asked, days(5), {
    policy,
    eligibility,
  });
  const [own] = products;
  if (own === undefined) throw new TypeError('The product has no report');
  return { rules: [...rules, ...own.rules], reasons: own.reasons, disqualified, own };
}

/**
 * What a rule says in a word: `met`, `restricted` or `disqualified`, what it would have to know, or nothing where it is
 * not asked. What runs must end with `disqualified`, and with nothing else.
 */
export function wordOf(eligibility: Eligibility, name: string, judged: Judged): unknown {
  const verdict = reportOn(eligibility, judged).rules.find(({ rule }) => rule === name);
  if (verdict === undefined) return undefined;
  const words = verdict.reasons.map((reason) => {
    if (reason.code === 'fact_missing') return `without ${reason.parameters.fact}`;
    return reason.code === 'not_eligible' ? reason.parameters.standing : reason.code;
  });
  const out = verdict.disqualifies === 'yes';
  if (out !== words.includes('disqualified')) return `${words.join()}, and out: ${verdict.disqualifies}`;
  return words.length === 0 ? 'met' : words.join();
}

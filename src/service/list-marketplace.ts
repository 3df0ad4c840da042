import * as z from 'zod';
import { given } from '../core/given.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { addedRulesOfShops, type MarketplaceTab, marketplaceTabs } from '../eligibility/marketplace.js';
import { type CampaignConditions, campaignConditions, campaignFilter } from './campaign-conditions.js';
import { chosenBy } from './chosen-by.js';
import type { Dependencies } from './dependencies.js';
import { campaignListFields } from './list-fields.js';
import { type Listed, type ListPaging, listed, readPaging, totalOf } from './paging.js';
import { readCampaigns } from './read-campaigns.js';
import type { Answer } from './reasons.js';
import type { Caller } from './roles.js';
import { asSeller, rowsOf } from './seller-campaigns.js';
import type { CampaignRow } from './views.js';

/** Which campaigns of the marketplace a seller lists. */
export interface MarketplaceQuery extends CampaignConditions {
  /** `all` when left out. */
  readonly tab?: MarketplaceTab;
  /** `closing_soon` when left out. */
  readonly sort?: 'closing_soon' | 'newest' | 'highest_rate';
}

const querySchema = z.strictObject({
  ...campaignConditions,
  tab: z.exactOptional(z.enum(marketplaceTabs)),
  sort: z.exactOptional(z.enum(['closing_soon', 'newest', 'highest_rate'])),
});

/** Lists the campaigns that a tab of the marketplace shows the seller's shop. */
export async function listMarketplace(
  dependencies: Dependencies,
  actor: Caller,
  query: MarketplaceQuery,
  paging: ListPaging,
): Promise<Answer<Listed<CampaignRow>>> {
  const found = await asSeller(dependencies, actor, 'marketplace.list');
  if (!found.ok) return found;
  const parsed = parseWith(querySchema, query);
  if (!parsed.ok) return parsed;
  const { store, clock, standards } = dependencies;
  const { eligibility } = standards;
  const { shop } = found.value;
  const { tab = 'all', sort = 'closing_soon', criteria, ...conditions } = parsed.value;
  const choice = chosenBy(criteria, campaignListFields('seller', eligibility));
  if (!choice.ok) return choice;
  const asked = { ...conditions, ...given({ criteria: choice.value?.criteria }), tab, sort, shopId: shop.id };
  const page = readPaging(paging, asked);
  if (!page.ok) return page;

  const at = clock.now();
  // A shop that no campaign can take is told so by an empty list, and nobody is asked for campaigns.
  const standing = eligibility === undefined ? 'yes' : addedRulesOfShops(eligibility, { shop }, at);
  if (standing === 'no') return accept(listed({ items: [] }, [], asked, await totalOf(page.value, () => 0)));
  const compiled = choice.value?.compiled;
  const isExact = standing === 'yes' && compiled === undefined;
  const filter = { ...campaignFilter(conditions, at), marketplace: { tab, shop } };
  const campaigns = await readCampaigns(store, { ...filter, sort }, page.value.page, (campaign) => {
    const subject = { campaign, shop };
    if (compiled !== undefined && compiled.answer(subject, at) !== 'yes') return false;
    return eligibility === undefined || addedRulesOfShops(eligibility, subject, at) !== 'no';
  });
  const total = await totalOf(page.value, () => store.campaigns.count(filter), isExact);
  return accept(listed(campaigns, await rowsOf(dependencies, campaigns.items, shop, at), asked, total));
}

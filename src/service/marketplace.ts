import * as z from 'zod';
import type { CampaignId, ProductId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { idSchema, textSchema } from '../core/schema.js';
import { campaignFilter } from './campaign-conditions.js';
import type { Dependencies } from './dependencies.js';
import { listMarketplace, type MarketplaceQuery } from './list-marketplace.js';
import { findOne } from './look-up.js';
import { type Listed, type ListPaging, listed, readPaging, totalOf } from './paging.js';
import { type EligibilityPreview, previewEligibility } from './preview-eligibility.js';
import { readCampaigns } from './read-campaigns.js';
import { readRegistrations } from './read-registrations.js';
import type { Answer } from './reasons.js';
import { type RegistrationRow, registrationRows } from './registration-rows.js';
import type { Caller } from './roles.js';
import { asSeller, findVisible, rowsOf } from './seller-campaigns.js';
import { type CampaignPage, type CampaignRow, type Counts, campaignPage, countsOf } from './views.js';

/** A campaign in which the shop has registrations. */
export interface MyCampaign {
  readonly campaign: CampaignRow;
  /** Of the shop's own registrations. */
  readonly counts: Counts;
}

/** What "View data" shows of a campaign (seed step 7, R25). */
export interface CampaignData {
  readonly campaign: CampaignPage;
  /** Of the shop's own registrations. */
  readonly counts: Counts;
  /** The products that wait for the review, longest waiting first; the first 100. */
  readonly pending: readonly RegistrationRow[];
}

/** What a seller finds and follows campaigns with. */
export interface MarketplaceService {
  /**
   * The campaign marketplace: all, target, or local agency campaigns that the shop is eligible for (seed step 3, R20), now
   * or once registration opens. A campaign of which facts are missing is shown, and its verdict says so.
   */
  list(actor: Caller, query?: MarketplaceQuery, paging?: ListPaging): Promise<Answer<Listed<CampaignRow>>>;
  /** A campaign opened: its details, the partner's contact and message (seed step 4, R21). */
  open(actor: Caller, campaignId: CampaignId): Promise<Answer<CampaignPage>>;
  /** My campaigns: those in which the shop has any registration, newest first (R25). */
  myCampaigns(
    actor: Caller,
    query?: Pick<MarketplaceQuery, 'text'>,
    paging?: ListPaging,
  ): Promise<Answer<Listed<MyCampaign>>>;
  /**
   * Every rule of eligibility with its answer, for the shop in a campaign and for up to 1,000 of its products: what is
   * not met and what would make it eligible, before anything is submitted (R26 to R30).
   */
  explain(
    actor: Caller,
    campaignId: CampaignId,
    productIds?: readonly ProductId[],
  ): Promise<Answer<EligibilityPreview>>;
  /** View data: the campaign, how many products have which status, and those that are pending (seed step 7). */
  viewData(actor: Caller, campaignId: CampaignId): Promise<Answer<CampaignData>>;
}

/** How many pending products "View data" shows; the rest is listed by `registrations.list`. */
const PENDING_SHOWN = 100;

const myQuerySchema: z.ZodType<Pick<MarketplaceQuery, 'text'>> = z.strictObject({
  text: z.exactOptional(textSchema(200)),
});

/** Makes the part of the service that sellers find and follow campaigns with. */
export function marketplaceService(dependencies: Dependencies): MarketplaceService {
  const { store, clock, directories, standards } = dependencies;

  async function opened(actor: Caller, campaignId: CampaignId, method: string) {
    const found = await asSeller(dependencies, actor, method);
    if (!found.ok) return found;
    const parsed = parseWith(idSchema, campaignId);
    if (!parsed.ok) return parsed;
    const { seller, shop } = found.value;
    const at = clock.now();
    const campaign = await findVisible(dependencies, seller, campaignId, at);
    if (!campaign.ok) return campaign;
    const agency = await findOne(campaign.value.agencyId, (ids) => directories.agencies.find(ids));
    const page = campaignPage(campaign.value, { agency, shop, at, standards });
    return accept({ seller, at, page });
  }

  return {
    list: (actor, query = {}, paging = {}) => listMarketplace(dependencies, actor, query, paging),
    open: async (actor, campaignId) => {
      const found = await opened(actor, campaignId, 'marketplace.open');
      return found.ok ? accept(found.value.page) : found;
    },
    myCampaigns: async (actor, query = {}, paging = {}) => {
      const found = await asSeller(dependencies, actor, 'marketplace.myCampaigns');
      if (!found.ok) return found;
      const parsed = parseWith(myQuerySchema, query);
      if (!parsed.ok) return parsed;
      const { shop } = found.value;
      const asked = { ...parsed.value, joinedBy: shop.id, sort: 'newest' } as const;
      const page = readPaging(paging, asked);
      if (!page.ok) return page;
      const at = clock.now();
      const filter = { ...campaignFilter(parsed.value, at), joinedBy: shop.id };
      const campaigns = await readCampaigns(store, { ...filter, sort: asked.sort }, page.value.page);
      const campaignIds = campaigns.items.map(({ id }) => id);
      const counts = await store.registrations.count({ at, shopId: shop.id, campaignIds });
      const rows = await rowsOf(dependencies, campaigns.items, shop, at);
      const mine = rows.map((campaign) => ({ campaign, counts: countsOf(counts, campaign.campaignId) }));
      const total = await totalOf(page.value, () => store.campaigns.count(filter));
      return accept(listed(campaigns, mine, asked, total));
    },
    explain: (actor, campaignId, productIds = []) =>
      previewEligibility(dependencies, actor, campaignId, productIds),
    viewData: async (actor, campaignId) => {
      const found = await opened(actor, campaignId, 'marketplace.viewData');
      if (!found.ok) return found;
      const { seller, at, page } = found.value;
      const own = { at, shopId: seller.shopId, campaignIds: [campaignId] };
      const counts = await store.registrations.count(own);
      const pendingOnes = { ...own, statuses: ['pending'], sort: 'oldest' } as const;
      const waiting = await readRegistrations(store, pendingOnes, { limit: PENDING_SHOWN });
      const pending = await registrationRows(dependencies, seller, waiting.items, at);
      return accept({ campaign: page, counts: countsOf(counts, campaignId), pending });
    },
  };
}

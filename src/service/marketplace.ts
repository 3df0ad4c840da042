import * as z from 'zod';
import type { CampaignId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { idSchema, textSchema } from '../core/schema.js';
import { type MarketplaceTab, marketplaceTabs } from '../eligibility/marketplace.js';
import type { CampaignQuery } from '../ports/queries.js';
import type { Dependencies } from './dependencies.js';
import { findOne } from './look-up.js';
import { type Listed, listed, type Paging, readPaging } from './paging.js';
import type { Answer } from './reasons.js';
import { type RegistrationRow, registrationRows } from './registration-rows.js';
import type { Caller } from './roles.js';
import { asSeller, findVisible, rowsOf } from './seller-campaigns.js';
import { type CampaignPage, type CampaignRow, type Counts, campaignPage, countsOf } from './views.js';

/** Which campaigns of the marketplace a seller lists. */
export interface MarketplaceQuery {
  /** `all` when left out. */
  readonly tab?: MarketplaceTab;
  /** Part of the name, whatever the case. */
  readonly text?: string;
  /** `closing_soon` when left out. */
  readonly sort?: 'closing_soon' | 'newest' | 'highest_rate';
}

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
  /** The campaign marketplace: all, target, or local agency campaigns that the shop is eligible for (seed step 3, R20). */
  list(actor: Caller, query?: MarketplaceQuery, paging?: Paging): Promise<Answer<Listed<CampaignRow>>>;
  /** A campaign opened: its details, the partner's contact and message (seed step 4, R21). */
  open(actor: Caller, campaignId: CampaignId): Promise<Answer<CampaignPage>>;
  /** My campaigns: those in which the shop has any registration, newest first (R25). */
  myCampaigns(
    actor: Caller,
    query?: Pick<MarketplaceQuery, 'text'>,
    paging?: Paging,
  ): Promise<Answer<Listed<MyCampaign>>>;
  /** View data: the campaign, how many products have which status, and those that are pending (seed step 7). */
  viewData(actor: Caller, campaignId: CampaignId): Promise<Answer<CampaignData>>;
}

/** How many pending products "View data" shows; the rest is listed by `registrations.list`. */
const PENDING_SHOWN = 100;

const querySchema: z.ZodType<MarketplaceQuery> = z.strictObject({
  tab: z.exactOptional(z.enum(marketplaceTabs)),
  text: z.exactOptional(textSchema(200)),
  sort: z.exactOptional(z.enum(['closing_soon', 'newest', 'highest_rate'])),
});

const myQuerySchema: z.ZodType<Pick<MarketplaceQuery, 'text'>> = z.strictObject({
  text: z.exactOptional(textSchema(200)),
});

/** Makes the part of the service that sellers find and follow campaigns with. */
export function marketplaceService(dependencies: Dependencies): MarketplaceService {
  const { store, clock, directories } = dependencies;

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
    const page = campaignPage(campaign.value, { agency, shop, at });
    return accept({ seller, at, page });
  }

  return {
    list: async (actor, query = {}, paging = {}) => {
      const found = await asSeller(dependencies, actor, 'marketplace.list');
      if (!found.ok) return found;
      const parsed = parseWith(querySchema, query);
      if (!parsed.ok) return parsed;
      const { shop } = found.value;
      const { tab = 'all', sort = 'closing_soon', ...conditions } = parsed.value;
      const asked: Omit<CampaignQuery, 'at'> = { ...conditions, marketplace: { tab, shop }, sort };
      const bound = { ...conditions, tab, sort, shopId: shop.id };
      const page = readPaging(paging, bound);
      if (!page.ok) return page;
      const at = clock.now();
      const campaigns = await store.campaigns.query({ ...asked, at }, page.value);
      return accept(listed(campaigns, await rowsOf(dependencies, campaigns.items, shop, at), bound));
    },
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
      const campaigns = await store.campaigns.query({ ...asked, at }, page.value);
      const campaignIds = campaigns.items.map(({ id }) => id);
      const counts = await store.registrations.count({ at, shopId: shop.id, campaignIds });
      const rows = await rowsOf(dependencies, campaigns.items, shop, at);
      const mine = rows.map((campaign) => ({ campaign, counts: countsOf(counts, campaign.campaignId) }));
      return accept(listed(campaigns, mine, asked));
    },
    viewData: async (actor, campaignId) => {
      const found = await opened(actor, campaignId, 'marketplace.viewData');
      if (!found.ok) return found;
      const { seller, at, page } = found.value;
      const own = { at, shopId: seller.shopId, campaignIds: [campaignId] };
      const counts = await store.registrations.count(own);
      const waiting = await store.registrations.query(
        { ...own, statuses: ['pending'], sort: 'oldest' },
        { limit: PENDING_SHOWN },
      );
      const pending = await registrationRows(dependencies, seller, waiting.items, at);
      return accept({ campaign: page, counts: countsOf(counts, campaignId), pending });
    },
  };
}

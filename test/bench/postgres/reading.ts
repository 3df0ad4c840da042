import type { Campaign } from 'partner-campaigns';
import { migratePostgres } from 'partner-campaigns/postgres';
import type { BenchServer } from './bench-server.ts';
import { campaignAt, NOW } from './campaigns.ts';
import { filling } from './load.ts';
import { checkCampaigns, fillMarketplace, type Marketplace } from './marketplace.ts';
import { smallShop, theShop } from './people.ts';
import { checkRegistrations, fillSellerTabs, type SellerTabs } from './seller-tabs.ts';

/** How much there is to read. */
export interface ReadingSizes {
  readonly campaigns: number;
  /** Campaigns that the seller is in, over all the time. */
  readonly joined: number;
  /** Products that the seller has in each of them. */
  readonly each: number;
  /** The same of another seller in the same campaigns. */
  readonly eachOfAnother: number;
}

/** What was filled to be read. */
export interface Readable {
  readonly marketplace: Marketplace;
  readonly tabs: SellerTabs;
  readonly tabsOfAnother: SellerTabs;
}

/** Fills a schema with campaigns, and with a seller's registrations in some of them. */
export async function fillReadable(
  server: BenchServer,
  schema: string,
  { campaigns: count, joined, each, eachOfAnother }: ReadingSizes,
): Promise<Readable> {
  await migratePostgres({ db: server.db, schema });
  const open: number[] = [];
  const seen = (campaign: Campaign, index: number) => {
    if (isOpenToAll(campaign)) open.push(index);
  };
  const filled = await filling(server, schema, async () => {
    const marketplace = await fillMarketplace(server, schema, count, seen);
    const campaigns = Array.from({ length: joined }, (_, place) =>
      campaignAt(open[Math.floor(((place + 0.5) / joined) * open.length)] ?? 0, count),
    );
    const tabs = await fillSellerTabs(server, schema, { shopId: theShop.id, campaigns, each });
    const another = { shopId: smallShop.id, campaigns, each: eachOfAnother };
    const tabsOfAnother = await fillSellerTabs(server, schema, another);
    return { marketplace, tabs, tabsOfAnother, campaigns };
  });
  await checkCampaigns(server, schema, count);
  await checkRegistrations(server, schema, { shopId: theShop.id, campaigns: filled.campaigns });
  return filled;
}

/** Whether our seller may have registered products by now. */
function isOpenToAll({ market, audience, decision, registrationPeriod }: Campaign): boolean {
  return (
    market === theShop.market &&
    audience.kind === 'everyone' &&
    decision !== 'draft' &&
    registrationPeriod.start < NOW - 86_400_000
  );
}

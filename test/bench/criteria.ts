import { deepStrictEqual } from 'node:assert/strict';
import {
  type Campaign,
  campaignMatcher,
  defineEligibility,
  type EligibilityStandards,
  explainEligibility,
  type ShopId,
  shopEligibility,
} from 'partner-campaigns';
import { rulesAbout } from '../../src/eligibility/eligibility.ts';
import { rulesOfCampaigns, rulesOfShops } from '../../src/eligibility/rules.ts';
import { aShop, days } from '../support/build.ts';
import { compare, type Row } from './compare.ts';
import { filterOf, handScan, type Wanted } from './hand-scan.ts';
import { manyCampaigns } from './many-campaigns.ts';

const CAMPAIGNS = 1_000_000;
const NO_SHOPS: ReadonlySet<ShopId> = new Set();
const at = days(365);
const shop = aShop({ id: 'shop-7', rating: 430, orders90Days: 120 });

/** What a list costs that is not helped by an index: every campaign is asked, beside a loop with the same conditions. */
function scan(campaigns: readonly Campaign[], name: string, wanted: Wanted): Promise<Row> {
  const ours = (): readonly Campaign[] => {
    const matches = campaignMatcher(filterOf(wanted));
    const found: Campaign[] = [];
    for (const campaign of campaigns) {
      if (matches(campaign, NO_SHOPS)) found.push(campaign);
    }
    return found;
  };
  const peer = () => handScan(campaigns, wanted);
  const found = peer();
  if (found.length === 0) throw new Error('finds nothing');
  deepStrictEqual(idsOf(ours()), idsOf(found));
  return compare({
    name,
    ours: { name: 'criterion', run: ours },
    peer: { name: 'hand-written loop', run: peer },
    pieces: campaigns.length,
    rounds: 25,
    target: 4,
  });
}

function idsOf(campaigns: readonly Campaign[]): readonly string[] {
  return campaigns.map(({ id }) => id);
}

type Told = (campaign: Campaign, standards: EligibilityStandards) => unknown;

/** What it costs to tell for every row of a page why not, beside asking every rule of every row for its answer only. */
function page(
  campaigns: readonly Campaign[],
  {
    name,
    standards,
    told,
    target,
  }: { name: string; standards: EligibilityStandards; told: Told; target: number | null },
): Promise<Row> {
  const rules = [
    ...rulesOfCampaigns,
    ...rulesOfShops,
    ...rulesAbout('shop', standards.eligibility?.rules ?? []),
  ];
  const pages = Math.ceil(20_000 / campaigns.length);
  return compare({
    name: `${name}, ${campaigns.length} rows`,
    ours: {
      name: 'reasons',
      run: () => {
        let length = 0;
        for (let count = 0; count < pages; count += 1) {
          const reasons = campaigns.map((campaign) => told(campaign, standards));
          length += reasons.length;
        }
        return length;
      },
    },
    peer: {
      name: 'answers',
      run: () => {
        let met = 0;
        for (let count = 0; count < pages; count += 1) {
          for (const campaign of campaigns) {
            const subject = { campaign, shop };
            for (const rule of rules) {
              if (rule.answer(subject, at) === 'yes') met += 1;
            }
          }
        }
        return met;
      },
    },
    pieces: pages * campaigns.length,
    rounds: 40,
    target,
  });
}

const refusals: Told = (campaign, standards) => shopEligibility(campaign, shop, at, standards);
const report: Told = (campaign, standards) =>
  explainEligibility(campaign, { shop, products: [] }, at, standards);

const withPack: EligibilityStandards = {
  eligibility: defineEligibility({
    packs: [
      {
        name: 'bench/home',
        markets: ['TH'],
        rules: [
          {
            name: 'bench/rating',
            about: 'shop',
            where: { type: 'at_least', field: 'shop.rating', value: 400 },
          },
          {
            name: 'bench/orders',
            about: 'shop',
            where: { type: 'at_least', field: 'shop.orders90Days', value: 200 },
          },
          {
            name: 'bench/clean',
            about: 'shop',
            where: { type: 'at_most', field: 'shop.intellectualPropertyViolations', value: 0 },
          },
        ],
      },
    ],
  }),
};

/** What criteria cost: over a million campaigns, and for the reasons of a page. */
export async function rows(): Promise<readonly Row[]> {
  return [...(await scans()), ...(await pages())];
}

async function scans(): Promise<readonly Row[]> {
  const campaigns = manyCampaigns(2026, CAMPAIGNS);
  const proposedRate = { minimum: 1000, maximum: 2500 };
  const more = { proposedRate, registrationClosesBy: days(380), text: 'Beauty' };
  return [
    await scan(campaigns, 'marketplace, 1,000,000 campaigns', { shop, at }),
    await scan(campaigns, 'the same with rate, closing date and text', { shop, at, ...more }),
  ];
}

async function pages(): Promise<readonly Row[]> {
  // A page as a screen shows it: what is published where the shop sells, open to it or not.
  const shown = manyCampaigns(2026, 2_000).filter(
    ({ decision, market }) => decision !== 'draft' && market === shop.market,
  );
  const found: Row[] = [];
  for (const size of [20, 100]) {
    const some = shown.slice(0, size);
    found.push(
      await page(some, { name: 'reasons of a page', standards: {}, told: refusals, target: 3 }),
      await page(some, { name: 'with a market pack', standards: withPack, told: refusals, target: null }),
      await page(some, { name: 'full report of a page', standards: {}, told: report, target: null }),
    );
  }
  return found;
}

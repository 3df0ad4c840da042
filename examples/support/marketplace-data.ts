import { readFileSync } from 'node:fs';
import {
  type AgencyFacts,
  type CampaignDraft,
  type Instant,
  instant,
  type ProductFacts,
  type ShopFacts,
} from 'partner-campaigns';

/** What the data file holds: its times are written with their offset, as people read them. */
interface MarketplaceData {
  readonly agencies: readonly AgencyFacts[];
  readonly shops: readonly ShopFacts[];
  readonly products: readonly ProductFacts[];
  readonly campaigns: readonly CampaignData[];
}

interface CampaignData {
  readonly agencyId: string;
  readonly published: boolean;
  readonly draft: Omit<CampaignDraft, 'registrationPeriod' | 'campaignPeriod'> & {
    readonly registrationPeriod: WrittenPeriod;
    readonly campaignPeriod: WrittenPeriod;
  };
}

interface WrittenPeriod {
  readonly start: string;
  readonly end: string;
}

/** An instant as it is written in the data and in the story: `2026-03-03T09:00:00+07:00`. */
export function at(written: string): Instant {
  return instant(Date.parse(written));
}

/** Reads the agencies, shops, products and campaigns of the example. */
export function readMarketplaceData() {
  const file = new URL('../data/marketplace.json', import.meta.url);
  const data: MarketplaceData = JSON.parse(readFileSync(file, 'utf8'));
  return {
    ...data,
    campaigns: data.campaigns.map(({ draft, ...campaign }) => ({
      ...campaign,
      draft: {
        ...draft,
        registrationPeriod: periodOf(draft.registrationPeriod),
        campaignPeriod: periodOf(draft.campaignPeriod),
      },
    })),
  };
}

function periodOf({ start, end }: WrittenPeriod) {
  return { start: at(start), end: at(end) };
}

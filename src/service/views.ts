import type { AgencyFacts } from '../campaign/agency.js';
import { namesShop } from '../campaign/audience.js';
import type { Campaign } from '../campaign/campaign.js';
import type { AgencyContact } from '../campaign/contact.js';
import {
  type CampaignStatus,
  campaignStatusAt,
  isRegistrationOpen,
  registrationClosesAt,
} from '../campaign/status.js';
import type { Rate } from '../commission/rate.js';
import type { Country } from '../core/country.js';
import type { CampaignId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Period } from '../core/period.js';
import type { CriterionAnswer } from '../criteria/answer.js';
import { type EligibilityStandards, shopEligibility } from '../eligibility/explain.js';
import { isLocalAgency } from '../eligibility/marketplace.js';
import type { EligibilityReason } from '../eligibility/refusals.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { StatusCount } from '../ports/queries.js';
import { type Status, statuses } from '../registration/status.js';
import { type Tab, tabOf, tabs } from '../registration/tabs.js';
import { tally } from './tally.js';

/** A campaign as a seller sees it in a list: nothing of which other shops are invited. */
export interface CampaignRow {
  readonly campaignId: CampaignId;
  readonly name: string;
  readonly description: string;
  readonly market: Country;
  readonly timeZone: string;
  /** The agency; its name is missing when the host's directory does not know it. */
  readonly agency: { readonly id: string; readonly name?: string; readonly homeCountry: Country };
  readonly status: CampaignStatus;
  readonly registrationPeriod: Period;
  readonly campaignPeriod: Period;
  readonly proposedRate: Rate;
  /** The agency named this shop (a target campaign). */
  readonly invited: boolean;
  /** The agency is at home where the shop is (a local agency campaign). */
  readonly local: boolean;
  readonly registrationOpen: boolean;
  /** When registration ends: its period's end, or the campaign's if that is earlier. */
  readonly registrationClosesAt: Instant;
  /**
   * Whether the shop can register now, products aside: `yes` is accepted, `no` refused; `unknown` is refused too, for
   * want of facts only.
   */
  readonly verdict: CriterionAnswer;
  /** Why the shop cannot register now, whatever the product; empty when it can. A submission is refused with the same. */
  readonly obstacles: readonly EligibilityReason[];
}

/** A campaign as a seller sees it when it is opened: with contact and message (seed step 4, R21). */
export interface CampaignPage extends CampaignRow {
  readonly contact: AgencyContact;
  readonly message: string;
}

/** How many registrations have each status, and how many each tab shows. */
export interface Counts {
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly byTab: Readonly<Record<Tab, number>>;
  readonly total: number;
}

/** Whom a campaign is shown to, when, and by which rules. */
interface Shown {
  readonly agency: AgencyFacts | undefined;
  readonly shop: ShopFacts;
  readonly at: Instant;
  readonly standards: EligibilityStandards;
}

/** Shows a campaign to a shop, in a list. */
export function campaignRow(campaign: Campaign, { agency, shop, at, standards }: Shown): CampaignRow {
  const obstacles = shopEligibility(campaign, shop, at, standards);
  const { id, name, description, market, timeZone, registrationPeriod, campaignPeriod, proposedRate } =
    campaign;
  const named = agency === undefined ? {} : { name: agency.name };
  return {
    campaignId: id,
    name,
    description,
    market,
    timeZone,
    agency: { id: campaign.agencyId, ...named, homeCountry: campaign.agencyCountry },
    status: campaignStatusAt(campaign, at),
    registrationPeriod,
    campaignPeriod,
    proposedRate,
    invited: namesShop(campaign.audience, shop.id),
    local: isLocalAgency(campaign, shop, at),
    registrationOpen: isRegistrationOpen(campaign, at),
    registrationClosesAt: registrationClosesAt(campaign),
    verdict: verdictOf(obstacles),
    obstacles,
  };
}

/** Shows a campaign to a shop, opened. */
export function campaignPage(campaign: Campaign, shown: Shown): CampaignPage {
  return { ...campaignRow(campaign, shown), contact: campaign.contact, message: campaign.message };
}

function verdictOf(obstacles: readonly EligibilityReason[]): CriterionAnswer {
  if (obstacles.length === 0) return 'yes';
  return obstacles.every(({ code }) => code === 'fact_missing') ? 'unknown' : 'no';
}

/** Adds up the counts of one campaign. */
export function countsOf(counts: readonly StatusCount[], campaignId: CampaignId): Counts {
  const own = counts.filter((count) => count.campaignId === campaignId);
  return {
    byStatus: tally(statuses, own, ({ status }) => status),
    byTab: tally(tabs, own, ({ status }) => tabOf(status)),
    total: own.reduce((total, { count }) => total + count, 0),
  };
}

import type { Campaign } from '../campaign/campaign.js';
import { nextMilestone, overFrom, registrationClosesAt } from '../campaign/status.js';
import type { CreatorLink } from '../creator/link.js';
import { type Guard, saved } from '../ports/save.js';
import { settlesAt } from '../registration/advance.js';
import type { Registration } from '../registration/registration.js';
import { sampleSettlesAt } from '../sample/advance.js';
import type { SampleLedger } from '../sample/ledger.js';
import type { SampleRequest } from '../sample/request.js';
import type { Row } from './columns.js';
import { placeOf } from './keys.js';
import type { recordTables } from './tables.js';

type RowOf<Kind extends keyof typeof recordTables> = Row<(typeof recordTables)[Kind]['columns']>;

/** The row of a campaign as it is kept once it was saved. */
export function campaignRow(written: Campaign): RowOf<'campaign'> {
  const campaign = saved(written);
  const { audience } = campaign;
  return {
    id: campaign.id,
    place: placeOf(campaign.id),
    revision: campaign.revision,
    agency_id: campaign.agencyId,
    agency_country: campaign.agencyCountry,
    market: campaign.market,
    decision: campaign.decision,
    audience: audience.kind,
    invited_shops: audience.kind === 'shops' ? audience.shopIds : [],
    seller_types: audience.kind === 'seller_types' ? audience.sellerTypes : [],
    folded_name: campaign.name.toLowerCase(),
    folded_description: campaign.description.toLowerCase(),
    folded_message: campaign.message.toLowerCase(),
    proposed_rate: campaign.proposedRate,
    created_at: campaign.createdAt,
    starts_at: campaign.campaignPeriod.start,
    over_from: overFrom(campaign),
    registration_opens_at: campaign.registrationPeriod.start,
    registration_closes_at: registrationClosesAt(campaign),
    next_milestone_at: nextMilestone(campaign)?.at ?? null,
    body: campaign,
  };
}

/** The row of a registration as it is kept once it was saved. */
export function registrationRow(written: Registration): RowOf<'registration'> {
  const registration = saved(written);
  const { terms } = registration;
  return {
    campaign_id: registration.campaignId,
    id: registration.id,
    revision: registration.revision,
    agency_id: registration.agencyId,
    shop_id: registration.shopId,
    product_id: registration.productId,
    decision: registration.decision,
    attempt: registration.attempt,
    total_rate: terms.totalRate,
    shop_ads_rate: terms.shopAdsRate ?? null,
    creator_rate: terms.creatorRate ?? null,
    creator_shop_ads_rate: terms.creatorShopAdsRate ?? null,
    sample_quantity: terms.sampleQuantity,
    registered_at: registration.registeredAt,
    decided_at: registration.decidedAt,
    settles_at: settlesAt(registration),
    body: registration,
  };
}

/** The row of a link as it is kept once it was saved. */
export function creatorLinkRow(written: CreatorLink): RowOf<'creator_link'> {
  const link = saved(written);
  return {
    campaign_id: link.campaignId,
    id: link.id,
    revision: link.revision,
    registration_id: link.registrationId,
    agency_id: link.agencyId,
    shop_id: link.shopId,
    creator_id: link.creatorId,
    decision: link.decision,
    added_at: link.addedAt,
    body: link,
  };
}

/** The row of a sample request as it is kept once it was saved. */
export function sampleRequestRow(written: SampleRequest): RowOf<'sample_request'> {
  const request = saved(written);
  return {
    campaign_id: request.campaignId,
    id: request.id,
    revision: request.revision,
    registration_id: request.registrationId,
    registration_attempt: request.registrationAttempt,
    agency_id: request.agencyId,
    shop_id: request.shopId,
    creator_id: request.creatorId,
    decision: request.decision,
    decided_at: request.decidedAt,
    changed_at: request.changedAt,
    settles_at: sampleSettlesAt(request),
    body: request,
  };
}

/** The row of a ledger as it is kept once it was saved. */
export function sampleLedgerRow(written: SampleLedger): RowOf<'sample_ledger'> {
  const ledger = saved(written);
  return {
    campaign_id: ledger.campaignId,
    id: ledger.id,
    revision: ledger.revision,
    body: ledger,
  };
}

/** The row of a guard as it is kept once it was saved. */
export function guardRow({ key, revision }: Guard): RowOf<'guard'> {
  return { id: key, revision: revision + 1 };
}

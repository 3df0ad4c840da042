import { type RawBuilder, sql } from 'kysely';
import { campaignDecisions } from '../campaign/campaign.js';
import { campaignStatusIn } from '../campaign/status.js';
import type { Instant } from '../core/instant.js';
import { decisions } from '../registration/registration.js';
import { statusIn } from '../registration/status.js';
import { tabOf } from '../registration/tabs.js';
import { phasedSql } from './phase-sql.js';

/** How SQL reads a field of what it looks through. */
export type FieldColumn =
  | {
      /** Its value. */
      readonly value: RawBuilder<unknown>;
      /** Whether there may be none. */
      readonly nullable?: true;
      /** Of a text: the same in lower case, as `toLowerCase` makes it. */
      readonly folded?: RawBuilder<unknown>;
    }
  | {
      /** Of a list: whether an item is in it. */
      readonly includes: (item: RawBuilder<unknown>) => RawBuilder<boolean>;
    };

/** How SQL reads fields, by their names. */
export type FieldColumns = Readonly<Record<string, FieldColumn>>;

/** The fields of a campaign, in a statement that calls its table `campaign`. */
export function campaignColumns(schema: string, at: Instant): FieldColumns {
  const column = (name: string) => ({ value: sql.ref(`campaign.${name}`) });
  const text = (name: string) => ({
    value: sql`(campaign.body ->> ${sql.lit(name)})`,
    folded: sql.ref(`campaign.folded_${name}`),
  });
  const decision = sql.ref('campaign.decision');
  return {
    'campaign.id': column('id'),
    'campaign.agencyId': column('agency_id'),
    'campaign.agencyCountry': column('agency_country'),
    'campaign.name': text('name'),
    'campaign.description': text('description'),
    'campaign.message': text('message'),
    'campaign.status': { value: phasedSql(decision, campaignDecisions, campaignStatusIn, at) },
    'campaign.proposedRate': column('proposed_rate'),
    'campaign.startsAt': column('starts_at'),
    'campaign.createdAt': column('created_at'),
    'campaign.nextMilestoneAt': { ...column('next_milestone_at'), nullable: true },
    'campaign.joinedShops': {
      includes: (shopId) => sql<boolean>`exists (
        select from ${sql.id(schema, 'participations')} as joined
        where joined.campaign_id = campaign.id and joined.shop_id = ${shopId})`,
    },
    'campaign.market': column('market'),
    'campaign.decision': { value: decision },
    'campaign.registrationOpensAt': column('registration_opens_at'),
    'campaign.registrationClosesAt': column('registration_closes_at'),
    'campaign.overFrom': column('over_from'),
    'campaign.audience': column('audience'),
    'campaign.invitedShops': { includes: (shopId) => sql<boolean>`${shopId} = any (campaign.invited_shops)` },
    'campaign.sellerTypes': { includes: (type) => sql<boolean>`${type} = any (campaign.seller_types)` },
  };
}

/** The fields of a registration and of its campaign, in a statement that calls their tables `registration` and `campaign`. */
export function registrationColumns(schema: string, at: Instant): FieldColumns {
  const column = (name: string) => ({ value: sql.ref(`registration.${name}`) });
  const optional = (name: string) => ({ ...column(name), nullable: true }) as const;
  const decision = sql.ref('registration.decision');
  return {
    ...campaignColumns(schema, at),
    'registration.id': column('id'),
    'registration.campaignId': column('campaign_id'),
    'registration.agencyId': column('agency_id'),
    'registration.shopId': column('shop_id'),
    'registration.productId': column('product_id'),
    'registration.decision': { value: decision },
    'registration.status': { value: registrationStatusSql(at) },
    'registration.tab': {
      value: phasedSql(decision, decisions, (one, phase) => tabOf(statusIn(one, phase)), at),
    },
    'registration.attempt': column('attempt'),
    'registration.totalRate': column('total_rate'),
    'registration.shopAdsRate': optional('shop_ads_rate'),
    'registration.creatorRate': optional('creator_rate'),
    'registration.creatorShopAdsRate': optional('creator_shop_ads_rate'),
    'registration.sampleQuantity': column('sample_quantity'),
    'registration.registeredAt': column('registered_at'),
    'registration.decidedAt': column('decided_at'),
    // The end of the campaign wins a tie.
    'registration.dueAt': {
      value: sql`case when registration.settles_at < campaign.over_from then registration.settles_at end`,
      nullable: true,
    },
  };
}

/** The status of a registration at an instant. */
export function registrationStatusSql(at: Instant): RawBuilder<string> {
  return phasedSql(sql.ref('registration.decision'), decisions, statusIn, at);
}

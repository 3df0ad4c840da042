import { type RawBuilder, sql } from 'kysely';
import { parseCampaign } from '../campaign/schema.js';
import { LAST_INSTANT } from '../core/instant.js';
import { eligibilityFields } from '../eligibility/fields.js';
import { campaignCriterion } from '../ports/criteria.js';
import { type CampaignFilter, type CampaignSort, campaignSortKey } from '../ports/queries.js';
import type { CampaignReader } from '../ports/store.js';
import { criterionSql } from './criterion-sql.js';
import { campaignColumns } from './field-columns.js';
import { findRecords, type Tables } from './find.js';
import { placeOf } from './keys.js';
import { type Branch, readPage } from './page.js';
import { numberSql, textSql } from './parameters.js';
import { readStored } from './stored.js';

const read = readStored(parseCampaign);

/** Reads campaigns from their table. */
export function campaignReader(tables: Tables): CampaignReader {
  return {
    find: (ids) => findRecords(tables, 'campaign', ids, read),
    query: (query, page) =>
      readPage(tables.db, campaignBranches(tables.schema, query, query.sort), page, {
        body: sql`campaign.body`,
        read,
        positionOf: (campaign) => ({ key: campaignSortKey(campaign, query.sort), id: campaign.id }),
        placeOf,
      }),
    count: async (filter) => {
      const parts = campaignBranches(tables.schema, filter, 'newest').map(
        ({ from, where }) => sql`(select count(*) as count from ${from} where ${where})`,
      );
      const { rows } = await sql<{ count: number }>`
        select coalesce(sum(count), 0)::float8 as count from (${sql.join(parts, sql` union all `)}) as counts`.execute(
        tables.db,
      );
      return rows[0]?.count ?? 0;
    },
  };
}

/**
 * The ways to the campaigns that a filter means, each with what its indexes are asked for. What the filter means is its
 * criterion, asked of every row; the ways only leave out what cannot be meant. No campaign is on two of them.
 */
export function campaignBranches(
  schema: string,
  filter: CampaignFilter,
  sort: CampaignSort,
): readonly Branch[] {
  const { at, marketplace, joinedBy, milestoneBy } = filter;
  const meaning = meaningSql(schema, filter);
  const campaigns = sql`${sql.id(schema, 'campaigns')} as campaign`;
  const direct = { from: campaigns, key: keySql('campaign', sort), place: sql.ref('campaign.place') };
  if (marketplace !== undefined && sort !== 'milestone') {
    const { shop, tab } = marketplace;
    // What is closed is passed over: behind it a list begins that is in that order, else an index tells.
    const begins = sort === 'closing_soon' ? { floor: at } : {};
    const notClosed = (table: string) =>
      sort === 'closing_soon'
        ? sql`true`
        : sql`${sql.ref(`${table}.registration_closes_at`)} > ${numberSql(at)}`;
    const invited: Branch = {
      ...begins,
      from: sql`${sql.id(schema, 'invitations')} as invitation
        join ${campaigns} on campaign.id = invitation.campaign_id`,
      where: sql`invitation.shop_id = ${textSql(shop.id)} and ${notClosed('invitation')}
        and campaign.audience = 'shops' and ${meaning}`,
      key: keySql('invitation', sort),
      place: sql.ref('invitation.place'),
    };
    const open = ['everyone', 'seller_types'].map((audience) => ({
      ...direct,
      ...begins,
      where: sql`campaign.market = ${textSql(shop.market)} and campaign.audience = ${sql.lit(audience)}
        and ${notClosed('campaign')} and ${meaning}`,
    }));
    return tab === 'target' ? [invited] : [...open, invited];
  }
  if (joinedBy !== undefined) {
    const from = sql`${sql.id(schema, 'participations')} as participation
      join ${campaigns} on campaign.id = participation.campaign_id`;
    return [{ ...direct, from, where: sql`participation.shop_id = ${textSql(joinedBy)} and ${meaning}` }];
  }
  if (milestoneBy !== undefined) {
    const milestone = sql.ref('campaign.next_milestone_at');
    const where = sql`${milestone} <= ${numberSql(milestoneBy)} and ${meaning}`;
    return [{ ...direct, where, ...(sort === 'milestone' ? { key: milestone } : {}) }];
  }
  return [{ ...direct, where: meaning }];
}

/**
 * What a filter means. What any index may be asked for stands first, and once more in the criterion; how many rows that
 * leaves nobody can foretell, so it is kept from being reckoned with.
 */
function meaningSql(schema: string, filter: CampaignFilter): RawBuilder<unknown> {
  const { at, marketplace, agencyId, market, registrationClosesBy } = filter;
  const criterion = criterionSql(campaignCriterion(filter), {
    fields: eligibilityFields,
    columns: campaignColumns(schema, at),
    subject: { shop: marketplace?.shop },
    at,
  });
  const conditions = [
    ...(agencyId === undefined ? [] : [sql`campaign.agency_id = ${textSql(agencyId)}`]),
    ...(market === undefined ? [] : [sql`campaign.market = ${textSql(market)}`]),
    ...(registrationClosesBy === undefined
      ? []
      : [sql`campaign.registration_closes_at <= ${numberSql(registrationClosesBy)}`]),
    sql`coalesce(${criterion}, false)`,
  ];
  return sql.join(conditions, sql` and `);
}

function keySql(table: 'campaign' | 'invitation', sort: CampaignSort): RawBuilder<unknown> {
  switch (sort) {
    case 'newest':
      return sql`(-${sql.ref(`${table}.created_at`)})`;
    case 'closing_soon':
      return sql.ref(`${table}.registration_closes_at`);
    case 'highest_rate':
      return sql`(-${sql.ref(`${table}.proposed_rate`)})`;
    case 'milestone':
      return sql`coalesce(campaign.next_milestone_at, ${sql.lit(LAST_INSTANT)})`;
  }
}

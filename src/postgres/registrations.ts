import { type RawBuilder, sql } from 'kysely';
import { LAST_INSTANT } from '../core/instant.js';
import { registrationCriterion } from '../ports/criteria.js';
import {
  type RegistrationFilter,
  type RegistrationSort,
  registrationSortKey,
  type ShopCount,
  type StatusCount,
} from '../ports/queries.js';
import type { RegistrationReader } from '../ports/store.js';
import { registrationFields } from '../registration/fields.js';
import { parseRegistration } from '../registration/record-schema.js';
import { type Decision, decisions } from '../registration/registration.js';
import { statusIn } from '../registration/status.js';
import { boundSql } from './bounds.js';
import { criterionSql } from './criterion-sql.js';
import { registrationColumns, registrationStatusSql } from './field-columns.js';
import { findRecords, type Tables } from './find.js';
import { type Branch, readPage } from './page.js';
import { numberSql, textSql, textsSql } from './parameters.js';
import { decisionsOf, inPhasesSql, phasesOf } from './phase-sql.js';
import { readStored } from './stored.js';

const read = readStored(parseRegistration);

/** Reads registrations from their table, in the light of their campaigns. */
export function registrationReader(tables: Tables): RegistrationReader {
  const { db, schema } = tables;
  return {
    find: (ids) => findRecords(tables, 'registration', ids, read),
    query: (query, page) =>
      readPage(db, registrationBranches(schema, query, query.sort), page, {
        body: sql`registration.body`,
        read,
        positionOf: (registration) => ({
          key: registrationSortKey(registration, query.sort),
          id: registration.id,
        }),
        placeOf: (id) => id,
        isReversed: isReversed(query, query.sort),
      }),
    count: async (filter) => {
      // Counted by what was decided, which an index tells; campaign by campaign, the clock makes statuses of it.
      const { rows } = await sql<StatusCount>`
        select registration.campaign_id as "campaignId", ${registrationStatusSql(filter.at)} as status,
          sum(registration.count)::float8 as count
        from (
          select registration.campaign_id, registration.decision, count(*) as count
          from ${fromSql(schema)} where ${decisionSql(filter)} and ${meaningSql(schema, filter)} group by 1, 2
        ) as registration
        join ${sql.id(schema, 'campaigns')} as campaign on campaign.id = registration.campaign_id
        where ${statusSql(filter)} and ${campaignOfSql(filter)} group by 1, 2`.execute(db);
      return rows;
    },
    countShops: async (filter) => {
      const { rows } = await sql<ShopCount>`
        select joined.campaign_id as "campaignId", count(*)::float8 as shops
        from ${joinedSql(schema, filter)} group by 1`.execute(db);
      return rows;
    },
  };
}

/**
 * The ways to the registrations that a filter means: one for each decision that may come to its statuses, from an index
 * that has them in the order of the list.
 */
export function registrationBranches(
  schema: string,
  filter: RegistrationFilter,
  sort: RegistrationSort,
): readonly Branch[] {
  const meaning = meaningSql(schema, filter);
  const key = isReversed(filter, sort) ? keySql('newest') : keySql(sort);
  const branch = { from: fromSql(schema), key, place: sql.ref('registration.id') };
  if (sort === 'due') {
    const dueKey = filter.dueBy === undefined ? key : sql.ref('registration.settles_at');
    return [{ ...branch, key: dueKey, where: sql`${statusSql(filter)} and ${meaning}` }];
  }
  return decisionsOf(decisions, statusIn, filter.statuses).map((decision) => ({
    ...branch,
    where: sql`${decidedSql(decision, filter)} and ${boundSql(schema, filter, sort, decision)} and ${meaning}`,
  }));
}

/**
 * Of what no index has the oldest first, they are the newest, read from the other end: what was submitted together, up to
 * ten thousand products, is put in order for each page then.
 */
function isReversed({ agencyId, shopId }: RegistrationFilter, sort: RegistrationSort): boolean {
  return sort === 'oldest' && agencyId === undefined && shopId === undefined;
}

/** Which shops have such registrations in which campaigns, each once. It is kept which have any. */
function joinedSql(schema: string, filter: RegistrationFilter): RawBuilder<unknown> {
  const { at, campaignIds, ...further } = filter;
  if (campaignIds !== undefined && Object.values(further).every((condition) => condition === undefined))
    return sql`${sql.id(schema, 'participations')} as joined where joined.campaign_id = any (${textsSql(campaignIds)})`;
  return sql`(
    select distinct registration.campaign_id, registration.shop_id
    from ${fromSql(schema)} where ${statusSql(filter)} and ${meaningSql(schema, filter)}) as joined`;
}

/** Each with its campaign; where nothing is asked of that, it is not looked for. */
function fromSql(schema: string): RawBuilder<unknown> {
  return sql`${sql.id(schema, 'registrations')} as registration
    left join ${sql.id(schema, 'campaigns')} as campaign on campaign.id = registration.campaign_id`;
}

/** An agency's registrations are under campaigns of its own: an index knows those. */
function campaignOfSql({ agencyId }: RegistrationFilter): RawBuilder<unknown> {
  return agencyId === undefined ? sql`true` : sql`campaign.agency_id = ${textSql(agencyId)}`;
}

/** The decisions that may come to the statuses that a filter asks for. */
function decisionSql({ statuses }: RegistrationFilter): RawBuilder<unknown> {
  if (statuses === undefined) return sql`true`;
  return sql`registration.decision = any (${textsSql(decisionsOf(decisions, statusIn, statuses))})`;
}

/** What comes of one decision to the statuses that a filter asks for: a matter of when its campaign is. */
function decidedSql(decision: Decision, { statuses, at }: RegistrationFilter): RawBuilder<unknown> {
  const inPhases = inPhasesSql(phasesOf(decision, statusIn, statuses), at);
  return sql`registration.decision = ${sql.lit(decision)} and ${inPhases}`;
}

/** The statuses that a filter asks for. */
function statusSql(filter: RegistrationFilter): RawBuilder<unknown> {
  if (filter.statuses === undefined) return sql`true`;
  const ways = decisionsOf(decisions, statusIn, filter.statuses).map(
    (decision) => sql`(${decidedSql(decision, filter)})`,
  );
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
}

/**
 * What a filter means, its statuses aside. What indexes are asked for stands first. All of it is asked by the criterion,
 * of every row; how many rows that leaves nobody can foretell, so it is kept from being reckoned with.
 */
function meaningSql(schema: string, filter: RegistrationFilter): RawBuilder<unknown> {
  const { at, shopId, agencyId, campaignIds, dueBy } = filter;
  const { statuses, ...asked } = filter;
  const criterion = criterionSql(registrationCriterion(asked), {
    fields: registrationFields,
    columns: registrationColumns(schema, at),
    subject: {},
    at,
  });
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [sql`${sql.ref(`registration.${column}`)} = ${textSql(value)}`];
  const conditions = [
    ...equal('shop_id', shopId),
    ...equal('agency_id', agencyId),
    // Of one campaign, an index has them in order; of several it has not.
    ...(campaignIds?.length === 1
      ? equal('campaign_id', campaignIds[0])
      : ((campaignIds && [sql`registration.campaign_id = any (${textsSql(campaignIds)})`]) ?? [])),
    // What settles later is not due yet, wherever the campaign ends: an index knows the one, but not the other.
    ...(dueBy === undefined ? [] : [sql`registration.settles_at <= ${numberSql(dueBy)}`]),
    sql`coalesce(${criterion}, false)`,
  ];
  return sql.join(conditions, sql` and `);
}

function keySql(sort: RegistrationSort): RawBuilder<unknown> {
  switch (sort) {
    case 'newest':
      return sql`(-registration.decided_at)`;
    case 'oldest':
      return sql.ref('registration.decided_at');
    case 'highest_rate':
      return sql`(-registration.total_rate)`;
    case 'due':
      return sql`coalesce(registration.settles_at, ${sql.lit(LAST_INSTANT)})`;
  }
}

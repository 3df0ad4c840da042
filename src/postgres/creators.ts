import { type RawBuilder, sql } from 'kysely';
import { LAST_INSTANT } from '../core/instant.js';
import { isRunning } from '../creator/running.js';
import { parseCreatorLink } from '../creator/schema.js';
import {
  type CreatorSide,
  creatorLinkSortKey,
  type SampleCount,
  type SampleFilter,
  type SampleSort,
  sampleSortKey,
} from '../ports/queries.js';
import type { CreatorReaders } from '../ports/store.js';
import { decisions } from '../registration/registration.js';
import { parseSampleLedger } from '../sample/ledger-schema.js';
import { parseSampleRequest } from '../sample/record-schema.js';
import { sampleDecisions, unshippedDecisions } from '../sample/request.js';
import { findRecords, type Tables } from './find.js';
import { campaignOf } from './keys.js';
import { type Branch, readPage } from './page.js';
import { numberSql, textSql, textsSql } from './parameters.js';
import { readStored } from './stored.js';

const readLink = readStored(parseCreatorLink);
const readSample = readStored(parseSampleRequest);
const readLedger = readStored(parseSampleLedger);

/** Reads links, sample requests and ledgers from their tables. */
export function creatorReaders(tables: Tables): CreatorReaders {
  const { db, schema } = tables;
  return {
    links: {
      find: (ids) => findRecords(tables, 'creator_link', ids, readLink),
      query: ({ sort, decision, ...side }, page) => {
        const ofDecision = decision === undefined ? sql`true` : sql`link.decision = ${textSql(decision)}`;
        const branch: Branch = {
          from: sql`${sql.id(schema, 'creator_links')} as link`,
          where: sql`${sideSql('link', side)} and ${ofDecision}`,
          key: sql`(-link.added_at)`,
          place: sql.ref('link.id'),
        };
        return readPage(db, [branch], page, {
          body: sql`link.body`,
          read: readLink,
          positionOf: (link) => ({ key: creatorLinkSortKey(link, sort), id: link.id }),
          placeOf: (id) => id,
          isReversed: sort === 'oldest',
        });
      },
    },
    samples: {
      find: (ids) => findRecords(tables, 'sample_request', ids, readSample),
      query: (query, page) =>
        readPage(db, sampleBranches(schema, query, query.sort), page, {
          body: sql`sample.body`,
          read: readSample,
          positionOf: (request) => ({ key: sampleSortKey(request, query.sort), id: request.id }),
          placeOf: (id) => id,
          isReversed: query.sort === 'oldest',
        }),
      count: async (filter) => {
        const { rows } = await sql<SampleCount>`
          select ${sampleStatusSql(schema, filter)} as status, count(*)::float8 as count
          from ${samplesOf(schema)} where ${sampleMeaningSql(schema, filter)} group by 1`.execute(db);
        return rows;
      },
    },
    ledgers: { find: (ids) => findRecords(tables, 'sample_ledger', ids, readLedger) },
  };
}

/**
 * The ways to the sample requests that a filter means: decision by decision, as indexes have them. Only of what was not
 * shipped is the registration asked: everything else is what was decided.
 */
export function sampleBranches(schema: string, filter: SampleFilter, sort: SampleSort): readonly Branch[] {
  const { statuses = sampleDecisions, dueBy } = filter;
  const from = samplesOf(schema);
  const place = sql.ref('sample.id');
  if (sort === 'due') {
    const key = dueBy === undefined ? DUE_OR_NEVER : sql.ref('sample.settles_at');
    return [{ from, where: sampleMeaningSql(schema, filter), key, place }];
  }
  const key = sql`(-sample.decided_at)`;
  const due = dueSql(schema, filter);
  return sampleDecisions.flatMap((decision) => {
    const isUnshipped = unshippedDecisions.some((one) => one === decision);
    const [asItIs, lapsed] = [statuses.includes(decision), isUnshipped && statuses.includes('cancelled')];
    if (!asItIs && !lapsed) return [];
    const hasLapsed = lapsedSql(schema, sql`${filter.at}::bigint`);
    const status = lapsed ? hasLapsed : sql`not ${hasLapsed}`;
    const isSo = isUnshipped && asItIs !== lapsed ? status : sql`true`;
    const where = sql`sample.decision = ${sql.lit(decision)} and ${isSo} and ${due} and ${sideSql('sample', filter)}`;
    return [{ from, where, key, place }];
  });
}

const DUE_OR_NEVER = sql`coalesce(sample.settles_at, ${sql.lit(LAST_INSTANT)})`;

function samplesOf(schema: string): RawBuilder<unknown> {
  return sql`${sql.id(schema, 'sample_requests')} as sample`;
}

/** What a filter of sample requests means: `sampleMatcher` in SQL. */
function sampleMeaningSql(schema: string, filter: SampleFilter): RawBuilder<unknown> {
  const { statuses } = filter;
  const status =
    statuses === undefined
      ? sql`true`
      : sql`${sampleStatusSql(schema, filter)} = any (${textsSql(statuses)})`;
  return sql`${sideSql('sample', filter)} and ${dueSql(schema, filter)} and ${status}`;
}

function dueSql(schema: string, { dueBy }: SampleFilter): RawBuilder<unknown> {
  if (dueBy === undefined) return sql`true`;
  const settlesAt = sql.ref('sample.settles_at');
  return sql`${settlesAt} <= ${numberSql(dueBy)}
    and not (${isUnshippedSql()} and ${lapsedSql(schema, settlesAt)})`;
}

function sampleStatusSql(schema: string, { at }: SampleFilter): RawBuilder<unknown> {
  return sql`case when ${isUnshippedSql()} and ${lapsedSql(schema, sql`${at}::bigint`)}
    then 'cancelled' else sample.decision end`;
}

function isUnshippedSql(): RawBuilder<unknown> {
  return sql`sample.decision = any (${textsSql(unshippedDecisions)})`;
}

/**
 * Whether a request that was not shipped has come to nothing by an instant although nobody cancelled it (Q24):
 * `sampleLapseAt` in SQL. Asked of one request after the other: of a join by two columns the database expects next to no
 * rows, and then reads whole tables for a page.
 */
function lapsedSql(schema: string, at: RawBuilder<unknown>): RawBuilder<unknown> {
  const running = textsSql(decisions.filter(isRunning));
  return sql`(
    select ${at} >= campaign.over_from or case
      when sample.registration_attempt <> registration.attempt then sample.changed_at <= ${at}
      when registration.decision = any (${running}) then false
      else registration.decided_at <= ${at} end
    from ${sql.id(schema, 'registrations')} as registration
    join ${sql.id(schema, 'campaigns')} as campaign on campaign.id = registration.campaign_id
    where registration.campaign_id = sample.campaign_id and registration.id = sample.registration_id)`;
}

/** Whose links or sample requests are meant. */
function sideSql(table: 'link' | 'sample', side: CreatorSide): RawBuilder<unknown> {
  const { registrationIds, campaignIds, agencyId, shopId, creatorId } = side;
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const equal = (name: string, value: string | undefined) =>
    value === undefined ? [] : [sql`${column(name)} = ${textSql(value)}`];
  const oneOf = (name: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [sql`${column(name)} = any (${textsSql(values)})`];
  // Those under a registration are kept with its campaign.
  const parents = registrationIds?.flatMap((id) => campaignOf({ kind: 'registration', id }) ?? []);
  const conditions = [
    ...oneOf('registration_id', registrationIds),
    ...oneOf('campaign_id', parents),
    ...oneOf('campaign_id', campaignIds),
    ...equal('agency_id', agencyId),
    ...equal('shop_id', shopId),
    ...equal('creator_id', creatorId),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

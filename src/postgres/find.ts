import { type QueryExecutorProvider, sql } from 'kysely';
import { isStorable } from '../core/text.js';
import type { RecordKey } from '../ports/save.js';
import { campaignOf } from './keys.js';
import { recordTables } from './tables.js';

/** The database, and the schema that holds the tables. */
export interface Tables {
  readonly db: QueryExecutorProvider;
  readonly schema: string;
}

/** Finds records by their ids, one answer for each, in order. */
export async function findRecords<Kept>(
  { db, schema }: Tables,
  kind: Exclude<RecordKey['kind'], 'guard'>,
  ids: readonly string[],
  read: (document: unknown) => Kept,
): Promise<readonly (Kept | undefined)[]> {
  const keys = [...new Set(ids)].flatMap((id) => {
    const campaignId = campaignOf({ kind, id });
    return campaignId === undefined || !isStorable(campaignId) ? [] : [{ id, campaignId }];
  });
  if (keys.length === 0) return ids.map(() => undefined);
  const table = sql.id(schema, recordTables[kind].table);
  const wanted = keys.map(({ id }) => id);
  const statement =
    kind === 'campaign'
      ? sql<Found>`select id, body from ${table} where id = any (${wanted}::text[])`
      : sql<Found>`select kept.id, kept.body
          from unnest(${keys.map(({ campaignId }) => campaignId)}::text[], ${wanted}::text[]) as wanted (campaign_id, id)
          join ${table} as kept on kept.campaign_id = wanted.campaign_id and kept.id = wanted.id`;
  const { rows } = await statement.execute(db);
  const found = new Map(rows.map(({ id, body }) => [id, body]));
  return ids.map((id) => {
    const body = found.get(id);
    return body === undefined ? undefined : read(body);
  });
}

interface Found {
  readonly id: string;
  readonly body: unknown;
}

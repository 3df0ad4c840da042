import { sql } from 'kysely';
import { mapKeyOf } from '../core/ids.js';
import { isStorable } from '../core/text.js';
import type { CommandKey, CommandReceipt, Guard } from '../ports/save.js';
import type { Tables } from './find.js';

/** Finds the receipts of commands, one answer for each key, in order. */
export async function findReceipts(
  { db, schema }: Tables,
  keys: readonly CommandKey[],
): Promise<readonly (CommandReceipt | undefined)[]> {
  const wanted = keys.filter(({ tenant, id }) => isStorable(tenant) && isStorable(id));
  if (wanted.length === 0) return keys.map(() => undefined);
  const { rows } = await sql<{ body: CommandReceipt }>`
    select kept.body
    from (select distinct * from unnest(
      ${wanted.map(({ tenant }) => tenant)}::text[], ${wanted.map(({ id }) => id)}::text[])) as wanted (tenant, id)
    join ${sql.id(schema, 'receipts')} as kept on kept.tenant = wanted.tenant and kept.id = wanted.id`.execute(
    db,
  );
  const found = new Map(rows.map(({ body }) => [nameOf(body), body]));
  return keys.map((key) =>
    isStorable(key.tenant) && isStorable(key.id) ? found.get(nameOf(key)) : undefined,
  );
}

function nameOf({ tenant, id }: CommandKey): string {
  return mapKeyOf(tenant, id);
}

/** Finds guards by their keys, one answer for each, in order. */
export async function findGuards(
  { db, schema }: Tables,
  keys: readonly string[],
): Promise<readonly (Guard | undefined)[]> {
  const wanted = keys.filter(isStorable);
  if (wanted.length === 0) return keys.map(() => undefined);
  const { rows } = await sql<Guard>`
    select id as key, revision::float8 as revision from ${sql.id(schema, 'guards')}
    where id = any (${wanted}::text[])`.execute(db);
  const found = new Map(rows.map((guard) => [guard.key, guard]));
  return keys.map((key) => found.get(key));
}

// The function that saves a wave of groups. Each of its statements is for all groups at once, so that ten thousand groups
// cost about as many statements as one. All of it is one transaction, the host's if it has one open.
//
// New rows are written first and taken back if their group is refused: only a unique index can tell, while others write
// too, that there is no such record yet. What is there is locked before its revision is compared, so nobody can write it
// between the comparison and the end of the transaction.

import { quoted } from './names.js';
import { type RecordTable, recordKinds, recordTables } from './tables.js';

/** The parameters of the function, each a JSON list of rows; `null` where there are none. */
export const saveParameters: readonly string[] = [
  'p_receipts',
  ...recordKinds.flatMap((kind) => [`p_new_${kind}`, `p_changed_${kind}`, `p_read_${kind}`]),
  'p_events',
];

/** The statements that create the function, or replace it. */
export function saveFunctionSql(schema: string): readonly string[] {
  const tables = recordKinds.map((kind) => recordTables[kind]);
  return [
    `create or replace function ${quoted(schema)}.save(
${saveParameters.map((name) => `  ${name} json`).join(',\n')}
) returns table (group_number int, kind text, id text, receipt json)
language plpgsql
-- A plan is kept for later calls: it is to go by keys, however few rows there were when it was made.
set enable_seqscan = off
set enable_mergejoin = off
as $function$
#variable_conflict use_column
declare
  -- Groups that were answered before, and those that are refused for any reason.
  v_answered int[] := '{}';
  v_refused int[] := '{}';
  -- What stands at another revision, and whose group that concerns.
  v_groups int[] := '{}';
  v_kinds text[] := '{}';
  v_ids text[] := '{}';
  v_found_groups int[];
  v_found_ids text[];
begin
${claimReceipts(schema)}
${tables.map((table) => insertNew(schema, table)).join('\n')}
${tables.map((table) => compareChanged(schema, table)).join('\n')}
${tables.map((table) => compareRead(schema, table)).join('\n')}
  if cardinality(v_groups) > 0 then
    v_refused := v_answered || v_groups;
${tables.map((table) => takeBack(schema, table)).join('\n')}
    delete from ${quoted(schema)}.receipts as kept
    using json_to_recordset(p_receipts) as given (group_number int, tenant text, id text)
    where kept.tenant = given.tenant and kept.id = given.id
      and given.group_number = any (v_groups) and not given.group_number = any (v_answered);
  end if;
${tables.map((table) => updateChanged(schema, table)).join('\n')}
${keepParticipations(schema)}
${keepInvitations(schema)}
${keepEvents(schema)}
  return query
    select found.group_number, found.kind, found.id, null::json
    from unnest(v_groups, v_kinds, v_ids) as found (group_number, kind, id)
    where not found.group_number = any (v_answered);
end
$function$`,
  ];
}

/** Takes the names of commands; a name that is taken was answered before. */
function claimReceipts(schema: string): string {
  const receipts = `${quoted(schema)}.receipts`;
  return `  if p_receipts is not null then
    with given as materialized (
      select * from json_to_recordset(p_receipts) as given (group_number int, tenant text, id text, body json)
    ), written as (
      insert into ${receipts} (tenant, id, body)
      select tenant, id, body from given order by tenant collate "C", id collate "C"
      on conflict do nothing
      returning tenant, id
    )
    select coalesce(array_agg(given.group_number), '{}') into v_answered
    from given left join written on written.tenant = given.tenant and written.id = given.id
    where written.id is null;
    v_refused := v_answered;
    if cardinality(v_answered) > 0 then
      return query
        select given.group_number, 'receipt', null::text, kept.body
        from json_to_recordset(p_receipts) as given (group_number int, tenant text, id text)
        join ${receipts} as kept on kept.tenant = given.tenant and kept.id = given.id
        where given.group_number = any (v_answered);
    end if;
  end if;`;
}

function insertNew(schema: string, { kind, table, key, columns }: RecordTable): string {
  const names = Object.keys(columns);
  return `  if p_new_${kind} is not null then
    with given as materialized (
      select * from json_to_recordset(p_new_${kind}) as given (${given(columns)})
    ), written as (
      insert into ${quoted(schema)}.${table} (${names.join(', ')})
      select ${names.join(', ')} from given
      where not group_number = any (v_refused)
      order by ${key.map((name) => `${name} collate "C"`).join(', ')}
      on conflict do nothing
      returning ${key.join(', ')}
    )
    select array_agg(given.group_number), array_agg(given.id) into v_found_groups, v_found_ids
    from given left join written on ${sameKey(key, 'written')}
    where written.id is null and not given.group_number = any (v_refused);
${conflictsFound(kind)}
  end if;`;
}

function compareChanged(schema: string, table: RecordTable): string {
  return compare(schema, table, {
    parameter: `p_changed_${table.kind}`,
    lock: 'no key update',
    stands: 'given.revision - 1',
  });
}

function compareRead(schema: string, table: RecordTable): string {
  return compare(schema, table, {
    parameter: `p_read_${table.kind}`,
    lock: 'share',
    stands: 'given.revision',
  });
}

/** Locks what is there, in one order for all writers, and compares its revision. */
function compare(
  schema: string,
  { kind, table, key }: RecordTable,
  by: { readonly parameter: string; readonly lock: 'no key update' | 'share'; readonly stands: string },
): string {
  const rows = `(group_number int, ${key.map((name) => `${name} text`).join(', ')}, revision bigint)`;
  return `  if ${by.parameter} is not null then
    with given as materialized (
      select * from json_to_recordset(${by.parameter}) as given ${rows}
    ), standing as materialized (
      select ${key.map((name) => `kept.${name}`).join(', ')}, kept.revision
      from ${quoted(schema)}.${table} as kept
      join (select distinct ${key.join(', ')} from given) as given on ${sameKey(key, 'kept')}
      order by ${key.map((name) => `kept.${name}`).join(', ')}
      for ${by.lock} of kept
    )
    select array_agg(given.group_number), array_agg(given.id) into v_found_groups, v_found_ids
    from given left join standing on ${sameKey(key, 'standing')}
    where coalesce(standing.revision, 0) <> ${by.stands} and not given.group_number = any (v_answered);
${conflictsFound(kind)}
  end if;`;
}

function conflictsFound(kind: string): string {
  return `    if v_found_groups is not null then
      v_groups := v_groups || v_found_groups;
      v_ids := v_ids || v_found_ids;
      v_kinds := v_kinds || array_fill('${kind}'::text, array[cardinality(v_found_ids)]);
    end if;`;
}

/** Takes back what was written for groups that are refused, and leaves what was there before. */
function takeBack(schema: string, { kind, table, key }: RecordTable): string {
  return `    if p_new_${kind} is not null then
      delete from ${quoted(schema)}.${table} as kept
      using json_to_recordset(p_new_${kind}) as given (group_number int, ${key.map((name) => `${name} text`).join(', ')})
      where ${sameKey(key, 'kept')} and given.group_number = any (v_groups)
        and not given.group_number = any (v_answered)
        and not exists (
          select from unnest(v_groups, v_kinds, v_ids) as found (group_number, kind, id)
          where found.group_number = given.group_number and found.kind = '${kind}' and found.id = given.id
        );
    end if;`;
}

function updateChanged(schema: string, { kind, table, key, columns }: RecordTable): string {
  const changing = Object.keys(columns).filter((name) => !key.includes(name));
  return `  if p_changed_${kind} is not null then
    update ${quoted(schema)}.${table} as kept
    set ${changing.map((name) => `${name} = given.${name}`).join(', ')}
    from json_to_recordset(p_changed_${kind}) as given (${given(columns)})
    where ${sameKey(key, 'kept')} and not given.group_number = any (v_refused);
  end if;`;
}

/** Keeps in which campaigns a shop has registrations. */
function keepParticipations(schema: string): string {
  return `  if p_new_registration is not null then
    insert into ${quoted(schema)}.participations (campaign_id, shop_id)
    select distinct campaign_id, shop_id
    from json_to_recordset(p_new_registration) as given (group_number int, campaign_id text, shop_id text)
    where not group_number = any (v_refused)
    order by campaign_id, shop_id
    on conflict do nothing;
  end if;`;
}

/** Keeps which campaigns name a shop, in the orders of lists. */
function keepInvitations(schema: string): string {
  const invitations = `${quoted(schema)}.invitations`;
  const columns = `group_number int, id text, place text, invited_shops text[], created_at bigint,
      registration_closes_at bigint, proposed_rate bigint`;
  const written = `(
      select * from json_to_recordset(p_new_campaign) as given (${columns})
      union all
      select * from json_to_recordset(p_changed_campaign) as given (${columns})
    ) as given`;
  return `  if p_new_campaign is not null or p_changed_campaign is not null then
    delete from ${invitations} as kept
    using json_to_recordset(p_changed_campaign) as given (${columns})
    where kept.campaign_id = given.id and not given.group_number = any (v_refused)
      and not kept.shop_id = any (given.invited_shops);
    insert into ${invitations} as kept
      (campaign_id, shop_id, place, created_at, registration_closes_at, proposed_rate)
    select given.id, shop_id, place, created_at, registration_closes_at, proposed_rate
    from ${written}, unnest(given.invited_shops) as shop_id
    where not given.group_number = any (v_refused)
    on conflict (campaign_id, shop_id) do update
    set registration_closes_at = excluded.registration_closes_at, proposed_rate = excluded.proposed_rate
    where (kept.registration_closes_at, kept.proposed_rate)
      is distinct from (excluded.registration_closes_at, excluded.proposed_rate);
  end if;`;
}

/**
 * Keeps what happened, numbered within the history of its record. The sequence is drawn from once the records are
 * locked: of two events of one record, the later has the higher number.
 */
function keepEvents(schema: string): string {
  const events = `${quoted(schema)}.events`;
  return `  if p_events is not null then
    with given as materialized (
      select * from json_to_recordset(p_events)
        as given (group_number int, number int, campaign_id text, kind text, record_id text, body json)
      where not group_number = any (v_refused)
    ), last as materialized (
      select campaign_id, kind, record_id, coalesce((
        select max(kept.ordinal) from ${events} as kept
        where kept.campaign_id = known.campaign_id and kept.kind = known.kind and kept.record_id = known.record_id
      ), 0) as ordinal
      from (select distinct campaign_id, kind, record_id from given) as known
    )
    insert into ${events} (campaign_id, kind, record_id, ordinal, body)
    select campaign_id, kind, record_id,
      last.ordinal + row_number() over (partition by campaign_id, kind, record_id order by number), body
    from given join last using (campaign_id, kind, record_id)
    order by number;
  end if;`;
}

/** The columns of given rows; documents come as `json`, which keeps them as they were written. */
function given(columns: RecordTable['columns']): string {
  const names = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return ['group_number int', ...names].join(', ');
}

function sameKey(key: readonly string[], kept: string): string {
  return key.map((name) => `${kept}.${name} = given.${name}`).join(' and ');
}

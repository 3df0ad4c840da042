import { sql } from 'kysely';
import { type Instant, instant } from 'partner-campaigns';
import type { HostDatabase } from './stores.ts';

// Tables as they are after three years, made in the database itself. The records are written as columns only; their
// documents are as long as any, and say nothing.

/** How many there are of each. */
const counts = {
  campaigns: 50_000,
  registrations: 200_000,
  ofCreators: 60_000,
  events: 100_000,
  receipts: 50_000,
  guards: 20_000,
} as const;

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 0, 1);
const YEARS = 3 * 365;

/** When the rows are looked at: at the end of the three years. About one campaign in twenty is not over. */
export const now: Instant = instant(FIRST + YEARS * DAY);

/** Whoever has the most: what is theirs is looked for. */
export const biggest = {
  agencyId: 'agency-0',
  shopId: 'shop-0',
  creatorId: 'creator-0',
  market: 'M0',
} as const;

/** Fills the tables of a schema, with a share of the rows. The same every time. */
export async function makeManyRows(db: HostDatabase, schema: string, share = 1): Promise<void> {
  await db.connection().execute(async (connection) => {
    const run = async (statement: string) => {
      await sql.raw(statement).execute(connection);
    };
    await run(`set search_path to ${schema}`);
    await run('select setseed(0.5)');
    // Indexes take less time when they are made of rows that are there.
    const indexes = await indexesOf(connection, schema);
    for (const { name } of indexes) await run(`drop index ${name}`);
    for (const statement of statements(share)) await run(statement);
    for (const { definition } of indexes) await run(definition);
    await run('analyze');
    await run('discard temporary');
    await run('reset search_path');
  });
}

/** The indexes of a schema but those of primary keys; those of partitions are made with their table's. */
async function indexesOf(
  db: HostDatabase,
  schema: string,
): Promise<readonly { readonly name: string; readonly definition: string }[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select relname as name, replace(pg_get_indexdef(pg_class.oid), ' ON ONLY ', ' ON ') as definition
    from pg_class join pg_index on indexrelid = pg_class.oid
    where relnamespace = ${schema}::regnamespace and not indisprimary and not relispartition`.execute(db);
  return rows;
}

/** A whole number below a bound; the lower ones are more likely. */
const skewed = (bound: number) => `floor(${bound} * power(random(), 2))::int`;
/** One of these. */
const among = (...values: readonly string[]) =>
  `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + floor(random() * ${values.length})::int]`;
/** One of several, each with its share: the rest is the last. */
const shares = (draw: string, of: Readonly<Record<string, number>>) => {
  let sum = 0;
  const cases = Object.entries(of).map(([value, share]) => {
    sum += share;
    return `when ${draw} < ${sum} then '${value}'`;
  });
  return `case ${cases.join(' ')} end`;
};

function statements(share: number): readonly string[] {
  const count = (name: keyof typeof counts) => Math.round(counts[name] * share);
  return [
    `insert into campaigns
    select id, id, 1, 'agency-' || agency, ${among('TH', 'CN', 'US', 'VN')}, 'M' || market, decision, audience, invited,
      case when audience = 'seller_types' then array[${among('local', 'cross_border')}] else '{}' end,
      'campaign ' || number, '', '', 500 + 100 * floor(random() * 20)::int, created_at, starts_at, over_from,
      created_at + ${DAY}, least(over_from, created_at + ${20 * DAY}),
      case when decision = 'draft' or over_from < ${now} then null when starts_at < ${now} then over_from else starts_at end,
      json_build_object('name', 'Campaign ' || number, 'description', repeat('x', 900))
    from (
      select number, md5('c' || number) as id, ${skewed(500)} as agency, floor(random() * 8)::int as market,
        ${shares('random()', { draft: 0.03, ended_early: 0.05, published: 1 })} as decision,
        audience, created_at,
        case when audience = 'shops'
          then (select array_agg(distinct 'shop-' || ${skewed(5_000)}) from generate_series(1, 15) where number > 0)
          else '{}' end as invited,
        created_at + ${15 * DAY} as starts_at,
        created_at + (${15 * DAY} + ${DAY} * floor(20 + random() * 20))::bigint as over_from
      from (
        select number, ${FIRST} + (number::float8 / ${count('campaigns')} * ${YEARS * DAY})::bigint as created_at,
          ${shares('random()', { shops: 0.05, seller_types: 0.15, everyone: 1 })} as audience
        from generate_series(1, ${count('campaigns')}) as number
      ) as drawn
    ) as made`,

    `insert into invitations
    select id, shop_id, place, created_at, registration_closes_at, proposed_rate
    from campaigns, unnest(invited_shops) as shop_id`,

    // In order of time, so that a number finds one.
    `create temporary table numbered_campaigns as
    select row_number() over (order by created_at) as number, id, agency_id, created_at, starts_at, over_from from campaigns`,
    'create unique index on numbered_campaigns (number)',

    `insert into registrations
    select campaign_id, campaign_id || ':shop-' || shop || ':p' || number, 1, agency_id, 'shop-' || shop, 'p' || number,
      decision, 1, total_rate, null, case when decision = 'approved' then total_rate / 2 end, null,
      floor(random() * 20)::int, decided_at, decided_at,
      case when decision in ('pending', 'close_requested') and random() < 0.5 then decided_at + ${7 * DAY} end,
      json_build_object('contact', 'seller@shop.example', 'note', repeat('x', 400))
    from (
      select drawn.number, id as campaign_id, agency_id, over_from, ${skewed(5_000)} as shop,
        500 + 100 * floor(random() * 20)::int as total_rate,
        (created_at + random() * ${18 * DAY})::bigint as decided_at,
        case when over_from <= ${now} then ${shares('draw', {
          approved: 0.62,
          rejected: 0.2,
          closed: 0.05,
          withdrawn: 0.05,
          blocked: 0.04,
          pending: 0.03,
          close_requested: 1,
        })} else ${shares('draw', {
          pending: 0.35,
          approved: 0.4,
          rejected: 0.1,
          close_requested: 0.05,
          withdrawn: 0.05,
          closed: 1,
        })} end as decision
      from (
        select number, random() as draw, 1 + floor(random() * ${count('campaigns')})::int as campaign_number
        from generate_series(1, ${count('registrations')}) as number
      ) as drawn
      join numbered_campaigns on numbered_campaigns.number = campaign_number
    ) as made`,

    `insert into participations select distinct campaign_id, shop_id from registrations`,

    `insert into sample_ledgers
    select campaign_id, id || ':1', 1, json_build_object('note', repeat('x', 50)) from registrations
    where decision = 'approved'`,

    // What creators have, under registrations of the last year.
    `create temporary table running as
    select row_number() over (order by random()) as number, registrations.*, over_from
    from registrations join campaigns on campaigns.id = campaign_id
    where registrations.decision = 'approved' and over_from >= ${now - 400 * DAY}`,
    'create unique index on running (number)',
    `create temporary table of_creators as
    select distinct on (id) *
    from (
      select running.campaign_id, running.id as registration_id, running.id || ':creator-' || creator as id, agency_id,
        shop_id, 'creator-' || creator as creator_id, over_from, random() as draw,
        (decided_at + random() * ${20 * DAY})::bigint as at
      from (
        select 1 + floor(random() * (select count(*) from running))::int as number, ${skewed(3_000)} as creator
        from generate_series(1, ${count('ofCreators')})
      ) as drawn
      join running on running.number = drawn.number
    ) as made`,

    `insert into creator_links
    select campaign_id, id, 1, registration_id, agency_id, shop_id, creator_id,
      case when draw < 0.1 then 'removed' else 'added' end, at, json_build_object('note', repeat('x', 50))
    from of_creators`,

    `insert into sample_requests
    select campaign_id, id, 1, registration_id, agency_id, shop_id, creator_id, decision, 1, at, at,
      case when decision not in ('shipped', 'completed', 'cancelled') and random() < 0.5 then at + ${14 * DAY} end,
      json_build_object('note', repeat('x', 50))
    from (
      select of_creators.*, case when over_from <= ${now}
        then ${shares('draw', {
          completed: 0.6,
          cancelled: 0.3,
          agency_review: 0.04,
          seller_review: 0.03,
          awaiting_shipment: 0.02,
          content_pending: 1,
        })}
        else ${shares('draw', {
          agency_review: 0.2,
          seller_review: 0.2,
          awaiting_shipment: 0.2,
          shipped: 0.1,
          content_pending: 0.2,
          completed: 1,
        })} end as decision
      from of_creators
    ) as made`,

    // All that happened has its place in the feed, but for the last few.
    `insert into events (campaign_id, kind, record_id, ordinal, place, body)
    select campaign_id, 'registration', id, ordinal,
      case when number <= ${count('events')} then number end, json_build_object('note', repeat('x', 100))
    from (
      select campaign_id, id, ordinal, row_number() over (order by decided_at, id, ordinal) as number
      from registrations, generate_series(1, 2) as ordinal
      order by number limit ${count('events') + 50}
    ) as made`,

    `insert into receipts
    select 'shop:shop-' || ${skewed(5_000)}, 'command-' || number, json_build_object('note', repeat('x', 50))
    from generate_series(1, ${count('receipts')}) as number`,
    `insert into guards select 'ongoing_campaigns:agency-' || number, 1 from generate_series(1, ${count('guards')}) as number`,
  ];
}

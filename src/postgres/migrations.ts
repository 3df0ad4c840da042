import { feedFunctionSql } from './feed-function.js';
import { quoted } from './names.js';
import { saveFunctionSql } from './save-function.js';

/** What a migration is written for. */
export interface MigrationTarget {
  readonly schema: string;
  /** How many hash partitions each table of a campaign's records has; 0 for plain tables. */
  readonly partitions: number;
}

/** One step from a version of the tables to the next. Never changed once it was released. */
export interface PostgresMigration {
  readonly name: string;
  readonly statements: (target: MigrationTarget) => readonly string[];
}

/** All steps, in order: the version of the tables is how many were taken. */
export const migrations: readonly PostgresMigration[] = [
  { name: 'campaigns, registrations and what happened', statements: firstTables },
  { name: 'links and samples of creators', statements: tablesOfCreators },
  // Whatever changes one of these functions is a step that creates it again.
  {
    name: 'functions that save and give places',
    statements: ({ schema }) => [...saveFunctionSql(schema), ...feedFunctionSql(schema)],
  },
];

const ID = 'text collate "C" not null';

function firstTables(target: MigrationTarget): readonly string[] {
  const on = onTable(target.schema);
  return [
    ...table(target, 'campaigns', {
      columns: [
        `id ${ID}`,
        `place ${ID}`,
        'revision bigint not null',
        `agency_id ${ID}`,
        `agency_country ${ID}`,
        `market ${ID}`,
        `decision ${ID}`,
        `audience ${ID}`,
        'invited_shops text[] collate "C" not null',
        'seller_types text[] collate "C" not null',
        `folded_name ${ID}`,
        `folded_description ${ID}`,
        `folded_message ${ID}`,
        'proposed_rate bigint not null',
        'created_at bigint not null',
        'starts_at bigint not null',
        'over_from bigint not null',
        'registration_opens_at bigint not null',
        'registration_closes_at bigint not null',
        'next_milestone_at bigint',
        'body json not null',
      ],
      key: ['id'],
      partitionedBy: ['id'],
    }),
    on('campaigns', 'newest', '((-created_at), place)'),
    on('campaigns', 'closing', '(registration_closes_at, place)'),
    on('campaigns', 'rate', '((-proposed_rate), place)'),
    on('campaigns', 'of_agency', '(agency_id, (-created_at), place)'),
    on('campaigns', 'of_agency_over', '(agency_id, over_from)'),
    on('campaigns', 'market_newest', '(market, audience, (-created_at), place, registration_closes_at)'),
    on('campaigns', 'market_closing', '(market, audience, registration_closes_at, place)'),
    on('campaigns', 'market_rate', '(market, audience, (-proposed_rate), place, registration_closes_at)'),
    on('campaigns', 'milestone', '(next_milestone_at, place) where next_milestone_at is not null'),

    ...table(target, 'invitations', {
      columns: [
        `campaign_id ${ID}`,
        `shop_id ${ID}`,
        `place ${ID}`,
        'created_at bigint not null',
        'registration_closes_at bigint not null',
        'proposed_rate bigint not null',
      ],
      key: ['campaign_id', 'shop_id'],
      partitionedBy: ['campaign_id'],
    }),
    on('invitations', 'newest', '(shop_id, (-created_at), place, registration_closes_at)'),
    on('invitations', 'closing', '(shop_id, registration_closes_at, place)'),
    on('invitations', 'rate', '(shop_id, (-proposed_rate), place, registration_closes_at)'),

    ...table(target, 'registrations', {
      columns: [
        `campaign_id ${ID}`,
        `id ${ID}`,
        'revision bigint not null',
        `agency_id ${ID}`,
        `shop_id ${ID}`,
        `product_id ${ID}`,
        `decision ${ID}`,
        'attempt bigint not null',
        'total_rate bigint not null',
        'shop_ads_rate bigint',
        'creator_rate bigint',
        'creator_shop_ads_rate bigint',
        'sample_quantity bigint not null',
        'registered_at bigint not null',
        'decided_at bigint not null',
        'settles_at bigint',
        'body json not null',
      ],
      key: ['campaign_id', 'id'],
      partitionedBy: ['campaign_id'],
    }),
    on('registrations', 'newest', '(decision, (-decided_at), id)'),
    on('registrations', 'rate', '(decision, (-total_rate), id)'),
    on('registrations', 'of_campaign', '(campaign_id, decision, (-decided_at), id)'),
    on('registrations', 'of_shop', '(shop_id, decision, (-decided_at), id)'),
    on('registrations', 'of_shop_oldest', '(shop_id, decision, decided_at, id)'),
    on('registrations', 'of_shop_rate', '(shop_id, decision, (-total_rate), id)'),
    // With the instant itself, an index answers alone when something was decided.
    on(
      'registrations',
      'of_shop_in_campaign',
      '(campaign_id, shop_id, decision, (-decided_at), id) include (decided_at)',
    ),
    on('registrations', 'of_agency', '(agency_id, decision, (-decided_at), id)'),
    on('registrations', 'of_agency_oldest', '(agency_id, decision, decided_at, id)'),
    on('registrations', 'due', '(settles_at, id) where settles_at is not null'),

    ...table(target, 'participations', {
      columns: [`campaign_id ${ID}`, `shop_id ${ID}`],
      key: ['campaign_id', 'shop_id'],
      partitionedBy: ['campaign_id'],
    }),
    on('participations', 'of_shop', '(shop_id, campaign_id)'),

    ...table(target, 'guards', { columns: [`id ${ID}`, 'revision bigint not null'], key: ['id'] }),

    ...table(target, 'receipts', {
      columns: [`tenant ${ID}`, `id ${ID}`, 'body json not null'],
      key: ['tenant', 'id'],
      partitionedBy: ['tenant', 'id'],
    }),

    `create sequence ${quoted(target.schema)}.event_numbers`,
    `create sequence ${quoted(target.schema)}.event_places`,
    ...table(target, 'events', {
      columns: [
        `campaign_id ${ID}`,
        `kind ${ID}`,
        `record_id ${ID}`,
        'ordinal bigint not null',
        `number bigint not null default nextval('${quoted(target.schema).replaceAll("'", "''")}.event_numbers')`,
        'place bigint',
        'body json not null',
      ],
      key: ['campaign_id', 'kind', 'record_id', 'ordinal'],
      partitionedBy: ['campaign_id'],
    }),
    on('events', 'placeless', '(number) where place is null'),
    on('events', 'feed', '(place) where place is not null'),

    ...table(target, 'feed_consumers', {
      columns: [`name ${ID}`, 'place bigint not null'],
      key: ['name'],
    }),
  ];
}

function tablesOfCreators(target: MigrationTarget): readonly string[] {
  const on = onTable(target.schema);
  const ofCreator = [
    `campaign_id ${ID}`,
    `id ${ID}`,
    'revision bigint not null',
    `registration_id ${ID}`,
    `agency_id ${ID}`,
    `shop_id ${ID}`,
    `creator_id ${ID}`,
    `decision ${ID}`,
  ];
  return [
    ...table(target, 'creator_links', {
      columns: [...ofCreator, 'added_at bigint not null', 'body json not null'],
      key: ['campaign_id', 'id'],
      partitionedBy: ['campaign_id'],
    }),
    ...['added_at'].flatMap((time) => [
      on('creator_links', 'newest', `((-${time}), id)`),
      on('creator_links', 'of_campaign', `(campaign_id, (-${time}), id)`),
      on('creator_links', 'of_registration', `(registration_id, (-${time}), id)`),
      on('creator_links', 'of_agency', `(agency_id, (-${time}), id)`),
      on('creator_links', 'of_shop', `(shop_id, (-${time}), id)`),
      on('creator_links', 'of_creator', `(creator_id, (-${time}), id)`),
    ]),

    ...table(target, 'sample_requests', {
      columns: [
        ...ofCreator,
        'registration_attempt bigint not null',
        'decided_at bigint not null',
        'changed_at bigint not null',
        'settles_at bigint',
        'body json not null',
      ],
      key: ['campaign_id', 'id'],
      partitionedBy: ['campaign_id'],
    }),
    on('sample_requests', 'newest', '(decision, (-decided_at), id)'),
    on('sample_requests', 'of_campaign', '(campaign_id, decision, (-decided_at), id)'),
    on('sample_requests', 'of_registration', '(registration_id, decision, (-decided_at), id)'),
    on('sample_requests', 'of_agency', '(agency_id, decision, (-decided_at), id)'),
    on('sample_requests', 'of_shop', '(shop_id, decision, (-decided_at), id)'),
    on('sample_requests', 'of_creator', '(creator_id, decision, (-decided_at), id)'),
    on('sample_requests', 'due', '(settles_at, id) where settles_at is not null'),

    ...table(target, 'sample_ledgers', {
      columns: [`campaign_id ${ID}`, `id ${ID}`, 'revision bigint not null', 'body json not null'],
      key: ['campaign_id', 'id'],
      partitionedBy: ['campaign_id'],
    }),
  ];
}

/** Writes the statements that create a table, with its partitions if there are to be any. */
function table(
  { schema, partitions }: MigrationTarget,
  name: string,
  of: {
    readonly columns: readonly string[];
    readonly key: readonly string[];
    /** What it is divided by, if it grows with the campaigns. */
    readonly partitionedBy?: readonly string[];
  },
): readonly string[] {
  const qualified = `${quoted(schema)}.${name}`;
  const isDivided = partitions > 0 && of.partitionedBy !== undefined;
  const division = isDivided ? ` partition by hash (${of.partitionedBy.join(', ')})` : '';
  const lines = [...of.columns, `primary key (${of.key.join(', ')})`];
  const parts = Array.from(
    { length: isDivided ? partitions : 0 },
    (_, part) =>
      `create table ${qualified}_${part} partition of ${qualified} for values with (modulus ${partitions}, remainder ${part})`,
  );
  return [`create table ${qualified} (\n  ${lines.join(',\n  ')}\n)${division}`, ...parts];
}

/** Writes statements that create indexes, named after their tables. */
function onTable(schema: string): (tableName: string, name: string, columns: string) => string {
  return (tableName, name, columns) =>
    `create index ${tableName}_${name} on ${quoted(schema)}.${tableName} ${columns}`;
}

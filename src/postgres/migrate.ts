import { type Kysely, sql, type Transaction } from 'kysely';
import { type MigrationTarget, migrations } from './migrations.js';
import { DEFAULT_SCHEMA, mustBeSchema, quoted } from './names.js';

/** Where the tables are to be. */
export interface PostgresMigrationOptions {
  /** The schema that holds them, a name of 1 to 63 bytes; `partner_campaigns` when left out. */
  readonly schema?: string;
  /**
   * Hash partitions of each table that grows with the campaigns, 2 to 1,000; plain tables when left out. Chosen once, when
   * the tables are created.
   */
  readonly partitions?: number;
}

/** What a migration did. */
export interface PostgresMigrated {
  /** The version that the tables are at. */
  readonly version: number;
  /** The names of the steps that were taken; none when nothing was left to do. */
  readonly applied: readonly string[];
}

/**
 * Creates the tables, or brings them from any earlier version to this one. Safe to run at every start, and by several
 * processes at once: all of it is one transaction, and they take turns. Where nothing is left to do, it asks for no more
 * than to read its own table. Throws when the tables are of a newer version than
 * the library, or have other partitions than are asked for.
 */
export function migratePostgres<Database>({
  db,
  schema = DEFAULT_SCHEMA,
  partitions,
}: PostgresMigrationOptions & { readonly db: Kysely<Database> }): Promise<PostgresMigrated> {
  mustBeSchema(schema);
  mustBePartitions(partitions);
  return db.transaction().execute(async (transaction) => {
    const run = (statement: string) => sql.raw(statement).execute(transaction);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${schema}.migrations`}, 0))`.execute(
      transaction,
    );
    const isThere = await hasVersionTable(transaction, schema);
    if (!isThere) for (const statement of versionTable(schema)) await run(statement);
    const version = await versionIn(transaction, schema);
    if (version > migrations.length)
      throw new Error(`The tables are at version ${version}, this library knows ${migrations.length}`);
    const standing = version === 0 ? (partitions ?? 0) : await partitionsIn(transaction, schema);
    if (partitions !== undefined && partitions !== standing)
      throw new Error(`The tables have ${standing} partitions, not ${partitions}: that is chosen once`);
    const target = { schema, partitions: standing };
    for (const statement of statementsFrom(version, target)) await run(statement);
    return { version: migrations.length, applied: migrations.slice(version).map(({ name }) => name) };
  });
}

/**
 * What {@link migratePostgres} runs, as SQL: for hosts with a tool of their own. `from` is the version that the tables are
 * at, 0 when there are none.
 */
export function postgresMigrationSql({
  schema = DEFAULT_SCHEMA,
  partitions,
  from = 0,
}: PostgresMigrationOptions & { readonly from?: number } = {}): string {
  mustBeSchema(schema);
  mustBePartitions(partitions);
  const statements = [
    ...versionTable(schema),
    ...statementsFrom(from, { schema, partitions: partitions ?? 0 }),
  ];
  return ['begin', ...statements, 'commit'].map((statement) => `${statement};\n`).join('\n');
}

function versionTable(schema: string): readonly string[] {
  return [
    `create schema if not exists ${quoted(schema)}`,
    `create table if not exists ${quoted(schema)}.migrations (
  version int primary key,
  name text not null,
  applied_at timestamptz not null default now()
)`,
  ];
}

/** The steps that are left. */
function statementsFrom(version: number, target: MigrationTarget): readonly string[] {
  const { schema } = target;
  return migrations
    .slice(version)
    .flatMap(({ name, statements }, index) => [
      ...statements(target),
      `insert into ${quoted(schema)}.migrations (version, name) values (${version + index + 1}, '${name}')`,
    ]);
}

/** Asked first, so that a role that may create nothing can run a migration that has nothing to do. */
async function hasVersionTable<Database>(
  transaction: Transaction<Database>,
  schema: string,
): Promise<boolean> {
  const table = `${quoted(schema)}.migrations`;
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
    transaction,
  );
  return rows[0]?.there ?? false;
}

async function versionIn<Database>(transaction: Transaction<Database>, schema: string): Promise<number> {
  const table = sql.id(schema, 'migrations');
  const { rows } = await sql<{
    version: number | null;
  }>`select max(version) as version from ${table}`.execute(transaction);
  return rows[0]?.version ?? 0;
}

async function partitionsIn<Database>(transaction: Transaction<Database>, schema: string): Promise<number> {
  const table = `${quoted(schema)}.campaigns`;
  const { rows } = await sql<{ partitions: number }>`
    select count(*)::int as partitions from pg_inherits where inhparent = ${table}::regclass`.execute(
    transaction,
  );
  return rows[0]?.partitions ?? 0;
}

function mustBePartitions(partitions: number | undefined): void {
  if (partitions === undefined) return;
  if (!Number.isInteger(partitions) || partitions < 2 || partitions > 1_000)
    throw new RangeError(`Partitions must be 2 to 1000, not ${partitions}`);
}

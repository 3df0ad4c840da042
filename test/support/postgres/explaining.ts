import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import type { HostDatabase } from './stores.ts';

/** A step of a plan, as PostgreSQL explains it in JSON once it was run. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly 'Plan Rows': number;
  /** Of each time that it ran, on average. */
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How a statement was run. */
export interface Explained {
  readonly statement: string;
  readonly plan: PlanNode;
  /** In milliseconds. */
  readonly took: number;
}

/** A connection that explains what it is asked instead of answering: every answer is empty. */
export interface ExplainingDatabase {
  readonly db: HostDatabase;
  /** What was asked since this was called last. */
  explained(): readonly Explained[];
}

/** Connects so that every statement is run and explained. */
export function explainTo(url: string): ExplainingDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  let asked: Explained[] = [];
  const explain = async (client: pg.PoolClient, statement: string, parameters: unknown) => {
    const values = Array.isArray(parameters) ? parameters : [];
    const { rows } = await client.query<{ 'QUERY PLAN': readonly [ExplainedInJson] }>(
      `explain (analyze, format json) ${statement}`,
      values,
    );
    const [explained] = rows[0]?.['QUERY PLAN'] ?? [];
    if (explained === undefined) throw new Error(`Not explained: ${statement}`);
    asked.push({ statement, plan: explained.Plan, took: explained['Execution Time'] });
    return { command: 'SELECT' as const, rowCount: 0, rows: [] };
  };
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    function query<Row>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
    function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
    function query(statement: unknown, parameters?: unknown): unknown {
      return explain(client, String(statement), parameters);
    }
    return { query, release: () => client.release() };
  };
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } });
  return {
    db: new Kysely<unknown>({ dialect }),
    explained: () => {
      const since = asked;
      asked = [];
      return since;
    },
  };
}

interface ExplainedInJson {
  readonly Plan: PlanNode;
  readonly 'Execution Time': number;
}

/**
 * Connects so that every statement is answered, and what the functions of the database run for it is explained, each of
 * their statements by itself.
 */
export async function explainWithin(url: string): Promise<ExplainingDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  let asked: Explained[] = [];
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => {
      const [, took, json] = /^duration: ([\d.]+) ms {2}plan:\n(.*)$/s.exec(message) ?? [];
      if (json === undefined) return;
      const { 'Query Text': statement, Plan: plan }: LoggedInJson = JSON.parse(json);
      asked.push({ statement, plan, took: Number(took) });
    });
  });
  const settings = {
    log_min_duration: 0,
    log_nested_statements: true,
    log_analyze: true,
    log_format: 'json',
    log_level: 'notice',
  };
  await pool.query("load 'auto_explain'");
  for (const [name, value] of Object.entries(settings))
    await pool.query(`set auto_explain.${name} = '${value}'`);
  return {
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    explained: () => {
      const since = asked;
      asked = [];
      return since;
    },
  };
}

interface LoggedInJson {
  readonly 'Query Text': string;
  readonly Plan: PlanNode;
}

/** All steps of a plan. */
function nodesOf(plan: PlanNode): readonly PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** How many rows of tables a plan has read, those included that it passed over. */
export function rowsRead(plan: PlanNode): number {
  return nodesOf(plan)
    .filter((node) => node['Relation Name'] !== undefined)
    .reduce((sum, node) => sum + node['Actual Loops'] * (node['Actual Rows'] + passedOver(node)), 0);
}

function passedOver(node: PlanNode): number {
  return (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
}

/** How many rows the greatest sort of a plan has sorted. */
export function rowsSorted(plan: PlanNode): number {
  const sorts = nodesOf(plan).filter((node) => /Sort/.test(node['Node Type']));
  return Math.max(
    0,
    ...sorts.flatMap(({ Plans = [] }) => Plans.map((node) => node['Actual Loops'] * node['Actual Rows'])),
  );
}

/** The tables of which a plan reads every row, one after the other. */
export function scannedThrough(plan: PlanNode): readonly string[] {
  return nodesOf(plan).flatMap((node) =>
    node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : [],
  );
}

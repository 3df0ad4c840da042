import type { BenchServer } from './bench-server.ts';

/** How much room a table takes, or an index. */
export interface Size {
  readonly name: string;
  readonly of: 'table' | 'index';
  readonly rows: number;
  readonly bytes: number;
}

/** The tables and indexes of a schema that hold anything, the biggest first. */
export async function sizesOf({ ask }: BenchServer, schema: string): Promise<readonly Size[]> {
  return ask<Size>(`
    select format('%s.%s', '${schema}', relname) as name,
      case relkind when 'r' then 'table' else 'index' end as of,
      greatest(reltuples, 0)::float8 as rows,
      case relkind when 'r' then pg_table_size(oid) else pg_relation_size(oid) end::float8 as bytes
    from pg_class
    where relnamespace = '${schema}'::regnamespace and relkind in ('r', 'i') and reltuples > 1000
    order by bytes desc`);
}

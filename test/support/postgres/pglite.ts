import { PGlite } from '@electric-sql/pglite';

let starting: Promise<PGlite> | undefined;

/** PostgreSQL in the process, started once for all tests of a worker: that takes seconds. Each has a schema of its own. */
export function sharedPGlite(): Promise<PGlite> {
  starting ??= PGlite.create();
  return starting;
}

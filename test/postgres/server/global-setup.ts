import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../support/postgres/server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Leads to the server that was started for the tests. */
    readonly postgresUrl: string;
  }
}

/** Starts the server for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.urlOf());
  return () => server.remove();
}

/**
 * Entry `/postgres`: a store on PostgreSQL, a server or the embedded PGlite. Experimental: outside semantic versioning
 * until hosts have used it.
 *
 * @packageDocumentation
 */

export { type CriteriaSqlOptions, campaignCriteriaSql, registrationCriteriaSql } from './criteria-sql.js';
export { createFeedConsumer, type FeedConsumer, type FeedConsumerOptions } from './feed-consumer.js';
export {
  migratePostgres,
  type PostgresMigrated,
  type PostgresMigrationOptions,
  postgresMigrationSql,
} from './migrate.js';
export { type PGliteLike, pgliteDialect } from './pglite-dialect.js';
export { createPostgresStore, type PostgresContext, type PostgresStoreOptions } from './store.js';

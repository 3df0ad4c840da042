import { defineConfig } from 'vitest/config';

/** Tests that need a real server of PostgreSQL: one is started for all of them, and stopped after them. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/postgres/server/*.test.ts'],
    globalSetup: ['test/postgres/server/global-setup.ts'],
    reporters: ['default', './test/support/counts-reporter.ts'],
    silent: 'passed-only',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
    // Each file has databases of its own.
    maxWorkers: '100%',
  },
});

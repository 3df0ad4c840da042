import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/package/built/**', 'test/postgres/server/**'],
    reporters: ['default', './test/support/counts-reporter.ts'],
    silent: 'passed-only',
    // A machine that does other things besides is slow, and nothing is wrong with it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests share no state, so the files of a worker can share their modules.
    isolate: false,
    // One for each core: left to itself, half of a machine with two stays idle.
    maxWorkers: '100%',
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/package/built/*.test.ts'],
    reporters: ['default', './test/support/counts-reporter.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});

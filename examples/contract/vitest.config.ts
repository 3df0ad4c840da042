import { defineConfig } from 'vitest/config';

export default defineConfig({
  // In this repository the library is its sources; a host has it installed.
  resolve: { tsconfigPaths: true },
  test: { include: ['examples/contract/vitest.test.ts'] },
});

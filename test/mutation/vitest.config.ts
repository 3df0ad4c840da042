import { defineConfig } from 'vitest/config';

// What the mutants of a folder are shown: the folder's own tests. Those that draw at random, and those that hold the
// machines against the tables, are left out: so a score comes out the same again, and each rule is held by tests next
// to it.
const folder = process.env['MUTATED_FOLDER'] ?? '*';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: [`test/${folder}/**/*.test.ts`, 'test/parsers/stored-versions.test.ts'],
    exclude: ['test/**/*.property.test.ts', 'test/*/machine.test.ts', 'test/package/**', 'test/postgres/**'],
    reporters: ['./test/mutation/load-reporter.ts'],
    isolate: false,
    // A slow moment of the machine must not pass for a mutant that was noticed.
    testTimeout: 60_000,
  },
});

import { readFile, writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

const bundled = ['date-fns', '@date-fns/tz', '@date-fns/utc'];

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Keeps every source file an output file of its own, under its own name, in both formats. A host's bundler then
 * drops whole files, and a module has one instance however many entries reach it.
 */
function oneOutputPerSourceFile(): Plugin {
  return {
    name: 'one-output-per-source-file',
    setup(build) {
      const extension = build.initialOptions.format === 'cjs' ? '.cjs' : '.js';
      build.onResolve({ filter: /^\.\.?\/.*\.js$/ }, (args) =>
        args.importer.includes('node_modules')
          ? undefined
          : { path: args.path.replace(/\.js$/, extension), external: true, sideEffects: false },
      );
    },
  };
}

async function writeBundledLicenses(): Promise<void> {
  const texts = bundled.map(async (name) => {
    const license = await readFile(`node_modules/${name}/LICENSE.md`, 'utf8');
    return `Parts of ${name} are included in this build.\n\n${license.trim()}\n`;
  });
  await writeFile('dist/THIRD-PARTY-LICENSES.txt', (await Promise.all(texts)).join('\n'));
}

export default defineConfig({
  entry: ['src/**/*.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  splitting: false,
  noExternal: bundled,
  esbuildPlugins: [oneOutputPerSourceFile()],
  dts: {
    entry: [
      'src/index.ts',
      'src/contract/index.ts',
      'src/json-schema/index.ts',
      'src/machine.ts',
      'src/memory/index.ts',
      'src/postgres/index.ts',
      'src/testing/index.ts',
    ],
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
  clean: true,
  onSuccess: writeBundledLicenses,
});

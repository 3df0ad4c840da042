import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { defineConfig, type Options } from 'tsup';
import manifest from './package.json' with { type: 'json' };

/** What a host imports, without the ending. */
const entries = [
  'index',
  'contract/index',
  'json-schema/index',
  'machine',
  'memory/index',
  'postgres/index',
  'testing/index',
  'tiktok-shop/index',
];

/** Packages whose code is included, and the files of their licenses. */
const bundled = {
  'date-fns': 'LICENSE.md',
  '@date-fns/tz': 'LICENSE.md',
  '@date-fns/utc': 'LICENSE.md',
  'libphonenumber-js': 'LICENSE',
};

/** Change every few weeks: they come from the package that is installed, not the code that reads them. */
const NUMBER_PLANS = 'libphonenumber-js/min/metadata';

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

/**
 * The same modules in a few files, for Node: there, every file costs a look at the disk, and those that read phone numbers
 * are ninety. What entries share is in files of its own, so that a module still has one instance.
 */
async function bundleForNode(): Promise<void> {
  await build({
    entryPoints: entries.map((entry) => `dist/${entry}.js`),
    outdir: 'dist/node',
    outbase: 'dist',
    chunkNames: 'shared-[hash]',
    bundle: true,
    splitting: true,
    external: [...Object.keys(manifest.peerDependencies), NUMBER_PLANS],
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
  });
}

async function writeBundledLicenses(): Promise<void> {
  const texts = Object.entries(bundled).map(async ([name, file]) => {
    const license = await readFile(`node_modules/${name}/${file}`, 'utf8');
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
  noExternal: [/^date-fns/, /^@date-fns/],
  esbuildPlugins: [oneOutputPerSourceFile()],
  dts: {
    entry: entries.map((entry) => `src/${entry}.ts`),
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
  clean: true,
  onSuccess: async () => {
    await bundleForNode();
    await writeBundledLicenses();
  },
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/source-files.ts';

/** Bundles a program of a host, and lists the files whose code the bundle holds. */
async function filesIn(program: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: root },
    absWorkingDir: root,
    // The paths of the repository would lead to src.
    tsconfigRaw: {},
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((name) => (inputs[name]?.bytesInOutput ?? 0) > 0),
  );
}

describe('a host that bundles', () => {
  it('pays for neither zod nor xstate when it imports one pure function', async () => {
    const files = await filesIn(`import { instant } from 'partner-campaigns'; console.log(instant);`);
    expect(files.filter((file) => file.startsWith('node_modules/'))).toEqual([]);
    expect(files.filter((file) => file.startsWith('dist/'))).toEqual(['dist/core/instant.js']);
  });

  it.each([
    'formatRate',
    'isWithin',
    'statusAt',
    'tabOf',
    'campaignStatusAt',
    'isRegistrationOpen',
    'shopEligibility',
    'registrationIdOf',
    'evolveRegistration',
    'campaignMatcher',
    'explainEligibility',
    'southEastAsia',
    'unitedStates',
    'compileCriterion',
    'formatRefusal',
    'parseTranslation',
    'unwrap',
  ])('pays for neither when it imports %s', async (name) => {
    const files = await filesIn(`import { ${name} } from 'partner-campaigns'; console.log(${name});`);
    expect(files.filter((file) => file.startsWith('node_modules/'))).toEqual([]);
  });

  it('gets what the platform has on the wire without machines and number plans', async () => {
    const files = await filesIn(`import * as all from 'partner-campaigns/tiktok-shop'; console.log(all);`);
    expect(files.filter((file) => /^node_modules\/(xstate|libphonenumber-js)\//.test(file))).toEqual([]);
  });

  it('gets the whole library when it asks for it', async () => {
    const files = await filesIn(`import * as all from 'partner-campaigns'; console.log(all);`);
    expect(files.filter((file) => /^node_modules\/(xstate|zod)\//.test(file)).length).toBeGreaterThan(1);
  });
});

it('every source file has an output file of its own in both formats', () => {
  const names = (folder: string, extension: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(extension) && !path.startsWith('node/'))
      .map((path) => path.slice(0, -extension.length))
      .sort();
  const sources = names('src', '.ts');
  expect(names('dist', '.js')).toEqual(sources);
  expect(names('dist', '.cjs')).toEqual(sources);
});

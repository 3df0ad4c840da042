import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/source-files.ts';

const noteBuiltins = `
  const { builtinModules } = process.getBuiltinModule('node:module');
  const isPublic = (name) => builtinModules.includes(name);
  const loaded = () => process.moduleLoadList.map((entry) => entry.replace('NativeModule ', '')).filter(isPublic);
`;

/** The peers come first: what they load of Node is theirs. */
const programs = {
  import: `${noteBuiltins}
    await import('xstate'); await import('zod');
    const before = loaded();
    await import('partner-campaigns');
    console.log(JSON.stringify(loaded().filter((name) => !before.includes(name))));`,
  require: `${noteBuiltins}
    require('xstate'); require('zod');
    const before = loaded();
    require('partner-campaigns');
    console.log(JSON.stringify(loaded().filter((name) => !before.includes(name))));`,
};

interface Loaded {
  /** Files, relative to the repository. */
  readonly files: readonly string[];
  readonly builtins: readonly string[];
}

/** V8's coverage is the one list of everything a process ran that all Node versions offer. */
function load(options: readonly string[], program: string): Loaded {
  const coverage = mkdtempSync(join(tmpdir(), 'partner-campaigns-'));
  const run = spawnSync(process.execPath, [...options, '-e', program], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  });
  expect(run.status, run.stderr).toBe(0);
  const reports = readdirSync(coverage).map((name) => readFileSync(join(coverage, name), 'utf8'));
  rmSync(coverage, { recursive: true });
  const urls = reports.flatMap((report) => JSON.parse(report).result.map(({ url }: { url: string }) => url));
  const files = urls
    .filter((url) => url.startsWith('file:'))
    .map((url) => relative(root, fileURLToPath(url)).split(sep).join('/'))
    .filter((file) => !file.startsWith('[eval'));
  return { files, builtins: JSON.parse(run.stdout) };
}

const ways = [
  { way: 'import', options: ['--input-type=module'], program: programs.import, main: 'dist/node/index.js' },
  { way: 'require', options: [], program: programs.require, main: /^dist\/(node\/index\.js|index\.cjs)$/ },
  {
    way: 'require of the CommonJS build',
    options: ['--no-experimental-require-module'],
    program: programs.require,
    main: 'dist/index.cjs',
  },
];

describe.for(ways)('$way of the main entry', ({ options, program, main }) => {
  const { files, builtins } = load(options, program);

  it('loads the build', () => {
    const expected = typeof main === 'string' ? main : expect.stringMatching(main);
    expect(files).toContainEqual(expected);
  });

  it('loads one copy of each file', () => {
    const names = files.filter((file) => file.startsWith('dist/')).map((file) => file.replace(/\.c?js$/, ''));
    expect(names).toEqual([...new Set(names)]);
  });

  it('loads no other entry', () => {
    expect(
      files.filter((file) =>
        /^dist\/(node\/)?(machine\.|memory\/|json-schema\/|contract\/|postgres\/|testing\/|tiktok-shop\/)/.test(
          file,
        ),
      ),
    ).toEqual([]);
  });

  it('loads no package but its peers and the one for phone numbers', () => {
    expect(
      files.filter((file) => !/^(dist|node_modules\/(xstate|zod|libphonenumber-js))\//.test(file)),
    ).toEqual([]);
  });

  it('loads no module of Node', () => {
    expect(builtins).toEqual([]);
  });
});

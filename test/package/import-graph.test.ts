import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, readSourceFiles } from '../support/source-files.ts';

/** A file imports from its own folder and from those to its left. */
const line = [
  'core',
  'criteria',
  'statechart',
  'commission',
  'policy',
  'campaign',
  'eligibility',
  'registration',
  'creator',
  'sample',
  'ports',
  'what-if',
  'service',
];

const entries = [
  'index.ts',
  'contract/index.ts',
  'json-schema/index.ts',
  'machine.ts',
  'memory/index.ts',
  'postgres/index.ts',
  'testing/index.ts',
  'tiktok-shop/index.ts',
];

/** Which files may import a package, and in which words. */
const packages: Readonly<Record<string, { readonly files: RegExp; readonly text: RegExp }>> = {
  xstate: { files: /^statechart\/|(^|[/-])machine\.ts$/, text: /'xstate'/ },
  zod: { files: /./, text: /^import (type )?\* as z from 'zod';?$/ },
  'date-fns': { files: /^core\/calendar\.ts$/, text: /'date-fns\/\w+'/ },
  '@date-fns/tz': { files: /^core\/wall-clock\.ts$/, text: /'@date-fns\/tz(\/\w+)*'/ },
  'libphonenumber-js': { files: /^core\/phone\.ts$/, text: /'libphonenumber-js\/(core|min\/metadata)'/ },
  kysely: { files: /^postgres\//, text: /'kysely'/ },
  'fast-check': { files: /^testing\//, text: /'fast-check'/ },
  '@date-fns/utc': { files: /^core\/calendar\.ts$/, text: /'@date-fns\/utc(\/\w+)+'/ },
};

interface Edge extends Import {
  readonly from: string;
  readonly place: string;
}

const files = readSourceFiles();
const paths = new Set(files.map((file) => file.path));
const edges: readonly Edge[] = files.flatMap((file) =>
  importsOf(file).map((found) => ({
    ...found,
    from: file.path,
    place: `src/${file.path}:${found.line} ${found.specifier}`,
  })),
);
const internal = edges.filter((edge) => edge.specifier.startsWith('.'));
const external = edges.filter((edge) => !edge.specifier.startsWith('.'));

function targetOf(edge: Edge): string {
  return posix.join(posix.dirname(edge.from), edge.specifier).replace(/\.js$/, '.ts');
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function mayImport(from: string, to: string): boolean {
  const place = line.indexOf(folderOf(to));
  if (!line.includes(folderOf(from)))
    return place >= 0 || (folderOf(to) !== '' && folderOf(to) === folderOf(from));
  return place >= 0 && place <= line.indexOf(folderOf(from));
}

const targets = new Map<string, string[]>([...paths].map((path) => [path, []]));
for (const edge of internal) targets.get(edge.from)?.push(targetOf(edge));

const known = new Map<string, ReadonlySet<string>>();

/** The files that importing one loads, itself included. */
function reachedFrom(entry: string): ReadonlySet<string> {
  const reached = known.get(entry) ?? walkFrom(entry);
  known.set(entry, reached);
  return reached;
}

function walkFrom(entry: string): ReadonlySet<string> {
  const reached = new Set([entry]);
  for (const path of reached) {
    for (const target of targets.get(path) ?? []) reached.add(target);
  }
  return reached;
}

/** The files on a way from `path` back to itself. */
function cycleThrough(path: string): readonly string[] {
  const after = new Set(
    internal.filter((edge) => edge.from === path).flatMap((edge) => [...reachedFrom(targetOf(edge))]),
  );
  if (!after.has(path)) return [];
  return [...after].filter((other) => reachedFrom(other).has(path)).sort();
}

function places(found: readonly Edge[]): readonly string[] {
  return found.map((edge) => edge.place);
}

describe('the imports of src', () => {
  it('are there to read', () => {
    expect(entries.filter((entry) => !paths.has(entry))).toEqual([]);
    expect(edges.length).toBeGreaterThan(0);
  });

  it('name existing files by their .js name', () => {
    expect(
      places(internal.filter((edge) => !edge.specifier.endsWith('.js') || !paths.has(targetOf(edge)))),
    ).toEqual([]);
  });

  it('run one way along the folders', () => {
    expect(places(internal.filter((edge) => !mayImport(edge.from, targetOf(edge))))).toEqual([]);
  });

  it('keep every file in a folder of the line, or in an entry', () => {
    const folders = [...line, ...entries.map(folderOf)].filter((folder) => folder !== '');
    const strays = [...paths].filter((path) => !entries.includes(path) && !folders.includes(folderOf(path)));
    expect(strays).toEqual([]);
  });

  it('never come back to where they started', () => {
    const cycles = new Set(
      files.map((file) => cycleThrough(file.path).join(' -> ')).filter((cycle) => cycle !== ''),
    );
    expect([...cycles]).toEqual([]);
  });

  it('never go through an index.ts', () => {
    expect(places(internal.filter((edge) => posix.basename(targetOf(edge)) === 'index.ts'))).toEqual([]);
  });

  it('re-export in entries only, and by name', () => {
    const reExports = edges.filter((edge) => edge.isReExport);
    expect(places(reExports.filter((edge) => !entries.includes(edge.from)))).toEqual([]);
    expect(places(reExports.filter((edge) => /^export\s+(type\s+)?\*/.test(edge.text)))).toEqual([]);
  });

  it('reach no other entry from the main one', () => {
    const reached = [...reachedFrom('index.ts')];
    expect(reached.filter((path) => path !== 'index.ts' && !line.includes(folderOf(path)))).toEqual([]);
  });

  it('reach nothing behind the ports from the contract', () => {
    const reached = [...reachedFrom('contract/index.ts')];
    expect(reached.filter((path) => folderOf(path) === 'service' || folderOf(path) === 'memory')).toEqual([]);
  });

  it('reach no machine from the wire', () => {
    expect([...reachedFrom('tiktok-shop/index.ts')].filter((path) => /machine\.ts$/.test(path))).toEqual([]);
  });

  it.each([
    'registration/decide.ts',
    'registration/advance.ts',
    'registration/actions.ts',
    'campaign/decide.ts',
    'machine.ts',
    'memory/index.ts',
    'tiktok-shop/index.ts',
  ])('reach no metadata of phone numbers from %s', (path) => {
    expect([...reachedFrom(path)]).not.toContain('core/phone.ts');
  });

  it('name a package only where it belongs, in the form that costs a host least', () => {
    const misplaced = external.filter((edge) => {
      const allowed = packages[packageOf(edge.specifier)];
      return allowed === undefined || !allowed.files.test(edge.from) || !allowed.text.test(edge.text);
    });
    expect(places(misplaced)).toEqual([]);
  });
});

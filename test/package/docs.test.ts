import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

/** A block of TypeScript in a document or in a documentation comment. */
interface Snippet {
  /** Where it stands, as `file:line`. */
  readonly place: string;
  readonly code: string;
  /** False for blocks marked `no-run`: they are only type-checked. */
  readonly runs: boolean;
  readonly file: string;
}

const folder = join(root, '.tmp', 'snippets');
const snippets = [...documents(), ...sources()].flatMap(snippetsOf);

function documents(): readonly string[] {
  return [join(root, 'README.md'), ...filesUnder('docs', '.md')]
    .filter((file) => existsSync(file))
    .filter((file) => !file.startsWith(join(root, 'docs', 'api')));
}

function sources(): readonly string[] {
  return filesUnder('src', '.ts');
}

function filesUnder(name: string, extension: string): readonly string[] {
  const start = join(root, name);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .sort()
    .map((path) => join(start, path));
}

function snippetsOf(path: string): readonly Snippet[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const isSource = path.endsWith('.ts');
  const text = (isSource ? lines.map(commentText) : lines).join('\n');
  return [...text.matchAll(/^( *)```(?:ts|typescript)\b([^\n]*)\n(.*?)^\1```$/gms)].map((found) => {
    const line = text.slice(0, found.index).split('\n').length;
    const place = `${relative(root, path)}:${line}`;
    const [, indent = '', info = '', code = ''] = found;
    return {
      place,
      // As many lines above as in the document, so that an error names the line it is on there.
      code: `${'\n'.repeat(line)}${code.replaceAll(new RegExp(`^${indent}`, 'gm'), '')}`,
      runs: !/\bno-run\b/.test(info),
      file: join(folder, `${place.replaceAll(/[^\w-]+/g, '-')}.ts`),
    };
  });
}

/** The text of a line inside a documentation comment; other lines of a source are left out. */
function commentText(line: string): string {
  return /^\s*\* ?(?!\/)(.*)$/.exec(line)?.[1] ?? '';
}

function writeSnippets(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const configuration = {
    extends: relative(folder, join(root, 'test', 'tsconfig.json')),
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
    include: ['.'],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  for (const { file, code } of snippets) writeFileSync(file, code);
}

function typeErrors(): readonly string[] {
  const path = join(folder, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path, ts.sys.readFile).config,
    ts.sys,
    folder,
  );
  const program = ts.createProgram({ rootNames: snippets.map(({ file }) => file), options });
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || dirname(file.fileName) === folder)
    .map((diagnostic) => {
      const snippet = snippets.find(({ file }) => file === diagnostic.file?.fileName);
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
      const place = snippet?.place.replace(/\d+$/, String(line + 1)) ?? '';
      return `${place} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
    });
}

writeSnippets();

it('every snippet type-checks', { timeout: 180_000 }, () => {
  expect(typeErrors()).toEqual([]);
});

it.for(snippets.filter(({ runs }) => runs))('$place runs', async ({ file }) => {
  await expect(import(file)).resolves.toBeDefined();
});

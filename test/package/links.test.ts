import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { anchorOf } from '../support/reference/markdown.ts';
import { root } from '../support/source-files.ts';

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.md') && !path.startsWith('api/'))
    .sort()
    .map((path) => `docs/${path}`),
];

/** A document without its blocks of code. */
function proseOf(document: string): string {
  return readFileSync(join(root, document), 'utf8').replaceAll(/^( *)```.*?^\1```$/gms, '');
}

function headingsOf(document: string): readonly string[] {
  return [...proseOf(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
}

/** The anchors of a document: of two headings that read the same, the second has a number. */
function anchorsOf(document: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const anchor of headingsOf(document).map(anchorOf)) {
    let count = 0;
    while (anchors.has(count === 0 ? anchor : `${anchor}-${count}`)) count += 1;
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return anchors;
}

function linksOf(document: string): readonly string[] {
  return [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** What is wrong with a link, or nothing. */
function problemsOf(document: string, link: string): readonly string[] {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : relative(root, join(root, dirname(document), path));
  const file = join(root, target);
  if (target.startsWith('..') || !existsSync(file) || !statSync(file).isFile())
    return [`${link}: no such file`];
  if (anchor === undefined) return [];
  return target.endsWith('.md') && anchorsOf(target.split(sep).join('/')).has(anchor)
    ? []
    : [`${link}: no such heading`];
}

it('there are documents with links', () => {
  expect(documents.length).toBeGreaterThan(15);
  expect(documents.flatMap(linksOf).length).toBeGreaterThan(100);
});

it.for(documents)('every link of %s leads somewhere', (document) => {
  expect([...new Set(linksOf(document))].flatMap((link) => problemsOf(document, link))).toEqual([]);
});

// Code in a heading has an anchor on git hosts and none on the site of the API.
it.for(documents)('no heading of %s holds code', (document) => {
  expect(headingsOf(document).filter((heading) => heading.includes('`'))).toEqual([]);
});

it('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const document of reached) {
    for (const link of linksOf(document)) {
      const target = relative(root, join(root, dirname(document), link.replace(/#.*/, '')))
        .split(sep)
        .join('/');
      if (documents.includes(target)) reached.add(target);
    }
  }
  expect(documents.filter((document) => !reached.has(document))).toEqual([]);
});

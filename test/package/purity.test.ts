import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodesOf, placeOf, readSourceFiles, type SourceFile } from '../support/source-files.ts';

const files = readSourceFiles();

const hostGlobals = new Set([
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'fetch',
  'global',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** They read the clock, chance, or the zone and language of the process. */
const impureMembers =
  /^(Date\.now|Math\.random)$|\.(getTimezoneOffset|[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds)|toLocale\w*String|toLocale(Upper|Lower)Case|localeCompare|resolvedOptions)$/;

function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}

function usesHostGlobal(node: ts.Node): boolean {
  return ts.isIdentifier(node) && hostGlobals.has(node.text) && !isName(node);
}

function readsImpureMember(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && impureMembers.test(node.getText());
}

/** Anything but `new Date(x)` and `Date.x`: a call, or a way around the list of members. */
function passesDateOn(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || !['Date', 'Math'].includes(node.text) || isName(node)) return false;
  const { parent } = node;
  return !ts.isPropertyAccessExpression(parent) && !ts.isNewExpression(parent) && !ts.isTypeNode(parent);
}

/** `new Date()` reads the clock; `new Date(year, month, ...)` reads the zone of the process. */
function makesImpureDate(node: ts.Node): boolean {
  return ts.isNewExpression(node) && node.expression.getText() === 'Date' && node.arguments?.length !== 1;
}

function placesWhere(test: (node: ts.Node) => boolean): readonly string[] {
  const placesIn = (file: SourceFile) =>
    nodesOf(file)
      .filter(test)
      .map((node) => `${placeOf(file, node)} ${node.getText()}`);
  return files.flatMap(placesIn);
}

it('src uses nothing of the host it runs on', () => {
  expect(placesWhere(usesHostGlobal)).toEqual([]);
});

it('src never reads the clock, chance, or the zone and language of the process', () => {
  expect(
    placesWhere((node) => readsImpureMember(node) || passesDateOn(node) || makesImpureDate(node)),
  ).toEqual([]);
});

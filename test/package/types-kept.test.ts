import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodesOf, placeOf, readSourceFiles } from '../support/source-files.ts';

/** Casts that nothing better replaces: the file, the cast as it is written, and why. */
const allowedCasts: readonly { readonly file: string; readonly text: string; readonly why: string }[] = [];

const files = readSourceFiles();

/** How XState is told the types of a machine: `{} as Type`, in the file that defines it. */
function declaresMachineTypes(path: string, node: ts.Node): boolean {
  return /(^|[/-])machine\.ts$/.test(path) && ts.isAsExpression(node) && node.expression.getText() === '{}';
}

function isCast(node: ts.Node): boolean {
  if (ts.isAsExpression(node)) return !ts.isConstTypeReference(node.type);
  return ts.isTypeAssertionExpression(node) || ts.isNonNullExpression(node);
}

it('src casts nowhere but where it is allowed', () => {
  const casts = files.flatMap((file) =>
    nodesOf(file)
      .filter((node) => isCast(node) && !declaresMachineTypes(file.path, node))
      .map((node) => ({ file: `src/${file.path}`, text: node.getText(), place: placeOf(file, node) })),
  );
  const isSame = (a: { file: string; text: string }, b: { file: string; text: string }) =>
    a.file === b.file && a.text === b.text;
  const unexpected = casts.filter((cast) => !allowedCasts.some((allowed) => isSame(allowed, cast)));
  expect(unexpected.map((cast) => `${cast.place} ${cast.text}`)).toEqual([]);
  expect(allowedCasts.filter((allowed) => !casts.some((cast) => isSame(allowed, cast)))).toEqual([]);
});

it('src never says any', () => {
  const anys = files.flatMap((file) =>
    nodesOf(file)
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => placeOf(file, node)),
  );
  expect(anys).toEqual([]);
});

it('src silences no type error', () => {
  const silenced = files.filter((file) => /@ts-(ignore|expect-error|nocheck)/.test(file.syntax.text));
  expect(silenced.map((file) => file.path)).toEqual([]);
});

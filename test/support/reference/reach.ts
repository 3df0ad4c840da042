// Which texts a piece of source can give, by itself or through the functions and constants it uses.

import ts from 'typescript';
import { docOf, pathOf, symbolOf } from './program.ts';

type Follow = (declaration: ts.Declaration) => boolean;

/** The values of the property `name` (`code: '…'`, `type: '…'`) that are written in a node or in what it uses. */
export function textsOf(node: ts.Node, name: string, follow: Follow = isOurs): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const visited of reached(node, follow)) {
    if (ts.isPropertyAssignment(visited) && visited.name.getText() === name)
      for (const text of choicesOf(visited.initializer)) texts.add(text);
  }
  return texts;
}

/** Every node of a piece of source, and of the functions and constants of `src` that it uses. */
export function reached(start: ts.Node, follow: Follow = isOurs): ReadonlySet<ts.Node> {
  const seen = new Set<ts.Node>();
  function visit(node: ts.Node): void {
    if (seen.has(node)) return;
    seen.add(node);
    if (ts.isIdentifier(node)) {
      for (const declaration of usedBy(node)) if (follow(declaration)) visit(declaration);
    }
    ts.forEachChild(node, visit);
  }
  visit(start);
  return seen;
}

/** The documentation of the first documented function that a piece of source uses. */
export function docOfFirstFunction(node: ts.Node): string {
  let found = '';
  function visit(child: ts.Node): void {
    if (found !== '') return;
    if (ts.isIdentifier(child) && usedBy(child).some(ts.isFunctionDeclaration))
      found = docOf(symbolOf(child));
    ts.forEachChild(child, visit);
  }
  visit(node);
  return found;
}

/** The documentation of the constant that a piece of source takes from a table by its name, as `table.name`. */
export function docOfNamedProperty(node: ts.Node): string {
  let found = '';
  function visit(child: ts.Node): void {
    if (found !== '') return;
    if (ts.isPropertyAccessExpression(child)) found = docOfEntry(symbolOf(child.name));
    ts.forEachChild(child, visit);
  }
  visit(node);
  return found;
}

/** The documentation of an entry of a table that is written out: its own, or that of the constant that it is. */
export function docOfEntry(entry: ts.Symbol | undefined): string {
  const declaration = entry?.valueDeclaration;
  if (declaration === undefined || !ts.isPropertyAssignment(declaration)) return '';
  return docOf(entry) || (isOurs(declaration) ? docOf(symbolOf(declaration.initializer)) : '');
}

/** The function of a file that a node stands in, or the constant. */
export function statementAround(node: ts.Node): ts.Node {
  return ts.isSourceFile(node.parent) ? node : statementAround(node.parent);
}

/** The texts that an expression may have: its own, or those of both sides of a choice. */
function choicesOf(expression: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression))
    return choicesOf(expression.expression);
  if (ts.isConditionalExpression(expression))
    return [...choicesOf(expression.whenTrue), ...choicesOf(expression.whenFalse)];
  return [];
}

function usedBy(name: ts.Identifier): readonly ts.Declaration[] {
  const declarations = symbolOf(name)?.declarations ?? [];
  return declarations.filter((declaration) => isFunctionOrConstant(declaration) && declaration.name !== name);
}

function isFunctionOrConstant(
  declaration: ts.Declaration,
): declaration is ts.FunctionDeclaration | ts.VariableDeclaration {
  return (
    (ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration)) && isOurs(declaration)
  );
}

function isOurs(declaration: ts.Declaration): boolean {
  return pathOf(declaration).startsWith('src/');
}

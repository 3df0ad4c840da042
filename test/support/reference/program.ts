// The sources as the compiler sees them: what a name is declared as, and what its documentation says.

import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from '../source-files.ts';

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);
const program = ts.createProgram({ rootNames: fileNames, options });

export const checker: ts.TypeChecker = program.getTypeChecker();

const folder = join(root, 'src');

/** The files of `src`. */
export const sources: readonly ts.SourceFile[] = program
  .getSourceFiles()
  .filter(({ fileName }) => !relative(folder, fileName).startsWith('..'));

/** The path of a file from the root of the repository, with forward slashes. */
export function pathOf(node: ts.Node): string {
  return relative(root, node.getSourceFile().fileName).split(sep).join('/');
}

/** An interface or a named type of `src`; in more than one place, the name would be no name. */
export type Named = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

const namedTypes = new Map<string, readonly Named[]>();
for (const statement of sources.flatMap(({ statements }) => [...statements])) {
  if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
  if (!isExported(statement)) continue;
  const name = statement.name.text;
  namedTypes.set(name, [...(namedTypes.get(name) ?? []), statement]);
}

/** The exported type of this name, if `src` has one. */
export function namedType(name: string): Named | undefined {
  const [found, ...others] = namedTypes.get(name) ?? [];
  if (others.length > 0) throw new TypeError(`${name} is declared in more than one place of src`);
  return found;
}

/** The exported type of this name. */
export function typeNamed(name: string): Named {
  const found = namedType(name);
  if (found === undefined) throw new TypeError(`src exports no type ${name}`);
  return found;
}

/** The exported constant of this name, as it is written. */
export function constantNamed(name: string): ts.Expression {
  const found = sources
    .flatMap(({ statements }) => [...statements])
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter((declaration) => declaration.name.getText() === name);
  const [declaration] = found;
  if (found.length !== 1 || declaration?.initializer === undefined)
    throw new TypeError(`src has no single constant ${name}`);
  return bare(declaration.initializer);
}

/** The function of this name. */
export function functionNamed(name: string): ts.FunctionDeclaration {
  const found = sources
    .flatMap(({ statements }) => [...statements])
    .filter(ts.isFunctionDeclaration)
    .filter((declaration) => declaration.name?.text === name);
  const [declaration] = found;
  if (found.length !== 1 || declaration === undefined)
    throw new TypeError(`src has no single function ${name}`);
  return declaration;
}

/** An expression without its `as const`, `satisfies` and parentheses. */
export function bare(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isParenthesizedExpression(expression)
    ? bare(expression.expression)
    : expression;
}

/** The properties of an object that is written out, by their names. */
export function propertiesOf(expression: ts.Expression): ReadonlyMap<string, ts.ObjectLiteralElementLike> {
  if (!ts.isObjectLiteralExpression(expression))
    throw new TypeError(`${pathOf(expression)}: not an object that is written out`);
  return new Map(
    expression.properties.map((property) => {
      if (property.name === undefined) throw new TypeError(`${pathOf(property)}: a property without a name`);
      return [nameText(property.name), property];
    }),
  );
}

/** The text of a property's name, without quotes. */
export function nameText(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) || ts.isIdentifier(name) ? name.text : name.getText();
}

/** What the documentation says of a symbol, on one line; empty when it says nothing. */
export function docOf(symbol: ts.Symbol | undefined): string {
  if (symbol === undefined) return '';
  return ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replaceAll(/\{@link\s+(\w+(?:\.\w+)*)\s*\}/g, '`$1`')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s+/g, ' '))
    .join(' ');
}

/** What the documentation says of a declaration. */
export function docOfNode(node: ts.NamedDeclaration): string {
  return docOf(symbolOf(node.name));
}

const undocumented = new Set<string>();

/** The same, for things that must be documented: notes those that are not, so that all of them can be told at once. */
export function mustSay(doc: string, what: string): string {
  if (doc === '') undocumented.add(what);
  return doc;
}

/** Fails when something that a page shows is not documented: a page with a hole is worse than none. */
export function failWhereUndocumented(): void {
  if (undocumented.size > 0)
    throw new TypeError(`Without a documentation comment:\n${[...undocumented].join('\n')}`);
}

/** The symbol behind a name, through its imports. */
export function symbolOf(node: ts.Node | undefined): ts.Symbol | undefined {
  const symbol = node === undefined ? undefined : checker.getSymbolAtLocation(node);
  return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(symbol)
    : symbol;
}

function isExported(statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

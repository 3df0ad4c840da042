import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** A parsed file of `src`; `path` is relative to `src`, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly syntax: ts.SourceFile;
}

/** An import or re-export, static or dynamic, of values or of types. */
export interface Import {
  readonly line: number;
  readonly specifier: string;
  readonly text: string;
  readonly isReExport: boolean;
}

export function readSourceFiles(): readonly SourceFile[] {
  const folder = join(root, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, syntax: parse(join(folder, path)) }));
}

function parse(file: string): ts.SourceFile {
  const name = relative(root, file);
  return ts.createSourceFile(name, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Every node of a file, parents first. */
export function nodesOf(file: SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  function visit(node: ts.Node): void {
    nodes.push(node);
    ts.forEachChild(node, visit);
  }
  visit(file.syntax);
  return nodes;
}

/** The place of a node as `src/path.ts:line`. */
export function placeOf(file: SourceFile, node: ts.Node): string {
  return `src/${file.path}:${lineOf(file, node)}`;
}

function lineOf(file: SourceFile, node: ts.Node): number {
  return file.syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

export function importsOf(file: SourceFile): readonly Import[] {
  return nodesOf(file).flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return [];
    const isReExport = ts.isExportDeclaration(node);
    return [{ line: lineOf(file, node), specifier, text: node.getText(), isReExport }];
  });
}

function specifierOf(node: ts.Node): string | undefined {
  const named = namedModule(node);
  return named !== undefined && ts.isStringLiteralLike(named) ? named.text : undefined;
}

function namedModule(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0];
  return undefined;
}

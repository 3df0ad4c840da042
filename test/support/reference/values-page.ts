// The parts of docs/reference/values.md: the types that commands, events and refusals are made of.

import ts from 'typescript';
import { aggregates } from './aggregates.ts';
import { boundsOf, fieldShape, memberShape, type Shape, shapeOf } from './bounds.ts';
import { refusalCodes, warningCodes } from './codes.ts';
import { fieldTable, typeCell } from './field-tables.ts';
import { type Field, fieldsOf, membersByType, membersOf, mentionedIn } from './fields.ts';
import { code } from './markdown.ts';
import { checker, constantNamed, docOfNode, mustSay, namedType, typeNamed } from './program.ts';

/** Every type that a field of another page links to. */
export function valueDetails(): string {
  const shapes = shapesOfTypes();
  return [...typesUsed()]
    .sort((one, other) => one.localeCompare(other, 'en'))
    .map((name) => valueDetail(name, shapes.get(name)))
    .join('\n\n');
}

function valueDetail(name: string, shape: Shape | undefined): string {
  const declaration = typeNamed(name);
  const doc = mustSay(docOfNode(declaration), name);
  const heading = [`### ${name}`, doc];
  if (ts.isInterfaceDeclaration(declaration)) {
    return [...heading, fieldTable(fieldsOf(name), shape, '')].join('\n\n');
  }
  const bounds = boundsOf(shape);
  const choices = choicesOf(declaration);
  return [
    ...heading,
    ...(choices === '' ? [] : [choices]),
    ...(bounds === '' ? [] : [`Read from outside: ${bounds}.`]),
  ].join('\n\n');
}

/** What a named type may be: its words, its kinds, or what it is made of. */
function choicesOf({ type }: ts.TypeAliasDeclaration): string {
  const members = membersOf(checker.getTypeAtLocation(type));
  if (members.length > 1 && members.every(isText)) return `One of ${textsInOrder(type, members).join(', ')}.`;
  const kinds = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const texts = kinds.map((kind) =>
    kind
      .getText()
      .replaceAll(/\breadonly\s+/g, '')
      .replaceAll(/\s+/g, ' '),
  );
  if (kinds.length > 1)
    return `One of these:\n\n${texts.map((text) => `- ${typeCell(text, '')}`).join('\n')}`;
  return texts.some((text) => mentionedIn(text).length > 0) ? `It is ${typeCell(texts.join(), '')}.` : '';
}

function isText({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.TemplateLiteral)) !== 0;
}

/** Texts in the order in which they are written in the type or in the list that it is made of, patterns last. */
function textsInOrder(type: ts.TypeNode, members: readonly ts.Type[]): readonly string[] {
  const list = /^\(typeof (\w+)\)\[number\]$/.exec(type.getText())?.[1];
  const written = (list === undefined ? type : constantNamed(list)).getText();
  const place = (text: string) =>
    written.includes(`'${text}'`) ? written.indexOf(`'${text}'`) : written.length;
  const words = members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  const patterns = members.filter((member) => !member.isStringLiteral());
  return [
    ...words.sort((one, other) => place(one) - place(other) || one.localeCompare(other, 'en')).map(code),
    ...patterns.map((pattern) => `\`${checker.typeToString(pattern).replaceAll(/^`|`$/g, '')}\``),
  ];
}

/** The types that the fields of commands, events and codes are made of, and those that these are made of. */
function typesUsed(): ReadonlySet<string> {
  const found = new Set<string>();
  function visit(fields: readonly Field[]): void {
    for (const name of fields.flatMap(({ type }) => mentionedIn(type))) add(name);
  }
  function add(name: string): void {
    const declaration = namedType(name);
    if (declaration === undefined || found.has(name)) return;
    found.add(name);
    if (ts.isInterfaceDeclaration(declaration)) visit(fieldsOf(name));
    else for (const mentioned of mentionedIn(declaration.type.getText())) add(mentioned);
  }
  for (const { source } of Object.values(aggregates)) {
    for (const { name } of membersByType(source.commands).values()) visit(fieldsOf(name));
    for (const { name } of membersByType(source.events).values()) visit(fieldsOf(name));
  }
  for (const { parameters } of [...refusalCodes(), ...warningCodes()]) visit(parameters);
  return found;
}

/** The shape in which a type is read from outside, where a command brings it. */
function shapesOfTypes(): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>();
  function visit(fields: readonly Field[], shape: Shape): void {
    for (const field of fields) {
      const given = fieldShape(shape, field.name);
      const inner = field.type.endsWith('[]') ? given?.items : given;
      const [name] = mentionedIn(field.type);
      if (inner === undefined || name === undefined || found.has(name)) continue;
      found.set(name, inner);
      const declaration = namedType(name);
      if (declaration !== undefined && ts.isInterfaceDeclaration(declaration)) visit(fieldsOf(name), inner);
    }
  }
  for (const { source, schema } of Object.values(aggregates)) {
    for (const [type, { name }] of membersByType(source.commands)) {
      visit(fieldsOf(name), memberShape(shapeOf(schema), type) ?? {});
    }
  }
  return found;
}

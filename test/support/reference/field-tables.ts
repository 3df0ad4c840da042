// Tables of fields, as all pages show them.

import { boundsOf, fieldShape, type Shape } from './bounds.ts';
import { type Field, mentionedIn } from './fields.ts';
import { anchorOf, code, table } from './markdown.ts';

/** The page that explains the types which fields are made of. */
const valuesPage = 'values.md';

/** A table of fields, with bounds where a shape tells them. */
export function fieldTable(fields: readonly Field[], shape?: Shape, page = valuesPage): string {
  if (fields.length === 0) return 'No fields.';
  if (shape === undefined)
    return table(
      ['field', 'type', 'meaning'],
      fields.map((field) => [nameOf(field), typeCell(field.type, page), field.doc]),
    );
  return table(
    ['field', 'type', 'bounds', 'meaning'],
    fields.map((field) => [
      nameOf(field),
      typeCell(field.type, page),
      boundsOf(fieldShape(shape, field.name)),
      field.doc,
    ]),
  );
}

/** A type as code, with a link to what it is made of. */
export function typeCell(type: string, page = valuesPage): string {
  const [name] = mentionedIn(type);
  return name === undefined ? code(type) : `[${code(type)}](${page}#${anchorOf(name)})`;
}

function nameOf({ name, isOptional }: Field): string {
  return isOptional ? `${code(name)}, optional` : code(name);
}

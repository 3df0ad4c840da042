// The parts of docs/reference/policy.md.

import { defaultPolicy } from 'partner-campaigns';
import ts from 'typescript';
import { policySchema } from '../../../src/policy/parse.ts';
import { boundsOf, fieldShape, grouped, type Shape, shapeOf } from './bounds.ts';
import { type Field, fieldsOf, mentionedIn } from './fields.ts';
import { code, table } from './markdown.ts';
import { namedType } from './program.ts';
import { splitSource } from './source-rules.ts';

/** Every field of a policy, also those of its parts. */
export function policyTable(): string {
  const rows = rowsOf('Policy', '', defaultPolicy, shapeOf(policySchema));
  return table(['field', 'type', 'default', 'bounds', 'meaning', 'source'], rows);
}

function rowsOf(
  name: string,
  prefix: string,
  defaults: unknown,
  shape: Shape,
): readonly (readonly string[])[] {
  return fieldsOf(name).flatMap((field) => {
    const path = `${prefix}${field.name}`;
    const inner = fieldShape(shape, field.name);
    if (inner === undefined) throw new TypeError(`The policy's parser knows no ${path}`);
    const value = partOf(defaults, field.name);
    const part = partNamed(field);
    const { meaning, source } = splitSource(field.doc);
    if (prefix === '' && source === '') throw new TypeError(`Nobody knows where policy.${path} comes from`);
    // A part that is not set by default has no defaults inside.
    const isSet = typeof value === 'object' && value !== null;
    const row = [
      code(path),
      part !== undefined && isSet ? 'part' : code(field.type),
      isSet ? '' : shown(value),
      boundsOf(inner),
      meaning,
      source,
    ];
    return part === undefined ? [row] : [row, ...rowsOf(part, `${path}.`, value, inner)];
  });
}

/** The interface that a field is made of. */
function partNamed({ type }: Field): string | undefined {
  return mentionedIn(type).find((name) => {
    const declaration = namedType(name);
    return declaration !== undefined && ts.isInterfaceDeclaration(declaration);
  });
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Object.hasOwn(value, name)) throw new TypeError(`The default policy has no ${name}`);
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function shown(value: unknown): string {
  if (value === undefined) return '–';
  if (value === Number.MAX_SAFE_INTEGER) return 'no limit';
  return typeof value === 'number' ? grouped(value) : code(JSON.stringify(value).replaceAll('"', "'"));
}

// The bounds that the parsers set, read from the JSON Schema of what they accept.

import * as z from 'zod';

/** A node of a JSON Schema, as far as it is read here. */
interface Node {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export type Shape = Node;

/** What a schema accepts. */
export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

/** The shape of the member of a union whose `type` is this; `undefined` when it is not read from outside. */
export function memberShape(union: Shape, type: string): Shape | undefined {
  const members = [...(union.oneOf ?? []), ...(union.anyOf ?? [])];
  return members.find(({ properties }) => properties?.['type']?.const === type);
}

/** The shape of a field. */
export function fieldShape(shape: Shape | undefined, field: string): Shape | undefined {
  const alternatives = shape === undefined ? [] : [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  return alternatives.map(({ properties }) => properties?.[field]).find((found) => found !== undefined);
}

/** The bounds of a shape in words; empty when its type says it all. */
export function boundsOf(shape: Shape | undefined): string {
  if (shape === undefined) return '';
  const named = shape.anyOf?.find(({ type }) => type !== 'null');
  if (named !== undefined) return shape.anyOf?.length === 2 ? boundsOf(named) : '';
  switch (shape.type) {
    case 'integer':
      return range(shape.minimum ?? Number.MIN_SAFE_INTEGER, shape.maximum ?? Number.MAX_SAFE_INTEGER, '');
    case 'string':
      if (shape.const !== undefined || shape.enum !== undefined) return '';
      if (shape.pattern !== undefined && shape.maxLength === undefined) return `\`${shape.pattern}\``;
      return range(shape.minLength ?? 0, shape.maxLength ?? Number.MAX_SAFE_INTEGER, ' characters');
    case 'array':
      return range(shape.minItems ?? 0, shape.maxItems ?? Number.MAX_SAFE_INTEGER, ' items');
    default:
      return '';
  }
}

function range(least: number, most: number, unit: string): string {
  if (most >= Number.MAX_SAFE_INTEGER)
    return unit !== '' && least === 0 ? '' : `${grouped(least)} or more${unit}`;
  return least === 0 && unit !== ''
    ? `at most ${grouped(most)}${unit}`
    : `${grouped(least)} to ${grouped(most)}${unit}`;
}

/** A whole number with its thousands set apart. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

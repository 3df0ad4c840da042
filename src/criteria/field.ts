import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { FieldValue } from './criterion.js';

/**
 * What a field holds. `number`: a whole number. `instant`: epoch milliseconds. `text`: for people, searched by its
 * parts. `id`: opaque, compared exactly. `choice`: one of a closed set. `flag`: true or false. `ids` and `choices`:
 * lists of ids or choices, asked for an item.
 */
export type FieldKind = 'number' | 'instant' | 'text' | 'id' | 'choice' | 'flag' | 'ids' | 'choices';

/** What reading a field gives: a value, or a list. */
export type FieldContent = FieldValue | readonly FieldValue[] | ReadonlySet<FieldValue>;

/** A field that criteria may name. */
export interface Field<Subject> {
  readonly kind: FieldKind;
  /** The part of the subject that it is of: without that part it is not known. */
  readonly of: keyof Subject & string;
  /** The closed set of a `choice`, or of the items of `choices`. */
  readonly choices?: readonly string[];
  /** Its value at an instant; `null` if it has none, `undefined` if that is not known. Total and pure. */
  readonly read: (subject: Subject, at: Instant) => FieldContent | null | undefined;
  /** Of a `choice` that is computed from the instant: the instants at which another one may begin. */
  readonly boundaries?: (subject: Subject) => readonly Instant[];
}

/** Reads a field of a subject at an instant. */
export type Read<Subject> = Field<Subject>['read'];

/** The fields that criteria about a subject may name, by their names. */
export type Fields<Subject> = Readonly<Record<string, Field<Subject>>>;

/** The field of this name; `undefined` if there is none. */
export function fieldNamed<Subject>(fields: Fields<Subject>, name: string): Field<Subject> | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The field of this name. Throws a `TypeError` if there is none. */
export function mustBeField<Subject>(fields: Fields<Subject>, name: string): Field<Subject> {
  const field = fieldNamed(fields, name);
  if (field === undefined) throw new TypeError(`There is no field ${name}`);
  return field;
}

/** Tells a list from a single value. */
export function isList(content: FieldContent): content is Exclude<FieldContent, FieldValue> {
  return typeof content === 'object';
}

/** Writers of the fields of one part of a subject, one for each kind. */
interface FieldWriters<Subject> {
  number(read: Read<Subject>): Field<Subject>;
  instant(read: Read<Subject>): Field<Subject>;
  text(read: Read<Subject>): Field<Subject>;
  id(read: Read<Subject>): Field<Subject>;
  ids(read: Read<Subject>): Field<Subject>;
  choice(
    choices: readonly string[],
    read: Read<Subject>,
    boundaries?: Field<Subject>['boundaries'],
  ): Field<Subject>;
  choices(choices: readonly string[], read: Read<Subject>): Field<Subject>;
}

/** Writes fields of one part of a subject. */
export function fieldsOf<Subject>(of: keyof Subject & string): FieldWriters<Subject> {
  return {
    number: (read) => ({ kind: 'number', of, read }),
    instant: (read) => ({ kind: 'instant', of, read }),
    text: (read) => ({ kind: 'text', of, read }),
    id: (read) => ({ kind: 'id', of, read }),
    ids: (read) => ({ kind: 'ids', of, read }),
    choice: (choices, read, boundaries) => ({ kind: 'choice', of, choices, read, ...given({ boundaries }) }),
    choices: (choices, read) => ({ kind: 'choices', of, choices, read }),
  };
}

import { isStorable } from '../core/text.js';

/** The schema that holds the tables when a host names none. */
export const DEFAULT_SCHEMA = 'partner_campaigns';

/** Longest name of a schema, in bytes: PostgreSQL cuts longer ones off, and two of them might come to one. */
const LONGEST_NAME = 63;

/** What the functions of a schema are written between: a name with that in it would end them. */
const FUNCTION_ENDS = '$function$';

/** Throws a `RangeError` for what cannot be the name of a schema. */
export function mustBeSchema(name: string): void {
  const bytes = isStorable(name) ? encodeURIComponent(name).replaceAll(/%../g, '-').length : 0;
  if (bytes < 1 || bytes > LONGEST_NAME || name.includes(FUNCTION_ENDS))
    throw new RangeError(`A schema has a name of 1 to ${LONGEST_NAME} bytes, without ${FUNCTION_ENDS}`);
}

/** A name as SQL writes it: in quotes, so that it is taken as it is. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

import { isBlank } from './text.js';

/** The fields that have a value: `undefined` and `null` are left out, so that an absent field is absent. */
export function given<Fields extends object>(fields: Fields): Given<Fields>;
export function given(fields: object): object {
  // One pass: it is asked on the way of many a command.
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null) present[name] = value;
  }
  return present;
}

/** The texts that are not blank: a form sends the fields that were left empty too. */
export function filled<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): Given<Fields>;
export function filled(fields: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !isBlank(value)),
  );
}

/** What is left of fields of which each may be missing. */
export type Given<Fields> = { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> };

/** The fields that have a value: `undefined` and `null` are left out, so that an absent field is absent. */
export function given<Fields extends object>(fields: Fields): Given<Fields>;
export function given(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** What is left of fields of which each may be missing. */
export type Given<Fields> = { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> };

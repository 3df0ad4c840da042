/** What was counted, added up by name: each name is there, also where it counts nothing. */
export function tally<Name extends string, Counted extends { readonly count: number }>(
  names: readonly Name[],
  counted: readonly Counted[],
  nameOf: (one: Counted) => Name,
): Record<Name, number>;
export function tally<Counted extends { readonly count: number }>(
  names: readonly string[],
  counted: readonly Counted[],
  nameOf: (one: Counted) => string,
): Record<string, number> {
  const sum = (name: string) =>
    counted.reduce((total, one) => (nameOf(one) === name ? total + one.count : total), 0);
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}

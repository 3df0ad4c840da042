/** Ids by some value of theirs: the registrations of a campaign, of a shop, of an agency. */
export interface IdIndex {
  add(value: string, id: string): void;
  /** The ids under any of the values, each once. */
  under(values: Iterable<string>): Iterable<string>;
}

/** Makes an empty index. */
export function createIdIndex(): IdIndex {
  const idsByValue = new Map<string, Set<string>>();
  return {
    add(value, id) {
      const ids = idsByValue.get(value);
      if (ids === undefined) idsByValue.set(value, new Set([id]));
      else ids.add(id);
    },
    under: (values) => [...new Set(values)].flatMap((value) => [...(idsByValue.get(value) ?? [])]),
  };
}

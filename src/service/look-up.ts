/** Asks a batch port for each key once, and answers by name. Unknown ones are left out. */
export async function lookUp<Key, Found>(
  keys: Iterable<Key>,
  nameOf: (key: Key) => string,
  find: (keys: readonly Key[]) => Promise<readonly (Found | undefined)[]>,
): Promise<Map<string, Found>> {
  const names = new Set<string>();
  const asked: Key[] = [];
  for (const key of keys) if (names.size < names.add(nameOf(key)).size) asked.push(key);
  const found = new Map<string, Found>();
  if (asked.length === 0) return found;
  const answers = (await find(asked)).values();
  for (const name of names) {
    const { value } = answers.next();
    if (value !== undefined && value !== null) found.set(name, value);
  }
  return found;
}

/** The name of a key that is an id itself. */
export function itself(id: string): string {
  return id;
}

/** Asks a batch port for one key. */
export async function findOne<Key, Found>(
  key: Key,
  find: (keys: readonly Key[]) => Promise<readonly (Found | undefined)[]>,
): Promise<Found | undefined> {
  const [found] = await find([key]);
  return found ?? undefined;
}

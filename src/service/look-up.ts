/** Asks a batch port for each key once, and answers by name. Unknown ones are left out. */
export async function lookUp<Key, Found>(
  keys: Iterable<Key>,
  nameOf: (key: Key) => string,
  find: (keys: readonly Key[]) => Promise<readonly (Found | undefined)[]>,
): Promise<Map<string, Found>> {
  const keyByName = new Map<string, Key>();
  for (const key of keys) keyByName.set(nameOf(key), key);
  const found = new Map<string, Found>();
  if (keyByName.size === 0) return found;
  const names = [...keyByName.keys()];
  const answers = await find([...keyByName.values()]);
  for (const [index, answer] of answers.entries()) {
    const name = names[index];
    if (name !== undefined && answer !== undefined && answer !== null) found.set(name, answer);
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

/** Turns a document of one schema version into one of the next. Total: what is no such document is left as it is. */
export type Upcaster = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * Brings a stored document up to the newest schema version, one version at a time, by the upcaster of the version it
 * says it has. What says no version that has one is left as it is: the schema then takes or refuses it.
 */
export function upcast(document: unknown, upcasters: ReadonlyMap<number, Upcaster>): unknown {
  let current = document;
  for (const [version, raise] of upcasters) {
    if (!isRecord(current)) return current;
    if (current['v'] === version) current = { ...raise(current), v: version + 1 };
  }
  return current;
}

function isRecord(document: unknown): document is Readonly<Record<string, unknown>> {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}

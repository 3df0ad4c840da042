/** Turns a document of one schema version into one of the next; `null` for what that version could not have written. */
export type Upcaster = (
  document: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>> | null;

/**
 * Brings a stored document up to the newest schema version, one version at a time, by the upcaster of the version it
 * says it has. What says no version that has one, or is none of it, is left as it is: the schema then takes or refuses it.
 */
export function upcast(document: unknown, upcasters: ReadonlyMap<number, Upcaster>): unknown {
  let current = document;
  for (const [version, raise] of upcasters) {
    if (!isRecord(current)) return current;
    if (current['v'] !== version) continue;
    const raised = raise(current);
    if (raised === null) return current;
    current = { ...raised, v: version + 1 };
  }
  return current;
}

function isRecord(document: unknown): document is Readonly<Record<string, unknown>> {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}

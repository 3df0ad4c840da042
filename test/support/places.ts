/** A place in a document: the keys and indices that lead to it. */
export type Place = readonly (string | number)[];

/** Every place in a document, the whole first. */
export function placesIn(document: unknown, place: Place = []): readonly Place[] {
  if (typeof document !== 'object' || document === null) return [place];
  const within = Array.isArray(document)
    ? document.flatMap((item, index) => placesIn(item, [...place, index]))
    : Object.entries(document).flatMap(([key, field]) => placesIn(field, [...place, key]));
  return [place, ...within];
}

/** A copy of a document with something else at a place; keys are own keys, also `__proto__`. */
export function withAt(document: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  if (Array.isArray(document))
    return document.map((item, index) => (index === key ? withAt(item, rest, value) : item));
  const fields = fieldsOf(document);
  const field = fields.find(([name]) => name === key)?.[1];
  const others = fields.filter(([name]) => name !== key);
  return Object.fromEntries([...others, [key, withAt(field, rest, value)]]);
}

/** A copy of a document without what is at a place. */
export function without(document: unknown, place: Place): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return undefined;
  const isLast = rest.length === 0;
  if (Array.isArray(document))
    return document.flatMap((item, index) => {
      if (index !== key) return [item];
      return isLast ? [] : [without(item, rest)];
    });
  return Object.fromEntries(
    fieldsOf(document).flatMap(([name, field]) => {
      if (name !== key) return [[name, field]];
      return isLast ? [] : [[name, without(field, rest)]];
    }),
  );
}

/** A place as a refusal writes it: `batches[0].productIds[1]`. */
export function pathTo(place: Place): string {
  return place
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function fieldsOf(document: unknown): readonly (readonly [string, unknown])[] {
  return typeof document === 'object' && document !== null ? Object.entries(document) : [];
}

/** The place that a path names: the inverse of {@link pathTo}. */
export function placeOf(path: string): Place {
  return [...path.matchAll(/\[(\d+)\]|([^.[]+)/g)].map(([, index, key = '']) =>
    index === undefined ? key : Number(index),
  );
}

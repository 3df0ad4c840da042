import fc from 'fast-check';

// Everything is made by construction: nothing is filtered away, and every value shrinks towards the plainest one.

/** Of several ways to make a value: the first is the plainest, and what the others make shrinks towards it. */
export function either<Value>(
  plainest: fc.Arbitrary<Value>,
  ...others: readonly fc.Arbitrary<Value>[]
): fc.Arbitrary<Value> {
  return fc.oneof({ withCrossShrink: true }, plainest, ...others);
}

/** Mostly the first, and now and then one of the others. */
export function mostly<const Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return mostlyOf(fc.constant(usual), fc.constantFrom(...others));
}

/** Mostly of the first make, and now and then of the other. */
export function mostlyOf<Value>(
  usual: fc.Arbitrary<Value>,
  seldom: fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 9, arbitrary: usual },
    { weight: 1, arbitrary: seldom },
  );
}

/** None mostly, or a few. */
export function few<Item>(items: fc.Arbitrary<Item>, maximum: number): fc.Arbitrary<readonly Item[]> {
  const none: readonly Item[] = [];
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant(none) },
    { weight: 2, arbitrary: fc.array(items, { maxLength: maximum }) },
  );
}

/** For records of which any field may be left out. */
export const ALL_OPTIONAL: { readonly requiredKeys: []; readonly noNullPrototype: true } = {
  requiredKeys: [],
  noNullPrototype: true,
};

/** The item at a place of a list, counted round and round. */
export function pick<Item>(items: readonly Item[], place: number): Item {
  const index = items.length === 0 ? 0 : Math.abs(place) % items.length;
  for (const item of items.slice(index, index + 1)) return item;
  throw new RangeError('There is nothing to pick from');
}

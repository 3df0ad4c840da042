/** What is left of a failing list, and how often it was run. */
export interface Shrunk<Item> {
  readonly steps: readonly Item[];
  readonly runs: number;
}

/**
 * Leaves out as much of a failing list as can be found in so many runs: half of it, then quarters, down to single
 * items (delta debugging). What is left fails too; where even the whole did not fail again, it is given back as it is.
 * Guesses are tried first: the shortest that fails is where it begins.
 */
export async function shrink<Item>(
  items: readonly Item[],
  fails: (some: readonly Item[]) => Promise<boolean>,
  most: number,
  guesses: readonly (readonly Item[])[] = [],
): Promise<Shrunk<Item>> {
  let left = items;
  let runs = 0;
  for (const guess of guesses) {
    if (guess.length === 0 || guess.length >= left.length) continue;
    runs += 1;
    if (await fails(guess)) left = guess;
  }
  let parts = 2;
  while (left.length > 1 && runs < most) {
    const size = Math.ceil(left.length / parts);
    let isShorter = false;
    // From the end: what comes late depends on what comes early.
    for (let end = left.length; end > 0 && runs < most; end -= size) {
      const without = [...left.slice(0, Math.max(0, end - size)), ...left.slice(end)];
      if (without.length === 0) continue;
      runs += 1;
      if (!(await fails(without))) continue;
      left = without;
      isShorter = true;
    }
    if (isShorter) parts = Math.max(2, Math.min(parts, left.length));
    else if (size === 1) break;
    else parts = Math.min(left.length, parts * 2);
  }
  return { steps: left, runs };
}

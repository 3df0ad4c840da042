/** Draws that follow from a seed alone: the same seed gives the same draws, on every machine. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  next(): number;
  /** A whole number from 0, below another. */
  below(limit: number): number;
  /** A whole number between two others, both included. */
  between(minimum: number, maximum: number): number;
  /** True so often out of a hundred. */
  percent(chances: number): boolean;
  /** One of some; a list must have one at least. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of some names, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
  /** Some of a list, so many or all, in another order. */
  some<Item>(items: readonly Item[], count: number): readonly Item[];
}

/** Begins to draw: sfc32, a small fast counter of 128 bits of state, mixed until its seeds are everywhere in it. */
export function createRandom(...seeds: readonly number[]): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const next = (): number => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (const seed of seeds) {
    // Seeds above 32 bits count whole.
    a ^= seed | 0;
    b ^= Math.floor(seed / 0x1_0000_0000) | 0;
    for (let round = 0; round < 12; round += 1) next();
  }

  const below = (limit: number) => Math.floor((next() / 0x1_0000_0000) * limit);
  function pick<Item>(items: readonly Item[]): Item {
    const index = below(items.length);
    for (const item of items.slice(index, index + 1)) return item;
    throw new RangeError('There is nothing to pick from');
  }
  return {
    next,
    below,
    between: (minimum, maximum) => minimum + below(maximum - minimum + 1),
    percent: (chances) => next() < chances * (0x1_0000_0000 / 100),
    pick,
    weighted: <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
      let left = below(sumOf(weights));
      for (const name of namesOf(weights)) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new RangeError('All weights are nought');
    },
    some: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, items.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat();
    },
  };
}

function namesOf<Name extends string>(weights: Readonly<Record<Name, number>>): readonly Name[];
function namesOf(weights: object): readonly string[] {
  return Object.keys(weights);
}

function sumOf(weights: Readonly<Record<string, number>>): number {
  return Object.values(weights).reduce((sum, weight) => sum + weight, 0);
}

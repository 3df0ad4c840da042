/** How often a statement is tried that others got in the way of. */
export const MAXIMUM_TRIES = 5;

/** SQLSTATE of a serialization failure, and of a deadlock. */
const CROSSED: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/**
 * Tries work again that the database rolled back because others wrote at the same time: nothing of it stands, so it is
 * safe. Anything else is passed on untouched, and so is the last failure.
 */
export async function retryCrossed<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === MAXIMUM_TRIES || !isCrossed(error)) throw error;
    }
  }
}

function isCrossed(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && CROSSED.has(error.code);
}

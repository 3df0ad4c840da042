/**
 * The whole number nearest to `dividend / divisor`; of two that are equally near, the greater one. For a dividend of 0
 * or more and a divisor above 0. Nothing but this and {@link nearestPlain} rounds an amount.
 */
export function nearest(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/** The same of plain numbers, exactly, as long as `2 * dividend + divisor` is below 2^53. */
export function nearestPlain(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}

/**
 * The whole number nearest to `dividend / divisor`; of two that are equally near, the greater one. For a dividend of 0
 * or more and a divisor above 0. Nothing else in the library rounds an amount.
 */
export function nearest(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/**
 * An amount of money in minor units of its currency: `{ currency: 'USD', minorUnits: '1999' }` is 19.99 US dollars.
 * A decimal string of digits, so that it survives JSON beyond 2^53; never a float.
 */
export interface Money {
  /** ISO 4217 code, three capital letters. */
  readonly currency: string;
  /** Whole minor units, 0 or more, without sign, without leading zeros. */
  readonly minorUnits: string;
}

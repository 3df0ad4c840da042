/** ISO 4217 code of a currency: three capital letters. */
export type Currency = string;

/** What ISO 4217 gives most currencies: a hundred cents to the dollar. */
const USUAL_DIGITS = 2;

/** The currencies whose minor unit is no hundredth, and the decimal digits that ISO 4217 gives them. */
const UNUSUAL_DIGITS: Readonly<Record<Currency, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** The form of a currency's code; it does not tell whether there is such a currency. */
export const CURRENCY = /^[A-Z]{3}$/;

/**
 * How many decimal digits the minor unit of a currency has, as ISO 4217 lists it: 2 for the cents of `USD`, 0 for
 * `JPY`, 3 for `KWD`. A code that is not in the list, such as that of a new currency, has 2 like most.
 *
 * @example
 * ```ts
 * import { minorUnitDigits } from 'partner-campaigns';
 *
 * minorUnitDigits('VND'); // 0
 * ```
 */
export function minorUnitDigits(currency: Currency): number {
  const unusual = Object.hasOwn(UNUSUAL_DIGITS, currency) ? UNUSUAL_DIGITS[currency] : undefined;
  return unusual ?? USUAL_DIGITS;
}

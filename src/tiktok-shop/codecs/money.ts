import * as z from 'zod';
import { CURRENCY } from '../../core/currency.js';
import { formatMoney, moneyOf } from '../../core/decimal-money.js';
import { MAXIMUM_DIGITS, MINOR_UNITS, type Money } from '../../core/money.js';
import { accept } from '../../core/result.js';
import { type Codec, codecOf, translated } from './codec.js';

/** An amount as the platform has it: decimal text in whole units of its currency. */
export interface WireMoney {
  /** Such as `12.21`, `99` or `3.00`: not padded, and not always without zeros. */
  readonly amount: string;
  /** ISO 4217 code. */
  readonly currency: string;
}

const moneyValueSchema: z.ZodType<Money, Money> = z.strictObject({
  currency: z.string().regex(CURRENCY, 'Not a currency code'),
  minorUnits: z
    .string()
    .max(MAXIMUM_DIGITS, { abort: true })
    .regex(MINOR_UNITS, 'Not a whole number of 0 or more'),
});

/** An amount and its currency; other fields are passed over. */
export const moneySchema: z.ZodType<Money, WireMoney> = translated(
  z.object({ amount: z.string(), currency: z.string() }),
  moneyValueSchema,
  {
    decode: ({ amount, currency }) => moneyOf(amount, currency),
    encode: (money) => accept({ amount: formatMoney(money), currency: money.currency }),
  },
);

/**
 * An amount with its currency, exact by the minor unit that ISO 4217 gives it: `{ amount: '1.1', currency: 'USD' }` is 110
 * cents, and 1.1 VND are refused. So is a text such as `Rp9.900`, which some answers have for screens. Written with all
 * digits of the minor unit.
 */
export const wireMoney: Codec<WireMoney, Money> = codecOf(moneySchema);

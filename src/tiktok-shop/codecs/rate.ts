import * as z from 'zod';
import { type Rate, WHOLE } from '../../commission/rate.js';
import type { InputReason } from '../../core/refusal.js';
import { accept, type Result, refuse } from '../../core/result.js';
import { type Codec, codecOf, translated, trouble } from './codec.js';
import { scaledDown, scaledUp } from './scaled.js';

// The platform writes rates in five ways (section 5 of its facts). Here they are all whole basis points, 0 to 10000.

const rateSchema: z.ZodType<Rate, Rate> = z.int().min(0).max(WHOLE);

/** A rate as a whole number of basis points: `1000` is 10 %. */
export const basisPointsSchema: z.ZodType<Rate, number> = translated(z.int(), rateSchema, {
  decode: (points) => accept(points + 0),
  encode: (rate) => accept(rate + 0),
});

/** A rate as a text of basis points: `"1000"` is 10 %. */
export const basisPointTextSchema: z.ZodType<Rate, string> = translated(z.string(), rateSchema, {
  decode: (text) =>
    /^(0|[1-9]\d{0,4})$/.test(text)
      ? accept(Number(text))
      : refuse(trouble('Not a whole number of basis points')),
  encode: (rate) => accept(String(rate)),
});

/**
 * A rate as a whole number of basis points: `1000` is 10 %. So campaigns and their products have it. From 0 to 10000: the
 * bounds of an offer are a policy's, and a part of a total may well be 0. Anything else is refused.
 */
export const basisPoints: Codec<number, Rate> = codecOf(basisPointsSchema);

/**
 * A rate as a text of basis points: `"1000"` is 10 %. So performance has it, in fields that are called `…_percent` and
 * `commission`. Digits only, without leading zeros.
 */
export const basisPointText: Codec<string, Rate> = codecOf(basisPointTextSchema);

/**
 * A rate as a decimal text of percents: `"3.0"` is 300 basis points. So the orders of creator agencies have it. Written
 * with one digit after the point at least, read with any number of them; what is finer than a basis point is refused.
 */
export const percentDecimal: Codec<string, Rate> = codecOf(
  textOfRate({ decode: (text) => scaledUp(text, 2), encode: (rate) => scaledDown(rate, 2, 1) }),
);

/**
 * A rate as a decimal fraction: `"0.1"` is 1000 basis points. So sample applications have it, where it goes from 0.01 to
 * 0.8; that bound is theirs and not asked here.
 */
export const fractionText: Codec<string, Rate> = codecOf(
  textOfRate({ decode: (text) => scaledUp(text, 4), encode: (rate) => scaledDown(rate, 4, 0) }),
);

/**
 * A rate as a text of percents with their sign: `"7.00%"` is 700 basis points. So the spreadsheets have it that agencies
 * export. Written with two digits after the point.
 */
export const percentText: Codec<string, Rate> = codecOf(
  textOfRate({
    decode: (text) =>
      text.endsWith('%')
        ? scaledUp(text.slice(0, -1), 2)
        : refuse(trouble('Not a percentage: no % at its end')),
    encode: (rate) => `${scaledDown(rate, 2, 2)}%`,
  }),
);

function textOfRate({
  decode,
  encode,
}: {
  readonly decode: (text: string) => Result<Rate, InputReason>;
  readonly encode: (rate: Rate) => string;
}): z.ZodType<Rate, string> {
  return translated(z.string(), rateSchema, { decode, encode: (rate) => accept(encode(rate)) });
}

import { deepStrictEqual } from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import { type CommissionSplit, type Money, splitByPartsOfBase, unwrap } from 'partner-campaigns';
import { compare, type Row } from './compare.ts';
import { randomFrom } from './random.ts';

const COUNT = 20_000;

interface Asked {
  readonly base: Money;
  readonly rates: { readonly totalRate: number; readonly creatorRate: number };
}

/** Amounts up to 100,000.00: where plain integers are exact. */
function someAsked(): readonly Asked[] {
  const random = randomFrom(7);
  const below = (bound: number) => Math.floor(random() * bound);
  return Array.from({ length: COUNT }, () => {
    const totalRate = 100 + below(7_900);
    const creatorRate = below(totalRate + 1);
    const base = { currency: 'USD', minorUnits: String(below(10_000_000)) };
    return { base, rates: { totalRate, creatorRate } };
  });
}

const CURRENCY = /^[A-Z]{3}$/;
const DIGITS = /^(0|[1-9]\d*)$/;

function checked({ base, rates: { totalRate, creatorRate } }: Asked): void {
  if (!CURRENCY.test(base.currency)) throw new Error('no currency');
  if (base.minorUnits.length > 15 || !DIGITS.test(base.minorUnits)) throw new Error('no amount');
  if (!isRate(totalRate) || !isRate(creatorRate) || creatorRate > totalRate) throw new Error('no rate');
}

function isRate(rate: number): boolean {
  return Number.isInteger(rate) && rate >= 0 && rate <= 10_000;
}

/** Plain integers, with the same checks, from and to the same text. */
function byIntegers(asked: Asked): CommissionSplit {
  checked(asked);
  const { currency, minorUnits } = asked.base;
  const { totalRate, creatorRate } = asked.rates;
  const base = Number(minorUnits);
  const total = Math.floor((base * totalRate + 5_000) / 10_000);
  const creator = Math.floor((base * creatorRate + 5_000) / 10_000);
  return {
    total: { currency, minorUnits: String(total) },
    creator: { currency, minorUnits: String(creator) },
    agency: { currency, minorUnits: String(total - creator) },
  };
}

function byDecimal(asked: Asked): CommissionSplit {
  checked(asked);
  const { currency, minorUnits } = asked.base;
  const base = new Decimal(minorUnits);
  const part = (rate: number) => base.times(rate).div(10_000).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  const total = part(asked.rates.totalRate);
  const creator = part(asked.rates.creatorRate);
  return {
    total: { currency, minorUnits: total.toFixed() },
    creator: { currency, minorUnits: creator.toFixed() },
    agency: { currency, minorUnits: total.minus(creator).toFixed() },
  };
}

function ours({ base, rates }: Asked): CommissionSplit {
  return unwrap(splitByPartsOfBase(base, rates));
}

/** What splitting a commission costs beside plain integers, which are exact up to a limit, and beside a library of decimals. */
export async function rows(): Promise<readonly Row[]> {
  const asked = someAsked();
  for (const one of asked) {
    deepStrictEqual(ours(one), byIntegers(one));
    deepStrictEqual(ours(one), byDecimal(one));
  }
  const all = (split: (one: Asked) => CommissionSplit) => () => {
    let length = 0;
    for (const one of asked) length += split(one).agency.minorUnits.length;
    return length;
  };
  const measured = { pieces: COUNT, rounds: 30 };
  return [
    await compare({
      ...measured,
      name: 'commission split / plain integers',
      ours: { name: 'splitByPartsOfBase', run: all(ours) },
      peer: { name: 'plain integers', run: all(byIntegers) },
      target: 1.5,
    }),
    await compare({
      ...measured,
      name: 'commission split / decimal.js',
      ours: { name: 'splitByPartsOfBase', run: all(ours) },
      peer: { name: 'decimal.js', run: all(byDecimal) },
      target: null,
    }),
  ];
}

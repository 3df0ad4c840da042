import fc from 'fast-check';
import { type Money, splitByPartsOfBase, splitByShareOfShare, unwrap } from 'partner-campaigns';
import { money } from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { allocationCases, brokenAllocation } from '../support/allocation.ts';

const rate = () => fc.integer({ min: 0, max: 10_000 });
const units = ({ minorUnits }: Money) => BigInt(minorUnits);

it('every order is allocated to the last unit', () => {
  fc.assert(
    fc.property(allocationCases(), (given) => {
      expect(brokenAllocation(given)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

it('parts sum to the whole at every rate, for the smallest amounts and the greatest', () => {
  for (const minorUnits of ['0', '1', '2', '3', '99', '9999', '9007199254740993', '9'.repeat(60)]) {
    for (let totalRate = 0; totalRate <= 10_000; totalRate += 25) {
      for (const creatorRate of [0, 1, totalRate >> 1, totalRate - 1, totalRate]) {
        if (creatorRate < 0 || creatorRate > totalRate) continue;
        const base = { currency: 'USD', minorUnits };
        const split = unwrap(splitByPartsOfBase(base, { totalRate, creatorRate }));
        if (units(split.creator) + units(split.agency) !== units(split.total)) expect(split).toBeNull();
      }
    }
  }
});

it('a higher rate never pays its receiver less', () => {
  const rates = fc.tuple(rate(), rate(), rate()).map((all) => all.toSorted((one, other) => one - other));
  fc.assert(
    fc.property(money(), rates, (base, [low = 0, middle = 0, high = 0]) => {
      const one = unwrap(splitByPartsOfBase(base, { totalRate: high, creatorRate: low }));
      const more = unwrap(splitByPartsOfBase(base, { totalRate: high, creatorRate: middle }));
      const less = unwrap(splitByPartsOfBase(base, { totalRate: middle, creatorRate: low }));
      expect(units(one.creator) <= units(more.creator)).toBe(true);
      expect(units(one.agency) >= units(more.agency)).toBe(true);
      expect(units(less.total) <= units(one.total)).toBe(true);
      expect(units(less.agency) <= units(one.agency)).toBe(true);
      expect(less.creator).toEqual(one.creator);
    }),
  );
});

it('orders allocated apart differ from the same allocated together by half a unit each at most', () => {
  const bases = fc.array(money({ currency: 'JPY' }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(bases, rate(), rate(), (all, totalRate, creatorShare) => {
      const creator = (amounts: readonly Money[]) =>
        amounts
          .map((base) => unwrap(splitByShareOfShare(base, { totalRate, creatorShare })).creator)
          .reduce((sum, part) => sum + units(part), 0n);
      const whole = all.reduce((sum, base) => sum + units(base), 0n);
      const off = creator(all) - creator([{ currency: 'JPY', minorUnits: String(whole) }]);
      // Each of them, and the whole.
      expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(all.length) + 1n);
    }),
  );
});

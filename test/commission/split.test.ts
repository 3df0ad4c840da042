import { type CommissionSplit, type Money, splitByPartsOfBase, splitByShareOfShare } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';

const usd = (minorUnits: string): Money => ({ currency: 'USD', minorUnits });

function parts(
  [total, creator, agency]: readonly [string, string, string],
  currency = 'USD',
): CommissionSplit {
  const [one, two, three] = [total, creator, agency].map((minorUnits) => ({ currency, minorUnits }));
  return { total: one!, creator: two!, agency: three! };
}

function codesOf(result: ReturnType<typeof splitByPartsOfBase>): readonly string[] {
  return result.ok ? [] : result.refusal.reasons.map(({ code }) => code);
}

const huge = '123456789012345678901234567890';

describe('rates that are parts of the base', () => {
  it.each([
    // The worked example: 40.00 at 12 % and 9 %.
    ['4000', 1200, 900, ['480', '360', '120']],
    // The platform's: 66 % are 10 % and 56 %.
    ['10000', 6600, 1000, ['6600', '1000', '5600']],
    ['0', 0, 0, ['0', '0', '0']],
    ['0', 10_000, 10_000, ['0', '0', '0']],
    ['4000', 0, 0, ['0', '0', '0']],
    ['4000', 1200, 0, ['480', '0', '480']],
    ['4000', 1200, 1200, ['480', '480', '0']],
    ['4000', 10_000, 10_000, ['4000', '4000', '0']],
    ['4000', 10_000, 0, ['4000', '0', '4000']],
    // One minor unit, around its half.
    ['1', 4999, 4999, ['0', '0', '0']],
    ['1', 5000, 4999, ['1', '0', '1']],
    ['1', 5000, 5000, ['1', '1', '0']],
    ['1', 5001, 0, ['1', '0', '1']],
    ['1', 10_000, 5000, ['1', '1', '0']],
    ['1', 10_000, 4999, ['1', '0', '1']],
    ['1', 1, 1, ['0', '0', '0']],
    // Both are rounded from their exact value, and the rest is the agency's: 0.99 and 0.495.
    ['99', 100, 50, ['1', '0', '1']],
    ['101', 100, 50, ['1', '1', '0']],
    ['49', 100, 100, ['0', '0', '0']],
    ['50', 100, 99, ['1', '0', '1']],
    ['3', 10_000, 5000, ['3', '2', '1']],
    ['10001', 8000, 4000, ['8001', '4000', '4001']],
    // Beyond what a number holds.
    ['9007199254740993', 10_000, 10_000, ['9007199254740993', '9007199254740993', '0']],
    [
      huge,
      1234,
      567,
      ['15234567764123456776412345678', '6999999936999999993699999999', '8234567827123456782712345679'],
    ],
    [
      huge,
      8000,
      7999,
      ['98765431209876543120987654312', '98753085530975308553097530855', '12345678901234567890123457'],
    ],
    [huge, 10_000, 1, [huge, '12345678901234567890123457', '123444443333444444333344444433']],
    [
      '1208925819614629174706176',
      1250,
      1000,
      ['151115727451828646838272', '120892581961462917470618', '30223145490365729367654'],
    ],
  ] as const)('split the commission on %s at %i and %i', (base, totalRate, creatorRate, split) => {
    expect(splitByPartsOfBase(usd(base), { totalRate, creatorRate })).toEqual({
      ok: true,
      value: parts(split),
    });
  });

  it.each(['JPY', 'USD', 'KWD', 'CLF', 'ZZZ'])(
    'round to the minor unit of %s, whatever that is',
    (currency) => {
      expect(
        splitByPartsOfBase({ currency, minorUnits: '12345' }, { totalRate: 1000, creatorRate: 333 }),
      ).toEqual({ ok: true, value: parts(['1235', '411', '824'], currency) });
    },
  );

  it.each([
    [{ totalRate: -1, creatorRate: -1 }, ['rate_out_of_bounds', 'rate_out_of_bounds']],
    [{ totalRate: 10_001, creatorRate: 10_000 }, ['rate_out_of_bounds']],
    [{ totalRate: 10_000, creatorRate: 10_000 }, []],
    [{ totalRate: 0, creatorRate: 0 }, []],
    [{ totalRate: 1200.5, creatorRate: 900 }, ['rate_off_step']],
    [{ totalRate: 1200, creatorRate: 0.1 }, ['rate_off_step']],
    [{ totalRate: Number.NaN, creatorRate: 900 }, ['rate_off_step']],
    [{ totalRate: Number.POSITIVE_INFINITY, creatorRate: 900 }, ['rate_out_of_bounds']],
    [{ totalRate: 900, creatorRate: 901 }, ['creator_rate_above_total']],
    [{ totalRate: 0, creatorRate: 1 }, ['creator_rate_above_total']],
    [{ totalRate: 900, creatorRate: 10_001 }, ['rate_out_of_bounds', 'creator_rate_above_total']],
  ])('of %j are refused with %j', (rates, codes) => {
    expect(codesOf(splitByPartsOfBase(usd('4000'), rates))).toEqual(codes);
  });

  it('are refused with what would have to change', () => {
    expect(splitByPartsOfBase(usd('4000'), { totalRate: 900, creatorRate: 10_001 })).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'rate_out_of_bounds',
            parameters: { field: 'creatorRate', rate: 10_001, minimum: 0, maximum: 10_000, step: 1 },
          },
          { code: 'creator_rate_above_total', parameters: { creatorRate: 10_001, totalRate: 900 } },
        ],
      },
    });
  });

  it('are refused with the base that is none', () => {
    expect(splitByPartsOfBase(usd('-1'), { totalRate: 1200, creatorRate: 1201 })).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'invalid_input',
            parameters: { path: 'base.minorUnits', problem: 'Not a whole number of 0 or more' },
          },
          { code: 'creator_rate_above_total', parameters: { creatorRate: 1201, totalRate: 1200 } },
        ],
      },
    });
  });
});

describe('a rate that is a share of the commission', () => {
  it.each([
    ['4000', 1200, 7500, ['480', '360', '120']],
    // 9 % of the 4.80, where 9 % of the 40.00 would be 3.60.
    ['4000', 1200, 900, ['480', '43', '437']],
    ['4000', 1200, 0, ['480', '0', '480']],
    ['4000', 1200, 10_000, ['480', '480', '0']],
    ['4000', 0, 10_000, ['0', '0', '0']],
    ['0', 1200, 7500, ['0', '0', '0']],
    ['1', 10_000, 5000, ['1', '1', '0']],
    ['1', 10_000, 4999, ['1', '0', '1']],
    ['1', 5000, 9999, ['1', '0', '1']],
    ['1', 5000, 10_000, ['1', '1', '0']],
    ['1', 4999, 10_000, ['0', '0', '0']],
    // Of the exact commission, 1.5: of the rounded one it would be 1.0.
    ['3', 5000, 5000, ['2', '1', '1']],
    ['999', 1250, 3333, ['125', '42', '83']],
    // A hundred-millionth of a unit below the half: in plain numbers the creator would get one unit more.
    ['93067789', 9973, 9967, ['92816506', '92510211', '306295']],
    ['94223367', 9901, 9997, ['93290556', '93262568', '27988']],
    ['103875381', 9997, 9007, ['103844218', '93532487', '10311731']],
  ] as const)('splits the commission on %s at %i and %i', (base, totalRate, creatorShare, split) => {
    expect(splitByShareOfShare(usd(base), { totalRate, creatorShare })).toEqual({
      ok: true,
      value: parts(split),
    });
  });

  it.each([
    [{ totalRate: 1200, creatorShare: 10_001 }, ['rate_out_of_bounds']],
    [{ totalRate: 1200, creatorShare: -1 }, ['rate_out_of_bounds']],
    [{ totalRate: 10_001, creatorShare: 1 }, ['rate_out_of_bounds']],
    [{ totalRate: -1, creatorShare: 0.5 }, ['rate_out_of_bounds', 'rate_off_step']],
    [{ totalRate: 1200, creatorShare: 1201 }, []],
  ])('of %j is refused with %j', (rates, codes) => {
    expect(codesOf(splitByShareOfShare(usd('4000'), rates))).toEqual(codes);
  });

  it('names itself, and the base that is none', () => {
    expect(
      splitByShareOfShare({ currency: 'usd', minorUnits: '1' }, { totalRate: 0, creatorShare: -1 }),
    ).toEqual({
      ok: false,
      refusal: {
        reasons: [
          { code: 'invalid_input', parameters: { path: 'base.currency', problem: 'Not a currency code' } },
          {
            code: 'rate_out_of_bounds',
            parameters: { field: 'creatorShare', rate: -1, minimum: 0, maximum: 10_000, step: 1 },
          },
        ],
      },
    });
  });
});

it.each(['39999999', '40000000', '40000001', '40009999'])(
  'reckons %s units, where plain numbers give way, as exactly as any other amount',
  (minorUnits) => {
    for (const totalRate of [1, 3333, 9999, 10_000]) {
      for (const creatorRate of [0, 1, 1667, 3333].filter((rate) => rate <= totalRate)) {
        // Half up, by the rest of the division.
        const part = (rate: number) => {
          const exact = BigInt(minorUnits) * BigInt(rate);
          return exact / 10_000n + (exact % 10_000n >= 5_000n ? 1n : 0n);
        };
        const [total, creator] = [part(totalRate), part(creatorRate)];
        expect(splitByPartsOfBase(usd(minorUnits), { totalRate, creatorRate })).toEqual({
          ok: true,
          value: { total: usd(`${total}`), creator: usd(`${creator}`), agency: usd(`${total - creator}`) },
        });
      }
    }
  },
);

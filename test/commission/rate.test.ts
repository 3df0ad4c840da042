import fc from 'fast-check';
import { formatRate, highestRate } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { rateProblem } from '../../src/commission/rate.ts';

const total = { minimum: 100, maximum: 8000, step: 1 };
const ads = { minimum: 100, maximum: 8000, step: 100 };

describe('a rate', () => {
  it.each([100, 101, 1250, 7999, 8000])('of %i basis points is within the bounds of a total', (rate) => {
    expect(rateProblem('totalRate', rate, total)).toBeNull();
  });

  it.each([0, 99, 8001, 10_000, Number.MAX_SAFE_INTEGER])('of %i is outside them', (rate) => {
    expect(rateProblem('totalRate', rate, total)).toEqual({
      code: 'rate_out_of_bounds',
      parameters: { field: 'totalRate', rate, minimum: 100, maximum: 8000, step: 1 },
    });
  });

  it.each([100, 200, 7900, 8000])('of %i is a whole percent', (rate) => {
    expect(rateProblem('shopAdsRate', rate, ads)).toBeNull();
  });

  it.each([101, 150, 199, 7999])('of %i is none', (rate) => {
    expect(rateProblem('shopAdsRate', rate, ads)).toEqual({
      code: 'rate_off_step',
      parameters: { field: 'shopAdsRate', rate, step: 100 },
    });
  });

  it.each([50, 99, 8050])('of %i is told off for the bounds, not for the step too', (rate) => {
    expect(rateProblem('shopAdsRate', rate, ads)).toMatchObject({ code: 'rate_out_of_bounds' });
  });

  it('of zero is fine where the bounds allow it', () => {
    expect(rateProblem('creatorRate', 0, { minimum: 0, maximum: 0, step: 1 })).toBeNull();
  });
});

describe('the highest rate', () => {
  it.each([
    [total, undefined, 8000],
    [total, 1250, 1250],
    [total, 100, 100],
    [total, 99, null],
    [total, 9000, 8000],
    [ads, 1250, 1200],
    [ads, 199, 100],
    [ads, 99, null],
    [{ minimum: 0, maximum: 0, step: 1 }, 5, 0],
  ])('of %j not above %s is %s', (bounds, limit, highest) => {
    expect(highestRate(bounds, limit)).toBe(highest);
  });
});

describe('a formatted rate', () => {
  it.each([
    [0, '0 %'],
    [1, '0.01 %'],
    [9, '0.09 %'],
    [10, '0.1 %'],
    [99, '0.99 %'],
    [100, '1 %'],
    [101, '1.01 %'],
    [110, '1.1 %'],
    [115, '1.15 %'],
    [1000, '10 %'],
    [1001, '10.01 %'],
    [1250, '12.5 %'],
    [2875, '28.75 %'],
    [5759, '57.59 %'],
    [8000, '80 %'],
    [10_000, '100 %'],
  ])('of %i basis points is %s', (rate, text) => {
    expect(formatRate(rate)).toBe(text);
  });

  it('says exactly the rate, with no digit too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (rate) => {
        const match = /^(\d+)(?:\.(\d?[1-9]))? %$/.exec(formatRate(rate));
        const [, whole = '', fraction = ''] = match ?? [];
        expect(Number(whole) * 100 + Number(fraction.padEnd(2, '0'))).toBe(rate);
      }),
    );
  });
});

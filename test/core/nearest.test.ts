import { expect, it } from 'vitest';
import { nearest, nearestPlain } from '../../src/core/nearest.ts';

it.each([
  [0n, 1n, 0n],
  [0n, 10_000n, 0n],
  [7n, 1n, 7n],
  [1n, 3n, 0n],
  [2n, 3n, 1n],
  [3n, 3n, 1n],
  [4n, 3n, 1n],
  [5n, 3n, 2n],
  [1n, 2n, 1n],
  [3n, 2n, 2n],
  [5n, 2n, 3n],
  [4_999n, 10_000n, 0n],
  [5_000n, 10_000n, 1n],
  [5_001n, 10_000n, 1n],
  [14_999n, 10_000n, 1n],
  [15_000n, 10_000n, 2n],
  [10n ** 40n + 5n * 10n ** 38n, 10n ** 39n, 11n],
  [10n ** 40n + 5n * 10n ** 38n - 1n, 10n ** 39n, 10n],
])('%d by %d is nearest to %d', (dividend, divisor, quotient) => {
  expect(nearest(dividend, divisor)).toBe(quotient);
});

it('rounds plain numbers alike, up to the largest that are exact', () => {
  for (const divisor of [1, 2, 3, 7, 9_999, 10_000, 99_990_000, 100_000_000]) {
    for (const quotient of [0, 1, 12_345, 39_999_999, 40_000_000]) {
      for (const about of [-2, -1, 0, 1, Math.ceil(divisor / 2) - 1, Math.ceil(divisor / 2)]) {
        const dividend = quotient * divisor + about;
        if (dividend < 0) continue;
        expect(2 * dividend + divisor).toBeLessThan(2 ** 53);
        expect(BigInt(nearestPlain(dividend, divisor))).toBe(nearest(BigInt(dividend), BigInt(divisor)));
      }
    }
  }
});

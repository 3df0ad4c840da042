import { instant } from 'partner-campaigns';
import { expect, it } from 'vitest';
import { effectiveInstant } from '../../src/core/effective-instant.ts';

const lastWrite = instant(100_000);

it.each([
  { at: 100_001, tolerance: 5_000, counts: 100_001, why: 'after the last write' },
  { at: 100_000, tolerance: 5_000, counts: 100_000, why: 'at the last write' },
  { at: 99_999, tolerance: 5_000, counts: 100_000, why: 'a millisecond before it' },
  { at: 95_000, tolerance: 5_000, counts: 100_000, why: 'before it by just the tolerance' },
  { at: 94_999, tolerance: 5_000, counts: null, why: 'a millisecond further back' },
  { at: 0, tolerance: 5_000, counts: null, why: 'at the beginning of time' },
  { at: 100_000, tolerance: 0, counts: 100_000, why: 'at the last write, with no tolerance' },
  { at: 99_999, tolerance: 0, counts: null, why: 'a millisecond before it, with no tolerance' },
  { at: 0, tolerance: Number.MAX_SAFE_INTEGER, counts: 100_000, why: 'with boundless tolerance' },
])('a command $why counts as of $counts', ({ at, tolerance, counts }) => {
  expect(effectiveInstant(instant(at), lastWrite, tolerance)).toBe(counts);
});

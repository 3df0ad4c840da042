import fc from 'fast-check';
import { type Instant, instant, LAST_INSTANT, ONE_DAY } from '../../core/instant.js';
import type { Period } from '../../core/period.js';
import type { TimeZone } from '../../core/wall-clock.js';
import { either } from './combinators.js';

/** Milliseconds of an hour. */
export const ONE_HOUR = 3_600_000;

/** When everything begins unless a test says otherwise: 2026-03-01T00:00:00Z. */
export const BEGINNING: Instant = instant(Date.UTC(2026, 2, 1));

/** An instant so many milliseconds after another, or before it. */
export function after(at: Instant, milliseconds: number): Instant {
  return instant(Math.min(Math.max(0, at + milliseconds), LAST_INSTANT));
}

/** Lengths of time from nothing to a few weeks: milliseconds, hours and whole days. */
export function durations(): fc.Arbitrary<number> {
  return either(
    fc.nat(3),
    fc.nat(48).map((hours) => hours * ONE_HOUR),
    fc.nat(20).map((count) => count * ONE_DAY),
  );
}

/** Instants of the ten weeks or so in which everything here happens, many of them on whole days. */
export function instants({ from = BEGINNING }: { readonly from?: Instant } = {}): fc.Arbitrary<Instant> {
  return fc.tuple(fc.nat(70), durations()).map(([day, more]) => after(from, day * ONE_DAY + more));
}

/** Every instant that there is, the first and the last included. */
export function anyInstants(): fc.Arbitrary<Instant> {
  return either(
    fc.maxSafeNat().map((drawn) => instant(drawn % (LAST_INSTANT + 1))),
    fc.constant(instant(LAST_INSTANT)),
  );
}

/** Periods, from a millisecond to a few weeks. */
export function periods({ from = BEGINNING }: { readonly from?: Instant } = {}): fc.Arbitrary<Period> {
  return fc
    .tuple(instants({ from }), durations())
    .map(([start, length]) => ({ start, end: after(start, length + 1) }));
}

/** Time zones with and without a change of clocks in the weeks in which everything here happens. */
export function timeZones(): fc.Arbitrary<TimeZone> {
  return fc.constantFrom('Asia/Bangkok', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC');
}

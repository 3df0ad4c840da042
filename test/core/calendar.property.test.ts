import fc from 'fast-check';
import {
  addCalendarDays,
  type Instant,
  instant,
  nextLocalMidnight,
  startOfLocalDay,
} from 'partner-campaigns';
import { expect, it } from 'vitest';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Zones whose days all exist: midnight gaps and overlaps, half hours and both ends of the world. */
const zone = fc.constantFrom(
  'UTC',
  'Asia/Bangkok',
  'Asia/Kathmandu',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Cairo',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
);
const moment = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2060) }).map(instant);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date as year-month-day, from the runtime's own calendar. */
function dateIn(timeZone: string, at: Instant): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', options);
  formats.set(timeZone, format);
  return format.format(at);
}

it('a local day starts with its first millisecond and ends with its last', () => {
  fc.assert(
    fc.property(moment, zone, (at, timeZone) => {
      const date = dateIn(timeZone, at);
      const start = startOfLocalDay(at, timeZone);
      const end = nextLocalMidnight(at, timeZone);
      expect(start <= at && at < end).toBe(true);
      expect(dateIn(timeZone, start)).toBe(date);
      expect(dateIn(timeZone, instant(start - 1)) < date).toBe(true);
      expect(dateIn(timeZone, instant(end - 1))).toBe(date);
      expect(dateIn(timeZone, end) > date).toBe(true);
      expect(end - start).toBeGreaterThanOrEqual(23 * HOUR);
      expect(end - start).toBeLessThanOrEqual(25 * HOUR);
      expect(startOfLocalDay(end, timeZone)).toBe(end);
    }),
    { numRuns: 500 },
  );
});

it('so many calendar days later is that date', () => {
  fc.assert(
    fc.property(moment, zone, fc.integer({ min: 1, max: 400 }), (at, timeZone, days) => {
      const later = addCalendarDays(at, days, timeZone);
      const date = Date.parse(dateIn(timeZone, at)) + days * DAY;
      expect(dateIn(timeZone, later)).toBe(new Date(date).toISOString().slice(0, 10));
      expect(Math.abs(later - at - days * DAY)).toBeLessThanOrEqual(HOUR);
    }),
    { numRuns: 500 },
  );
});

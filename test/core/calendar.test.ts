import {
  addCalendarDays,
  endAfterLastSecond,
  instant,
  isTimeZone,
  lastSecondBefore,
  nextLocalMidnight,
  startOfLocalDay,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';

function at(text: string) {
  return instant(Date.parse(text));
}

describe('the local day', () => {
  it.each([
    ['Asia/Bangkok', '2026-03-01T16:59:59.999Z', '2026-02-28T17:00:00.000Z', '2026-03-01T17:00:00.000Z'],
    ['Asia/Bangkok', '2026-03-01T17:00:00.000Z', '2026-03-01T17:00:00.000Z', '2026-03-02T17:00:00.000Z'],
    ['UTC', '2026-02-28T23:59:59.999Z', '2026-02-28T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    [
      'Pacific/Kiritimati',
      '2026-03-01T09:59:59.999Z',
      '2026-02-28T10:00:00.000Z',
      '2026-03-01T10:00:00.000Z',
    ],
    [
      'Pacific/Kiritimati',
      '2026-03-01T10:00:00.000Z',
      '2026-03-01T10:00:00.000Z',
      '2026-03-02T10:00:00.000Z',
    ],
    ['Pacific/Pago_Pago', '2026-03-01T10:59:59.999Z', '2026-02-28T11:00:00.000Z', '2026-03-01T11:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-03-01T11:00:00.000Z', '2026-03-01T11:00:00.000Z', '2026-03-02T11:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-01T18:29:59.999Z', '2026-02-28T18:30:00.000Z', '2026-03-01T18:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-01T18:15:00.000Z', '2026-03-01T18:15:00.000Z', '2026-03-02T18:15:00.000Z'],
    ['Etc/GMT-14', '2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z'],
  ])('in %s, that holds %s, goes from %s to %s', (zone, instantOfDay, start, end) => {
    expect(startOfLocalDay(at(instantOfDay), zone)).toBe(at(start));
    expect(nextLocalMidnight(at(instantOfDay), zone)).toBe(at(end));
  });

  it.each([
    {
      why: 'has 23 hours when clocks go forward',
      zone: 'America/New_York',
      of: '2026-03-08T12:00:00.000Z',
      start: '2026-03-08T05:00:00.000Z',
      end: '2026-03-09T04:00:00.000Z',
    },
    {
      why: 'has 25 hours when clocks go back',
      zone: 'America/New_York',
      of: '2026-11-01T12:00:00.000Z',
      start: '2026-11-01T04:00:00.000Z',
      end: '2026-11-02T05:00:00.000Z',
    },
    {
      why: 'has 23 and a half hours where clocks move by half an hour',
      zone: 'Australia/Lord_Howe',
      of: '2024-10-05T20:00:00.000Z',
      start: '2024-10-05T13:30:00.000Z',
      end: '2024-10-06T13:00:00.000Z',
    },
    {
      why: 'ends at one o’clock when midnight is skipped',
      zone: 'America/Sao_Paulo',
      of: '2018-11-03T12:00:00.000Z',
      start: '2018-11-03T03:00:00.000Z',
      end: '2018-11-04T03:00:00.000Z',
    },
    {
      why: 'starts at one o’clock when midnight is skipped',
      zone: 'America/Sao_Paulo',
      of: '2018-11-04T12:00:00.000Z',
      start: '2018-11-04T03:00:00.000Z',
      end: '2018-11-05T02:00:00.000Z',
    },
    {
      why: 'goes on when its last hour comes twice',
      zone: 'America/Sao_Paulo',
      of: '2018-02-18T02:30:00.000Z',
      start: '2018-02-17T02:00:00.000Z',
      end: '2018-02-18T03:00:00.000Z',
    },
    {
      why: 'starts at the first of two midnights',
      zone: 'America/Havana',
      of: '2024-11-03T05:30:00.000Z',
      start: '2024-11-03T04:00:00.000Z',
      end: '2024-11-04T05:00:00.000Z',
    },
    {
      why: 'ends at the first of two midnights',
      zone: 'America/Havana',
      of: '2024-11-02T12:00:00.000Z',
      start: '2024-11-02T04:00:00.000Z',
      end: '2024-11-03T04:00:00.000Z',
    },
    {
      why: 'is followed by the day after next where a whole day was skipped',
      zone: 'Pacific/Apia',
      of: '2011-12-30T05:00:00.000Z',
      start: '2011-12-29T10:00:00.000Z',
      end: '2011-12-30T10:00:00.000Z',
    },
  ])('$why ($zone)', ({ zone, of, start, end }) => {
    expect(startOfLocalDay(at(of), zone)).toBe(at(start));
    expect(nextLocalMidnight(at(of), zone)).toBe(at(end));
  });
});

describe('calendar days later', () => {
  it.each([
    {
      why: 'the same local time',
      zone: 'Asia/Bangkok',
      from: '2026-03-01T03:00:00Z',
      days: 7,
      is: '2026-03-08T03:00:00Z',
    },
    {
      why: 'over the end of February',
      zone: 'UTC',
      from: '2028-02-28T12:00:00Z',
      days: 2,
      is: '2028-03-01T12:00:00Z',
    },
    {
      why: 'over clocks going forward',
      zone: 'America/New_York',
      from: '2026-03-07T15:00:00Z',
      days: 1,
      is: '2026-03-08T14:00:00Z',
    },
    {
      why: 'over clocks going back',
      zone: 'America/New_York',
      from: '2026-10-31T15:00:00Z',
      days: 1,
      is: '2026-11-01T16:00:00Z',
    },
    {
      why: 'over both in one year',
      zone: 'Europe/London',
      from: '2026-01-15T09:00:00Z',
      days: 365,
      is: '2027-01-15T09:00:00Z',
    },
    {
      why: 'to a skipped local time, moved by the gap',
      zone: 'America/New_York',
      from: '2024-03-09T07:30:00Z',
      days: 1,
      is: '2024-03-10T07:30:00Z',
    },
    {
      why: 'to a skipped half hour, moved by the gap',
      zone: 'Australia/Lord_Howe',
      from: '2024-10-04T15:45:00Z',
      days: 1,
      is: '2024-10-05T15:45:00Z',
    },
    {
      why: 'to a local time that comes twice, the first',
      zone: 'America/New_York',
      from: '2024-11-02T05:30:00Z',
      days: 1,
      is: '2024-11-03T05:30:00Z',
    },
    {
      why: 'to a skipped day, moved by the day',
      zone: 'Pacific/Apia',
      from: '2011-12-29T20:00:00Z',
      days: 1,
      is: '2011-12-30T20:00:00Z',
    },
    {
      why: 'past a skipped day',
      zone: 'Pacific/Apia',
      from: '2011-12-29T20:00:00Z',
      days: 2,
      is: '2011-12-30T20:00:00Z',
    },
    { why: 'none', zone: 'Asia/Kolkata', from: '2026-03-01T03:00:00Z', days: 0, is: '2026-03-01T03:00:00Z' },
  ])('$why ($zone)', ({ zone, from, days, is }) => {
    expect(addCalendarDays(at(from), days, zone)).toBe(at(is));
  });
});

describe('an inclusive last second', () => {
  it.each([
    ['2026-03-01T23:59:59.000Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-01T23:59:59.001Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-01T23:59:59.999Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:00.000Z', '2026-03-02T00:00:01.000Z'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z'],
  ])('%s ends a period at %s', (lastSecond, end) => {
    expect(endAfterLastSecond(at(lastSecond))).toBe(at(end));
  });

  it.each([
    ['2026-03-02T00:00:00.000Z', '2026-03-01T23:59:59.000Z'],
    ['2026-03-02T00:00:00.001Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:00.999Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:01.000Z', '2026-03-02T00:00:00.000Z'],
  ])('a period that ends at %s has the last second %s', (end, lastSecond) => {
    expect(lastSecondBefore(at(end))).toBe(at(lastSecond));
  });

  it('is the last second of a local day in the documented campaign (R6)', () => {
    const zone = 'Asia/Ho_Chi_Minh';
    const start = instant(1_712_941_200 * 1000);
    const registrationEnd = endAfterLastSecond(instant(1_713_891_599 * 1000));
    const campaignEnd = endAfterLastSecond(instant(1_715_878_799 * 1000));
    expect(start).toBe(at('2024-04-13T00:00:00+07:00'));
    expect(registrationEnd).toBe(at('2024-04-24T00:00:00+07:00'));
    expect(campaignEnd).toBe(at('2024-05-17T00:00:00+07:00'));
    for (const midnight of [start, registrationEnd, campaignEnd])
      expect(startOfLocalDay(midnight, zone)).toBe(midnight);
  });

  it('makes the exported campaign of 31,103,999 seconds 360 days long (R5)', () => {
    const start = at('2026-07-16T00:00:00+07:00');
    const end = endAfterLastSecond(instant(start + 31_103_999 * 1000));
    expect(end).toBe(at('2027-07-11T00:00:00+07:00'));
    expect(end - start).toBe(360 * 86_400_000);
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Asia/Bangkok', 'America/Argentina/Buenos_Aires', 'Etc/GMT-14', 'EST'])('is %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'Mars/Phobos',
    'Asia/Bangkok ',
    'Asia',
    'Asia/Bangkok/Asia',
    '+07:00',
    '-0700',
    '+07',
    'local',
    'constructor',
    '__proto__',
    'Asia/Bangkok\0',
    'A'.repeat(100_000),
    undefined,
    null,
    7,
    ['UTC'],
  ])('is not %j', (junk) => {
    expect(isTimeZone(junk)).toBe(false);
  });

  it('is told however often it is asked for, and however it is spelled', () => {
    const letters = 'america/argentina';
    const spelled = Array.from({ length: 3_000 }, (_, index) =>
      [...letters].map((letter, place) => ((index >> place) & 1 ? letter.toUpperCase() : letter)).join(''),
    );
    for (const name of spelled) {
      expect(isTimeZone(`${name}/Ushuaia`)).toBe(true);
      expect(isTimeZone(`${name}/Nowhere`)).toBe(false);
    }
    expect(isTimeZone('America/Argentina/Ushuaia')).toBe(true);
    expect(isTimeZone('America/Argentina/Nowhere')).toBe(false);
  });
});

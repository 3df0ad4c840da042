import { instant } from 'partner-campaigns';
import {
  basisPoints,
  basisPointText,
  calendarDay,
  digitId,
  fractionText,
  inclusivePeriod,
  localDays,
  percentDecimal,
  percentText,
  unixMillisecondsText,
  unixSeconds,
  unixSecondsText,
  wireMoney,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';

const ok = (value: unknown) => ({ ok: true, value });
const at = (text: string) => instant(Date.parse(text));

function places(result: { readonly ok: boolean; readonly refusal?: unknown }) {
  return result.ok
    ? 'accepted'
    : (result.refusal as { reasons: { parameters: { path: string } }[] }).reasons.map(
        ({ parameters }) => parameters.path,
      );
}

const rateCodecs = { basisPoints, basisPointText, percentDecimal, fractionText, percentText };

describe('a rate', () => {
  it.each([
    ['basisPoints', 1000, 1000],
    ['basisPoints', 0, 0],
    ['basisPoints', 10_000, 10_000],
    ['basisPointText', '1000', 1000],
    ['basisPointText', '0', 0],
    ['basisPointText', '10000', 10_000],
    ['percentDecimal', '3.0', 300],
    ['percentDecimal', '10.0', 1000],
    ['percentDecimal', '0.07', 7],
    ['percentDecimal', '12.34', 1234],
    ['percentDecimal', '0.0', 0],
    ['fractionText', '0.1', 1000],
    ['fractionText', '0.01', 100],
    ['fractionText', '0.8', 8000],
    ['fractionText', '0.0001', 1],
    ['fractionText', '1', 10_000],
    ['fractionText', '0.2907', 2907],
    ['percentText', '7.00%', 700],
    ['percentText', '1.75%', 175],
    ['percentText', '100.00%', 10_000],
  ] as const)('in %s is %s for %d', (name, wire, rate) => {
    expect(rateCodecs[name].decode(wire)).toEqual(ok(rate));
    expect(rateCodecs[name].encode(rate)).toEqual(ok(wire));
  });

  it.each([
    ['percentDecimal', '3', 300],
    ['percentDecimal', '3.0500000', 305],
    ['fractionText', '0.10', 1000],
    ['fractionText', '0.290700', 2907],
    ['percentText', '7%', 700],
    ['percentText', '7.000%', 700],
  ] as const)('in %s may be written %s for %d', (name, wire, rate) => {
    expect(rateCodecs[name].decode(wire)).toEqual(ok(rate));
  });

  it.each([
    ['basisPoints', '1000'],
    ['basisPoints', 10.5],
    ['basisPoints', -1],
    ['basisPoints', 10_001],
    ['basisPoints', Number.NaN],
    ['basisPointText', 1000],
    ['basisPointText', '01'],
    ['basisPointText', '-1'],
    ['basisPointText', '1e3'],
    ['basisPointText', ' 100'],
    ['basisPointText', ''],
    ['basisPointText', '10001'],
    ['percentDecimal', '3.0 OR 5.0'],
    ['percentDecimal', '3.001'],
    ['percentDecimal', '.5'],
    ['percentDecimal', '5.'],
    ['percentDecimal', '100.01'],
    ['percentDecimal', '-3.0'],
    ['percentDecimal', '3,0'],
    ['fractionText', '0.00001'],
    ['fractionText', '1.0001'],
    ['fractionText', '1e-1'],
    ['fractionText', 0.1],
    ['percentText', '7.00'],
    ['percentText', '7.00 %'],
    ['percentText', '%'],
    ['percentText', '7.001%'],
  ] as const)('in %s is never %s', (name, wire) => {
    expect(places(rateCodecs[name].decode(wire))).toEqual(['']);
  });

  it.each(Object.keys(rateCodecs) as (keyof typeof rateCodecs)[])(
    'out of bounds is not written: %s',
    (name) => {
      for (const rate of [-1, 10_001, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
        expect(places(rateCodecs[name].encode(rate))).toEqual(['']);
    },
  );
});

describe('an instant', () => {
  const noon = at('2026-03-01T12:00:00Z');

  it.each([
    [unixSeconds, 1772366400],
    [unixSecondsText, '1772366400'],
    [unixMillisecondsText, '1772366400000'],
  ] as const)('is read and written', (codec, wire) => {
    expect(codec.decode(wire)).toEqual(ok(noon));
    expect(codec.encode(noon)).toEqual(ok(wire));
  });

  it('keeps its milliseconds where the platform has them', () => {
    expect(unixMillisecondsText.decode('1772366400123')).toEqual(ok(noon + 123));
    expect(unixMillisecondsText.encode(instant(noon + 123))).toEqual(ok('1772366400123'));
  });

  it.each([1, 999])('with %d milliseconds more has no form in seconds', (more) => {
    expect(places(unixSeconds.encode(instant(noon + more)))).toEqual(['']);
    expect(places(unixSecondsText.encode(instant(noon + more)))).toEqual(['']);
  });

  it.each([
    [unixSeconds, 0, 0],
    [unixSeconds, 99_999_999_999, 99_999_999_999_000],
    [unixSecondsText, '99999999999', 99_999_999_999_000],
    [unixMillisecondsText, '0', 0],
    [unixMillisecondsText, '100000000000', 100_000_000_000],
    [unixMillisecondsText, '8640000000000000', 8_640_000_000_000_000],
  ] as const)('lies within the magnitude of its unit', (codec, wire, value) => {
    expect(codec.decode(wire)).toEqual(ok(value));
    expect(codec.encode(instant(value))).toEqual(ok(wire));
  });

  it.each([
    [unixSeconds, 100_000_000_000],
    [unixSeconds, 1_772_366_400_000],
    [unixSeconds, -1],
    [unixSeconds, 1.5],
    [unixSeconds, '1772366400'],
    [unixSecondsText, '100000000000'],
    [unixSecondsText, 1_772_366_400],
    [unixSecondsText, '01'],
    [unixMillisecondsText, '1772366400'],
    [unixMillisecondsText, '99999999999'],
    [unixMillisecondsText, '1'],
    [unixMillisecondsText, '8640000000000001'],
    [unixMillisecondsText, '-1772366400000'],
    [unixMillisecondsText, '1.772e12'],
  ] as const)('of the other unit, or of none, is refused: %#', (codec, wire) => {
    expect(places(codec.decode(wire))).toEqual(['']);
  });

  it('too late or too early for its unit is not written', () => {
    expect(places(unixSeconds.encode(instant(100_000_000_000_000)))).toEqual(['']);
    expect(places(unixMillisecondsText.encode(instant(99_999_999_999)))).toEqual(['']);
    expect(places(unixSeconds.encode(-1 as never))).toEqual(['']);
  });
});

describe('a period', () => {
  // The times of the documents' example, in a zone of UTC+7 (R6).
  it('ends with its last second there, and half-open here', () => {
    const period = { start: at('2024-04-12T17:00:00Z'), end: at('2024-05-16T17:00:00Z') };
    const wire = { start: 1712941200, lastSecond: 1715878799 };
    expect(inclusivePeriod.decode(wire)).toEqual(ok(period));
    expect(inclusivePeriod.encode(period)).toEqual(ok(wire));
    const days = { firstDay: '2024-04-13', lastDay: '2024-05-16' };
    expect(localDays('Asia/Bangkok').decode(days)).toEqual(ok(period));
    expect(localDays('Asia/Bangkok').encode(period)).toEqual(ok(days));
  });

  it('may be one second long, and no shorter', () => {
    expect(inclusivePeriod.decode({ start: 5, lastSecond: 5 })).toEqual(ok({ start: 5_000, end: 6_000 }));
    expect(places(inclusivePeriod.decode({ start: 5, lastSecond: 4 }))).toEqual(['lastSecond']);
  });

  it.each([
    [{ start: 1, end: 2_000 }, ['start']],
    [{ start: 1_000, end: 2_001 }, ['end']],
    [{ start: 1_000, end: 1_000 }, ['end']],
    [{ start: 0, end: 100_000_000_001_000 }, ['end']],
  ])('without a form there is not written: %j', (period, expected) => {
    expect(places(inclusivePeriod.encode(period as never))).toEqual(expected);
  });

  it.each([
    // A day of 23 hours, one of 25, and a zone whose clocks change by half an hour.
    ['America/New_York', '2026-03-08', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05', 24.5],
    ['Pacific/Kiritimati', '2026-03-01', '2026-03-02', 48],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04', 23],
    ['UTC', '1970-01-03', '1970-01-03', 24],
    ['UTC', '9999-12-29', '9999-12-29', 24],
  ])('of whole days in %s from %s to %s takes %d hours', (zone, firstDay, lastDay, hours) => {
    const codec = localDays(zone);
    const read = codec.decode({ firstDay, lastDay });
    expect(read.ok && (read.value.end - read.value.start) / 3_600_000).toBe(hours);
    expect(read.ok && codec.encode(read.value)).toEqual(ok({ firstDay, lastDay }));
  });

  it.each([
    ['Asia/Bangkok', '2026-02-30', '2026-03-01', ['firstDay']],
    ['Asia/Bangkok', '2026-03-01', '2026-2-30', ['lastDay']],
    ['Asia/Bangkok', '2026-03-02', '2026-03-01', ['lastDay']],
    // Samoa went from the 29th to the 31st.
    ['Pacific/Apia', '2011-12-30', '2011-12-31', ['firstDay']],
    ['Pacific/Apia', '2011-12-29', '2011-12-30', ['lastDay']],
    ['UTC', '1970-01-02', '1970-01-03', ['firstDay']],
    ['UTC', '9999-12-29', '9999-12-30', ['lastDay']],
    ['Mars/Olympus', '2026-03-01', '2026-03-02', ['']],
  ])('in %s from %s to %s is refused', (zone, firstDay, lastDay, expected) => {
    expect(places(localDays(zone).decode({ firstDay, lastDay }))).toEqual(expected);
  });

  it.each([
    [{ start: at('2026-02-28T17:00:00.001Z'), end: at('2026-03-01T17:00:00Z') }, ['start']],
    [{ start: at('2026-02-28T17:00:00Z'), end: at('2026-03-01T16:59:59Z') }, ['end']],
    [{ start: at('2026-02-28T17:00:00Z'), end: at('2026-03-01T17:00:01Z') }, ['end']],
    [{ start: at('2026-02-28T17:00:00Z'), end: instant(8_640_000_000_000_000) }, ['end']],
    [{ start: instant(8_639_999_999_999_999), end: instant(8_640_000_000_000_000) }, ['start']],
  ])('off the edges of days is not written as days: %#', (period, expected) => {
    expect(places(localDays('Asia/Bangkok').encode(period))).toEqual(expected);
  });
});

describe('a calendar day', () => {
  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026_03_01', '2026-03-01'],
    ['2024-02-29', '2024-02-29'],
  ])('is %s', (wire, day) => {
    expect(calendarDay.decode(wire)).toEqual(ok(day));
    expect(calendarDay.encode(day)).toEqual(ok(day));
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-01',
    '20260301',
    '2026/03/01',
    '',
    '2026-03-01T00:00:00Z',
    5,
  ])('is never %s', (wire) => expect(places(calendarDay.decode(wire))).toEqual(['']));
});

describe('an amount', () => {
  it.each([
    ['1.1', 'USD', '110', '1.10'],
    ['12.21', 'USD', '1221', '12.21'],
    ['99', 'USD', '9900', '99.00'],
    ['3.00', 'USD', '300', '3.00'],
    ['65000', 'VND', '65000', '65000'],
    ['65000.00', 'VND', '65000', '65000'],
    ['1200', 'JPY', '1200', '1200'],
    ['65000.50', 'IDR', '6500050', '65000.50'],
    ['90071992547409931.07', 'USD', '9007199254740993107', '90071992547409931.07'],
  ])('of %s %s is %s minor units', (amount, currency, minorUnits, written) => {
    expect(wireMoney.decode({ amount, currency })).toEqual(ok({ currency, minorUnits }));
    expect(wireMoney.encode({ currency, minorUnits })).toEqual(ok({ amount: written, currency }));
  });

  it.each([
    [{ amount: '1.5', currency: 'JPY' }, ['amount']],
    [{ amount: '1.001', currency: 'USD' }, ['amount']],
    [{ amount: 'Rp9.900', currency: 'IDR' }, ['amount']],
    [{ amount: '-1', currency: 'USD' }, ['amount']],
    [{ amount: '1', currency: 'usd' }, ['currency']],
    [{ amount: 'x', currency: 'dollars' }, ['amount', 'currency']],
    [{ amount: 5, currency: 'USD' }, ['amount']],
    [{ amount: '5' }, ['currency']],
  ])('is never %j', (wire, expected) => {
    expect(places(wireMoney.decode(wire))).toEqual(expected);
  });
});

describe('an id', () => {
  it.each([
    ['7362840009596339971', '7362840009596339971'],
    [123, '123'],
    [0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['007', '007'],
  ])('of %s is a text of its digits', (wire, id) => {
    expect(digitId.decode(wire)).toEqual(ok(id));
    expect(digitId.encode(id)).toEqual(ok(id));
  });

  it('that was rounded when the JSON was read is refused, with the reason', () => {
    const rounded = JSON.parse('7362840009596339971');
    expect(rounded).toBe(7362840009596340000);
    expect(digitId.decode(rounded)).toMatchObject({
      refusal: { reasons: [{ parameters: { problem: expect.stringMatching(/2\^53.*rounded/) } }] },
    });
    expect(places(digitId.decode(Number.MAX_SAFE_INTEGER + 1))).toEqual(['']);
  });

  it.each(['', 'a1', '1 ', '-1', '１', -1, 1.5, Number.NaN, null, {}, '1'.repeat(201)])(
    'is never %s',
    (wire) => {
      expect(places(digitId.decode(wire))).toEqual(['']);
    },
  );
});

import fc from 'fast-check';
import { instant } from 'partner-campaigns';
import { money, timeZones } from 'partner-campaigns/testing';
import * as wire from 'partner-campaigns/tiktok-shop';
import { expect, it } from 'vitest';

const bp = fc.integer({ min: 0, max: 10_000 });
const seconds = fc.integer({ min: 0, max: 99_999_999_999 }).map((count) => instant(count * 1_000));
const milliseconds = fc.oneof(
  fc.constant(instant(0)),
  fc.integer({ min: 100_000_000_000, max: 8_640_000_000_000_000 }).map(instant),
);
const day = fc
  .integer({ min: 2, max: 2_932_893 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
const digits = fc.stringMatching(/^\d{1,30}$/);

function holds<Wire, Value>(codec: wire.Codec<Wire, Value>, values: fc.Arbitrary<Value>): void {
  fc.assert(
    fc.property(values, (value) => {
      const written = codec.encode(value);
      expect(written.ok && codec.decode(JSON.parse(JSON.stringify(written.value)))).toEqual({
        ok: true,
        value,
      });
    }),
    { numRuns: 500 },
  );
}

it.each(['basisPoints', 'basisPointText', 'percentDecimal', 'fractionText', 'percentText'] as const)(
  'every rate comes back from %s',
  (name) => {
    for (let rate = 0; rate <= 10_000; rate += 1) {
      const written = wire[name].encode(rate);
      if (!written.ok || wire[name].decode(written.value).ok !== true) throw new Error(`${name} ${rate}`);
      expect(wire[name].decode(written.value)).toEqual({ ok: true, value: rate });
    }
    holds<unknown, number>(wire[name], bp);
  },
);

it('every instant comes back that its unit can carry', () => {
  holds(wire.unixSeconds, seconds);
  holds(wire.unixSecondsText, seconds);
  holds(wire.unixMillisecondsText, milliseconds);
});

it('every period comes back that lies on whole seconds', () => {
  const periods = fc
    .tuple(fc.nat(4_000_000_000), fc.integer({ min: 1, max: 40_000_000 }))
    .map(([start, length]) => ({ start: instant(start * 1_000), end: instant((start + length) * 1_000) }));
  holds(wire.inclusivePeriod, periods);
});

it('every run of local days comes back as it was, in each zone', () => {
  fc.assert(
    fc.property(
      fc.oneof(timeZones(), fc.constantFrom('Asia/Ho_Chi_Minh', 'America/Mexico_City', 'Africa/Casablanca')),
      fc.integer({ min: 0, max: 36_000 }),
      fc.nat(400),
      (zone, first, length) => {
        const name = (count: number) => new Date((count + 3) * 86_400_000).toISOString().slice(0, 10);
        const days = { firstDay: name(first), lastDay: name(first + length) };
        const codec = wire.localDays(zone);
        const period = codec.decode(days);
        // A day that a zone skipped is none; none of these zones skipped one since 1970.
        expect(period.ok && codec.encode(period.value)).toEqual({ ok: true, value: days });
      },
    ),
    { numRuns: 500 },
  );
});

it('every amount, day and id comes back', () => {
  holds(wire.wireMoney, money());
  holds(wire.calendarDay, day);
  holds(wire.digitId, digits);
});

it('an instant comes back exactly, or is not written at all', () => {
  const any = fc.integer({ min: 0, max: 8_640_000_000_000_000 }).map(instant);
  fc.assert(
    fc.property(
      any,
      fc.constantFrom(wire.unixSeconds, wire.unixSecondsText, wire.unixMillisecondsText),
      (at, codec) => {
        const written = codec.encode(at);
        if (written.ok) expect(codec.decode(written.value)).toEqual({ ok: true, value: at });
      },
    ),
  );
});

const theirReasons = fc.uniqueArray(
  fc.constantFrom(
    'commission_too_low',
    'product_hard_to_promote',
    'product_too_expensive',
    'no_suitable_creator',
  ),
  { minLength: 1 },
);
const ownReasons = fc.uniqueArray(fc.constantFrom('acme/too_red', 'acme/late', 'not_reviewed_in_time'));
const notes = fc.option(fc.string({ minLength: 1 }), { nil: undefined });

it('every review comes back, but for what its losses name', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('reject', 'block'),
      theirReasons,
      ownReasons,
      notes,
      (type, theirs, own, note) => {
        const decision = { type, reasons: [...theirs, ...own], ...(note !== undefined && { note }) };
        const { body, losses } = wire.encodeReview(decision);
        expect(wire.decodeReview(JSON.parse(JSON.stringify(body)))).toEqual({
          ok: true,
          value: { type, reasons: theirs },
        });
        expect(losses.map(({ path }) => path)).toEqual([
          ...own.map((_, index) => `reasons[${theirs.length + index}]`),
          ...(note === undefined ? [] : ['note']),
        ]);
      },
    ),
  );
});

it('every product that a link is asked for has its call, and its answer', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^\d{1,19}$/), { maxLength: 180 }),
      fc.nat(2),
      (ids, odd) => {
        const calls = wire.encodeProductLinks(ids);
        if (!calls.ok) throw new Error('Refused');
        const fate = (id: string) => (Number(id.at(-1)) + odd) % 3;
        const read = wire.decodeProductLinks(
          calls.value.map((body) => ({
            body: wireLinksBack(body),
            reply: {
              code: 0,
              data: {
                product_promotion_links: body.product_ids
                  .filter((id) => fate(id) === 0)
                  .map((product_id) => ({ product_id, link: `https://links.example/${product_id}` })),
                failed_product_ids: body.product_ids.filter((id) => fate(id) === 1),
              },
            },
          })),
        );
        expect(read.links.map(({ productId }) => productId)).toEqual(ids.filter((id) => fate(id) === 0));
        expect(read.failed).toEqual(ids.filter((id) => fate(id) === 1));
        expect(read.unanswered).toEqual(ids.filter((id) => fate(id) === 2));
        expect(read.problems).toEqual([]);
      },
    ),
  );
});

/** The body as its shape reads it. */
function wireLinksBack(body: wire.ProductLinksBody): wire.ProductLinksBody {
  const read = wire.wireLinksBody.decode(JSON.parse(JSON.stringify(body)));
  if (!read.ok) throw new Error('Refused');
  expect(read.value).toEqual(body);
  return body;
}

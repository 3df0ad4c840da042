import fc from 'fast-check';
import {
  evolveSampleRequest,
  overFrom,
  parseSampleEvent,
  parseSampleLedger,
  parseSampleRequest,
  quotaAt,
  type SampleRequest,
  sampleStatusAt,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { shifted } from '../support/build.ts';
import { begun, replayed, type Step, samplePolicies, stepped, steps, type World } from './season.ts';

const RUNS = 250;

/** Every world of a season, with what was done to get there. */
function season(
  granted: number,
  taken: readonly Step[],
  policy: Parameters<typeof stepped>[2],
): readonly World[] {
  const worlds = [begun(granted)];
  for (const step of taken) {
    const last = worlds.at(-1);
    if (last !== undefined) worlds.push(stepped(last, step, policy).world);
  }
  return worlds;
}

/** How many units of an attempt the requests say are reserved, shipped and released. */
function summed({ events }: World, attempt: number) {
  const sum = { reserved: 0, shipped: 0, released: 0 };
  const last = new Map<string, 'reserved' | 'shipped' | 'released'>();
  for (const event of events.filter(({ registrationAttempt }) => registrationAttempt === attempt)) {
    const unit = `${event.sampleRequestId} ${event.attempt}`;
    if (event.type === 'sample_requested') last.set(unit, 'reserved');
    if (event.type === 'sample_shipped') last.set(unit, 'shipped');
    if (event.type === 'sample_cancelled' && last.get(unit) === 'reserved') last.set(unit, 'released');
  }
  for (const where of last.values()) sum[where] += 1;
  return sum;
}

function isReserved({ decision }: SampleRequest): boolean {
  return ['agency_review', 'seller_review', 'awaiting_shipment'].includes(decision);
}

const seasons = fc.record({ granted: fc.nat(3), taken: steps, policy: samplePolicies });

describe('whatever creators, agency, seller and platform do, in whatever order', () => {
  it('no more is reserved and shipped than is granted, and the ledger is the sum over the requests', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(seasons, ({ granted, taken, policy }) => {
        for (const world of season(granted, taken, policy)) {
          const { registration, ledgers, requests } = world;
          for (const [attempt, { reserved, shipped, released }] of ledgers) {
            expect({ reserved, shipped, released }).toEqual(summed(world, attempt));
            if (attempt !== registration.attempt) continue;
            expect(reserved + shipped).toBeLessThanOrEqual(registration.terms.sampleQuantity);
            // Of the attempt that stands, the records say so too.
            const asking = [...requests.values()].filter((each) => each.registrationAttempt === attempt);
            expect(reserved).toBe(asking.filter(isReserved).length);
          }
          for (const { decision } of requests.values()) reached.add(decision);
          if (registration.attempt > 1 && ledgers.has(registration.attempt)) reached.add('registered again');
        }
      }),
      { numRuns: RUNS },
    );
    expect(reached).toEqual(
      new Set([
        'agency_review',
        'seller_review',
        'awaiting_shipment',
        'shipped',
        'content_pending',
        'completed',
        'cancelled',
        'registered again',
      ]),
    );
  });

  it('records and ledgers are made of their events, and everything can be read back', () => {
    fc.assert(
      fc.property(seasons, ({ granted, taken, policy }) => {
        const { events, requests, ledgers } = season(granted, taken, policy).at(-1) ?? begun(granted);
        const records = new Map<string, SampleRequest>();
        for (const event of events) {
          expect(parseSampleEvent(event)).toEqual({ ok: true, value: event });
          records.set(event.creatorId, evolveSampleRequest(records.get(event.creatorId), event));
        }
        for (const [creatorId, request] of requests) {
          const { revision } = request;
          expect(request).toEqual({ ...records.get(creatorId), revision });
          expect(parseSampleRequest(request)).toEqual({ ok: true, value: request });
        }
        const made = replayed(events);
        expect([...made.keys()]).toEqual([...ledgers.keys()]);
        for (const [attempt, ledger] of ledgers) {
          expect(ledger).toEqual({ ...made.get(attempt), revision: ledger.revision });
          expect(parseSampleLedger(ledger)).toEqual({ ok: true, value: ledger });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('a refusal changes nothing, and its reasons say why', () => {
    fc.assert(
      fc.property(seasons, ({ granted, taken, policy }) => {
        season(granted, taken, policy).reduce<World>((world, _, index) => {
          const step = taken[index];
          if (step === undefined) return world;
          const next = stepped(world, step, policy);
          if (next.decided?.outcome.ok === false) {
            const { now: _, ...stands } = next.world;
            expect(world).toMatchObject(stands);
            expect(next.decided.outcome.refusal.reasons.length).toBeGreaterThan(0);
          }
          return next.world;
        }, begun(granted));
      }),
      { numRuns: 100 },
    );
  });
});

describe('after the end', () => {
  const ends = fc.record({
    granted: fc.integer({ min: 1, max: 3 }),
    before: steps,
    later: steps,
    policy: samplePolicies,
  });

  it('of the campaign, the ledger never changes again, and only what is on its way goes on', () => {
    fc.assert(
      fc.property(ends, ({ granted, before, later, policy }) => {
        const last = season(granted, before, policy).at(-1) ?? begun(granted);
        const ended = stepped(last, { does: 'end', wait: 1 }, policy).world;
        const over = overFrom(ended.campaign);
        let world = ended;
        for (const step of later) world = stepped(world, step, policy).world;
        const told = world.events.slice(ended.events.length);
        const afterwards = told.filter(({ at }) => at >= over);
        const kinds = new Set(afterwards.map(({ type }) => type));
        for (const type of [
          'sample_requested',
          'sample_endorsed',
          'sample_approved',
          'sample_shipped',
        ] as const)
          expect(kinds.has(type)).toBe(false);
        // What is cancelled then was shipped before; what lapsed before is settled at its true instant.
        for (const event of told)
          if (event.type === 'sample_cancelled') expect(event.released && event.at >= over).toBe(false);
        for (const [creatorId, request] of world.requests) {
          if (!isReserved(request)) continue;
          const status = sampleStatusAt(request, world.registration, world.campaign, world.now);
          expect([creatorId, status]).toEqual([creatorId, 'cancelled']);
        }
        const quota = quotaAt(
          world.registration,
          world.campaign,
          world.ledgers.get(world.registration.attempt),
          world.now,
        );
        expect(quota.reserved).toBe(0);
        expect(quota.remaining).toBe(quota.granted - quota.shipped);
      }),
      { numRuns: RUNS },
    );
  });

  it('of the product, the same', () => {
    fc.assert(
      fc.property(ends, ({ granted, before, later, policy }) => {
        const last = season(granted, before, policy).at(-1) ?? begun(granted);
        const closed = stepped(last, { does: 'close', wait: 1 }, policy).world;
        if (closed.registration.decision !== 'closed') return;
        const since = closed.registration.decidedAt;
        const samplesOnly = later.filter(({ does }) => does === 'sample' || does === 'settle');
        let world = closed;
        for (const step of samplesOnly) world = stepped(world, step, policy).world;
        for (const event of world.events.slice(closed.events.length)) {
          const { type, at } = event;
          if (type === 'sample_cancelled') expect(event.released && at >= since).toBe(false);
          else expect(['sample_received', 'sample_duty_extended', 'sample_content_posted']).toContain(type);
        }
        const ledger = world.ledgers.get(world.registration.attempt);
        const { reserved } = quotaAt(world.registration, world.campaign, ledger, shifted(since, 0));
        expect(reserved).toBe(0);
      }),
      { numRuns: RUNS },
    );
  });
});

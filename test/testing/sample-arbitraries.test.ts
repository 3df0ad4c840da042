import fc from 'fast-check';
import {
  advanceSample,
  evolveSampleRequest,
  parseSampleCommand,
  parseSampleEvent,
  parseSampleLedger,
  parseSampleRequest,
  quotaAt,
  type SampleRequest,
  sampleCommandTypes,
  sampleDecisions,
} from 'partner-campaigns';
import {
  creators,
  places,
  sampleEvents,
  sampleInputs,
  sampleLedgers,
  sampleRequests,
  sampleSituations,
  skus,
} from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';

describe('sample requests', () => {
  it.each(sampleDecisions)('are made of every decision, and can be read back: %s', (decision) => {
    fc.assert(
      fc.property(sampleRequests({ decisions: [decision], places: places() }), (request) => {
        expect(request.decision).toBe(decision);
        expect(parseSampleRequest(request)).toEqual({ ok: true, value: request });
      }),
      { numRuns: 50 },
    );
  });

  it('come to nothing in every way', () => {
    const ways = new Set<string>();
    fc.assert(
      fc.property(sampleRequests({ decisions: ['cancelled'] }), ({ cancellation }) => {
        ways.add(cancellation.because);
      }),
      { numRuns: 300 },
    );
    expect(ways).toEqual(
      new Set([
        'rejected_by_agency',
        'rejected_by_seller',
        'withdrawn',
        'not_reviewed_in_time',
        'not_shipped_in_time',
        'no_content_in_time',
        'unpromotable',
      ]),
    );
  });

  it('are what their events say, in a ledger that keeps within the grant', () => {
    fc.assert(
      fc.property(sampleSituations({ places: places() }), ({ request, facts, at, history }) => {
        let made: SampleRequest | undefined;
        for (const event of history) {
          expect(parseSampleEvent(event)).toEqual({ ok: true, value: event });
          made = evolveSampleRequest(made, event);
        }
        expect({ ...made, revision: request.revision }).toEqual(request);
        expect(parseSampleLedger(facts.ledger)).toEqual({ ok: true, value: facts.ledger });
        const { granted, reserved, shipped } = quotaAt(facts.registration, facts.campaign, facts.ledger, at);
        expect(reserved + shipped).toBeLessThanOrEqual(granted);
        expect(at).toBeGreaterThanOrEqual(request.changedAt);
        const { events } = advanceSample(request, facts, at);
        expect(events.every((event) => event.at <= at)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('shrink to a plain one', () => {
    const told = fc.check(fc.property(sampleRequests(), () => false));
    const [request] = told.counterexample ?? [];
    expect(request).toMatchObject({
      decision: 'agency_review',
      attempt: 1,
      creatorId: 'creator-1',
      requestedBy: 'creator',
      revision: 1,
    });
    expect(request).not.toHaveProperty('skuId');
  });
});

describe('what goes with them', () => {
  it('events, ledgers and commands are read back as they are', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(sampleEvents(), sampleLedgers(), sampleInputs(), (event, ledger, input) => {
        types.add(input.type);
        expect(parseSampleEvent(event).ok).toBe(true);
        expect(parseSampleLedger(ledger).ok).toBe(true);
        expect(parseSampleCommand(input)).toEqual({ ok: true, value: input });
      }),
      { numRuns: 200 },
    );
    expect(types).toEqual(new Set(sampleCommandTypes.filter((type) => type !== 'meet_sample_deadline')));
  });

  it('creators and variants have what is pinned', () => {
    fc.assert(
      fc.property(creators({ creatorId: 'c' }), skus({ skuId: 's' }), (creator, sku) => {
        expect([creator.creatorId, sku.skuId]).toEqual(['c', 's']);
      }),
      { numRuns: 50 },
    );
  });
});

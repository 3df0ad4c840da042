import fc from 'fast-check';
import { type Decision, type Instant, instant, type Registration } from 'partner-campaigns';
import { mergePolls, type Poll, type ReviewStatus, reconcile } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { happenings, looksAt } from './platform.ts';
import { takenOver } from './taken-over.ts';

const MINUTE = 60_000;
const shown: Readonly<Record<Decision, ReviewStatus | null>> = {
  pending: 'PENDING',
  approved: 'APPROVED',
  close_requested: 'PENDING_CLOSED',
  rejected: 'REJECTED',
  blocked: 'REJECTED',
  closed: 'CLOSED',
  withdrawn: null,
};

/** Adoptions are taken over a minute after the look. */
function adopting(known: readonly Registration[], poll: Poll, at = takenAt(poll)): readonly Registration[] {
  return takenOver(known, reconcile(known, poll).adoptions, at);
}

function takenAt({ sightings }: Poll): Instant {
  return instant(Math.max(0, ...sightings.map(({ seenAt }) => seenAt)) + MINUTE);
}

/** What can be compared where the writes were others. */
function standings(registrations: readonly Registration[]) {
  return registrations
    .map(({ revision: _, changedAt: __, ...rest }) => rest)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

describe('whatever happens on the platform', () => {
  it('after each look what stands here is what is shown there, unless a way between is not known', () => {
    let looks = 0;
    fc.assert(
      fc.property(happenings, (all) => {
        let known: readonly Registration[] = [];
        for (const poll of looksAt(all)) {
          const { findings } = reconcile(known, poll);
          const puzzling = new Set(
            findings.filter(({ kind }) => kind === 'impossible').map(({ productId }) => productId),
          );
          known = adopting(known, poll);
          for (const { productId, reviewStatus, totalRate, sampleQuantity } of poll.sightings) {
            if (puzzling.has(productId)) continue;
            const registration = known.find((one) => one.productId === productId);
            expect(registration && shown[registration.decision]).toBe(reviewStatus);
            expect(registration?.terms).toEqual({ totalRate, sampleQuantity });
            looks += 1;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(looks).toBeGreaterThan(200);
  });

  it('the same look again changes nothing, and finds no change', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        let known: readonly Registration[] = [];
        for (const poll of looksAt(all)) {
          const first = reconcile(known, poll);
          known = adopting(known, poll);
          const again = reconcile(known, poll);
          expect(again.adoptions).toEqual([]);
          // What no way leads to is not taken over, so it is told of each time, as it was at first.
          const impossible = first.findings.filter(({ kind }) => kind === 'impossible');
          expect(again.findings.filter(({ kind }) => kind !== 'outdated')).toEqual(impossible);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the order of pages does not matter', () => {
    const looks = happenings.map(looksAt).filter((polls) => polls.length > 1);
    fc.assert(
      fc.property(
        looks.chain((polls) =>
          fc.record({
            polls: fc.constant(polls),
            shuffled: fc.tuple(
              ...polls.map(({ sightings }) =>
                fc.shuffledSubarray([...sightings], { minLength: sightings.length }),
              ),
            ),
          }),
        ),
        ({ polls, shuffled }) => {
          let known: readonly Registration[] = [];
          for (const [index, poll] of polls.entries()) {
            const other = { ...poll, sightings: shuffled[index] ?? [] };
            expect(reconcile(known, other)).toEqual(reconcile(known, poll));
            known = adopting(known, poll);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('looks that are merged, in any order and one of them twice, give what they give one by one', () => {
    fc.assert(
      fc.property(
        happenings.map(looksAt).chain((polls) =>
          fc.record({
            polls: fc.constant(polls),
            order: fc.shuffledSubarray([...polls], { minLength: polls.length }),
          }),
        ),
        ({ polls, order: [first, ...others] }) => {
          if (first === undefined) return;
          let oneByOne: readonly Registration[] = [];
          for (const poll of polls) oneByOne = adopting(oneByOne, poll);
          const merged = mergePolls(first, ...others, first);
          expect(standings(adopting([], merged))).toEqual(standings(oneByOne));
          expect(mergePolls(merged)).toEqual(merged);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('two polls whose pages were read by turns give one record, whichever comes first', () => {
    fc.assert(
      fc.property(
        happenings.map(looksAt).chain((polls) => {
          const sightings = polls.flatMap((poll) => poll.sightings);
          return fc.record({
            polls: fc.constant(polls),
            sightings: fc.constant(sightings),
            ours: fc.array(fc.boolean(), { minLength: sightings.length, maxLength: sightings.length }),
          });
        }),
        ({ polls, sightings, ours }) => {
          let oneByOne: readonly Registration[] = [];
          for (const poll of polls) oneByOne = adopting(oneByOne, poll);
          const campaignId = 'campaign-1';
          const first = { campaignId, sightings: sightings.filter((_, index) => ours[index]) };
          const second = { campaignId, sightings: sightings.filter((_, index) => !ours[index]) };
          const merged = mergePolls(first, second);
          expect(merged).toEqual(mergePolls(second, first));
          expect(standings(adopting([], merged))).toEqual(standings(oneByOne));
        },
      ),
      { numRuns: 100 },
    );
  });
});

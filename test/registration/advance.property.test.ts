import fc from 'fast-check';
import { advance, type Campaign, decide, decideCampaign, type Instant, type Policy } from 'partner-campaigns';
import { attempts, campaigns, durations, instants, policies, registrations } from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { plainPlace } from '../../src/testing/arbitraries/place.js';
import { commandTried, inputTried } from '../../src/testing/walks/attempts.js';
import { agency, shifted, theFacts } from '../support/build.ts';
import { stamped } from '../support/commands.ts';

/** A change to a campaign: its end moved to so long after the change, or to the change itself. */
interface Edit {
  readonly after: number;
  readonly endsAfter: number;
}

const edits = fc.array(fc.record<Edit>({ after: durations(), endsAfter: durations() }), { maxLength: 3 });
const withDeadlines = registrations({ decisions: ['pending', 'close_requested'] });

/** The campaign after edits that are stamped one after the other, all of them after `at`. */
function editedAfter(at: Instant, campaign: Campaign, policy: Policy, made: readonly Edit[]) {
  return made.reduce(
    ({ campaign: current, now }, { after, endsAfter }) => {
      const next = shifted(now, after + 1);
      const { registrationPeriod, campaignPeriod } = current;
      const end = shifted(next, endsAfter);
      const changes = {
        campaignPeriod: { ...campaignPeriod, end },
        registrationPeriod: {
          ...registrationPeriod,
          end: end < registrationPeriod.end ? end : registrationPeriod.end,
        },
      };
      const input = endsAfter === 0 ? ({ type: 'end_early' } as const) : ({ type: 'edit', changes } as const);
      const outcome = decideCampaign(current, { ...input, at: next, actor: agency }, { policy });
      return { campaign: outcome.ok ? outcome.campaign : current, now: next };
    },
    { campaign, now: at },
  );
}

it('advancing in two steps is advancing once, whatever happens to campaign and policy in between', () => {
  let settledBoth = 0;
  fc.assert(
    fc.property(
      fc.record({
        registration: withDeadlines,
        campaign: campaigns(),
        policies: fc.tuple(policies(), policies()),
        first: instants(),
        more: durations(),
        made: edits,
      }),
      ({ registration, campaign, policies: [policy, laterPolicy], first, more, made }) => {
        const edited = editedAfter(first, campaign, policy, made);
        const last = shifted(edited.now, more);
        const later = theFacts({ campaign: edited.campaign, policy: laterPolicy });

        const once = advance(registration, later, last);
        const half = advance(registration, theFacts({ campaign, policy }), first);
        const rest = advance(half.registration, later, last);

        expect(rest.registration).toEqual(once.registration);
        expect([...half.events, ...rest.events]).toEqual(once.events);
        if (half.events.length > 0 && made.length > 0) settledBoth += 1;
      },
    ),
    { numRuns: 2_000 },
  );
  expect(settledBoth).toBeGreaterThan(50);
});

it('advancing to the same instant again changes nothing', () => {
  fc.assert(
    fc.property(withDeadlines, campaigns(), instants(), (registration, campaign, at) => {
      const facts = theFacts({ campaign });
      const once = advance(registration, facts, at);
      expect(advance(once.registration, facts, at)).toEqual({ registration: once.registration, events: [] });
      expect(once.events.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

it('deciding is deciding on what the clock left', () => {
  fc.assert(
    fc.property(
      fc.record({
        registration: withDeadlines,
        campaign: campaigns(),
        policy: policies(),
        at: instants(),
        attempt: attempts(),
      }),
      ({ registration, campaign, policy, at, attempt }) => {
        const facts = theFacts({ campaign, policy });
        const now = at < registration.changedAt ? registration.changedAt : at;
        const { registration: current, events } = advance(registration, facts, now);
        const type = commandTried(attempt, current.decision);
        if (type === 'meet_deadline') return;
        const command = stamped(
          inputTried(type, attempt, { registration: current, policy, place: plainPlace }),
          now,
        );

        const outcome = decide(registration, command, facts);
        const later = decide(current, command, facts);
        expect(outcome).toEqual(later.ok ? { ...later, events: [...events, ...later.events] } : later);
      },
    ),
    { numRuns: 1_000 },
  );
});

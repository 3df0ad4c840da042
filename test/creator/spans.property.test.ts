import fc from 'fast-check';
import {
  advance,
  type CreatorLinkEvent,
  evolveLink,
  type Instant,
  overFrom,
  type PromisedTerms,
  parseCreatorLink,
  parseCreatorLinkEvent,
  promiseAt,
  type Registration,
  type RegistrationEvent,
  spansOf,
  termsAt,
} from 'partner-campaigns';
import {
  type LinkTried,
  type LinkWalk,
  linkEventsOn,
  linkWalks,
  walkCreators,
} from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { shifted } from '../support/build.ts';

// The model says for one instant what holds then, from what was written until then; the code sweeps over the history.

/** Whether a registration runs after an event; `undefined` where that changes nothing. */
function runsAfter(event: RegistrationEvent): boolean | undefined {
  switch (event.type) {
    case 'registration_approved':
    case 'close_requested':
    case 'close_declined':
    case 'close_request_cancelled':
      return true;
    case 'registration_submitted':
    case 'registration_resubmitted':
    case 'registration_rejected':
    case 'registration_blocked':
    case 'registration_withdrawn':
    case 'registration_closed':
    case 'registration_disqualified':
      return false;
    case 'registration_adopted':
      return ['approved', 'close_requested'].includes(event.adopted.decision);
    default:
      return undefined;
  }
}

interface History {
  readonly linkEvents: readonly CreatorLinkEvent[];
  readonly registrationEvents: readonly RegistrationEvent[];
  readonly over: Instant;
}

/** What the model says that a creator was promised at an instant. */
function promisedAt({ linkEvents, registrationEvents, over }: History, at: Instant): PromisedTerms | null {
  const link = linkEvents.filter((event) => event.at <= at).at(-1);
  const written = registrationEvents.filter((event) => event.at <= at);
  const runs = written.map(runsAfter).findLast((one) => one !== undefined) ?? false;
  const isPromised =
    link?.type === 'link_added' && runs && link.registrationAttempt === written.at(-1)?.attempt && at < over;
  return isPromised ? link.terms : null;
}

/** The terms that stand at an instant: a decrease that is due by then has come, unless it is held. */
function standingAt({ terms, ...registration }: Registration, at: Instant) {
  const decrease = registration.decision === 'approved' ? registration.totalRateDecrease : undefined;
  const isHeld = registration.holds?.some(({ commands }) => commands.includes('change_total_rate')) ?? false;
  const totalRate =
    decrease !== undefined && decrease.dueAt <= at && !isHeld ? decrease.totalRate : terms.totalRate;
  const { sampleQuantity: _, ...rates } = { ...terms, totalRate };
  return rates;
}

/** The whole of what happened, a deadline that has passed in the end included. */
function historiesOf(walk: LinkWalk) {
  const last = walk.passages.at(-1);
  if (last?.after === undefined) return [];
  const { campaign } = last.facts;
  const due = advance(last.after, last.facts, shifted(overFrom(campaign), -1)).events;
  const registrationEvents = [...walk.registrationEvents, ...due];
  return walkCreators.map((creatorId) => {
    return { creatorId, linkEvents: linkEventsOn(walk, creatorId), registrationEvents, campaign };
  });
}

const walks = linkWalks();
const accepted = (tried: readonly LinkTried[]) =>
  tried.flatMap((one) => (one.outcome.ok ? [one.outcome] : []));

it('at every instant, terms are what the model says, and spans neither overlap nor are empty', () => {
  const endings = new Map<string, number>();
  const counts = { changed: 0, decreased: 0, again: 0 };
  fc.assert(
    fc.property(walks, (walk) => {
      for (const { linkEvents, registrationEvents, campaign } of historiesOf(walk)) {
        const over = overFrom(campaign);
        const spans = spansOf({ linkEvents, registrationEvents, campaign });
        const moments = [...linkEvents, ...registrationEvents].map((event) => event.at);
        for (const moment of new Set([...moments, over]))
          for (const at of [shifted(moment, -1), moment, shifted(moment, 1)])
            expect([at, termsAt(spans, at)]).toEqual([
              at,
              promisedAt({ linkEvents, registrationEvents, over }, at),
            ]);
        for (const [index, { from, until, endedBy, terms }] of spans.entries()) {
          expect(from).toBeLessThan(until);
          expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.until ?? 0);
          expect(linkEvents.some((event) => event.type === 'link_added' && event.terms === terms)).toBe(true);
          endings.set(endedBy, (endings.get(endedBy) ?? 0) + 1);
          const within = registrationEvents.filter((event) => from < event.at && event.at < until);
          if (within.some(({ type }) => /rate/.test(type))) counts.changed += 1;
          if (within.some(({ type, actor }) => type === 'total_rate_changed' && actor.role === 'clock'))
            counts.decreased += 1;
        }
        if (spans.length > 1) counts.again += 1;
      }
    }),
    { numRuns: 300 },
  );
  // All of it is met on the way: every end, and changes that no promise follows.
  for (const ending of ['link_removed', 'registration_stopped', 'campaign_over'])
    expect([ending, endings.get(ending) ?? 0]).toEqual([
      ending,
      expect.toSatisfy((count: number) => count > 10),
    ]);
  for (const [what, count] of Object.entries(counts))
    expect([what, count]).toEqual([what, expect.toSatisfy((met) => met > 3)]);
});

it('a link takes the terms that stand when it is added, within their totals, and keeps them', () => {
  fc.assert(
    fc.property(walks, ({ tried }) => {
      for (const { before, command, facts, outcome } of tried) {
        if (!outcome.ok) continue;
        const { terms } = outcome.link;
        if (command.type === 'add_link') expect(terms).toEqual(standingAt(facts.registration, command.at));
        else expect(terms).toEqual(before?.terms);
        expect(terms.creatorRate).toBeLessThanOrEqual(terms.totalRate);
        expect(terms.creatorShopAdsRate ?? 0).toBeLessThanOrEqual(terms.shopAdsRate ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

it('the records tell of the present what the events tell', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const last = walk.passages.at(-1);
      if (last?.after === undefined) return;
      const { after: registration, facts, command } = last;
      const { campaign } = facts;
      for (const creatorId of walkCreators) {
        const link = walk.tried.findLast((one) => one.creatorId === creatorId)?.after;
        const linkEvents = linkEventsOn(walk, creatorId);
        if (link === undefined) expect(linkEvents).toEqual([]);
        else {
          const spans = spansOf({ linkEvents, registrationEvents: walk.registrationEvents, campaign });
          expect(promiseAt(link, registration, campaign, command.at)).toEqual(termsAt(spans, command.at));
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('the events of a link give its record, both are read back from JSON, and a refusal changes nothing', () => {
  const commands = new Map<string, number>();
  fc.assert(
    fc.property(walks, (walk) => {
      for (const { before, command, after, outcome } of walk.tried) {
        const name = `${command.type} in ${before?.decision ?? 'none'}: ${outcome.ok}`;
        commands.set(name, (commands.get(name) ?? 0) + 1);
        if (!outcome.ok) expect(after).toBe(before);
      }
      for (const { link, events } of accepted(walk.tried)) {
        expect(parseCreatorLink(JSON.parse(JSON.stringify(link)))).toEqual({ ok: true, value: link });
        for (const event of events)
          expect(parseCreatorLinkEvent(JSON.parse(JSON.stringify(event)))).toEqual({
            ok: true,
            value: event,
          });
      }
      for (const creatorId of walkCreators) {
        const stored = walk.tried.findLast((one) => one.creatorId === creatorId)?.after;
        const [first, ...rest] = linkEventsOn(walk, creatorId);
        if (first === undefined || stored === undefined) continue;
        const replayed = rest.reduce(evolveLink, evolveLink(undefined, first));
        expect(replayed).toEqual({ ...stored, revision: 0 });
      }
    }),
    { numRuns: 300 },
  );
  // To add one to a later attempt takes a long walk: the table of decisions has it.
  commands.delete('add_link in added: true');
  expect([...commands.keys()].toSorted()).toEqual([
    'add_link in added: false',
    'add_link in none: false',
    'add_link in none: true',
    'add_link in removed: false',
    'add_link in removed: true',
    'remove_link in added: true',
    'remove_link in none: false',
    'remove_link in removed: false',
  ]);
});

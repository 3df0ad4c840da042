import fc from 'fast-check';
import {
  decide,
  ERASED_CONTACT,
  evolveRegistration,
  parseRegistration,
  type Registration,
  type RegistrationEvent,
} from 'partner-campaigns';
import {
  openSettings,
  type Tried as Passage,
  walk,
  walkSettings,
  walkSteps,
} from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { registrationEventSchema } from '../../src/registration/event-schema.js';
import { registrationSchema } from '../../src/registration/record-schema.js';

const numRuns = 500;
const someWorlds = fc.oneof(
  { weight: 3, arbitrary: openSettings() },
  { weight: 1, arbitrary: walkSettings() },
);

/** Holds on every walk of one registration through its life, with policies and campaigns that change on the way. */
function always(check: (passages: readonly Passage[]) => void): void {
  fc.assert(
    fc.property(someWorlds, walkSteps(), (world, taken) => check(walk(world, taken))),
    { numRuns },
  );
}

function acceptedIn(passages: readonly Passage[]) {
  return passages.flatMap(({ before, command, facts, outcome }) =>
    outcome.ok ? [{ before, command, facts, ...outcome }] : [],
  );
}

function eventsOf(passages: readonly Passage[]): readonly RegistrationEvent[] {
  return acceptedIn(passages).flatMap(({ events }) => events);
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const child of Object.values(value)) deepFreeze(child);
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

it('deciding changes nothing it is given, and says the same every time', () => {
  always((passages) => {
    for (const { before, command, facts, outcome } of passages) {
      const given = { before, command, facts };
      const written = JSON.stringify(given);
      deepFreeze(given);
      expect(decide(before, command, facts)).toEqual(outcome);
      expect(JSON.stringify(given)).toBe(written);
    }
  });
});

it('a refusal gives reasons and nothing else; an acceptance at least one event', () => {
  always((passages) => {
    for (const { outcome } of passages) {
      if (outcome.ok) expect(outcome.events.length).toBeGreaterThan(0);
      else {
        expect(Object.keys(outcome)).toEqual(['ok', 'refusal']);
        expect(outcome.refusal.reasons.length).toBeGreaterThan(0);
      }
    }
  });
});

it('what is decided is a record, and survives JSON', () => {
  always((passages) => {
    for (const { registration, events, warnings } of acceptedIn(passages)) {
      expect(registrationSchema.parse(registration)).toEqual(registration);
      expect(parseRegistration(throughJson(registration))).toEqual({ ok: true, value: registration });
      for (const event of events) expect(registrationEventSchema.parse(throughJson(event))).toEqual(event);
      expect(throughJson(warnings)).toEqual(warnings);
    }
  });
});

it('the events alone rebuild the record, its contact and its revision aside', () => {
  always((passages) => {
    const events = eventsOf(passages);
    const rebuilt = events.reduce<Registration | undefined>(
      (registration, event) => evolveRegistration(registration, event),
      undefined,
    );
    const last = acceptedIn(passages).at(-1)?.registration;
    expect(rebuilt).toEqual(last && { ...last, contact: ERASED_CONTACT, revision: 0 });
  });
});

it('a stored decision never changes without an event', () => {
  always((passages) => {
    for (const { before, registration, events } of acceptedIn(passages)) {
      const evolved = events.reduce<Registration | undefined>(
        (current, event) => evolveRegistration(current, event, registration.contact),
        before,
      );
      expect(evolved).toEqual(registration);
    }
  });
});

it('a blocked product never comes back', () => {
  always((passages) => {
    for (const { before, after } of passages) if (before?.decision === 'blocked') expect(after).toBe(before);
  });
});

it('attempts count how often it was put up for review', () => {
  always((passages) => {
    let attempt = 0;
    for (const { before, events } of acceptedIn(passages)) {
      let standing = before;
      for (const event of events) {
        if (isPutUp(event, standing)) attempt += 1;
        standing = evolveRegistration(standing, event);
        expect([event.attempt, standing.attempt]).toEqual([attempt, attempt]);
      }
    }
  });
});

function isPutUp(event: RegistrationEvent, standing: Registration | undefined): boolean {
  if (event.type === 'registration_submitted' || event.type === 'registration_resubmitted') return true;
  if (event.type !== 'registration_adopted') return false;
  // Brought along, or observed to wait for review where it did not.
  return standing === undefined || (event.adopted.decision === 'pending' && !RUNNING.has(standing.decision));
}

const RUNNING: ReadonlySet<string> = new Set(['pending', 'approved', 'close_requested']);

it('samples never get fewer after approval, until it is put up again', () => {
  always((passages) => {
    for (const { before, command, registration } of acceptedIn(passages)) {
      // What was observed elsewhere is as it is.
      if (command.type === 'adopt' || before?.attempt !== registration.attempt) continue;
      expect(registration.terms.sampleQuantity).toBeGreaterThanOrEqual(before.terms.sampleQuantity);
    }
  });
});

it('creators never get more than everything', () => {
  always((passages) => {
    for (const { registration } of acceptedIn(passages)) {
      const { creatorRate = 0, totalRate } = registration.terms;
      expect(creatorRate).toBeLessThanOrEqual(totalRate);
    }
  });
});

it('the agency approves only what it saw', () => {
  let approvals = 0;
  always((passages) => {
    const shown = new Map<number, Registration>();
    for (const { before, command, outcome } of passages) {
      if (before !== undefined) shown.set(before.revision, before);
      if (!outcome.ok || !('seenRevision' in command)) continue;
      const seen = shown.get(command.seenRevision);
      const decided = outcome.events.at(-1);
      expect(decided?.actor).toEqual(command.actor);
      expect(seen).toEqual(before);
      if (command.type === 'approve') {
        approvals += 1;
        expect(outcome.registration.terms).toEqual(seen?.terms);
      }
    }
  });
  expect(approvals).toBeGreaterThan(50);
});

it('a request to close is ended by the agency, by the deadline it was stamped with, by the seller or the platform', () => {
  let ended = 0;
  always((passages) => {
    for (const { before, events } of acceptedIn(passages)) {
      const [first] = events;
      if (before?.decision !== 'close_requested' || first === undefined) continue;
      switch (first.type) {
        case 'sample_quantity_raised':
        case 'hold_placed':
        case 'hold_released':
        case 'registration_adopted':
          continue;
        case 'registration_disqualified':
          expect(first.actor).toEqual({ role: 'platform' });
          break;
        case 'close_request_cancelled':
          expect(first.actor).toEqual({ role: 'seller', shopId: before.shopId });
          break;
        case 'close_declined':
          expect(first.actor).toEqual({ role: 'agency', agencyId: before.agencyId });
          break;
        default:
          expect(first.type).toBe('registration_closed');
          if (first.actor.role === 'agency') expect(first).toMatchObject({ because: 'agreed' });
          else {
            expect(first).toMatchObject({ because: 'not_answered_in_time', actor: { role: 'clock' } });
            expect(first.at).toBeGreaterThanOrEqual(before.deadline?.dueAt ?? Number.POSITIVE_INFINITY);
          }
      }
      ended += 1;
    }
  });
  expect(ended).toBeGreaterThan(50);
});

it('time never goes back in a record or in its events', () => {
  always((passages) => {
    for (const { registration } of acceptedIn(passages)) {
      expect(registration.registeredAt).toBeLessThanOrEqual(registration.decidedAt);
      expect(registration.decidedAt).toBeLessThanOrEqual(registration.changedAt);
    }
    const instants = eventsOf(passages).map((event) => event.at);
    expect(instants).toEqual([...instants].sort((one, other) => one - other));
  });
});

it('nothing happens once the campaign is over, but what the platform records and a hold that is released', () => {
  always((passages) => {
    for (const { command, events, facts } of acceptedIn(passages)) {
      const { campaign } = facts;
      if (['release_hold', 'disqualify', 'adopt'].includes(command.type)) continue;
      const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
      for (const event of events) expect(event.at).toBeLessThan(over);
    }
  });
});

it('no event tells the contact', () => {
  always((passages) => {
    expect(JSON.stringify(eventsOf(passages))).not.toContain('seller@');
    expect(JSON.stringify(eventsOf(passages))).not.toContain('81234567');
  });
});

it('nothing that is held happens, by nobody and by no deadline', () => {
  let stopped = 0;
  always((passages) => {
    for (const { before, command, outcome } of passages) {
      const held = before?.holds?.flatMap(({ commands }) => commands) ?? [];
      const isHeld = held.some((type) => type === command.type);
      if (!outcome.ok) {
        stopped += outcome.refusal.reasons.some(({ code }) => code === 'held') ? 1 : 0;
        continue;
      }
      expect(isHeld).toBe(false);
      const [first] = outcome.events;
      if (first?.actor.role === 'clock') expect(held).not.toContain(commandOf[first.type]);
    }
  });
  expect(stopped).toBeGreaterThan(50);
});

/** What an event by the clock stood in for. */
const commandOf: { readonly [Type in RegistrationEvent['type']]?: string } = {
  registration_approved: 'approve',
  registration_rejected: 'reject',
  registration_closed: 'approve_close',
};

it('a hold stays until it is released', () => {
  always((passages) => {
    for (const { before, command, registration } of acceptedIn(passages)) {
      const kept = before?.holds?.filter(
        ({ id }) => command.type !== 'release_hold' || id !== command.holdId,
      );
      expect(registration.holds ?? []).toEqual(expect.arrayContaining([...(kept ?? [])]));
    }
  });
});

it('a disqualified product never comes back by registering again', () => {
  always((passages) => {
    for (const { before, command } of acceptedIn(passages)) {
      const isOut = before?.decision === 'closed' && before.closure.because === 'disqualified';
      if (isOut) expect(command.type).not.toBe('reregister');
    }
  });
});

it('what was observed elsewhere stands, and is not adopted twice', () => {
  always((passages) => {
    for (const { command, registration, facts } of acceptedIn(passages)) {
      if (command.type !== 'adopt') continue;
      expect(registration.decision).toBe(command.observed.decision);
      if (command.terms !== undefined) expect(registration.terms).toEqual(command.terms);
      if (registration.decision === 'blocked') continue;
      const again = decide(registration, { ...command, at: registration.changedAt }, facts);
      // A deadline that was due at once has already had its way.
      if (again.ok) expect(again.events[0]?.actor.role).toBe('clock');
      else expect(again.refusal.reasons.map(({ code }) => code)).toEqual(['nothing_to_adopt']);
    }
  });
});

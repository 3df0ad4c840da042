import { deadlineOf, type Registration } from '../../registration/registration.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import {
  nameOf,
  ofCampaigns,
  ofLinks,
  ofRegistrations,
  ofSamples,
  type Passage,
  type RegistrationPassage,
  type SamplePassage,
} from './passage.js';
import {
  campaignStorylines,
  linkStorylines,
  sampleCommandBehind,
  sampleStorylineOf,
  storylines,
} from './storylines.js';

/** Each event comes from a decision that takes its command, and leads where the table says. */
export const eventsFollow: Invariant = invariant(
  'events_follow',
  'Each event starts from a decision that takes its command and leads where the lifecycle says: a close always passes a close request (R51), what is registered again was rejected, withdrawn or closed (R42).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { from, to } = storylines[passage.event.type];
      const before = passage.before?.decision ?? 'none';
      if (!from.includes(before)) yield [nameOf(passage), `came from ${before}`];
      const expected =
        passage.event.type === 'registration_adopted'
          ? passage.event.adopted.decision
          : to === 'same'
            ? before
            : to;
      if (passage.after !== undefined && passage.after.decision !== expected)
        yield [nameOf(passage), `led to ${passage.after.decision}`];
    }
    for (const passage of ofCampaigns(passages)) {
      const { from, to } = campaignStorylines[passage.event.type];
      const before = passage.before?.decision ?? 'none';
      if (!from.includes(before)) yield [nameOf(passage), `came from ${before}`];
      const expected = to === 'same' ? before : to;
      if (passage.after !== undefined && passage.after.decision !== expected)
        yield [nameOf(passage), `led to ${passage.after.decision}`];
    }
    for (const passage of ofLinks(passages)) {
      const { from, to } = linkStorylines[passage.event.type];
      const before = passage.before?.decision ?? 'none';
      if (!from.includes(before)) yield [nameOf(passage), `came from ${before}`];
      if (passage.after !== undefined && passage.after.decision !== to)
        yield [nameOf(passage), `led to ${passage.after.decision}`];
    }
    for (const passage of ofSamples(passages)) {
      const { event } = passage;
      const { from, to } = sampleStorylineOf(event);
      const before = passage.before?.decision ?? 'none';
      if (!from.includes(before)) yield [nameOf(passage), `came from ${before}`];
      const expected = event.type === 'sample_requested' ? event.decision : to === 'same' ? before : to;
      if (passage.after !== undefined && passage.after.decision !== expected)
        yield [nameOf(passage), `led to ${passage.after.decision}`];
    }
  },
);

/** Whoever acts, it is their command and their record. */
export const actorsAreTheParties: Invariant = invariant(
  'actors_are_the_parties',
  'An actor touches only what is theirs: sellers what is of their shop, agencies what is in their campaigns, creators their own links and sample requests, each with the commands of its role.',
  function* ({ passages }) {
    for (const passage of passages) {
      const { event } = passage;
      const { actor } = event;
      const { by } = storylineOf(passage);
      if (!by.includes(actor.role)) yield [nameOf(passage), `was done by ${actor.role}`];
      if (actor.role === 'agency' && actor.agencyId !== event.agencyId)
        yield [nameOf(passage), `was done by another agency, ${actor.agencyId}`];
      if (actor.role === 'seller' && 'registrationId' in event && actor.shopId !== event.shopId)
        yield [nameOf(passage), `was done by another shop, ${actor.shopId}`];
      if (actor.role === 'creator' && !('creatorId' in event && actor.creatorId === event.creatorId))
        yield [nameOf(passage), `was done by another creator, ${actor.creatorId}`];
    }
    for (const passage of ofSamples(passages)) yield* byTheWrongSide(passage);
  },
);

function storylineOf(passage: Passage): { readonly by: readonly string[] } {
  switch (passage.kind) {
    case 'campaign':
      return campaignStorylines[passage.event.type];
    case 'registration':
      return storylines[passage.event.type];
    case 'creator_link':
      return linkStorylines[passage.event.type];
    case 'sample_request':
      return sampleStorylineOf(passage.event);
  }
}

/** Whose turn it is depends on where a request stands, and on who made it. */
function* byTheWrongSide(passage: SamplePassage): Iterable<Finding> {
  const { event, before } = passage;
  const { role } = event.actor;
  const command = sampleCommandBehind(event);
  if (command === 'request_sample' && event.type === 'sample_requested' && event.requestedBy !== role)
    yield [nameOf(passage), `was asked for by ${role}, and says ${event.requestedBy}`];
  if (command === 'approve_sample' || command === 'reject_sample') {
    const reviewer = before?.decision === 'agency_review' ? 'agency' : 'seller';
    if (role !== reviewer) yield [nameOf(passage), `was reviewed by the ${role}`];
  }
  if (command === 'withdraw_sample' && role === 'agency' && before?.requestedBy !== 'agency')
    yield [nameOf(passage), 'was taken back by an agency that had not asked'];
}

/** What is blocked has no more events. */
export const blockedStaysBlocked: Invariant = invariant(
  'blocked_stays_blocked',
  'A blocked product never comes back: nothing happens to it any more (R43).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      if (passage.before?.decision === 'blocked') yield [nameOf(passage), 'happened to what is blocked'];
    }
  },
);

/** What is disqualified stays closed for that reason. */
export const disqualifiedStaysOut: Invariant = invariant(
  'disqualified_stays_out',
  'What the platform disqualified never comes back by registering again, nor by what is observed elsewhere (Q27).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      if (isOut(passage.before) && passage.after !== undefined && !isOut(passage.after))
        yield [nameOf(passage), 'brought back what was disqualified'];
    }
  },
);

function isOut(registration: Registration | undefined): boolean {
  return registration?.decision === 'closed' && registration.closure.because === 'disqualified';
}

/** Attempts count passes through review. */
export const attemptsAreCounted: Invariant = invariant(
  'attempts_are_counted',
  'Attempts count how often a product was put up for review, from 1 and one by one; only what was observed elsewhere may skip some (R42, Q11).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { event, after } = passage;
      const [least, most] = attemptsOf(passage);
      if (event.attempt < least || event.attempt > most)
        yield [nameOf(passage), `is of attempt ${event.attempt}, not of ${least}`];
      if (after !== undefined && after.attempt !== event.attempt)
        yield [nameOf(passage), `left the record in attempt ${after.attempt}`];
      const rejectedIn = after?.lastRejection?.attempt ?? 0;
      if (rejectedIn > event.attempt) yield [nameOf(passage), `follows a rejection of attempt ${rejectedIn}`];
    }
  },
);

const ENDED: ReadonlySet<string> = new Set(['rejected', 'withdrawn', 'closed']);

/** The attempts that an event may belong to: the least and the most. */
function attemptsOf({ event, before }: RegistrationPassage): readonly [number, number] {
  const standing = before?.attempt ?? 0;
  switch (event.type) {
    case 'registration_submitted':
      return [1, 1];
    case 'registration_resubmitted':
      return [standing + 1, standing + 1];
    case 'registration_adopted': {
      const isAgain = event.adopted.decision === 'pending' && ENDED.has(before?.decision ?? '');
      return [Math.max(1, standing + (isAgain ? 1 : 0)), Number.POSITIVE_INFINITY];
    }
    default:
      return [standing, standing];
  }
}

/** A hold stops what it names. */
export const holdsStop: Invariant = invariant(
  'holds_stop',
  'Nothing that is held happens, by nobody and by no deadline; what was observed elsewhere and a disqualification aside.',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { command } = storylines[passage.event.type];
      const holds = passage.before?.holds ?? [];
      const stopping = holds.find(({ commands }) => commands.some((held) => held === command));
      if (stopping !== undefined) yield [nameOf(passage), `happened under the hold ${stopping.id}`];
    }
  },
);

/** The clock settles stamped deadlines at their true instants, and decides nothing else. */
export const deadlinesAreStamped: Invariant = invariant(
  'deadlines_are_stamped',
  'The clock decides nothing but a stamped deadline, with its stamped outcome, at its true instant (Q8, Q14, R87).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      if (passage.event.actor.role === 'clock') yield* unstamped(passage);
    }
    for (const passage of ofSamples(passages)) {
      if (passage.event.actor.role === 'clock') yield* unstampedSample(passage);
    }
  },
);

function* unstampedSample(passage: SamplePassage): Iterable<Finding> {
  const { event, before } = passage;
  const deadline = before !== undefined && 'deadline' in before ? before.deadline : undefined;
  if (before === undefined || deadline === undefined) {
    yield [nameOf(passage), 'was done by the clock, and no deadline was stamped'];
    return;
  }
  const because = event.type === 'sample_cancelled' ? event.cancellation.because : event.type;
  if (because !== deadline.dueOutcome) yield [nameOf(passage), `is not the stamped ${deadline.dueOutcome}`];
  const at = Math.max(deadline.dueAt, before.changedAt);
  if (event.at !== at) yield [nameOf(passage), `is of ${event.at}, and was due at ${at}`];
}

function* unstamped(passage: RegistrationPassage): Iterable<Finding> {
  const { event, before } = passage;
  const deadline = deadlineOf(before);
  if (before === undefined || deadline === undefined) {
    yield [nameOf(passage), 'was done by the clock, and no deadline was stamped'];
    return;
  }
  const { command } = storylines[event.type];
  if (deadline.dueOutcome !== command) yield [nameOf(passage), `is not the stamped ${deadline.dueOutcome}`];
  const at = Math.max(deadline.dueAt, before.changedAt);
  if (event.at !== at) yield [nameOf(passage), `is of ${event.at}, and was due at ${at}`];
}

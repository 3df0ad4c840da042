import fc from 'fast-check';
import type { CreatorId } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import type { LinkCommand, LinkCommandInput } from '../../creator/commands.js';
import { decideLink, type LinkOutcome } from '../../creator/decide.js';
import type { CreatorLinkEvent } from '../../creator/events.js';
import type { LinkFacts } from '../../creator/input.js';
import type { CreatorLink } from '../../creator/link.js';
import { saved } from '../../ports/save.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { mostly } from '../arbitraries/combinators.js';
import { type Attempt, attempts } from './attempts.js';
import { openSettings, type Tried, type WalkSetting, type WalkStep, walk, walkSteps } from './walk.js';

/** The creators of walks. */
export const walkCreators: readonly CreatorId[] = Object.freeze(['creator-1', 'creator-2', 'creator-3']);

/** A command on a creator's link that was tried, on what it was decided, and what came of it. */
export interface LinkTried {
  readonly creatorId: CreatorId;
  readonly before: CreatorLink | undefined;
  readonly command: LinkCommand;
  readonly facts: LinkFacts;
  readonly outcome: LinkOutcome;
  /** The record that stands afterwards, saved. */
  readonly after: CreatorLink | undefined;
}

/** What became of a registration and of the links to it. */
export interface LinkWalk {
  readonly setting: WalkSetting;
  /** What was tried on the registration, in order. */
  readonly passages: readonly Tried[];
  /** What was tried on links, in order. */
  readonly tried: readonly LinkTried[];
  /** Everything that happened to the registration, oldest first. */
  readonly registrationEvents: readonly RegistrationEvent[];
}

/** What creators, or the platform for them, try once something was tried on the registration. */
interface LinkDraw {
  readonly creator: number;
  readonly does: LinkCommandInput['type'];
  readonly byPlatform: boolean;
}

const linkDraws: fc.Arbitrary<LinkDraw> = fc.record(
  {
    creator: fc.nat(walkCreators.length - 1),
    does: mostly<LinkCommandInput['type']>('add_link', 'remove_link'),
    byPlatform: mostly(false, true),
  },
  { noNullPrototype: true },
);

/**
 * Walks of one registration and of the links that three creators have to it: after each thing that is tried on the
 * registration some of them add a link, or remove it. All by one clock, so what happened is in the order of its instants.
 */
export function linkWalks(): fc.Arbitrary<LinkWalk> {
  return fc
    .tuple(
      openSettings(),
      mostly(true, false),
      attempts(),
      walkSteps(),
      fc.array(fc.array(linkDraws, { maxLength: 3 }), { minLength: 1, maxLength: 40 }),
    )
    .map(([setting, begins, attempt, steps, draws]) =>
      walked(setting, begins ? [...beginning(attempt), ...steps] : steps, draws),
    );
}

/**
 * What leads to a registration with a rate for creators, if nothing is in the way: the first command that is taken where
 * there is none and where it is pending, and the fifth where it is approved. Each is there three times to pick from.
 */
function beginning(drawn: Attempt): readonly WalkStep[] {
  const attempt = { ...drawn, aims: true, behind: 0, off: 0, more: 5, contact: CONTACT } as const;
  return [
    { ...attempt, pick: 0, rate: 11 },
    { ...attempt, pick: 0 },
    { ...attempt, pick: 12, rate: 0, adsRate: null },
  ].map((one) => ({ does: 'try', wait: { until: 'later', by: 1 }, skew: 0, attempt: one }));
}

const CONTACT = Object.freeze({ email: 'seller@shop.example' });

function walked(
  setting: WalkSetting,
  steps: readonly WalkStep[],
  draws: readonly (readonly LinkDraw[])[],
): LinkWalk {
  const passages = walk(setting, steps.map(byOneClock));
  const links = new Map<CreatorId, CreatorLink>();
  const tried: LinkTried[] = [];
  for (const [index, { after: registration, command, facts }] of passages.entries()) {
    if (registration === undefined) continue;
    for (const draw of draws[index % draws.length] ?? []) {
      const one = tryLink(draw, links, { ...facts, registration }, command.at);
      if (one.after !== undefined) links.set(one.creatorId, one.after);
      tried.push(one);
    }
  }
  const registrationEvents = passages.flatMap(({ outcome }) => (outcome.ok ? outcome.events : []));
  return { setting, passages, tried, registrationEvents };
}

function byOneClock(step: WalkStep): WalkStep {
  return step.does === 'try' ? { ...step, skew: 0 } : step;
}

function tryLink(
  { creator, does, byPlatform }: LinkDraw,
  links: ReadonlyMap<CreatorId, CreatorLink>,
  facts: LinkFacts,
  at: Instant,
): LinkTried {
  const creatorId = walkCreators[creator] ?? '';
  const before = links.get(creatorId);
  const actor = byPlatform ? ({ role: 'platform' } as const) : ({ role: 'creator', creatorId } as const);
  const input: LinkCommandInput =
    does === 'remove_link' ? { type: does } : byPlatform ? { type: does, creatorId } : { type: does };
  const command = { ...input, at, actor };
  const outcome = decideLink(before, command, facts);
  return { creatorId, before, command, facts, outcome, after: outcome.ok ? saved(outcome.link) : before };
}

/** What happened to the link of a creator on a walk, oldest first. */
export function linkEventsOn({ tried }: LinkWalk, creatorId: CreatorId): readonly CreatorLinkEvent[] {
  return tried.flatMap((one) => (one.creatorId === creatorId && one.outcome.ok ? one.outcome.events : []));
}

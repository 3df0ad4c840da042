import fc from 'fast-check';
import type { Rate, RateBounds } from '../../commission/rate.js';
import type { Role } from '../../core/actor.js';
import { assertNever } from '../../core/assert-never.js';
import { given } from '../../core/given.js';
import { availableActions } from '../../registration/actions.js';
import { advance } from '../../registration/advance.js';
import {
  type CommandType,
  commandTypes,
  type RegistrationCommand,
  type RegistrationCommandInput,
} from '../../registration/commands.js';
import { decide } from '../../registration/decide.js';
import type { KnownFacts } from '../../registration/facts.js';
import { type Hold, holdableCommands } from '../../registration/hold.js';
import { decisions, decreaseOf, type Registration } from '../../registration/registration.js';
import { leastWanted, openRejection } from '../../registration/wanted-terms.js';
import { sellerContacts } from './contacts.js';
import { actorAt, type Place } from './place.js';
import { type RateWish, rateAt, ratePlaces } from './rates.js';
import { disqualificationReasons, notes, rejectReasonLists, sayings } from './reasons.js';
import { observedDecisions } from './registration-inputs.js';
import type { Situation } from './situations.js';
import { stamp } from './stamp.js';
import { type LeastOffer, offerDraws, offerOf } from './terms.js';
import { saidOf } from './wishes.js';

/** In what a command may come. */
export type Asked = Pick<Situation, 'registration' | 'facts' | 'at' | 'place'>;

/** What a test may pin of commands that are accepted. */
export interface AcceptedOptions {
  /** Which commands: all of them when left out. */
  readonly types?: readonly CommandType[];
  /** By whom: by everyone when left out. */
  readonly roles?: readonly Role[];
}

/**
 * Commands that a situation accepts, every one of them, whoever they are of: aimed at its decision, with payloads within
 * its policy and beside what stands. `null` where none of those that were asked for is accepted with any payload. What a
 * host's own rule would say is not asked.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { decide } from 'partner-campaigns';
 * import { acceptedCommands, situations } from 'partner-campaigns/testing';
 *
 * const passages = situations({ decisions: ['pending'] }).chain((situation) =>
 *   (acceptedCommands(situation) ?? fc.constant(null)).map((command) => ({ ...situation, command })),
 * );
 * fc.assert(
 *   fc.property(passages, ({ registration, command, facts }) =>
 *     command === null ? true : decide(registration, command, facts).ok,
 *   ),
 * );
 * ```
 */
export function acceptedCommands(
  situation: Asked,
  { types = commandTypes, roles: by = roles }: AcceptedOptions = {},
): fc.Arbitrary<RegistrationCommand> | null {
  const accepted = offeredIn(situation, by)
    .filter(({ type }) => types.includes(type))
    .flatMap(({ type, role }) => {
      const actor = actorAt(role, situation.place);
      return inputsFor(type, role, situation).map((input) => stamp(input, situation.at, actor));
    });
  return accepted.length === 0 ? null : fc.oneof({ withCrossShrink: true }, ...accepted);
}

/** What is offered to whom. */
function offeredIn(
  situation: Asked,
  by: readonly Role[],
): readonly { readonly type: CommandType; readonly role: Role }[] {
  const { facts, at, place } = situation;
  const registration: Registration | undefined = situation.registration;
  if (registration === undefined) return creationsIn(situation).filter(({ role }) => by.includes(role));
  return by.flatMap((role) =>
    availableActions(registration, actorAt(role, place), facts, at)
      .filter(({ offered }) => offered)
      .map(({ command }) => ({ type: command, role })),
  );
}

const roles = ['seller', 'agency', 'platform', 'clock'] as const satisfies readonly Role[];

/** What may create a registration: nobody lists that, as there is nothing to list it of. */
function creationsIn({ facts, at, place }: Asked) {
  const terms = offerOf(PLAINEST, facts.policy, leastOffer(facts));
  const input = { type: 'register', productId: place.productId, terms, contact: PLAIN_CONTACT } as const;
  const outcome = decide(undefined, stamp(input, at, actorAt('seller', place)), facts);
  return [
    ...(outcome.ok ? [{ type: 'register', role: 'seller' } as const] : []),
    ...(facts.campaign.decision === 'draft' ? [] : [{ type: 'adopt', role: 'platform' } as const]),
  ];
}

const PLAINEST = { total: 0, samples: 0 };
const PLAIN_CONTACT = { email: 'seller@shop.example' };

/** The least that an offer must be: what the campaign proposes, and what a rejection wanted, where those are minimums. */
function leastOffer({ policy, campaign }: KnownFacts, standing?: Registration): LeastOffer {
  const proposed = policy.proposedRate === 'minimum' ? campaign.proposedRate : 0;
  const rejection = policy.wantedTerms === 'minimum' ? openRejection(standing) : undefined;
  const { totalRate = 0, sampleQuantity = 0 } = leastWanted(rejection?.wanted ?? {}, policy);
  return { totalRate: Math.max(proposed, totalRate), sampleQuantity };
}

function offers(facts: KnownFacts, standing?: Registration) {
  return offered.map(([draw, contact]) => {
    return { terms: offerOf(draw, facts.policy, leastOffer(facts, standing)), contact };
  });
}

/** Inputs of a command that is offered: every payload of it that is accepted. */
function inputsFor(type: CommandType, role: Role, situation: Asked): fc.Arbitrary<RegistrationCommandInput> {
  const { facts, place } = situation;
  const stored: Registration | undefined = situation.registration;
  return stored === undefined ? creations(type, facts, place) : inputsOn(stored, type, role, situation);
}

function creations(
  type: CommandType,
  facts: KnownFacts,
  { shopId, productId }: Place,
): fc.Arbitrary<RegistrationCommandInput> {
  if (type === 'register') return offers(facts).map((offer) => ({ type, productId, ...offer }));
  return fc
    .tuple(observations, offers(facts))
    .map(([observed, offer]) => ({ type: 'adopt', shopId, productId, observed, ...offer }));
}

// Made once: making them costs more than drawing from them.
const observations = observedDecisions();
const offered = fc.tuple(offerDraws(), sellerContacts());
const optionalNotes = fc.option(notes(), { nil: undefined }).map((note) => given({ note }));
const said = sayings();
const reasonsAndNotes = fc.tuple(rejectReasonLists(), optionalNotes);
const disqualifications = fc.tuple(disqualificationReasons(), optionalNotes);
const holds = fc.tuple(
  fc.subarray([...holdableCommands], { minLength: 1 }),
  fc.constantFrom('hold', 'inquiry', 'ก'),
  optionalNotes,
);
const somePlaces = ratePlaces();

function inputsOn(
  stored: Registration,
  type: CommandType,
  role: Role,
  { facts, at, place }: Asked,
): fc.Arbitrary<RegistrationCommandInput> {
  const { policy } = facts;
  // A deadline that has passed is settled first; what the agency saw is the record as it is stored.
  const standing = advance(stored, facts, at).registration;
  const seen = { seenRevision: stored.revision };
  const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate, sampleQuantity } = standing.terms;
  const coming = decreaseOf(standing)?.totalRate;
  switch (type) {
    case 'register':
      throw new TypeError('What is registered cannot be registered');
    case 'withdraw':
    case 'cancel_close_request':
    case 'meet_deadline':
      return fc.constant({ type });
    case 'approve':
    case 'approve_close':
      return fc.constant({ type, ...seen });
    case 'request_close':
      return optionalNotes.map((note) => ({ type, ...note }));
    case 'decline_close':
      return optionalNotes.map((note) => ({ type, ...seen, ...note }));
    case 'reject':
      return said.map((words) => ({ type, ...seen, ...saidOf(words, standing.terms, policy) }));
    case 'block':
      return reasonsAndNotes.map(([reasons, note]) => ({ type, ...seen, reasons, ...note }));
    case 'reregister':
      return offers(facts, standing).map((offer) => ({ type, ...offer }));
    case 'raise_sample_quantity': {
      const room = Math.min(25, policy.maximumSampleQuantity - sampleQuantity - 1);
      return fc.nat(room).map((more) => ({ type, sampleQuantity: sampleQuantity + 1 + more }));
    }
    case 'set_shop_ads_rate':
      return wishedRates(policy.shopAdsRate, {}).map((shopAdsRate) => ({ type, shopAdsRate }));
    case 'change_total_rate': {
      const floor = policy.totalRateChange === 'increase_only' ? totalRate : 0;
      const atLeast = Math.max(floor, creatorRate ?? 0, leastOffer(facts).totalRate ?? 0);
      const wish = { atLeast, not: coming ?? totalRate };
      return wishedRates(policy.totalRate, wish).map((rate) => ({ type, totalRate: rate }));
    }
    case 'set_creator_rate': {
      const { creatorRate: bounds } = policy;
      const wish = { atMost: coming ?? totalRate, not: creatorRate };
      const ofAds = somePlaces.map((place) =>
        shopAdsRate === undefined
          ? null
          : rateAt(bounds, place, { atMost: shopAdsRate, not: creatorShopAdsRate }),
      );
      return fc.tuple(somePlaces, fc.option(ofAds)).map(([place, ads]) => {
        const other = rateAt(bounds, place, wish);
        const set = { type, creatorRate: other ?? creatorRate ?? bounds.maximum } as const;
        if (other !== null) return { ...set, ...given({ creatorShopAdsRate: ads }) };
        // Only the part of ads can change where there is no other rate.
        const rate =
          shopAdsRate === undefined
            ? null
            : rateAt(bounds, place, { atMost: shopAdsRate, not: creatorShopAdsRate });
        return { ...set, ...given({ creatorShopAdsRate: rate }) };
      });
    }
    case 'place_hold':
      return holds.map(([commands, name, note]) => {
        return { type, holdId: freeId(name, standing.holds), commands, ...note };
      });
    case 'release_hold':
      return fc
        .constantFrom(...(standing.holds ?? []).filter(({ placedBy }) => isReleasable(placedBy, role)))
        .map(({ id }) => ({ type, holdId: id }));
    case 'disqualify':
      return disqualifications.map(([reason, note]) => ({ type, reason, ...note }));
    case 'adopt':
      return adoptions(standing, place).map((input) => ({ type, ...input }));
    default:
      return assertNever(type);
  }
}

function wishedRates(bounds: RateBounds, wish: RateWish): fc.Arbitrary<Rate> {
  return somePlaces.map((place) => rateAt(bounds, place, wish) ?? bounds.maximum);
}

/** An id that none of the holds has. */
function freeId(name: string, placed: readonly Hold[] = []): string {
  const taken = new Set(placed.map(({ id }) => id));
  let id = name;
  while (taken.has(id)) id += '+';
  return id;
}

/** The platform releases every hold, an agency its own side's. */
function isReleasable(placedBy: string, role: Role): boolean {
  return role === 'platform' || placedBy === role;
}

/** What may be observed of a registration that it is not yet: what is disqualified stays so. */
function adoptions(standing: Registration, { shopId, productId }: Place) {
  const isOut = standing.decision === 'closed' && standing.closure.because === 'disqualified';
  if (isOut) {
    const attempt = standing.attempt + 1;
    return fc.constant({ shopId, productId, observed: { decision: 'closed' } as const, attempt });
  }
  const others = decisions.filter((decision) => decision !== standing.decision);
  return fc.constantFrom(...others).map((decision) => ({ shopId, productId, observed: { decision } }));
}

import { highestRate, type Rate, type RateBounds, rateProblem } from '../commission/rate.js';
import type { OfferedTerms } from '../commission/terms.js';
import type { Actor } from '../core/actor.js';
import { assertNever } from '../core/assert-never.js';
import type { Instant } from '../core/instant.js';
import type { Refusal } from '../core/refusal.js';
import { canSeeRegistration, isOwnCommand } from './authority.js';
import { type CommandType, commandTypes, type RegistrationCommandInput } from './commands.js';
import type { SellerContact } from './contact.js';
import { decide } from './decide.js';
import { findHold, type Hold } from './hold.js';
import type { RegistrationFacts } from './input.js';
import type { RegistrationReason } from './refusals.js';
import { decreaseOf, type Registration } from './registration.js';
import { leastWanted, openRejection } from './wanted-terms.js';

/** A command of the actor's role on a registration: offered, or withheld with every reason. */
export type AvailableAction =
  | { readonly command: CommandType; readonly offered: true }
  | { readonly command: CommandType; readonly offered: false; readonly refusal: Refusal<RegistrationReason> };

/**
 * What an actor may do with a registration at an instant, and why not the rest, in a fixed order. An action is offered
 * exactly when our rules would accept some payload of it: each is put to {@link decide} with the payload that is easiest
 * to accept, so a screen and a write cannot differ. Host rules are asked about that payload, and about no other. Nothing
 * is listed for a registration that the actor does not see.
 */
export function availableActions(
  registration: Registration,
  actor: Actor,
  facts: RegistrationFacts,
  at: Instant,
): readonly AvailableAction[] {
  if (!canSeeRegistration(actor, registration)) return [];
  // What is registered cannot be registered, so that is never listed.
  return commandTypes
    .filter((command) => command !== 'register')
    .flatMap((command): AvailableAction[] => {
      const stamped = { ...easiest(command, registration, { facts, actor }), at, actor };
      if (!isOwnCommand(stamped)) return [];
      const outcome = decide(registration, stamped, facts);
      return [
        outcome.ok ? { command, offered: true } : { command, offered: false, refusal: outcome.refusal },
      ];
    });
}

/** The input of a command that is accepted if any is. */
function easiest(
  type: Exclude<CommandType, 'register'>,
  registration: Registration,
  { facts, actor }: { readonly facts: RegistrationFacts; readonly actor: Actor },
): RegistrationCommandInput {
  const { policy } = facts;
  const { terms, revision: seenRevision, holds = [] } = registration;
  const coming = decreaseOf(registration)?.totalRate;
  switch (type) {
    case 'reregister':
      return { type, terms: easiestTerms(facts, registration), contact: EASIEST_CONTACT };
    case 'reject':
      return { type, seenRevision, reasons: ['no_suitable_creator'] };
    case 'approve':
    case 'block':
    case 'approve_close':
    case 'decline_close':
      return { type, seenRevision };
    case 'withdraw':
    case 'request_close':
    case 'cancel_close_request':
    case 'meet_deadline':
      return { type };
    case 'raise_sample_quantity':
      return { type, sampleQuantity: terms.sampleQuantity + 1 };
    case 'set_shop_ads_rate':
      return { type, shopAdsRate: highestOther(policy.shopAdsRate) };
    case 'change_total_rate':
      return { type, totalRate: highestOther(policy.totalRate, { not: coming ?? terms.totalRate }) };
    case 'set_creator_rate': {
      const { creatorRate, creatorShopAdsRate, totalRate, shopAdsRate } = terms;
      const other = highestOther(policy.creatorRate, { not: creatorRate, limit: coming ?? totalRate });
      if (creatorRate === undefined || shopAdsRate === undefined || isAllowed(other, policy.creatorRate))
        return { type, creatorRate: other };
      const ofAds = highestOther(policy.creatorRate, { not: creatorShopAdsRate, limit: shopAdsRate });
      return isAllowed(ofAds, policy.creatorRate)
        ? { type, creatorRate, creatorShopAdsRate: ofAds }
        : { type, creatorRate: other };
    }
    case 'place_hold':
      return { type, holdId: freeHoldId(holds), commands: ['approve'] };
    case 'release_hold':
      return { type, holdId: easiestHold(holds, actor) };
    case 'disqualify':
      return { type, reason: 'product_disqualified' };
    case 'adopt': {
      // What is disqualified stays closed; but the same decision of a later attempt can always be observed.
      const { shopId, productId, decision, attempt } = registration;
      return { type, shopId, productId, observed: { decision }, attempt: attempt + 1 };
    }
    default:
      return assertNever(type);
  }
}

/** An id that none of so many holds has. */
function freeHoldId(holds: readonly Hold[]): string {
  const ids = Array.from({ length: holds.length + 1 }, (_, index) => `hold-${index}`);
  return ids.find((id) => findHold(holds, id) === undefined) ?? '';
}

/** The actor's own hold, else another's, else one that there is not: refused with what is in the way. */
function easiestHold(holds: readonly Hold[], { role }: Actor): string {
  return (holds.find(({ placedBy }) => placedBy === role) ?? holds[0])?.id ?? '';
}

const EASIEST_CONTACT: SellerContact = Object.freeze({ email: 'seller@example.com' });

/** The higher a total rate the easier; only a rejection can ask for samples. */
function easiestTerms({ policy }: RegistrationFacts, registration: Registration): OfferedTerms {
  const wanted = leastWanted(openRejection(registration)?.wanted ?? {}, policy);
  return { totalRate: highestOther(policy.totalRate), sampleQuantity: wanted.sampleQuantity ?? 0 };
}

function isAllowed(rate: Rate, bounds: RateBounds): boolean {
  return rateProblem('creatorRate', rate, bounds) === null;
}

/** The highest rate within bounds and limit that is not the one that stands; out of bounds when there is none. */
function highestOther(
  bounds: RateBounds,
  except: { readonly not?: Rate | undefined; readonly limit?: Rate } = {},
): Rate {
  const highest = highestRate(bounds, except.limit) ?? bounds.minimum;
  return highest === except.not ? highest - bounds.step : highest;
}

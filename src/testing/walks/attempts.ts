import fc from 'fast-check';
import type { Rate, RateBounds } from '../../commission/rate.js';
import type { Policy } from '../../policy/policy.js';
import {
  type CommandType,
  commandTypes,
  type RegistrationCommandInput,
} from '../../registration/commands.js';
import type { SellerContact } from '../../registration/contact.js';
import { type HoldableCommand, holdableCommands } from '../../registration/hold.js';
import type { ObservedDecision } from '../../registration/observed.js';
import { type Decision, decisions, type Registration } from '../../registration/registration.js';
import { type RejectReason, rejectReasons } from '../../registration/rejection.js';
import { cellsOf } from '../../registration/table.js';
import { mostly, pick } from '../arbitraries/combinators.js';
import type { Place } from '../arbitraries/place.js';

/** Something that somebody tries: which command, and what it is made of. The input is built where it is tried. */
export interface Attempt {
  /** Only a command that the decision takes, or any at all. */
  readonly aims: boolean;
  readonly pick: number;
  /** The revision that is on the screen: the last one, or one so many before. */
  readonly behind: number;
  /** Places of rates within the policy's bounds; -1 and 12 lie beyond them. */
  readonly rate: number;
  readonly adsRate: number | null;
  /** Off the policy's steps. */
  readonly off: 0 | 1;
  /** Samples more than now. */
  readonly more: number;
  readonly reasons: readonly RejectReason[];
  /** What a rejection wants instead: of the rate and the samples of this attempt. */
  readonly wants: 'nothing' | 'rate' | 'samples' | 'both';
  readonly note: string | null;
  readonly contact: SellerContact;
}

/**
 * Attempts: most of them at commands that the decision takes, with inputs that may well be accepted, and now and then
 * something else, or something that is just not right.
 */
export function attempts(): fc.Arbitrary<Attempt> {
  return fc.record({
    aims: mostly(true, false),
    pick: fc.nat(1_000),
    behind: mostly(0, 1, 2),
    rate: places(),
    adsRate: fc.option(places(), { freq: 1 }),
    off: mostly(0, 1),
    more: fc.integer({ min: -2, max: 8 }),
    reasons: fc.subarray<RejectReason>([...rejectReasons, 'acme/colour']),
    wants: mostly('nothing', 'rate', 'samples', 'both'),
    note: fc.option(fc.string({ maxLength: 5 })),
    contact: contacts,
  });
}

/** Contacts: mostly valid, with and without WhatsApp. */
const contacts: fc.Arbitrary<SellerContact> = fc.record(
  {
    email: mostly('seller@shop.example', 'seller@', 'nobody', ''),
    whatsapp: mostly('+66812345678', '0812345678', '+0'),
  },
  { requiredKeys: ['email'], noNullPrototype: true },
);

function places(): fc.Arbitrary<number> {
  return fc.oneof({ weight: 12, arbitrary: fc.nat(11) }, { weight: 1, arbitrary: fc.constantFrom(-1, 12) });
}

/** The command that is tried: one of those the decision takes, when the attempt aims and there are any. */
export function commandTried({ aims, pick: place }: Attempt, decision: Decision | null): CommandType {
  const taken = [...(cellsOf(decision)?.keys() ?? [])];
  return pick(aims && taken.length > 0 ? taken.flatMap(aimedAt) : commandTypes, place);
}

/** A block ends all that can happen, and what stops or replaces others hides them, so they are aimed at less often. */
function aimedAt(command: CommandType): readonly CommandType[] {
  return seldom.includes(command) ? [command] : [command, command, command];
}

const seldom: readonly CommandType[] = ['block', 'place_hold', 'disqualify', 'adopt'];

/** What an attempt is made on. */
export interface AttemptOn {
  readonly registration: Registration | undefined;
  readonly policy: Policy;
  readonly place: Pick<Place, 'shopId' | 'productId'>;
}

/** The input of an attempt at a command. */
export function inputTried(
  type: CommandType,
  attempt: Attempt,
  { registration, policy, place }: AttemptOn,
): RegistrationCommandInput {
  const seenRevision = Math.max(0, (registration?.revision ?? 0) - attempt.behind);
  const note = attempt.note === null ? {} : { note: attempt.note };
  const { reasons, contact } = attempt;
  switch (type) {
    case 'register':
      return { type, productId: place.productId, terms: offered(attempt, policy), contact };
    case 'reregister':
      return { type, terms: offered(attempt, policy), contact };
    case 'approve':
    case 'approve_close':
      return { type, seenRevision };
    case 'reject':
      return { type, seenRevision, reasons, ...note, ...wanted(attempt, registration, policy) };
    case 'block':
      return { type, seenRevision, reasons, ...note };
    case 'decline_close':
      return { type, seenRevision, ...note };
    case 'request_close':
      return { type, ...note };
    case 'raise_sample_quantity':
      return { type, sampleQuantity: samples(attempt, registration) };
    case 'set_shop_ads_rate':
      return { type, shopAdsRate: rateAt(policy.shopAdsRate, attempt.rate, attempt.off) };
    case 'change_total_rate':
      return { type, totalRate: rateAt(policy.totalRate, attempt.rate, attempt.off) };
    case 'set_creator_rate':
      return {
        type,
        creatorRate: rateAt(policy.creatorRate, attempt.rate, attempt.off),
        ...(attempt.adsRate === null
          ? {}
          : { creatorShopAdsRate: rateAt(policy.creatorRate, attempt.adsRate, 0) }),
      };
    case 'place_hold':
      return { type, holdId: `hold-${attempt.pick % 3}`, commands: heldBy(attempt), ...note };
    case 'release_hold':
      return { type, holdId: `hold-${attempt.pick % 3}` };
    case 'disqualify':
      return { type, reason: 'product_disqualified', ...note };
    case 'adopt':
      return {
        type,
        shopId: place.shopId,
        productId: place.productId,
        observed: observed(attempt),
        ...(attempt.aims ? { terms: offered(attempt, policy), contact } : {}),
      };
    case 'withdraw':
    case 'cancel_close_request':
    case 'meet_deadline':
      return { type };
  }
}

/** One or two commands, any of them. */
function heldBy({ rate, more }: Attempt): readonly HoldableCommand[] {
  const at = (place: number) => pick(holdableCommands, place + 2);
  return [...new Set([at(rate), at(more)])];
}

/** Not often a block: it ends all that can happen. */
function observed({ rate, reasons, more }: Attempt): ObservedDecision {
  const decision = pick(decisions, rate + 1);
  if (decision === 'blocked') return more > 2 ? { decision, reasons } : { decision: 'approved' };
  return decision === 'rejected' && more > 2 ? { decision, reasons } : { decision };
}

function wanted(attempt: Attempt, registration: Registration | undefined, policy: Policy) {
  const { wants, rate, off } = attempt;
  if (wants === 'nothing') return {};
  const totalRate = rateAt(policy.totalRate, rate, off);
  const sampleQuantity = samples(attempt, registration);
  if (wants === 'both') return { wanted: { totalRate, sampleQuantity } };
  return { wanted: wants === 'rate' ? { totalRate } : { sampleQuantity } };
}

function offered(attempt: Attempt, policy: Policy) {
  const terms = {
    totalRate: rateAt(policy.totalRate, attempt.rate, attempt.off),
    sampleQuantity: samples(attempt, undefined),
  };
  if (attempt.adsRate === null) return terms;
  return { ...terms, shopAdsRate: rateAt(policy.shopAdsRate, attempt.adsRate, 0) };
}

function samples({ more }: Attempt, registration: Registration | undefined): number {
  return Math.max(0, (registration?.terms.sampleQuantity ?? 0) + more);
}

/** The rate at a place: 0 the lowest, 11 the highest or thereabouts, -1 and 12 beyond. */
function rateAt({ minimum, maximum, step }: RateBounds, place: number, off: 0 | 1): Rate {
  const count = (maximum - minimum) / step;
  const steps = place === -1 ? -1 : place === 12 ? count + 1 : Math.min(place, count);
  return Math.max(0, minimum + steps * step + off);
}

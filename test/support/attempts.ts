import fc from 'fast-check';
import {
  type CommandType,
  commandTypes,
  decisions,
  type HoldableCommand,
  holdableCommands,
  type ObservedDecision,
  type Policy,
  type Rate,
  type RateBounds,
  type Registration,
  type RegistrationCommandInput,
  type RejectReason,
  type SellerContact,
} from 'partner-campaigns';
import { contacts, mostly, reasonLists } from './arbitraries.ts';

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
  readonly note: string | null;
  readonly contact: SellerContact;
}

/** Attempts: most of them at commands that the decision takes, with inputs that may well be accepted. */
export function attempts(): fc.Arbitrary<Attempt> {
  return fc.record({
    aims: mostly(true, false),
    pick: fc.nat(1_000),
    behind: mostly(0, 1, 2),
    rate: places(),
    adsRate: fc.option(places(), { freq: 1 }),
    off: mostly(0, 1),
    more: fc.integer({ min: -2, max: 8 }),
    reasons: reasonLists(),
    note: fc.option(fc.string({ maxLength: 5 })),
    contact: contacts(),
  });
}

function places(): fc.Arbitrary<number> {
  return fc.oneof({ weight: 12, arbitrary: fc.nat(11) }, { weight: 1, arbitrary: fc.constantFrom(-1, 12) });
}

/** The command that is tried: one of those the decision takes, when the attempt aims and there are any. */
export function commandOf({ aims, pick }: Attempt, accepted: readonly CommandType[]): CommandType {
  const among = aims && accepted.length > 0 ? accepted.flatMap(aimedAt) : commandTypes;
  const command = among[pick % among.length];
  if (command === undefined) throw new TypeError('There are no commands');
  return command;
}

/** A block ends all that can happen, and what stops or replaces others hides them, so they are aimed at less often. */
function aimedAt(command: CommandType): readonly CommandType[] {
  return seldom.includes(command) ? [command] : [command, command, command];
}

const seldom: readonly CommandType[] = ['block', 'place_hold', 'disqualify', 'adopt'];

/** The input of an attempt at a command. */
export function inputOf(
  type: CommandType,
  attempt: Attempt,
  { registration, policy }: { readonly registration: Registration | undefined; readonly policy: Policy },
): RegistrationCommandInput {
  const seenRevision = Math.max(0, (registration?.revision ?? 0) - attempt.behind);
  const note = attempt.note === null ? {} : { note: attempt.note };
  const { reasons, contact } = attempt;
  switch (type) {
    case 'register':
      return { type, productId: 'product-1', terms: offered(attempt, policy), contact };
    case 'reregister':
      return { type, terms: offered(attempt, policy), contact };
    case 'approve':
    case 'approve_close':
      return { type, seenRevision };
    case 'reject':
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
      return { type, creatorRate: rateAt(policy.creatorRate, attempt.rate, attempt.off) };
    case 'place_hold':
      return { type, holdId: `hold-${attempt.pick % 3}`, commands: heldBy(attempt), ...note };
    case 'release_hold':
      return { type, holdId: `hold-${attempt.pick % 3}` };
    case 'disqualify':
      return { type, reason: 'product_disqualified', ...note };
    case 'adopt':
      return {
        type,
        shopId: registration?.shopId ?? 'shop-1',
        productId: 'product-1',
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
  const at = (place: number) => holdableCommands[(place + 2) % holdableCommands.length] ?? 'approve';
  return [...new Set([at(rate), at(more)])];
}

/** Not often a block: it ends all that can happen. */
function observed({ rate, reasons, more }: Attempt): ObservedDecision {
  const decision = decisions[(rate + 1) % decisions.length] ?? 'pending';
  if (decision === 'blocked') return more > 2 ? { decision, reasons } : { decision: 'approved' };
  return decision === 'rejected' && more > 2 ? { decision, reasons } : { decision };
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

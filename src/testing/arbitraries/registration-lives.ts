import type { Campaign } from '../../campaign/campaign.js';
import { overFrom } from '../../campaign/status.js';
import type { Rate } from '../../commission/rate.js';
import type { Role } from '../../core/actor.js';
import { assertNever } from '../../core/assert-never.js';
import { given } from '../../core/given.js';
import { type Instant, laterOf } from '../../core/instant.js';
import type { ProductFacts } from '../../eligibility/product.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import type { Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import {
  type CommandType,
  commandRoles,
  type RegistrationCommandInput,
} from '../../registration/commands.js';
import { decide } from '../../registration/decide.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { ObservedDecision } from '../../registration/observed.js';
import { type Decision, deadlineOf, decreaseOf, type Registration } from '../../registration/registration.js';
import { pick } from './combinators.js';
import { after, ONE_HOUR } from './instants.js';
import { actorAt, type Place } from './place.js';
import { opened } from './policies.js';
import { rateAt } from './rates.js';
import type { Said } from './reasons.js';
import type { ChangeDraw, EarlierDraw, RegistrationDraw } from './registration-draws.js';
import { stamp } from './stamp.js';
import { type OfferDraw, offerOf } from './terms.js';
import { saidOf } from './wishes.js';

/** A registration and how it came to be what it is. */
export interface RegistrationLife {
  readonly registration: Registration;
  /** Everything that happened to it, oldest first. */
  readonly events: readonly RegistrationEvent[];
}

/** In what a registration lives: nothing here may stand in its way. */
export interface LifeSetting {
  readonly place: Place;
  readonly campaign: Campaign;
  readonly policy: Policy;
  readonly shop: ShopFacts;
  readonly product: ProductFacts;
}

/** Lets a drawn registration live up to a decision, by commands of which each must be accepted. */
export function registrationLife(
  draw: RegistrationDraw,
  decision: Decision,
  setting: LifeSetting,
): RegistrationLife {
  const living = begin(draw, setting);
  if (draw.adopted) living.does({ type: 'adopt', ...adopted(draw, decision, setting) });
  else {
    register(living, draw, setting);
    reach(living, draw, decision, setting);
  }
  if (decision !== 'blocked') {
    for (const [index, { commands, by }] of draw.holds.entries())
      living.does(
        { type: 'place_hold', holdId: `hold-${index}`, commands, ...given({ note: draw.note }) },
        by,
      );
  }
  return { registration: living.standing(), events: living.events };
}

/** A registration in the making. */
interface Living {
  readonly events: RegistrationEvent[];
  readonly standing: () => Registration;
  readonly does: (input: RegistrationCommandInput, by?: Role) => void;
  /** Lets time pass until an instant. */
  readonly waitUntil: (at: Instant) => void;
}

function begin({ begins, waits }: RegistrationDraw, setting: LifeSetting): Living {
  const { campaign, place } = setting;
  const facts = { ...setting, policy: { ...opened(setting.policy), clockTolerance: 0 } };
  const events: RegistrationEvent[] = [];
  let standing: Registration | undefined;
  let now = after(laterOf(campaign.registrationPeriod.start, campaign.changedAt), begins);
  let step = 0;
  return {
    events,
    standing: () => {
      if (standing === undefined) throw new TypeError('There is no registration yet');
      return standing;
    },
    waitUntil: (at) => {
      now = laterOf(now, at);
    },
    does: (input, by = firstRole(input.type)) => {
      now = after(now, pick(waits, step));
      step += 1;
      const outcome = decide(standing, stamp(input, now, actorAt(by, place)), facts);
      if (!outcome.ok) {
        const codes = outcome.refusal.reasons.map(({ code }) => code).join(', ');
        throw new TypeError(`${input.type} was refused while a registration was made: ${codes}`);
      }
      events.push(...outcome.events);
      standing = saved(outcome.registration);
    },
  };
}

function firstRole(type: CommandType): Role {
  return commandRoles[type][0];
}

/** Puts it up for review, as often as was drawn. */
function register(living: Living, draw: RegistrationDraw, setting: LifeSetting): void {
  const { place, policy } = setting;
  const { contact } = draw;
  const offers: readonly OfferDraw[] = [...draw.earlier.map(({ offer }) => offer), draw.offer];
  for (const [index, offer] of offers.entries()) {
    const terms = offerOf(offer, opened(policy));
    if (index === 0) living.does({ type: 'register', productId: place.productId, terms, contact });
    else living.does({ type: 'reregister', terms, contact });
    const pass = draw.earlier[index];
    if (pass !== undefined) end(living, pass, setting);
  }
}

/** Ends a pass through review so that another can follow. */
function end(living: Living, { ended, said }: EarlierDraw, setting: LifeSetting): void {
  switch (ended) {
    case 'rejected':
      living.does({ type: 'reject', ...seenIn(living), ...saidTo(living, said, setting) });
      break;
    case 'withdrawn':
      living.does({ type: 'withdraw' });
      break;
    case 'closed':
      living.does({ type: 'approve', ...seenIn(living) });
      living.does({ type: 'request_close' });
      living.does({ type: 'approve_close', ...seenIn(living) });
      break;
    default:
      assertNever(ended);
  }
}

/** Leads what is pending to a decision. */
function reach(living: Living, draw: RegistrationDraw, decision: Decision, setting: LifeSetting): void {
  const { said } = draw;
  const note = given({ note: draw.note });
  switch (decision) {
    case 'pending':
      return;
    case 'rejected':
      if (!meetsDeadline(living, draw, 'reject', setting))
        living.does({ type: 'reject', ...seenIn(living), ...saidTo(living, said, setting) });
      return;
    case 'blocked':
      living.does({ type: 'block', ...seenIn(living), reasons: said.reasons, ...note });
      return;
    case 'withdrawn':
      living.does({ type: 'withdraw' });
      return;
    case 'approved':
      approve(living, draw, setting);
      return;
    case 'close_requested':
      approve(living, draw, setting);
      living.does({ type: 'request_close', ...note });
      return;
    case 'closed':
      close(living, draw, setting);
      return;
    default:
      assertNever(decision);
  }
}

function approve(living: Living, draw: RegistrationDraw, setting: LifeSetting): void {
  if (!meetsDeadline(living, draw, 'approve', setting)) living.does({ type: 'approve', ...seenIn(living) });
  for (const change of draw.changes) {
    const input = changeOf(living.standing(), change, opened(setting.policy));
    if (input !== null) living.does(input);
  }
  lower(living, draw, setting);
  if (draw.wentOn === 'never') return;
  living.does({ type: 'request_close', ...given({ note: draw.note }) });
  if (draw.wentOn === 'cancelled') living.does({ type: 'cancel_close_request' });
  else living.does({ type: 'decline_close', ...seenIn(living), ...given({ note: draw.note }) });
}

/** Lowers the total rate, as far as there is a lower one, and waits for it if that was drawn. */
function lower(living: Living, draw: RegistrationDraw, setting: LifeSetting): void {
  const policy = opened(setting.policy);
  const { terms } = living.standing();
  const wish = { atLeast: terms.creatorRate, atMost: terms.totalRate - 1, not: comingIn(living) };
  const rate =
    draw.lowers === null || policy.totalRateChange !== 'free'
      ? null
      : rateAt(policy.totalRate, draw.lowers, wish);
  if (rate !== null) living.does({ type: 'change_total_rate', totalRate: rate });
  meetsDeadline(living, draw, 'change_total_rate', setting);
}

function comingIn(living: Living): Rate | undefined {
  return decreaseOf(living.standing())?.totalRate;
}

function close(living: Living, draw: RegistrationDraw, setting: LifeSetting): void {
  const disqualify = { type: 'disqualify', reason: draw.reason, ...given({ note: draw.note }) } as const;
  if (draw.closed === 'disqualified_pending') {
    living.does(disqualify);
    return;
  }
  approve(living, draw, setting);
  if (draw.closed === 'disqualified') {
    living.does(disqualify);
    return;
  }
  living.does({ type: 'request_close' });
  if (!meetsDeadline(living, draw, 'approve_close', setting))
    living.does({ type: 'approve_close', ...seenIn(living) });
}

function saidTo(living: Living, said: Said, { policy }: LifeSetting): Said {
  return saidOf(said, living.standing().terms, opened(policy));
}

function seenIn(living: Living): { readonly seenRevision: number } {
  return { seenRevision: living.standing().revision };
}

/** Lets the stamped deadline decide, if that was drawn, it leads there, and it leaves time for what is to follow. */
function meetsDeadline(
  living: Living,
  { byClock }: RegistrationDraw,
  outcome: string,
  { campaign }: LifeSetting,
): boolean {
  const deadline = deadlineOf(living.standing());
  if (!byClock || deadline?.dueOutcome !== outcome) return false;
  if (after(deadline.dueAt, ENOUGH) >= overFrom(campaign)) return false;
  living.waitUntil(deadline.dueAt);
  living.does({ type: 'meet_deadline' });
  return true;
}

/** Longer than all that can follow. */
const ENOUGH = 200 * ONE_HOUR;

/** The command that changes something, or `null` where nothing is left to change. */
function changeOf(
  registration: Registration,
  { what, place }: ChangeDraw,
  policy: Policy,
): RegistrationCommandInput | null {
  const { terms, decision } = registration;
  const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate, sampleQuantity } = terms;
  if (what === 'samples') {
    const more = sampleQuantity + 1 + (place % 5);
    return more > policy.maximumSampleQuantity
      ? null
      : { type: 'raise_sample_quantity', sampleQuantity: more };
  }
  if (decision !== 'approved') return null;
  if (what === 'ads') {
    const rate = shopAdsRate === undefined ? rateAt(policy.shopAdsRate, place) : null;
    return rate === null ? null : { type: 'set_shop_ads_rate', shopAdsRate: rate };
  }
  const coming = decreaseOf(registration)?.totalRate;
  if (what === 'creator') {
    const rate = rateAt(policy.creatorRate, place, { atMost: coming ?? totalRate, not: creatorRate });
    return rate === null ? null : { type: 'set_creator_rate', creatorRate: rate };
  }
  if (what === 'creator_ads') {
    if (creatorRate === undefined || shopAdsRate === undefined) return null;
    const rate = rateAt(policy.creatorRate, place, { atMost: shopAdsRate, not: creatorShopAdsRate });
    return rate === null ? null : { type: 'set_creator_rate', creatorRate, creatorShopAdsRate: rate };
  }
  const atLeast =
    policy.totalRateChange === 'increase_only' ? Math.max(totalRate, creatorRate ?? 0) : creatorRate;
  const rate = rateAt(policy.totalRate, place, { atLeast, not: coming ?? totalRate });
  return rate === null ? null : { type: 'change_total_rate', totalRate: rate };
}

/** What is adopted as it stands elsewhere. */
function adopted(draw: RegistrationDraw, decision: Decision, { place, policy }: LifeSetting) {
  const { note, contact } = draw;
  return {
    shopId: place.shopId,
    productId: place.productId,
    observed: observedOf(decision, draw),
    terms: offerOf(draw.offer, opened(policy)),
    attempt: 1 + draw.earlier.length,
    // Whoever says nothing leaves no contact either: it stands as erased.
    ...(note === undefined ? {} : { contact }),
  };
}

function observedOf(decision: Decision, { said, note, closed, reason }: RegistrationDraw): ObservedDecision {
  switch (decision) {
    case 'rejected':
      return { decision, ...said };
    case 'blocked':
      return { decision, reasons: said.reasons, ...given({ note }) };
    case 'close_requested':
      return { decision, ...given({ note }) };
    case 'closed':
      if (closed === 'agreed') return { decision };
      return { decision, closure: { because: 'disqualified', reason, ...given({ note }) } };
    case 'pending':
    case 'approved':
    case 'withdrawn':
      return { decision };
    default:
      return assertNever(decision);
  }
}

import fc from 'fast-check';
import type { DisqualificationReason } from '../../registration/closure.js';
import type { SellerContact } from '../../registration/contact.js';
import { type HoldableCommand, holdableCommands } from '../../registration/hold.js';
import { type Decision, decisions } from '../../registration/registration.js';
import { either, few, mostly } from './combinators.js';
import { sellerContacts } from './contacts.js';
import { ONE_HOUR } from './instants.js';
import { ratePlaces } from './rates.js';
import { disqualificationReasons, notes, type Said, sayings } from './reasons.js';
import { type OfferDraw, offerDraws } from './terms.js';

/** The draws that a registration's life is made of. */
export interface RegistrationDraw {
  /** Passes through review before the last one, and how each of them ended. */
  readonly earlier: readonly EarlierDraw[];
  readonly offer: OfferDraw;
  readonly contact: SellerContact;
  /** What is changed while it runs. */
  readonly changes: readonly ChangeDraw[];
  /** Whether the seller lowers the total rate in the end, and where to. */
  readonly lowers: number | null;
  /** Whether the seller asked to close it before, and it went on. */
  readonly wentOn: 'never' | 'declined' | 'cancelled';
  /** Where one is stamped that leads there, whether its deadline made the last decision. */
  readonly byClock: boolean;
  /** Why it is closed, if it is. */
  readonly closed: 'agreed' | 'disqualified' | 'disqualified_pending';
  readonly said: Said;
  readonly reason: DisqualificationReason;
  readonly note: string | undefined;
  readonly holds: readonly HoldDraw[];
  /** Whether it was brought along from elsewhere as it is. */
  readonly adopted: boolean;
  /** Until it is registered, and between what happens to it. */
  readonly begins: number;
  readonly waits: readonly [number, number, number];
}

/** A pass through review that ended. */
export interface EarlierDraw {
  readonly ended: 'rejected' | 'withdrawn' | 'closed';
  readonly offer: OfferDraw;
  readonly said: Said;
}

/** Something that is changed while a registration runs, as far as there is something to change it to. */
export interface ChangeDraw {
  readonly what: 'samples' | 'ads' | 'total' | 'creator' | 'creator_ads';
  readonly place: number;
}

/** A hold that is placed in the end. */
export interface HoldDraw {
  readonly commands: readonly HoldableCommand[];
  readonly by: 'platform' | 'agency';
}

/** Short enough that no deadline passes in between. */
const shortWaits = either(
  fc.constantFrom(0, 1),
  fc.nat(3).map((hours) => hours * ONE_HOUR),
);

const earlier = fc.record<EarlierDraw>(
  {
    ended: fc.constantFrom('rejected', 'withdrawn', 'closed'),
    offer: offerDraws(),
    said: sayings(),
  },
  { noNullPrototype: true },
);

const changes = fc.record<ChangeDraw>(
  { what: fc.constantFrom('samples', 'ads', 'total', 'creator', 'creator_ads'), place: ratePlaces() },
  { noNullPrototype: true },
);

const holds = fc.record<HoldDraw>(
  {
    commands: fc.subarray([...holdableCommands], { minLength: 1, maxLength: 4 }),
    by: fc.constantFrom('platform', 'agency'),
  },
  { noNullPrototype: true },
);

/** Draws of registrations' lives. */
export function registrationDraws(): fc.Arbitrary<RegistrationDraw> {
  return fc.record(
    {
      earlier: few(earlier, 3),
      offer: offerDraws(),
      contact: sellerContacts(),
      changes: few(changes, 3),
      lowers: fc.option(ratePlaces(), { nil: null, freq: 1 }),
      wentOn: mostly('never', 'declined', 'cancelled'),
      byClock: fc.boolean(),
      closed: fc.constantFrom('agreed', 'disqualified', 'disqualified_pending'),
      said: sayings(),
      reason: disqualificationReasons(),
      note: fc.option(notes(), { nil: undefined }),
      holds: few(holds, 3),
      adopted: mostly(false, true),
      begins: fc.nat(9 * 24).map((hours) => hours * ONE_HOUR),
      waits: fc.tuple(shortWaits, shortWaits, shortWaits),
    },
    { noNullPrototype: true },
  );
}

/** The decisions that a test asked for: all when it said nothing. */
export function decisionsOr<D extends Decision>(among: readonly D[] | undefined): fc.Arbitrary<Decision> {
  return fc.constantFrom<Decision>(...(among ?? decisions));
}

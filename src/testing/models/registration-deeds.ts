import fc from 'fast-check';
import type { SellerContact } from '../../registration/contact.js';
import { few, mostly } from '../arbitraries/combinators.js';
import { ONE_HOUR } from '../arbitraries/instants.js';
import { type OfferDraw, offerDraws } from '../arbitraries/terms.js';
import { type Attempt, attempts } from '../walks/attempts.js';
import { modelProducts, modelShops } from './host.js';

/** Somebody registers products. */
export interface SubmitDraw {
  readonly does: 'submit';
  readonly shop: number;
  readonly products: readonly string[];
  readonly offer: OfferDraw;
  readonly contact: SellerContact;
}

/** Somebody tries a command on a registration, their own mostly. */
export interface ExecuteDraw {
  readonly does: 'execute';
  readonly registration: number;
  readonly attempt: Attempt;
  readonly stranger: boolean;
}

/** What happens to a host. */
export type RegistrationDeed =
  | SubmitDraw
  | ExecuteDraw
  | { readonly does: 'wait'; readonly until: 'later' | 'deadline' | 'boundary'; readonly by: number }
  | { readonly does: 'settle' }
  | { readonly does: 'end' }
  | { readonly does: 'look' }
  | { readonly does: 'together'; readonly deeds: readonly (SubmitDraw | ExecuteDraw)[] };

const plain = { noNullPrototype: true } as const;

function submits(most: number): fc.Arbitrary<SubmitDraw> {
  return fc.record(
    {
      does: fc.constant('submit'),
      shop: fc.nat(modelShops.length - 1),
      products: fc.subarray<string>([...modelProducts], { minLength: 1, maxLength: most }),
      offer: offerDraws(),
      contact: fc.constant({ email: 'seller@shop.example' }),
    },
    plain,
  );
}

function executes(): fc.Arbitrary<ExecuteDraw> {
  return fc.record(
    {
      does: fc.constant('execute'),
      registration: fc.nat(5),
      attempt: attempts(),
      stranger: mostly(false, true),
    },
    plain,
  );
}

/** What happens to a host, each kind by itself: `fc.commands` draws from them all alike. */
export function registrationDeeds(): readonly fc.Arbitrary<RegistrationDeed>[] {
  const deed = executes();
  const several = fc.array(fc.oneof(submits(1), deed, deed, deed), { minLength: 2, maxLength: 3 });
  const waits = fc.record(
    {
      does: fc.constant('wait'),
      until: fc.constant('later'),
      by: fc.nat(36).map((hours) => hours * ONE_HOUR),
    },
    plain,
  );
  const waitsUntil = fc.record(
    {
      does: fc.constant('wait'),
      until: fc.constantFrom('deadline', 'deadline', 'deadline', 'boundary'),
      by: fc.constantFrom(0, 1, -1),
    },
    plain,
  );
  const seldom = few(fc.constant(true), 3).map((drawn): RegistrationDeed => {
    return { does: drawn.length > 2 ? 'end' : 'look' };
  });
  return [
    submits(modelProducts.length),
    deed,
    deed,
    deed,
    deed,
    deed,
    waits,
    waitsUntil,
    fc.constant({ does: 'settle' }),
    fc.constant({ does: 'look' }),
    several.map((deeds): RegistrationDeed => ({ does: 'together', deeds })),
    seldom,
  ];
}

import fc from 'fast-check';
import { given } from '../../core/given.js';
import { type DisqualificationReason, platformDisqualificationReasons } from '../../registration/closure.js';
import { platformRejectReasons, type RejectReason, type WantedTerms } from '../../registration/rejection.js';
import { either } from './combinators.js';
import { texts, vendorNames } from './texts.js';

/** Lists of reasons for a no, all different: the platform's four, and a host's. */
export function rejectReasonLists({
  minimum = 0,
}: {
  readonly minimum?: 0 | 1;
} = {}): fc.Arbitrary<readonly RejectReason[]> {
  const own = fc.option(vendorNames(), { nil: undefined });
  const first = minimum === 0 ? fc.constant(undefined) : fc.constantFrom(...platformRejectReasons);
  return fc
    .tuple(first, fc.subarray([...platformRejectReasons]), own)
    .map(([one, others, name]) => [...new Set([one, ...others, name].flatMap((reason) => reason ?? []))]);
}

/** Reasons to take a product out: the platform's, and a host's. */
export function disqualificationReasons(): fc.Arbitrary<DisqualificationReason> {
  return either<DisqualificationReason>(fc.constantFrom(...platformDisqualificationReasons), vendorNames());
}

/** Notes to people. */
export function notes(): fc.Arbitrary<string> {
  return either(
    fc.constantFrom('', 'More, please.'),
    texts({ maximum: 200 }),
    fc.constant('n'.repeat(1_000)),
  );
}

/** Terms that an agency would have liked: one of them at least. */
export function wantedTerms(): fc.Arbitrary<WantedTerms> {
  return fc
    .tuple(fc.constantFrom('rate', 'samples', 'both'), fc.nat(3_000), fc.nat(30))
    .map(([which, totalRate, sampleQuantity]) => ({
      ...(which === 'samples' ? {} : { totalRate }),
      ...(which === 'rate' ? {} : { sampleQuantity }),
    }));
}

/** What is said with a no. */
export interface Said {
  readonly reasons: readonly RejectReason[];
  readonly note?: string;
  readonly wanted?: WantedTerms;
}

/** What an agency may say with a no: one reason or more, and more if it likes. */
export function sayings(): fc.Arbitrary<Said> {
  const more = fc.tuple(fc.option(notes(), { nil: undefined }), fc.option(wantedTerms(), { nil: undefined }));
  return fc
    .tuple(rejectReasonLists({ minimum: 1 }), more)
    .map(([reasons, [note, wanted]]) => ({ reasons, ...given({ note, wanted }) }));
}

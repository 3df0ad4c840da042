import type { Rate, RateBounds } from '../../commission/rate.js';
import type { Terms } from '../../commission/terms.js';
import type { Policy } from '../../policy/policy.js';
import { decreaseOf } from '../../registration/registration.js';
import type { WantedTerms } from '../../registration/rejection.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { nameOf, ofRegistrations, type RegistrationPassage } from './passage.js';

/** The parts of a rate sum to it, and rates are whole basis points. */
export const ratesAddUp: Invariant = invariant(
  'rates_add_up',
  'Rates are whole basis points up to the whole price, and creators and agency share the total: creators never get more than all of it, nor of that for ads (R61, R62, Q20).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const terms = passage.after?.terms ?? NOTHING;
      const { totalRate, shopAdsRate = 0, creatorRate = 0, creatorShopAdsRate = 0, sampleQuantity } = terms;
      for (const rate of [totalRate, shopAdsRate, creatorRate, creatorShopAdsRate]) {
        if (!Number.isInteger(rate) || rate < 0 || rate > 10_000)
          yield [nameOf(passage), `left a rate of ${rate}`];
      }
      if (creatorRate > totalRate)
        yield [nameOf(passage), `left creators ${creatorRate} of a total of ${totalRate}`];
      if (creatorShopAdsRate > shopAdsRate)
        yield [nameOf(passage), `left creators ${creatorShopAdsRate} of ${shopAdsRate} for ads`];
      if (!Number.isInteger(sampleQuantity) || sampleQuantity < 0)
        yield [nameOf(passage), `left ${sampleQuantity} samples`];
    }
  },
);

const NOTHING: Terms = { totalRate: 0, sampleQuantity: 0 };

/** A lower total rate waits as it was stamped, and creators have their part in it already. */
export const decreasesWait: Invariant = invariant(
  'decreases_wait',
  'A lower total rate that waits is below the one that stands and leaves room for what creators get; the clock sets just that rate, and nothing loses it but another change, a close, and what was observed elsewhere (R71, R72).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { event, before, after } = passage;
      const [waited, waits] = [decreaseOf(before), decreaseOf(after)];
      if (after !== undefined && waits !== undefined) {
        const { totalRate, creatorRate = 0 } = after.terms;
        if (waits.totalRate >= totalRate)
          yield [nameOf(passage), `left ${waits.totalRate} to come, and ${totalRate} stands`];
        if (waits.totalRate < creatorRate)
          yield [nameOf(passage), `left ${waits.totalRate} to come, and creators have ${creatorRate}`];
      }
      if (event.type === 'total_rate_changed' && event.actor.role === 'clock') {
        if (event.totalRate !== waited?.totalRate)
          yield [nameOf(passage), `set ${event.totalRate}, and ${waited?.totalRate} was to come`];
      }
      const isLost = waited !== undefined && waits === undefined && after !== undefined;
      if (isLost && !ENDS_WAITING.has(event.type)) yield [nameOf(passage), 'lost a rate that was to come'];
    }
  },
);

const ENDS_WAITING: ReadonlySet<string> = new Set([
  'total_rate_changed',
  'registration_closed',
  'registration_disqualified',
  'registration_adopted',
]);

/** What people offered lies within the policy's bounds; what was observed elsewhere is as it is. */
export const termsWithinBounds: Invariant = invariant(
  'terms_within_bounds',
  'Terms lie within the bounds that the policy set when they were offered (R10, R60, R64, Q1 to Q3, Q23).',
  function* ({ passages, policy }) {
    if (policy === undefined) return;
    for (const passage of ofRegistrations(passages)) yield* beyond(passage, policy);
  },
);

function* beyond(passage: RegistrationPassage, policy: Policy): Iterable<Finding> {
  const { event, campaign } = passage;
  const name = nameOf(passage);
  switch (event.type) {
    case 'registration_submitted':
    case 'registration_resubmitted': {
      const { totalRate, shopAdsRate, sampleQuantity } = event.terms;
      if (!isWithin(totalRate, policy.totalRate)) yield [name, `offers a total rate of ${totalRate}`];
      if (shopAdsRate !== undefined && !isWithin(shopAdsRate, policy.shopAdsRate))
        yield [name, `offers a Shop Ads rate of ${shopAdsRate}`];
      if (sampleQuantity > policy.maximumSampleQuantity) yield [name, `offers ${sampleQuantity} samples`];
      if (policy.proposedRate === 'minimum' && totalRate < (campaign?.proposedRate ?? 0))
        yield [name, `offers ${totalRate}, below the proposed rate`];
      break;
    }
    case 'total_rate_changed':
    case 'total_rate_decrease_scheduled': {
      // What takes effect later was judged when it was set.
      if (event.actor.role === 'clock') break;
      const before = event.type === 'total_rate_changed' ? event.previous : event.current;
      if (!isWithin(event.totalRate, policy.totalRate))
        yield [name, `sets a total rate of ${event.totalRate}`];
      if (policy.totalRateChange === 'locked') yield [name, 'changed a total rate that is locked'];
      if (policy.totalRateChange === 'increase_only' && event.totalRate < before)
        yield [name, 'lowered a total rate that may only rise'];
      break;
    }
    case 'shop_ads_rate_set':
      if (!isWithin(event.shopAdsRate, policy.shopAdsRate))
        yield [name, `sets a Shop Ads rate of ${event.shopAdsRate}`];
      break;
    case 'creator_rate_set':
      if (!isWithin(event.creatorRate, policy.creatorRate))
        yield [name, `sets a creator rate of ${event.creatorRate}`];
      if (event.creatorShopAdsRate !== undefined && !isWithin(event.creatorShopAdsRate, policy.creatorRate))
        yield [name, `sets a creator rate for ads of ${event.creatorShopAdsRate}`];
      break;
    case 'sample_quantity_raised':
      if (event.sampleQuantity > policy.maximumSampleQuantity)
        yield [name, `sets ${event.sampleQuantity} samples`];
      break;
    default:
  }
}

function isWithin(rate: Rate, { minimum, maximum, step }: RateBounds): boolean {
  return rate >= minimum && rate <= maximum && rate % step === 0;
}

/** What a rejection wanted can be met, and is, where the policy says so. */
export const wantedTermsMet: Invariant = invariant(
  'wanted_terms_met',
  'A rejection wants no less than it rejects, and where the policy makes that a minimum, nobody tries again below it (R42).',
  function* ({ passages, policy }) {
    for (const passage of ofRegistrations(passages)) {
      const { event, before } = passage;
      if (event.type === 'registration_rejected')
        yield* wantedTooLittle(passage, event.wanted, before?.terms ?? NOTHING);
      if (event.type !== 'registration_resubmitted' || policy?.wantedTerms !== 'minimum') continue;
      // What was closed was approved before, and nobody wants more than they approved.
      if (before === undefined || before.decision === 'closed') continue;
      const { totalRate = 0, sampleQuantity = 0 } = before.lastRejection?.wanted ?? {};
      const { totalRate: bounds, maximumSampleQuantity } = policy;
      // The most that could be offered: a higher wish than that is of another policy, and met by it.
      const most = bounds.maximum - (bounds.maximum % bounds.step);
      if (event.terms.totalRate < Math.min(totalRate, most))
        yield [nameOf(passage), `offers ${event.terms.totalRate}, and ${totalRate} was wanted`];
      if (event.terms.sampleQuantity < Math.min(sampleQuantity, maximumSampleQuantity))
        yield [nameOf(passage), `offers ${event.terms.sampleQuantity} samples of ${sampleQuantity} wanted`];
    }
  },
);

function* wantedTooLittle(
  passage: RegistrationPassage,
  wanted: WantedTerms | undefined,
  offered: Terms,
): Iterable<Finding> {
  if (wanted === undefined) return;
  const { totalRate = offered.totalRate, sampleQuantity = offered.sampleQuantity } = wanted;
  if (totalRate < offered.totalRate || sampleQuantity < offered.sampleQuantity)
    yield [nameOf(passage), 'wants less than was offered'];
  else if (totalRate === offered.totalRate && sampleQuantity === offered.sampleQuantity)
    yield [nameOf(passage), 'wants what was offered'];
}

/** Within an attempt samples only rise, and the Shop Ads rate is set once. */
export const termsOnlyGrow: Invariant = invariant(
  'terms_only_grow',
  'Within an attempt the sample quantity only rises (R81) and the Shop Ads rate is set once (R65); what was observed elsewhere aside.',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { event, before, after } = passage;
      if (event.type === 'registration_adopted' || before?.attempt !== after?.attempt) continue;
      const samples = before?.terms.sampleQuantity ?? 0;
      const raised = after?.terms.sampleQuantity ?? samples;
      if (raised < samples) yield [nameOf(passage), `took samples from ${samples} to ${raised}`];
      if (event.type === 'sample_quantity_raised') {
        if (event.previous !== samples)
          yield [nameOf(passage), `says ${event.previous}, and it was ${samples}`];
        if (event.sampleQuantity <= samples) yield [nameOf(passage), 'raised nothing'];
      }
      const ads = before?.terms.shopAdsRate;
      if (ads !== undefined && after?.terms.shopAdsRate !== ads)
        yield [nameOf(passage), `changed a Shop Ads rate that was set, ${ads}`];
      if (event.type === 'total_rate_changed' && event.previous !== before?.terms.totalRate)
        yield [nameOf(passage), `says that the total was ${event.previous}`];
      if (event.type === 'total_rate_decrease_scheduled' && event.current !== before?.terms.totalRate)
        yield [nameOf(passage), `says that the total is ${event.current}`];
    }
  },
);

/** The contact is in the record, and in no event. */
export const contactInNoEvent: Invariant = invariant(
  'contact_in_no_event',
  'The seller’s contact is kept in the record only, so that it can be erased (R23).',
  function* ({ passages, registrations }) {
    const contacts = new Map(registrations.map(({ id, contact }) => [id, contact]));
    for (const passage of ofRegistrations(passages)) {
      const email = contacts.get(passage.event.registrationId)?.email ?? '';
      const tells =
        'contact' in passage.event || (email !== '' && JSON.stringify(passage.event).includes(email));
      if (tells) yield [nameOf(passage), 'tells the contact of the seller'];
    }
  },
);

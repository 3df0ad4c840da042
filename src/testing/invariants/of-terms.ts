import type { Rate, RateBounds } from '../../commission/rate.js';
import type { Policy } from '../../policy/policy.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { nameOf, ofRegistrations, type RegistrationPassage } from './passage.js';

/** The parts of a rate sum to it, and rates are whole basis points. */
export const ratesAddUp: Invariant = invariant(
  'rates_add_up',
  'Rates are whole basis points up to the whole price, and creators and agency share the total: creators never get more than all of it (R61, R62).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { totalRate, shopAdsRate = 0, creatorRate = 0, sampleQuantity } = passage.after?.terms ?? NOTHING;
      for (const rate of [totalRate, shopAdsRate, creatorRate]) {
        if (!Number.isInteger(rate) || rate < 0 || rate > 10_000)
          yield [nameOf(passage), `left a rate of ${rate}`];
      }
      if (creatorRate > totalRate)
        yield [nameOf(passage), `left creators ${creatorRate} of a total of ${totalRate}`];
      if (!Number.isInteger(sampleQuantity) || sampleQuantity < 0)
        yield [nameOf(passage), `left ${sampleQuantity} samples`];
    }
  },
);

const NOTHING = { totalRate: 0, shopAdsRate: 0, creatorRate: 0, sampleQuantity: 0 };

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
      if (!isWithin(event.totalRate, policy.totalRate))
        yield [name, `sets a total rate of ${event.totalRate}`];
      if (policy.totalRateChange === 'locked') yield [name, 'changed a total rate that is locked'];
      if (policy.totalRateChange === 'increase_only' && event.totalRate < event.previous)
        yield [name, 'lowered a total rate that may only rise'];
      break;
    case 'shop_ads_rate_set':
      if (!isWithin(event.shopAdsRate, policy.shopAdsRate))
        yield [name, `sets a Shop Ads rate of ${event.shopAdsRate}`];
      break;
    case 'creator_rate_set':
      if (!isWithin(event.creatorRate, policy.creatorRate))
        yield [name, `sets a creator rate of ${event.creatorRate}`];
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

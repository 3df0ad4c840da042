import fc from 'fast-check';
import { eligibilityRules } from '../../eligibility/rules.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import { ALL_OPTIONAL, mostly } from './combinators.js';
import { ONE_HOUR } from './instants.js';
import { rateBounds } from './rates.js';

const fewDays = fc.integer({ min: 1, max: 5 });

/** Every field of a policy; the compiler says when one is missing. */
const fields: { readonly [Field in keyof Policy]: fc.Arbitrary<Policy[Field]> } = {
  clockTolerance: fc.constantFrom(0, 1, 5_000, ONE_HOUR),
  totalRate: rateBounds(),
  proposedRateBounds: rateBounds(),
  shopAdsRate: rateBounds(),
  creatorRate: rateBounds(),
  proposedRate: fc.constantFrom('advisory', 'minimum'),
  wantedTerms: fc.constantFrom('advisory', 'minimum'),
  maximumSampleQuantity: fc.nat(20),
  autoReview: fc.record(
    { afterDays: fc.integer({ min: 1, max: 5 }), outcome: fc.constantFrom('approve', 'reject') },
    { noNullPrototype: true },
  ),
  autoCloseAfterDays: fc.integer({ min: 1, max: 5 }),
  withdraw: fc.boolean(),
  cancelCloseRequest: fc.boolean(),
  declineClose: fc.boolean(),
  reregisterWithdrawn: fc.boolean(),
  reregisterClosed: fc.boolean(),
  totalRateChange: fc.constantFrom('locked', 'increase_only', 'free'),
  totalRateDecreaseAfterDays: fc.integer({ min: 1, max: 5 }),
  campaign: fc
    .tuple(fc.integer({ min: 40, max: 1_000 }), fc.nat(999), fc.integer({ min: 3, max: 1_000 }), fc.boolean())
    .map(([nameLength, longer, shops, daysInclusive]) => ({
      nameLength,
      descriptionLength: 1_000 + longer,
      messageLength: 1_000 + longer,
      shops,
      days: 360,
      daysInclusive,
    })),
  samples: fc.record(
    {
      sellerReview: fc.constantFrom('required', 'by_agency'),
      reviewDays: fc.option(fewDays),
      shipDays: fc.option(fewDays),
      contentDays: fc.option(fewDays),
      extensionDays: fc.option(fewDays),
      reapplyAfterDays: fc.nat(5),
      withdrawBeforeShipment: fc.boolean(),
      videoDays: fc.nat(5),
      liveMinutes: fc.nat(60),
    },
    { noNullPrototype: true },
  ),
  maximumOngoingCampaigns: mostly(null, 1, 2, 100),
  messengers: mostly(defaultPolicy.messengers, {}),
  unknownFacts: fc
    .subarray(Object.keys(eligibilityRules))
    .map((names) => Object.fromEntries(names.map((name) => [name, 'pass'] as const))),
};

/** Policies: each field as by default, or set. What is pinned is the same in all of them. */
export function policies(pinned: Partial<Policy> = {}): fc.Arbitrary<Policy> {
  return fc.record(fields, ALL_OPTIONAL).map((drawn) => ({ ...defaultPolicy, ...drawn, ...pinned }));
}

/** Policies under which every command can be accepted at some time. */
export function openPolicies(): fc.Arbitrary<Policy> {
  return policies().map(opened);
}

/** The same policy, and every command can be accepted at some time: a record came about under one like this. */
export function opened(policy: Policy): Policy {
  return {
    ...policy,
    maximumSampleQuantity: Math.max(5, policy.maximumSampleQuantity),
    proposedRate: 'advisory',
    wantedTerms: 'advisory',
    withdraw: true,
    cancelCloseRequest: true,
    declineClose: true,
    reregisterWithdrawn: true,
    reregisterClosed: true,
    totalRateChange: policy.totalRateChange === 'locked' ? 'free' : policy.totalRateChange,
    maximumOngoingCampaigns: null,
  };
}

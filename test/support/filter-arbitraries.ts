import fc from 'fast-check';
import {
  type Campaign,
  type CampaignFilter,
  campaignStatuses,
  type Decision,
  decisions,
  type Instant,
  type Registration,
  type RegistrationFilter,
  statuses,
} from 'partner-campaigns';
import { aCampaign, aHold, aShop, days, shifted } from './build.ts';
import { aNewRegistration } from './groups.ts';

// Records with few values for each field, and filters that ask for those: so that filters meet, and miss by one. What
// records have lies on whole days; filters ask a millisecond before, at and after.

export const campaignIds = ['campaign-1', 'campaign-2', 'campaign-3'] as const;
const shopIds = ['shop-1', 'shop-2', 'shop-3'] as const;
const agencyIds = ['agency-1', 'agency-2'] as const;
const productIds = ['product-1', 'product-2', 'product-3'] as const;
const countries = fc.constantFrom('TH', 'VN');
const wholeDays = fc.nat(12).map(days);
const rates = fc.constantFrom(1_000, 1_200, 1_500);
const asked: fc.Arbitrary<Instant> = fc
  .tuple(fc.nat(13), fc.constantFrom(0, -1, 1))
  .map(([day, milliseconds]) => shifted(days(day), milliseconds));

/** Campaigns of every decision; some ended before they started, or before registration opened. */
export function listedCampaigns(id: string): fc.Arbitrary<Campaign> {
  const drawn = fc.record({
    agencyId: fc.constantFrom(...agencyIds),
    agencyCountry: countries,
    market: countries,
    name: fc.constantFrom('Songkran', 'SUN week', 'Loy Krathong'),
    proposedRate: rates,
    audience: fc.oneof(
      fc.constant({ kind: 'everyone' } as const),
      fc.subarray([...shopIds]).map((named) => ({ kind: 'shops', shopIds: named }) as const),
      fc
        .subarray(['local', 'cross_border'] as const, { minLength: 1 })
        .map((sellerTypes) => ({ kind: 'seller_types', sellerTypes }) as const),
    ),
    createdAt: wholeDays,
  });
  const times = fc.record({
    opens: fc.nat(6),
    open: fc.integer({ min: 1, max: 6 }),
    starts: fc.nat(6),
    runs: fc.integer({ min: 1, max: 6 }),
    ended: wholeDays,
  });
  const state = fc.record({
    decision: fc.constantFrom('published', 'draft', 'ended_early'),
    publishedAt: fc.nat(8).map(days),
    announced: fc.constantFrom(undefined, 'start', 'end'),
  });
  return fc.tuple(drawn, times, state).map(([fields, time, { decision, publishedAt, announced }]) =>
    aCampaign({
      ...fields,
      id,
      revision: 0,
      registrationPeriod: { start: days(time.opens), end: days(time.opens + time.open) },
      campaignPeriod: { start: days(time.starts), end: days(time.starts + time.runs) },
      decision,
      ...(decision === 'draft' ? {} : { publishedAt, ...(announced === undefined ? {} : { announced }) }),
      ...(decision === 'ended_early' ? { endedAt: time.ended } : {}),
    } as Partial<Campaign>),
  );
}

/** What the place of a registration is. */
export interface RegistrationPlace {
  readonly campaignId: (typeof campaignIds)[number];
  readonly shopId: (typeof shopIds)[number];
  readonly productId: (typeof productIds)[number];
}

export function registrationPlaces(): fc.Arbitrary<RegistrationPlace> {
  return fc.record({
    campaignId: fc.constantFrom(...campaignIds),
    shopId: fc.constantFrom(...shopIds),
    productId: fc.constantFrom(...productIds),
  });
}

/** Registrations of every decision, with deadlines and holds and without. */
export function listedRegistrations(place: RegistrationPlace, agencyId: string): fc.Arbitrary<Registration> {
  return fc
    .record({
      decision: fc.constantFrom<Decision>('pending', 'close_requested', ...decisions),
      registeredAt: wholeDays,
      decidedAt: wholeDays,
      changedAt: wholeDays,
      totalRate: rates,
      sampleQuantity: fc.nat(2),
      dueAt: fc.option(wholeDays, { nil: undefined, freq: 3 }),
      held: fc.constantFrom(undefined, undefined, 'approve', 'approve_close', 'withdraw'),
    })
    .map(({ decision, totalRate, sampleQuantity, dueAt, held, ...times }) => {
      const fields = {
        ...times,
        agencyId,
        terms: { totalRate, sampleQuantity },
        ...(held === undefined ? {} : { holds: [aHold({ commands: [held] })] }),
      };
      if (decision === 'pending' && dueAt !== undefined)
        return aNewRegistration('pending', place, { ...fields, deadline: { dueAt, dueOutcome: 'approve' } });
      if (decision === 'close_requested' && dueAt !== undefined) {
        const deadline = { dueAt, dueOutcome: 'approve_close' } as const;
        return aNewRegistration('close_requested', place, { ...fields, deadline });
      }
      return aNewRegistration(decision, place, fields);
    });
}

const range = fc.record({ minimum: rates, maximum: rates }, { requiredKeys: [], noNullPrototype: true });

const shops = fc
  .record({
    id: fc.constantFrom(...shopIds),
    market: countries,
    homeCountry: countries,
    sellerType: fc.constantFrom('local', 'cross_border'),
    status: fc.constantFrom('active', 'active', 'active', 'restricted', 'deactivated'),
  })
  .map(aShop);

/** Every field of a filter of campaigns; the compiler says when one is missing. */
const campaignFilterFields = {
  at: asked,
  agencyId: fc.constantFrom(...agencyIds),
  joinedBy: fc.constantFrom(...shopIds),
  marketplace: fc.record({ tab: fc.constantFrom('all', 'target', 'local_agency'), shop: shops }),
  statuses: fc.subarray([...campaignStatuses]),
  text: fc.constantFrom('so', 'sun', 'AN', 'Loy K', '', 'x'),
  market: countries,
  proposedRate: range,
  during: fc.tuple(asked, fc.constantFrom(1, 86_400_000, 3 * 86_400_000)).map(([start, length]) => ({
    start,
    end: shifted(start, length),
  })),
  registrationClosesBy: asked,
  milestoneBy: asked,
} satisfies { readonly [Field in keyof Required<CampaignFilter>]: fc.Arbitrary<CampaignFilter[Field]> };

/** Every field of a filter of registrations; the compiler says when one is missing. */
const registrationFilterFields = {
  at: asked,
  campaignIds: fc.array(fc.constantFrom(...campaignIds), { maxLength: 3 }),
  agencyId: fc.constantFrom(...agencyIds),
  shopId: fc.constantFrom(...shopIds),
  productIds: fc.array(fc.constantFrom(...productIds), { maxLength: 3 }),
  statuses: fc.subarray([...statuses]),
  totalRate: range,
  samplesAtLeast: fc.nat(2),
  dueBy: asked,
  registeredSince: asked,
} satisfies {
  readonly [Field in keyof Required<RegistrationFilter>]: fc.Arbitrary<RegistrationFilter[Field]>;
};

/** Filters of campaigns with one to three conditions, each as likely as the others; rarely none. */
export function campaignFilters(): fc.Arbitrary<CampaignFilter> {
  return someOf(campaignFilterFields);
}

/** Filters of registrations with one to three conditions, each as likely as the others; rarely none. */
export function registrationFilters(): fc.Arbitrary<RegistrationFilter> {
  return someOf(registrationFilterFields);
}

function someOf<Filter extends { readonly at: Instant }>(
  fields: {
    readonly [Field in keyof Filter]: fc.Arbitrary<Filter[Field]>;
  },
): fc.Arbitrary<Filter> {
  const others = Object.keys(fields).filter((name) => name !== 'at');
  return fc
    .tuple(fc.record(fields, { noNullPrototype: true }), fc.subarray(others, { maxLength: 3 }))
    .map(([filter, kept]) => {
      const left = Object.entries(filter).filter(([name]) => name === 'at' || kept.includes(name));
      return Object.fromEntries(left) as unknown as Filter;
    });
}

/** What a store holds: three campaigns, and registrations in them. */
export interface Listed {
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly Registration[];
}

/** Three campaigns and up to a dozen registrations. */
export function listings(): fc.Arbitrary<Listed> {
  return fc.tuple(...campaignIds.map(listedCampaigns)).chain((campaigns) =>
    fc
      .uniqueArray(registrationPlaces(), {
        selector: ({ campaignId, shopId, productId }) => `${campaignId} ${shopId} ${productId}`,
        maxLength: 12,
      })
      .chain((places) =>
        fc.tuple(
          ...places.map((place) => {
            const agencyId = campaigns.find(({ id }) => id === place.campaignId)?.agencyId ?? 'agency-1';
            return listedRegistrations(place, agencyId);
          }),
        ),
      )
      .map((registrations) => ({ campaigns, registrations })),
  );
}

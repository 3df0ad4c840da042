import fc from 'fast-check';
import {
  type Audience,
  type Campaign,
  type Decision,
  decisions,
  type Hold,
  holdableCommands,
  type Instant,
  type Policy,
  type PolicyOptions,
  type ProductFacts,
  type PublishedCampaign,
  type Rate,
  type RateBounds,
  type Registration,
  type RejectReason,
  rejectReasons,
  type SellerContact,
  type ShopFacts,
  type Terms,
} from 'partner-campaigns';
import {
  aHold,
  aPolicy,
  aProduct,
  aPublishedCampaign,
  aRegistration,
  aShop,
  days,
  shifted,
} from './build.ts';

// Everything is made by construction: nothing is filtered away, and every value shrinks towards the plainest one.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Lengths of time from nothing to a few weeks: milliseconds, hours and whole days. */
export function durations(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.nat(3),
    fc.nat(48).map((hours) => hours * HOUR),
    fc.nat(20).map((count) => count * DAY),
  );
}

const fewDays = fc.nat(72).map((hours) => hours * HOUR);

/** Instants of the test world, most of them within the campaigns of {@link campaigns}. */
export function instants(): fc.Arbitrary<Instant> {
  return fc.tuple(fc.nat(70), durations()).map(([day, more]) => shifted(days(day), more));
}

/** Time zones with and without a change of clocks in the test world. */
const timeZones = fc.constantFrom('Asia/Bangkok', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe');

/** Bounds that leave between one rate and a dozen, so that tests can try them all. */
export function rateBounds(): fc.Arbitrary<RateBounds> {
  return fc
    .record({ step: fc.constantFrom(1, 50, 100), lowest: fc.nat(10), more: fc.nat(11) })
    .map(({ step, lowest, more }) => ({ step, minimum: lowest * step, maximum: (lowest + more) * step }));
}

const policyFields = {
  totalRate: rateBounds(),
  shopAdsRate: rateBounds(),
  creatorRate: rateBounds(),
  proposedRate: fc.constantFrom('advisory', 'minimum'),
  maximumSampleQuantity: fc.nat(20),
  autoReview: fc.record({
    afterDays: fc.integer({ min: 1, max: 5 }),
    outcome: fc.constantFrom('approve', 'reject'),
  }),
  autoCloseAfterDays: fc.integer({ min: 1, max: 5 }),
  withdraw: fc.boolean(),
  cancelCloseRequest: fc.boolean(),
  declineClose: fc.boolean(),
  reregisterWithdrawn: fc.boolean(),
  reregisterClosed: fc.boolean(),
  totalRateChange: fc.constantFrom('locked', 'increase_only', 'free'),
  clockTolerance: fc.constantFrom(0, 1, 5_000, HOUR),
} satisfies { readonly [Field in keyof PolicyOptions]?: fc.Arbitrary<PolicyOptions[Field]> };

/** Policies: each field as by default, or set. */
export function policies(): fc.Arbitrary<Policy> {
  return fc.record(policyFields, { requiredKeys: [] }).map(aPolicy);
}

/** Policies under which every command can be accepted at some time. */
export function openPolicies(): fc.Arbitrary<Policy> {
  return policies().map((policy) => ({
    ...policy,
    maximumSampleQuantity: Math.max(5, policy.maximumSampleQuantity),
    proposedRate: 'advisory',
    withdraw: true,
    cancelCloseRequest: true,
    declineClose: true,
    reregisterWithdrawn: true,
    reregisterClosed: true,
    totalRateChange: policy.totalRateChange === 'locked' ? 'free' : policy.totalRateChange,
  }));
}

/** Shops of the test market in good standing, and others. */
export function shops(): fc.Arbitrary<ShopFacts> {
  return fc
    .record({
      market: mostly('TH', 'VN'),
      sellerType: fc.constantFrom('local', 'cross_border'),
      status: mostly('active', 'restricted', 'deactivated'),
    })
    .map(aShop);
}

/** Products that can be promoted, and others; some with the seller's public rates. */
export function products(): fc.Arbitrary<ProductFacts> {
  return fc
    .record(
      {
        status: mostly('live', 'out_of_stock', 'deleted'),
        stock: fc.nat(30),
        openCollaborationRate: fc.nat(1500),
        openShopAdsRate: fc.nat(1500),
      },
      { requiredKeys: ['status', 'stock'] },
    )
    .map(aProduct);
}

/** Everyone mostly; named shops and seller types that hold the test shop, or not. */
function audiences(): fc.Arbitrary<Audience> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<Audience>({ kind: 'everyone' }) },
    {
      weight: 1,
      arbitrary: fc
        .subarray(['shop-1', 'shop-2'], { minLength: 1 })
        .map((shopIds): Audience => ({ kind: 'shops', shopIds })),
    },
    {
      weight: 1,
      arbitrary: fc
        .subarray(['local', 'cross_border'] as const, { minLength: 1 })
        .map((sellerTypes): Audience => ({ kind: 'seller_types', sellerTypes })),
    },
  );
}

/** Published campaigns whose registration period lies in the first weeks and ends no later than the campaign. */
export function publishedCampaigns(): fc.Arbitrary<PublishedCampaign> {
  return fc
    .record({
      timeZone: timeZones,
      proposedRate: fc.nat(1500),
      audience: audiences(),
      opens: fc.nat(2),
      open: fc.integer({ min: 20, max: 40 }),
      starts: fc.nat(15),
      runs: fc.integer({ min: 30, max: 60 }),
    })
    .map(({ opens, open, starts, runs, ...fields }) =>
      aPublishedCampaign({
        ...fields,
        registrationPeriod: { start: days(opens), end: days(opens + open) },
        campaignPeriod: { start: days(opens + starts), end: days(opens + starts + open + runs) },
      }),
    );
}

/** Campaigns of every decision; one that was ended early was so between its start of registration and its end. */
export function campaigns(): fc.Arbitrary<Campaign> {
  return fc
    .tuple(publishedCampaigns(), mostly('published', 'draft', 'ended_early'), fc.nat(100))
    .map(([campaign, decision, percent]): Campaign => {
      if (decision === 'ended_early') return { ...campaign, decision, endedAt: partOf(campaign, percent) };
      if (decision === 'published') return campaign;
      const { publishedAt: _, announced: __, ...draft } = campaign;
      return { ...draft, decision: 'draft' };
    });
}

function partOf({ registrationPeriod, campaignPeriod }: Campaign, percent: number): Instant {
  const length = campaignPeriod.end - registrationPeriod.start - 1;
  return shifted(registrationPeriod.start, Math.floor((length * percent) / 100));
}

/** Contacts: mostly valid, with and without WhatsApp. */
export function contacts(): fc.Arbitrary<SellerContact> {
  return fc.record(
    {
      email: mostly('seller@shop.example', 'seller@', 'nobody', ''),
      whatsapp: mostly('+66812345678', '0812345678', '+0'),
    },
    { requiredKeys: ['email'] },
  );
}

/** Lists of reasons for a no: none, the platform's, a host's. */
export function reasonLists(): fc.Arbitrary<readonly RejectReason[]> {
  return fc.subarray<RejectReason>([...rejectReasons, 'acme/colour']);
}

/** Mostly the first, and now and then one of the others. */
export function mostly<const Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/** Rates that fall within the bounds of {@link rateBounds}, on their steps and off, and beyond them. */
function rates(): fc.Arbitrary<Rate> {
  return fc.oneof(
    fc.nat(21).map((count) => count * 100),
    fc.nat(22).map((count) => count * 50),
    fc.nat(21),
  );
}

/** Terms that a registration can stand at: creators never have more than the total. */
function terms(): fc.Arbitrary<Terms> {
  return fc
    .record(
      { totalRate: rates(), sampleQuantity: fc.nat(25), shopAdsRate: rates(), creatorRate: rates() },
      { requiredKeys: ['totalRate', 'sampleQuantity'] },
    )
    .map((drawn) =>
      drawn.creatorRate === undefined
        ? drawn
        : { ...drawn, creatorRate: Math.min(drawn.creatorRate, drawn.totalRate) },
    );
}

/** Up to three holds, of platform or agency, each on a few commands. */
function mostlyNoHolds(): fc.Arbitrary<readonly Hold[]> {
  const hold = fc.record({
    id: fc.nat(4).map((number) => `hold-${number}`),
    commands: fc.subarray([...holdableCommands], { minLength: 1, maxLength: 4 }),
    placedBy: fc.constantFrom('platform', 'agency'),
  });
  const holds = fc.uniqueArray(hold.map(aHold), { selector: ({ id }) => id, maxLength: 3 });
  return fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: holds });
}

/** Registrations of every decision, written in the first weeks of the test world, with deadlines after their decision. */
export function registrations(among: readonly Decision[] = decisions): fc.Arbitrary<Registration> {
  return fc
    .record({
      decision: fc.constantFrom(...among),
      base: fc.record({
        attempt: fc.integer({ min: 1, max: 5 }),
        terms: terms(),
        revision: fc.integer({ min: 1, max: 20 }),
      }),
      waits: fc.tuple(fewDays, fewDays, fewDays, durations()),
      stamped: fc.boolean(),
      reviewOutcome: fc.constantFrom('approve', 'reject'),
      holds: mostlyNoHolds(),
    })
    .map(({ decision, base, waits, stamped, reviewOutcome, holds }) => {
      const registeredAt = shifted(days(1), waits[0]);
      const decidedAt = shifted(registeredAt, waits[1]);
      const changedAt = shifted(decidedAt, waits[2]);
      const held = holds.length === 0 ? {} : { holds };
      const fields = { ...base, ...held, registeredAt, decidedAt, changedAt };
      const dueAt = shifted(decidedAt, waits[3] + 1);
      if (decision === 'pending' && stamped)
        return aRegistration('pending', { ...fields, deadline: { dueAt, dueOutcome: reviewOutcome } });
      if (decision === 'close_requested' && stamped)
        return aRegistration('close_requested', {
          ...fields,
          deadline: { dueAt, dueOutcome: 'approve_close' },
        });
      if (decision !== 'rejected') return aRegistration(decision, fields);
      const { lastRejection } = aRegistration('rejected');
      return aRegistration('rejected', { ...fields, lastRejection: { ...lastRejection, at: decidedAt } });
    });
}

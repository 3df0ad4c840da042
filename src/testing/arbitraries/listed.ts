import fc from 'fast-check';
import type { Campaign } from '../../campaign/campaign.js';
import { evolveCampaign } from '../../campaign/evolve.js';
import type { AgencyId, CampaignId, ProductId, ShopId } from '../../core/ids.js';
import { ONE_DAY } from '../../core/instant.js';
import type { AdoptedDecision } from '../../registration/adoption.js';
import { evolveRegistration } from '../../registration/evolve.js';
import type { HoldableCommand } from '../../registration/hold.js';
import type { Decision, Registration } from '../../registration/registration.js';
import { decisions, registrationIdOf } from '../../registration/registration.js';
import { after, BEGINNING } from './instants.js';

// Rows with few values for each field, so that filters meet, and miss by one. Everything lies on whole days, in any
// order: a store that lists what never came about lists what did.

const campaignIds = ['campaign-1', 'campaign-2', 'campaign-3'] as const;

/** The ids that rows have, and that filters ask for. */
export const listedIds = {
  campaigns: campaignIds,
  shops: ['shop-1', 'shop-2', 'shop-3'],
  agencies: ['agency-1', 'agency-2'],
  products: ['product-1', 'product-2', 'product-3'],
} as const;

/** Few countries, of rows and of filters. */
export const fewCountries = fc.constantFrom('TH', 'VN');

/** Few rates, of rows and of filters. */
export const fewRates = fc.constantFrom(1_000, 1_200, 1_500);

/** Instants on whole days. */
export const wholeDays = fc.nat(12).map((day) => after(BEGINNING, day * ONE_DAY));

const day = (count: number) => after(BEGINNING, count * ONE_DAY);
const plain = { noNullPrototype: true } as const;

/** What a store may hold: three campaigns, and registrations in them. */
export interface Listing {
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly Registration[];
}

/** Whose and where a listed registration is. */
export interface ListedPlace {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
}

/** Places of listed registrations. */
export function listedPlaces(): fc.Arbitrary<ListedPlace> {
  return fc.record(
    {
      campaignId: fc.constantFrom(...listedIds.campaigns),
      shopId: fc.constantFrom(...listedIds.shops),
      productId: fc.constantFrom(...listedIds.products),
    },
    plain,
  );
}

/** Campaigns of every decision, never saved before; some ended before they started, or before registration opened. */
export function listedCampaigns(id: CampaignId): fc.Arbitrary<Campaign> {
  const audiences = fc.oneof(
    fc.constant({ kind: 'everyone' } as const),
    fc
      .subarray<ShopId>([...listedIds.shops], { minLength: 1 })
      .map((shopIds) => ({ kind: 'shops', shopIds }) as const),
    fc
      .subarray(['local', 'cross_border'] as const, { minLength: 1 })
      .map((sellerTypes) => ({ kind: 'seller_types', sellerTypes }) as const),
  );
  const written = fc.record(
    {
      agencyId: fc.constantFrom(...listedIds.agencies),
      agencyCountry: fewCountries,
      market: fewCountries,
      name: fc.constantFrom('Songkran', 'SUN week', 'Loy Krathong'),
      proposedRate: fewRates,
      audience: audiences,
      createdAt: wholeDays,
    },
    plain,
  );
  const lengths = fc.integer({ min: 1, max: 6 });
  const times = fc.tuple(fc.nat(6), lengths, fc.nat(6), lengths);
  const state = fc.record(
    {
      decision: fc.constantFrom('published', 'draft', 'ended_early'),
      publishedAt: fc.nat(8).map(day),
      announced: fc.constantFrom('nothing', 'start', 'end'),
      endedAt: wholeDays,
    },
    plain,
  );
  return fc
    .tuple(written, times, state)
    .map(([{ agencyId, agencyCountry, createdAt, ...fields }, [opens, open, starts, runs], after]) => {
      const base = {
        v: 1,
        campaignId: id,
        agencyId,
        actor: { role: 'agency', agencyId },
      } as const;
      const draft = {
        ...fields,
        description: '',
        message: '',
        timeZone: 'Asia/Bangkok',
        contact: { email: 'hello@agency.example' },
        registrationPeriod: { start: day(opens), end: day(opens + open) },
        campaignPeriod: { start: day(starts), end: day(starts + runs) },
      };
      const created = { ...base, type: 'campaign_created', draft, agencyCountry, at: createdAt } as const;
      let campaign = evolveCampaign(undefined, created);
      if (after.decision === 'draft') return campaign;
      const { publishedAt: at, announced } = after;
      campaign = evolveCampaign(campaign, { ...base, type: 'campaign_published', at });
      if (announced === 'start')
        campaign = evolveCampaign(campaign, { ...base, type: 'campaign_started', at });
      if (announced === 'end') campaign = evolveCampaign(campaign, { ...base, type: 'campaign_ended', at });
      return after.decision === 'published'
        ? campaign
        : evolveCampaign(campaign, { ...base, type: 'campaign_ended_early', at: after.endedAt });
    });
}

/** Registrations of every decision, never saved before, with deadlines and holds and without. */
export function listedRegistrations(place: ListedPlace, agencyId: AgencyId): fc.Arbitrary<Registration> {
  return fc
    .record(
      {
        decision: fc.constantFrom<Decision>('pending', 'close_requested', ...decisions),
        registeredAt: wholeDays,
        decidedAt: wholeDays,
        changedAt: wholeDays,
        totalRate: fewRates,
        sampleQuantity: fc.nat(2),
        dueAt: fc.option(wholeDays, { nil: undefined, freq: 3 }),
        held: fc.constantFrom<HoldableCommand | undefined>(
          undefined,
          undefined,
          'approve',
          'approve_close',
          'withdraw',
        ),
      },
      plain,
    )
    .map(({ decision, totalRate, sampleQuantity, dueAt, held, changedAt: at, registeredAt, decidedAt }) => {
      const base = {
        v: 1,
        registrationId: registrationIdOf(place),
        ...place,
        agencyId,
        attempt: 1,
        at,
        actor: { role: 'platform' },
      } as const;
      const terms = { totalRate, sampleQuantity };
      const adopted = adoptedAs(decision, { terms, dueAt, decidedAt });
      const came = {
        ...base,
        type: 'registration_adopted',
        adopted,
        terms,
        registeredAt,
        decidedAt,
      } as const;
      const registration = evolveRegistration(undefined, came, { email: 'seller@shop.example' });
      if (held === undefined) return registration;
      const actor = { role: 'agency', agencyId } as const;
      const hold = { ...base, actor, type: 'hold_placed', holdId: 'hold-1', commands: [held] } as const;
      return evolveRegistration(registration, hold);
    });
}

function adoptedAs(
  decision: Decision,
  {
    terms,
    dueAt,
    decidedAt,
  }: {
    readonly terms: Registration['terms'];
    readonly dueAt: Registration['changedAt'] | undefined;
    readonly decidedAt: Registration['decidedAt'];
  },
): AdoptedDecision {
  switch (decision) {
    case 'pending':
      return dueAt === undefined ? { decision } : { decision, deadline: { dueAt, dueOutcome: 'approve' } };
    case 'close_requested':
      return dueAt === undefined
        ? { decision }
        : { decision, deadline: { dueAt, dueOutcome: 'approve_close' } };
    case 'rejected':
      return { decision, lastRejection: { reasons: [], terms, attempt: 1, at: decidedAt } };
    case 'blocked':
      return { decision, block: { reasons: [] } };
    case 'closed':
      return { decision, closure: { because: 'agreed' } };
    case 'approved':
    case 'withdrawn':
      return { decision };
  }
}

/** What a store may hold: three campaigns, and up to a dozen registrations in them, never saved before. */
export function listings(): fc.Arbitrary<Listing> {
  return fc.tuple(...campaignIds.map(listedCampaigns)).chain((campaigns) =>
    fc
      .uniqueArray(listedPlaces(), { selector: registrationIdOf, maxLength: 12 })
      .chain((places) =>
        fc.tuple(
          ...places.map((place) => {
            const agencyId = campaigns.find(({ id }) => id === place.campaignId)?.agencyId;
            return listedRegistrations(place, agencyId ?? listedIds.agencies[0]);
          }),
        ),
      )
      .map((registrations) => ({ campaigns, registrations })),
  );
}

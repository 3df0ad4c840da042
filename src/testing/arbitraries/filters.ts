import fc from 'fast-check';
import { campaignStatuses } from '../../campaign/status.js';
import { type Instant, ONE_DAY } from '../../core/instant.js';
import { marketplaceTabs } from '../../eligibility/marketplace.js';
import type {
  CampaignFilter,
  CampaignQuery,
  CampaignSort,
  RegistrationFilter,
  RegistrationQuery,
  RegistrationSort,
} from '../../ports/queries.js';
import { statuses } from '../../registration/status.js';
import { ALL_OPTIONAL } from './combinators.js';
import { shops } from './facts.js';
import { after, BEGINNING } from './instants.js';
import { fewCountries, fewRates, listedIds } from './listed.js';

/** A millisecond before a whole day, at its beginning, or after: records lie on whole days. */
const asked: fc.Arbitrary<Instant> = fc
  .tuple(fc.nat(13), fc.constantFrom(0, -1, 1))
  .map(([day, milliseconds]) => after(BEGINNING, Math.max(0, day * ONE_DAY + milliseconds)));

const range = fc.record({ minimum: fewRates, maximum: fewRates }, ALL_OPTIONAL);

const listedShops = fc
  .tuple(shops(), fc.constantFrom(...listedIds.shops), fewCountries, fewCountries)
  .map(([shop, id, market, homeCountry]) => ({ ...shop, id, market, homeCountry }));

/** Every field of a filter of campaigns; the compiler says when one is missing. */
const campaignConditions: {
  readonly [Field in keyof Required<CampaignFilter>]: fc.Arbitrary<Required<CampaignFilter>[Field]>;
} = {
  at: asked,
  agencyId: fc.constantFrom(...listedIds.agencies),
  joinedBy: fc.constantFrom(...listedIds.shops),
  marketplace: fc.record(
    { tab: fc.constantFrom(...marketplaceTabs), shop: listedShops },
    { noNullPrototype: true },
  ),
  statuses: fc.subarray([...campaignStatuses]),
  text: fc.constantFrom('so', 'sun', 'AN', 'Loy K', '', 'x'),
  market: fewCountries,
  proposedRate: range,
  during: fc
    .tuple(asked, fc.constantFrom(1, ONE_DAY, 3 * ONE_DAY))
    .map(([start, length]) => ({ start, end: after(start, length) })),
  registrationClosesBy: asked,
  milestoneBy: asked,
};

/** Every field of a filter of registrations; the compiler says when one is missing. */
const registrationConditions: {
  readonly [Field in keyof Required<RegistrationFilter>]: fc.Arbitrary<Required<RegistrationFilter>[Field]>;
} = {
  at: asked,
  campaignIds: fc.array(fc.constantFrom(...listedIds.campaigns), { maxLength: 3 }),
  agencyId: fc.constantFrom(...listedIds.agencies),
  shopId: fc.constantFrom(...listedIds.shops),
  productIds: fc.array(fc.constantFrom(...listedIds.products), { maxLength: 3 }),
  statuses: fc.subarray([...statuses]),
  totalRate: range,
  samplesAtLeast: fc.nat(2),
  dueBy: asked,
  registeredSince: asked,
};

/** Filters of campaigns with up to three conditions, each as likely as the others: what {@link listings} have. */
export function campaignFilters(): fc.Arbitrary<CampaignFilter> {
  const { at, ...conditions } = campaignConditions;
  return fc
    .tuple(at, fc.record(conditions, { noNullPrototype: true }), conditionsOf(conditions))
    .map(([asOf, filter, names]) => ({ at: asOf, ...kept(filter, names) }));
}

/** Filters of registrations with up to three conditions, each as likely as the others: what {@link listings} have. */
export function registrationFilters(): fc.Arbitrary<RegistrationFilter> {
  const { at, ...conditions } = registrationConditions;
  return fc
    .tuple(at, fc.record(conditions, { noNullPrototype: true }), conditionsOf(conditions))
    .map(([asOf, filter, names]) => ({ at: asOf, ...kept(filter, names) }));
}

/** Queries of campaigns: a filter, and any order. */
export function campaignQueries(): fc.Arbitrary<CampaignQuery> {
  const sorts = fc.constantFrom<CampaignSort>('newest', 'closing_soon', 'highest_rate', 'milestone');
  return fc.tuple(campaignFilters(), sorts).map(([filter, sort]) => ({ ...filter, sort }));
}

/** Queries of registrations: a filter, and any order. */
export function registrationQueries(): fc.Arbitrary<RegistrationQuery> {
  const sorts = fc.constantFrom<RegistrationSort>('newest', 'oldest', 'highest_rate', 'due');
  return fc.tuple(registrationFilters(), sorts).map(([filter, sort]) => ({ ...filter, sort }));
}

function conditionsOf(fields: object): fc.Arbitrary<readonly string[]> {
  return fc.subarray(Object.keys(fields), { maxLength: 3 });
}

/** The fields with one of these names. */
function kept<Fields extends object>(
  fields: Fields,
  names: readonly string[],
): { readonly [Name in keyof Fields]?: Fields[Name] };
function kept(fields: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

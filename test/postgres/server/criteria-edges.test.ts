import { sql } from 'kysely';
import {
  type Criterion,
  defineEligibility,
  type FieldValue,
  instant,
  type Operand,
  parseCriteria,
  type RegistrationSubject,
  registrationFields,
} from 'partner-campaigns';
import {
  type CriteriaSqlOptions,
  campaignCriteriaSql,
  registrationCriteriaSql,
} from 'partner-campaigns/postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { LAST_INSTANT } from '../../../src/core/instant.ts';
import { questionOf } from '../../../src/criteria/question.ts';
import { aCampaign, aShop, days, shifted } from '../../support/build.ts';
import { aNewRegistration, mustSave } from '../../support/groups.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import { connectTo, type HostDatabase, migrate, storeOver } from '../../support/postgres/stores.ts';

/** Without the rates of ads, and with a part of the creators; no deadline decides it. */
const registration = aNewRegistration(
  'pending',
  {},
  { terms: { totalRate: 1_000, creatorRate: 500, sampleQuantity: 0 } },
);

/** Registration from day 1 to day 20, campaign from day 10 to day 40. */
const campaign = aCampaign({
  name: 'İstanbul ΟΔΟΣ',
  audience: { kind: 'shops', shopIds: ['shop-1'] },
  revision: 0,
});

const eligibility = defineEligibility({
  fields: [
    { name: 'acme/agencies', of: 'shop', kind: 'ids' },
    { name: 'acme/partner', of: 'shop', kind: 'id' },
    { name: 'acme/since', of: 'shop', kind: 'instant' },
    {
      name: 'acme/statuses',
      of: 'shop',
      kind: 'choices',
      choices: ['draft', 'upcoming', 'ongoing', 'closed'],
    },
  ],
});
const shop = aShop({
  rating: null,
  host: {
    'acme/agencies': ['agency-1', 'agency-9', 'a\u0000'],
    'acme/partner': 'agency-1\u0000',
    'acme/since': null,
    'acme/statuses': ['upcoming'],
  },
});
const ofHost = { shop, eligibility };

let database: OwnDatabase;
let db: HostDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'criteria_edges');
  db = connectTo(database.url);
  await migrate(db);
  await mustSave(storeOver(db), { campaigns: [campaign], registrations: [registration] });
});

afterAll(async () => {
  await db.destroy();
  await database.remove();
});

const at = days(5);

async function answersOf(where: Criterion, asked: Partial<CriteriaSqlOptions> = {}) {
  const { rows } = await sql<{ answer: boolean | null }>`
    select ${registrationCriteriaSql({ v: 1, where }, { at, ...asked })} as answer
    from partner_campaigns.registrations as registration
    join partner_campaigns.campaigns as campaign on campaign.id = registration.campaign_id`.execute(db);
  return rows.map(({ answer }) => answer);
}

const compare =
  (type: 'equals' | 'at_least' | 'more_than' | 'at_most' | 'less_than') =>
  (field: string, value: Operand): Criterion => ({ type, field, value });
const equals = compare('equals');
const atLeast = compare('at_least');
const moreThan = compare('more_than');
const atMost = compare('at_most');
const lessThan = compare('less_than');
const present = (field: string): Criterion => ({ type: 'present', field });
const contains = (field: string, text: string): Criterion => ({ type: 'contains', field, text });
const oneOf = (field: string, values: readonly FieldValue[]): Criterion => ({
  type: 'one_of',
  field,
  values,
});
const includes = (field: string, value: FieldValue | { readonly field: string }): Criterion => ({
  type: 'includes',
  field,
  value,
});
const not = (of: Criterion): Criterion => ({ type: 'not', of });

const ALWAYS: Criterion = { type: 'and', of: [] };
const NEVER: Criterion = { type: 'or', of: [] };
/** Of what is not known of any shop here. */
const UNKNOWN = atLeast('shop.orders90Days', 1);

const unset = 'registration.shopAdsRate';
const set = 'registration.creatorRate';
const rated = 'product.openCollaborationRate';

const rows: readonly (readonly [string, Criterion, boolean | null, Partial<CriteriaSqlOptions>?])[] = [
  ['no condition that all must hold', ALWAYS, true],
  ['no condition of which one must hold', NEVER, false],
  ['the opposite of nothing', not(NEVER), true],
  ['what is not known', UNKNOWN, null],
  ['the opposite of what is not known', not(UNKNOWN), null],
  ['what is not known, with a no', { type: 'and', of: [UNKNOWN, NEVER] }, false],
  ['what is not known, with a yes', { type: 'and', of: [ALWAYS, UNKNOWN] }, null],
  ['what is not known, or a yes', { type: 'or', of: [UNKNOWN, ALWAYS] }, true],
  ['what is not known, or a no', { type: 'or', of: [NEVER, UNKNOWN] }, null],

  ['a rate that is not set, compared', atMost(unset, 9_999), false],
  ['the opposite of that', not(atMost(unset, 9_999)), true],
  ['a rate that is not set, between', { type: 'between', field: unset, minimum: -1, maximum: 9_999 }, false],
  ['the opposite of one of no values', not(oneOf(unset, [])), true],
  ['one of no values of a text', oneOf('campaign.name', []), false],
  ['a rate that is not set, one of several', oneOf(unset, [0, 1]), false],
  ['a rate that is not set, there', present(unset), false],
  ['a rate that is set, there', present(set), true],
  ['a list, there', present('campaign.joinedShops'), true],
  ['what is not known of the shop, there', present('shop.orders90Days'), null],
  ['none against none', equals(unset, { field: 'registration.creatorShopAdsRate' }), false],
  ['a rate against one that is not set', moreThan(set, { field: unset }), false],
  ['a rate against another', lessThan(set, { field: 'registration.totalRate' }), true],
  ['a rate against itself', equals(set, { field: set }), true],
  ['none against what is not known', equals(unset, { field: rated }), false],
  ['what is not known against none', equals(rated, { field: unset }), false],
  ['a rate against what is not known', equals(set, { field: rated }), null],
  ['a column against what is not known', equals('registration.attempt', { field: rated }), null],
  [
    'a column against what the shop has none of',
    atLeast('registration.attempt', { field: 'shop.rating' }),
    false,
    { shop },
  ],
  ['a deadline that there is not', atLeast('registration.dueAt', { fromNow: {} }), false],

  [
    'now, a millisecond before the start',
    atMost('campaign.startsAt', { fromNow: {} }),
    false,
    { at: shifted(days(10), -1) },
  ],
  ['now, at the start', atMost('campaign.startsAt', { fromNow: {} }), true, { at: days(10) }],
  [
    'the start of a period that is half-open',
    {
      type: 'within',
      field: 'campaign.startsAt',
      start: { fromNow: { days: 5 } },
      end: { fromNow: { days: 5, milliseconds: 1 } },
    },
    true,
  ],
  [
    'its end',
    { type: 'within', field: 'campaign.startsAt', start: { fromNow: {} }, end: { fromNow: { days: 5 } } },
    false,
  ],
  ['a status before the start', equals('campaign.status', 'upcoming'), true, { at: shifted(days(10), -1) }],
  ['a status at the start', equals('campaign.status', 'ongoing'), true, { at: days(10) }],
  ['a status at the end', equals('registration.status', 'lapsed'), true, { at: days(40) }],
  ['a tab at the end', equals('registration.tab', 'closed'), true, { at: days(40) }],
  ['a tab a millisecond before', equals('registration.tab', 'pending'), true, { at: shifted(days(40), -1) }],
  [
    'an instant beyond all that there are',
    lessThan('campaign.startsAt', { fromNow: { days: 3_650_000, hours: 3_650_000, minutes: 3_650_000 } }),
    true,
    { at: instant(LAST_INSTANT) },
  ],
  [
    'an instant before all that there are',
    moreThan('campaign.startsAt', { fromNow: { days: -3_650_000 } }),
    true,
  ],

  ['the greatest number that is exact', lessThan(set, Number.MAX_SAFE_INTEGER), true],
  ['the least', moreThan(set, Number.MIN_SAFE_INTEGER), true],

  // Such values are refused where criteria are read; nobody reads the filter of a store.
  ['more than any column holds', lessThan(set, 1e19), true],
  ['infinitely much', atLeast(set, Number.POSITIVE_INFINITY), false],
  ['half a basis point more', atLeast(set, 500.5), false],
  ['half a basis point less', atLeast(set, 499.5), true],
  ['one of what no column holds', oneOf(set, [1e19, 0.5]), false],
  ['one of that and of what is so', oneOf(set, [1e19, 0.5, 500]), true],
  ['minus nothing', equals('registration.sampleQuantity', -0), true],
  ['a text with a null character', equals('campaign.name', 'İstanbul ΟΔΟΣ\u0000'), false],
  ['the opposite', not(equals('campaign.name', '\u0000')), true],
  ['half of a pair', oneOf('campaign.id', ['\ud800', 'campaign-1']), true],
  ['a part with a null character', contains('campaign.name', '\u0000'), false],
  ['an item that no list can have', includes('campaign.joinedShops', '\ud800'), false],

  ['letters of another case', contains('campaign.name', 'ISTANBUL'), false],
  ['a letter that folds into two', contains('campaign.name', 'İSTANBUL'), true],
  ['a letter that folds by its place', contains('campaign.name', 'οδος'), true],
  ['signs that are something to SQL', contains('campaign.name', '%'), false],
  ['an exact text of another case', equals('campaign.name', 'İSTANBUL ΟΔΟΣ'), false],
  ['a text against another', equals('campaign.name', { field: 'campaign.message' }), false],

  ['a shop among those invited', includes('campaign.invitedShops', { field: 'registration.shopId' }), true],
  [
    'a shop that is known among those',
    includes('campaign.invitedShops', { field: 'shop.id' }),
    true,
    { shop },
  ],
  ['a shop of which nothing is known', includes('campaign.invitedShops', { field: 'shop.id' }), null],
  ['a shop among those that joined', includes('campaign.joinedShops', 'shop-1'), true],
  ['one that did not', includes('campaign.joinedShops', 'shop-2'), false],
  ['a type of seller among none', includes('campaign.sellerTypes', 'local'), false],
  ['a column in a list of the host', includes('acme/agencies', { field: 'campaign.agencyId' }), true, ofHost],
  ['a column that is not in it', includes('acme/agencies', { field: 'registration.id' }), false, ofHost],
  ['a status in a list of the host', includes('acme/statuses', { field: 'campaign.status' }), true, ofHost],
  [
    'a column in a list that is not known',
    includes('acme/agencies', { field: 'campaign.agencyId' }),
    null,
    { eligibility },
  ],
  [
    'what no column holds against a column',
    equals('acme/partner', { field: 'campaign.agencyId' }),
    false,
    ofHost,
  ],
  ['none of the host against a column', equals('campaign.startsAt', { field: 'acme/since' }), false, ofHost],
];

const inSql = { yes: true, no: false, unknown: null } as const;

it.for(rows)('%s', async ([, where, expected, asked = {}]) => {
  expect(await answersOf(where, asked)).toEqual([expected]);
  const subject = { registration, campaign, joinedShops: new Set(['shop-1']), shop: asked.shop };
  const fields = { ...registrationFields, ...asked.eligibility?.addedFields };
  const walked = questionOf<RegistrationSubject>(where, fields).answer(subject, asked.at ?? at);
  expect(inSql[walked]).toBe(expected);
});

it('as many criteria as may be, as deep as may be', async () => {
  const status: Criterion = { type: 'equals', field: 'registration.status', value: 'pending' };
  const wide: Criterion = { type: 'or', of: Array.from({ length: 100 }, () => not(status)) };
  const all: Criterion = {
    type: 'and',
    of: [
      ...Array.from({ length: 4 }, () => not(wide)),
      { type: 'one_of', field: 'campaign.id', values: ['campaign-1', ...manyIds] },
    ],
  };
  const deep = Array.from({ length: 4 }).reduce<Criterion>((of) => not(of), all);
  expect(parseCriteria({ v: 1, where: deep }, registrationFields).ok).toBe(true);
  expect(await answersOf(deep)).toEqual([true]);
});

it('what is so, and neither what is not nor what is not known, is chosen by a query of the host', async () => {
  type HostTables = { 'partner_campaigns.campaigns': { id: string } };
  const host = db.withTables<HostTables>();
  const chosenBy = (where: Criterion) =>
    host
      .selectFrom('partner_campaigns.campaigns as campaign')
      .select('campaign.id')
      .where(campaignCriteriaSql({ v: 1, where }, { at }))
      .execute();
  expect(await chosenBy(ALWAYS)).toEqual([{ id: campaign.id }]);
  for (const where of [NEVER, UNKNOWN, not(UNKNOWN)]) expect(await chosenBy(where)).toEqual([]);
});

it('every value is a parameter', () => {
  const value = `'); drop table "x"; --`;
  const where: Criterion = {
    type: 'or',
    of: [
      { type: 'equals', field: 'campaign.name', value },
      { type: 'contains', field: 'campaign.description', text: value },
      { type: 'one_of', field: 'campaign.id', values: [value] },
      { type: 'includes', field: 'campaign.joinedShops', value },
      { type: 'includes', field: 'campaign.invitedShops', value },
      { type: 'between', field: 'campaign.proposedRate', minimum: 77_777, maximum: 77_777 },
      { type: 'equals', field: 'campaign.agencyCountry', value: { field: 'shop.homeCountry' } },
    ],
  };
  const condition = campaignCriteriaSql({ v: 1, where }, { at, shop: aShop({ homeCountry: value }) });
  const { sql: statement, parameters } = condition.compile(db);
  expect(statement).not.toMatch(/drop|77777/);
  expect(parameters).toEqual([value, value, [value], value, value, 77_777, 77_777, value]);
});

it('criteria with a field that there is not are refused loudly', () => {
  const where: Criterion = { type: 'present', field: 'acme/agencies' };
  expect(() => campaignCriteriaSql({ v: 1, where }, { at })).toThrow(TypeError);
  const ofRegistrations: Criterion = { type: 'present', field: 'registration.id' };
  expect(() => campaignCriteriaSql({ v: 1, where: ofRegistrations }, { at })).toThrow(TypeError);
  expect(() => registrationCriteriaSql({ v: 1, where }, { at, eligibility })).not.toThrow();
});

const manyIds = Array.from({ length: 999 }, (_, index) => `other-${index}`);

import type { Answer } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { aDraft, agency, aProduct, seller } from '../support/build.ts';
import { aForm, createOpenWorld, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let id: string;
beforeEach(async () => {
  world = await createOpenWorld();
  [id = ''] = await world.submitted(world.campaignId, ['product-1']);
});

// What comes from outside is not of the type it should be, and the compiler is not there to say so.
// biome-ignore lint/suspicious/noExplicitAny: hostile on purpose
type Hostile = any;

const unreadable = {
  get campaignId(): never {
    throw new Error('a trap');
  },
};

const neverAnObject: readonly Hostile[] = [
  null,
  0,
  Number.NaN,
  '',
  'text',
  true,
  [],
  [{}],
  Symbol('id'),
  () => 1,
  12n,
];

const endless: Hostile = { v: 1, where: { type: 'not' } };
endless.where.of = endless.where;

const neverAQuery: readonly Hostile[] = [
  ...neverAnObject,
  unreadable,
  { extra: 1 },
  { $where: '1' },
  JSON.parse('{"__proto__":{"agencyId":"agency-2"}}'),
  { text: 5 },
  { text: '\u0000' },
  { text: '\ud800' },
  { text: 'x'.repeat(201) },
  { sort: 'secret' },
  { statuses: ['pending', 'everything'] },
  { statuses: 'draft' },
  { tab: 'everything' },
  { campaignId: 5 },
  { campaignId: { $ne: null } },
  { waitingFor: 'nothing' },
  { agencyId: 'agency-2' },
  { shopId: 'shop-2' },
  { at: 0 },
  { closesWithinDays: -1 },
  { closesWithinDays: 0.5 },
  { closesWithinDays: 3_651 },
  { during: { start: 2, end: 1 } },
  { proposedRate: { minimum: -1 } },
  { proposedRate: { minimum: 900, maximum: 899 } },
  { totalRate: { minimum: 900, maximum: 899 } },
  { totalRate: 900 },
  { samplesAtLeast: -1 },
  { productIds: [] },
  { productIds: 'product-1' },
  { market: 'Thailand' },
  { criteria: null },
  { criteria: {} },
  { criteria: { v: 2, where: { type: 'and', of: [] } } },
  { criteria: { v: 1, where: { type: 'equals', field: '__proto__', value: 1 } } },
  { criteria: { v: 1, where: { type: 'includes', field: 'campaign.invitedShops', value: 'shop-2' }, x: 1 } },
  { criteria: { v: 1, where: { type: 'includes', field: 'campaign.joinedShops', value: 'shop-2' } } },
  { criteria: endless },
];

const neverAnId: readonly Hostile[] = [
  undefined,
  ...neverAnObject.filter((value) => value !== 'text'),
  {},
  unreadable,
  '\u0000',
  'tab\tid',
  '\ud800',
  'x'.repeat(10_000),
  { toString: () => 'campaign-1' },
  ['campaign-1'],
];

const neverAForm: readonly Hostile[] = [
  undefined,
  ...neverAnObject,
  {},
  unreadable,
  { ...aForm('campaign-1'), shopId: 'shop-2' },
  { ...aForm('campaign-1'), campaignId: 7 },
  { ...aForm('campaign-1'), submissionId: '' },
  { ...aForm('campaign-1'), batches: [] },
  { ...aForm('campaign-1'), batches: [{ productIds: [], totalRate: 1300 }] },
  { ...aForm('campaign-1'), batches: [{ productIds: ['product-1'] }] },
  { ...aForm('campaign-1'), batches: [{ productIds: ['product-1', 'product-1'], totalRate: 1300 }] },
  { ...aForm('campaign-1'), batches: [{ productIds: ['product-1'], totalRate: 13.5 }] },
  { ...aForm('campaign-1'), batches: [{ productIds: ['product-1'], totalRate: -1 }] },
  { ...aForm('campaign-1'), batches: [{ productIds: ['product-1'], totalRate: '1300' }] },
  {
    ...aForm('campaign-1'),
    batches: [{ productIds: ['product-1'], totalRate: 1300, sampleQuantity: 2 ** 53 }],
  },
  { ...aForm('campaign-1'), batches: [{ productIds: ['product-1'], totalRate: 1300, creatorRate: 1 }] },
  { ...aForm('campaign-1'), contact: { email: 'a@b.example', phone: '+1' } },
  JSON.parse('{"__proto__":{},"campaignId":"campaign-1"}'),
];

const neverACommand: readonly Hostile[] = [
  undefined,
  ...neverAnObject,
  {},
  { type: 'aprove' },
  { type: 'xstate.init' },
  { type: 'xstate.stop' },
  { type: '*' },
  { type: '__proto__' },
  { type: 'constructor' },
  { type: 'approve' },
  { type: 'approve', seenRevision: '1' },
  { type: 'approve', seenRevision: 1.5 },
  { type: 'approve', seenRevision: 1, at: 0 },
  { type: 'approve', seenRevision: 1, actor: { role: 'platform' } },
  { type: 'reject', seenRevision: 1, reasons: ['because'] },
  { type: 'withdraw', note: 'extra' },
  { type: 'meet_deadline' },
  { type: 'adopt' },
];

const neverADraft: readonly Hostile[] = [
  undefined,
  ...neverAnObject,
  {},
  { ...aDraft(), agencyId: 'agency-2' },
  { ...aDraft(), decision: 'published' },
  { ...aDraft(), campaignPeriod: { start: 5, end: 5 } },
  { ...aDraft(), registrationPeriod: { start: 2, end: 1 } },
  { ...aDraft(), campaignPeriod: { start: Number.NaN, end: 5 } },
  { ...aDraft(), proposedRate: -5 },
  { ...aDraft(), timeZone: 'Mars/Olympus' },
  { ...aDraft(), market: 'th' },
  { ...aDraft(), audience: { kind: 'shops', shopIds: [] } },
  { ...aDraft(), audience: { kind: 'shops', shopIds: ['a', 'a'] } },
  { ...aDraft(), audience: { kind: 'everyone', shopIds: ['a'] } },
];

const neverShops: readonly Hostile[] = [
  undefined,
  ...neverAnObject,
  {},
  unreadable,
  [''],
  [7],
  [null],
  ['shop-1', 'shop-1'],
  ['shop\ud800'],
  Array.from({ length: 1_001 }, (_, index) => `shop-${index}`),
  { kind: 'shops', shopIds: ['shop-1'] },
];

const neverPaging: readonly Hostile[] = [
  ...neverAnObject,
  unreadable,
  { page: 2 },
  { limit: '5' },
  { limit: 1e9 },
  { cursor: 5 },
  { cursor: 'a\ud800' },
  { cursor: '\udc00.\ud83d' },
  { cursor: '0.%ED%A0%80' },
  { cursor: 'x'.repeat(100_000) },
];

const neverALimit: readonly Hostile[] = [null, 0, -1, 1.5, 1_001, Number.NaN, '5', {}, Symbol('limit')];
const neverAnInstant: readonly Hostile[] = [
  undefined,
  null,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  8_640_000_000_000_001,
  '2026-03-01',
  new Date(0),
  {},
];

type Attack = (input: Hostile) => Promise<Answer<unknown>>;

const attacks: Readonly<Record<string, { readonly inputs: readonly Hostile[]; readonly ask: Attack }>> = {
  'campaigns.create: the draft': {
    inputs: neverADraft,
    ask: (input) => world.service.campaigns.create(agency, input),
  },
  'campaigns.create: the command id': {
    inputs: neverAnId.filter((value) => value !== undefined),
    ask: (commandId) => world.service.campaigns.create(agency, aDraft(), { commandId }),
  },
  'campaigns.edit: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.campaigns.edit(agency, input, { name: 'New' }),
  },
  'campaigns.edit: the changes': {
    inputs: [undefined, ...neverAnObject, { decision: 'published' }, { agencyId: 'x' }, { name: ' ' }],
    ask: (input) => world.service.campaigns.edit(agency, world.campaignId, input),
  },
  'campaigns.edit: the seen revision': {
    inputs: [null, -1, 1.5, Number.NaN, '2', {}, [2], Symbol('revision')],
    ask: (seenRevision) =>
      world.service.campaigns.edit(agency, world.campaignId, { name: 'New' }, { seenRevision }),
  },
  'campaigns.inviteShops: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.campaigns.inviteShops(agency, input, ['shop-2']),
  },
  'campaigns.inviteShops: the shops': {
    inputs: neverShops,
    ask: (input) => world.service.campaigns.inviteShops(agency, world.campaignId, input),
  },
  'campaigns.uninviteShops: the shops': {
    inputs: neverShops,
    ask: (input) => world.service.campaigns.uninviteShops(agency, world.campaignId, input),
  },
  'campaigns.get: what is new': {
    inputs: neverAnInstant.filter((value) => value !== undefined),
    ask: (newSince) => world.service.campaigns.get(agency, world.campaignId, { newSince }),
  },
  'campaigns.list: what is new': {
    inputs: neverAnInstant.filter((value) => value !== undefined),
    ask: (newSince) => world.service.campaigns.list(agency, { newSince }),
  },
  'campaigns.publish: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.campaigns.publish(agency, input),
  },
  'campaigns.endEarly: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.campaigns.endEarly(agency, input),
  },
  'campaigns.get: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.campaigns.get(agency, input),
  },
  'campaigns.list: the query': {
    inputs: neverAQuery,
    ask: (input) => world.service.campaigns.list(agency, input),
  },
  'campaigns.list: the page': {
    inputs: neverPaging,
    ask: (input) => world.service.campaigns.list(agency, {}, input),
  },
  'marketplace.list: the query': {
    inputs: neverAQuery,
    ask: (input) => world.service.marketplace.list(seller, input),
  },
  'marketplace.list: the page': {
    inputs: neverPaging,
    ask: (input) => world.service.marketplace.list(seller, {}, input),
  },
  'marketplace.open: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.marketplace.open(seller, input),
  },
  'marketplace.myCampaigns: the query': {
    inputs: neverAQuery,
    ask: (input) => world.service.marketplace.myCampaigns(seller, input),
  },
  'marketplace.myCampaigns: the page': {
    inputs: neverPaging,
    ask: (input) => world.service.marketplace.myCampaigns(seller, {}, input),
  },
  'marketplace.viewData: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.marketplace.viewData(seller, input),
  },
  'registrations.submit: the form': {
    inputs: neverAForm,
    ask: (input) => world.service.registrations.submit(seller, input),
  },
  'registrations.execute: the item': {
    inputs: [undefined, ...neverAnObject, {}, unreadable],
    ask: (input) => world.service.registrations.execute(agency, input),
  },
  'registrations.execute: the command': {
    inputs: neverACommand,
    ask: (command) => world.service.registrations.execute(agency, { registrationId: id, command }),
  },
  'registrations.execute: the id': {
    inputs: neverAnId,
    ask: (registrationId) =>
      world.service.registrations.execute(agency, {
        registrationId,
        command: { type: 'approve', seenRevision: 1 },
      }),
  },
  'registrations.execute: the command id': {
    inputs: neverAnId.filter((value) => value !== undefined),
    ask: (commandId) =>
      world.service.registrations.execute(agency, {
        registrationId: id,
        command: { type: 'approve', seenRevision: 1 },
        commandId,
      }),
  },
  'registrations.executeAll: the items': {
    inputs: [undefined, ...neverAnObject.filter((value) => !Array.isArray(value)), [], {}],
    ask: (input) => world.service.registrations.executeAll(agency, input),
  },
  'registrations.executeAll: the command id': {
    inputs: neverAnId.filter((value) => value !== undefined),
    ask: (commandId) => {
      const command = { type: 'approve', seenRevision: 1 } as const;
      const options = { atomic: true, commandId };
      return world.service.registrations.executeAll(agency, [{ registrationId: id, command }], options);
    },
  },
  'registrations.get: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.registrations.get(seller, input),
  },
  'registrations.list: the query': {
    inputs: neverAQuery,
    ask: (input) => world.service.registrations.list(seller, input),
  },
  'registrations.list: the page': {
    inputs: neverPaging,
    ask: (input) => world.service.registrations.list(seller, {}, input),
  },
  'registrations.inbox: the query': {
    inputs: neverAQuery,
    ask: (input) => world.service.registrations.inbox(agency, input),
  },
  'registrations.inbox: the page': {
    inputs: neverPaging,
    ask: (input) => world.service.registrations.inbox(agency, {}, input),
  },
  'registrations.history: the id': {
    inputs: neverAnId,
    ask: (input) => world.service.registrations.history(seller, input),
  },
  'registrations.history: the page': {
    inputs: neverPaging,
    ask: (input) => world.service.registrations.history(seller, id, input),
  },
  'deadlines.due: the instant': {
    inputs: neverAnInstant,
    ask: (input) => world.service.deadlines.due(platform, input),
  },
  'deadlines.due: the limit': {
    inputs: neverALimit,
    ask: (input) => world.service.deadlines.due(platform, world.now(), input),
  },
  'deadlines.settle: the limit': {
    inputs: neverALimit,
    ask: (input) => world.service.deadlines.settle(platform, input),
  },
};

describe('input that is not what it should be', () => {
  it.each(Object.entries(attacks))('%s is refused as invalid, and nothing is written', async (_, attack) => {
    const before = [await world.record(id), await world.events()];
    for (const [place, input] of attack.inputs.entries()) {
      expect(codesOf(await attack.ask(input)), `input ${place}`).toContain('invalid_input');
    }
    expect([await world.record(id), await world.events()]).toEqual(before);
  });

  it('among the items of a call is refused in its place, and the rest is done', async () => {
    const good = { registrationId: id, command: { type: 'approve', seenRevision: 1 } as const };
    const items: Hostile = [null, unreadable, 7, good, { ...good, command: { type: 'xstate.stop' } }];
    const answer = unwrapped(await world.service.registrations.executeAll(agency, items));
    expect(answer.items.map(({ ok }) => ok)).toEqual([false, false, false, true, false]);
  });

  it('is refused with one reason for each place, and no more than fifty', async () => {
    const batches: Hostile = Array.from({ length: 10_000 }, () => ({ productIds: 5 }));
    const answer = await world.service.registrations.submit(seller, { ...aForm('campaign-1'), batches });
    expect(codesOf(answer)).toHaveLength(50);
  });

  it('has bounds that no honest call meets: ten thousand items with all their fields are read one by one', async () => {
    const command = {
      type: 'reject',
      seenRevision: 1,
      reasons: Array.from({ length: 20 }, (_, index) => `acme/reason-${index}` as const),
      note: 'No.',
      wanted: { totalRate: 1500, sampleQuantity: 1 },
    } as const;
    const items = Array.from({ length: 10_000 }, (_, index) => ({ registrationId: `a:b:${index}`, command }));
    const answer = unwrapped(await world.service.registrations.executeAll(agency, items));
    expect(new Set(answer.items.flatMap(codesOf))).toEqual(new Set(['not_found']));
    expect(answer.items).toHaveLength(10_000);
  });

  it('is not what a long answer is that comes back from the store', async () => {
    const campaignId = await world.published();
    const productIds = Array.from({ length: 10_000 }, (_, index) => `mass-${index}`);
    world.directories.add({ products: productIds.map((id) => aProduct({ id, stock: 0 })) });
    const form = {
      campaignId,
      submissionId: 'mass',
      contact: { email: 'a@b.example' },
      batches: [{ productIds, totalRate: 100, sampleQuantity: 9 }],
    };
    const submit = () => world.service.registrations.submit(seller, form, { atomic: true });
    const first = unwrapped(await submit());
    expect(first.accepted).toBe(10_000);
    expect(unwrapped(await submit())).toEqual(first);
  });

  it('does not reach the caller’s objects: what was given can be changed afterwards', async () => {
    const shopIds = ['shop-1'];
    const campaignId = await world.published({ audience: { kind: 'shops', shopIds } });
    shopIds.push('shop-2');
    const [campaign] = await world.store.campaigns.find([campaignId]);
    expect(campaign?.audience).toEqual({ kind: 'shops', shopIds: ['shop-1'] });
  });
});

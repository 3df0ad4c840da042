import {
  type Caller,
  type CommandType,
  commandTypes,
  type PartnerCampaigns,
  registrationIdOf,
} from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { inputs } from '../support/commands.ts';
import { type Recorded, recorded } from '../support/recorded.ts';
import {
  aForm,
  anAdoption,
  createWorld,
  farAgency,
  farSeller,
  otherSeller,
  type World,
} from '../support/world.ts';

/** What a method answers about an id, and whose ids these are. */
type Ask = (service: PartnerCampaigns, actor: Caller, id: string) => Promise<unknown>;

const aboutCampaigns: Readonly<Record<string, Ask>> = {
  'campaigns.edit': ({ campaigns }, actor, id) => campaigns.edit(actor, id, { name: 'Mine now' }),
  'campaigns.edit, with a command id': ({ campaigns }, actor, id) =>
    campaigns.edit(actor, id, { name: 'Renamed' }, { commandId: 'used' }),
  'campaigns.inviteShops': ({ campaigns }, actor, id) => campaigns.inviteShops(actor, id, ['shop-2']),
  'campaigns.inviteShops, with a command id': ({ campaigns }, actor, id) =>
    campaigns.inviteShops(actor, id, ['shop-2'], { commandId: 'used' }),
  'campaigns.uninviteShops': ({ campaigns }, actor, id) => campaigns.uninviteShops(actor, id, ['shop-1']),
  'campaigns.publish': ({ campaigns }, actor, id) => campaigns.publish(actor, id),
  'campaigns.endEarly': ({ campaigns }, actor, id) => campaigns.endEarly(actor, id),
  'campaigns.get': ({ campaigns }, actor, id) => campaigns.get(actor, id),
  'campaigns.get, with what is new': ({ campaigns }, actor, id) =>
    campaigns.get(actor, id, { newSince: days(0) }),
  'marketplace.open': ({ marketplace }, actor, id) => marketplace.open(actor, id),
  'marketplace.explain': ({ marketplace }, actor, id) => marketplace.explain(actor, id, ['product-1']),
  'marketplace.viewData': ({ marketplace }, actor, id) => marketplace.viewData(actor, id),
  'registrations.submit': ({ registrations }, actor, id) => registrations.submit(actor, aForm(id)),
  'registrations.submit, with a submission id': ({ registrations }, actor, id) =>
    registrations.submit(actor, aForm(id, { submissionId: 'used' })),
  'registrations.submit, atomic': ({ registrations }, actor, id) =>
    registrations.submit(actor, aForm(id, { submissionId: 'used' }), { atomic: true }),
  'registrations.adopt': ({ registrations }, actor, id) =>
    registrations.adopt(actor, [anAdoption(id, { commandId: 'used' })]),
  'registrations.list': ({ registrations }, actor, campaignId) => registrations.list(actor, { campaignId }),
  'registrations.inbox': ({ registrations }, actor, campaignId) => registrations.inbox(actor, { campaignId }),
};

const ofAnyCommand =
  (commandType: CommandType): Ask =>
  async ({ registrations }, actor, registrationId) => {
    const item = { registrationId, command: inputs[commandType] };
    return [
      await registrations.execute(actor, item),
      await registrations.execute(actor, { ...item, commandId: 'used' }),
      await registrations.executeAll(actor, [item, item]),
      await registrations.executeAll(actor, [item], { atomic: true, commandId: 'used' }),
    ];
  };

/** A command about what the creator mali has under a registration. */
function ofMali<Command>(registrationId: string, command: Command) {
  return { registrationId, creatorId: 'mali', command };
}

const aboutRegistrations: Readonly<Record<string, Ask>> = {
  'registrations.get': ({ registrations }, actor, id) => registrations.get(actor, id),
  'registrations.history': ({ registrations }, actor, id) => registrations.history(actor, id),
  'registrations.history, a page': ({ registrations }, actor, id) =>
    registrations.history(actor, id, { limit: 1 }),
  'links.spans': ({ links }, actor, id) => links.spans(actor, { registrationId: id, creatorId: 'mali' }),
  'links.termsAt': ({ links }, actor, id) =>
    links.termsAt(actor, { registrationId: id, creatorId: 'mali', at: days(3) }),
  'links.list': ({ links }, actor, registrationId) => links.list(actor, { registrationId }),
  'links.execute': async ({ links }, actor, id) => [
    await links.execute(actor, ofMali(id, { type: 'add_link' })),
    await links.execute(actor, ofMali(id, { type: 'remove_link' })),
    await links.execute(actor, { ...ofMali(id, { type: 'add_link' }), commandId: 'used' }),
    await links.executeAll(actor, [ofMali(id, { type: 'add_link' })]),
  ],
  'samples.get': ({ samples }, actor, id) => samples.get(actor, `${id}:mali`),
  'samples.history': ({ samples }, actor, id) => samples.history(actor, `${id}:mali`),
  'samples.quota': ({ samples }, actor, id) => samples.quota(actor, id),
  'samples.list': ({ samples }, actor, registrationId) => samples.list(actor, { registrationId }),
  'samples.counts': ({ samples }, actor, registrationId) => samples.counts(actor, { registrationId }),
  'samples.execute': async ({ samples }, actor, id) => [
    await samples.execute(actor, ofMali(id, { type: 'request_sample', skuId: 'red' })),
    await samples.execute(actor, ofMali(id, { type: 'approve_sample', seenRevision: 1 })),
    await samples.execute(actor, ofMali(id, { type: 'withdraw_sample' })),
    await samples.execute(actor, { ...ofMali(id, { type: 'ship_sample' }), commandId: 'used' }),
    await samples.executeAll(actor, [ofMali(id, { type: 'ship_sample' })]),
  ],
  ...Object.fromEntries(commandTypes.map((type) => [`registrations.execute: ${type}`, ofAnyCommand(type)])),
};

/** Everybody whose they are not: of the same role and of another, at home near and far. */
const strangers: readonly Caller[] = [
  otherSeller,
  farSeller,
  { role: 'seller', shopId: 'unheard-of' },
  farAgency,
  { role: 'agency', agencyId: 'unheard-of' },
  // A shop and an agency with each other's ids are not each other.
  { role: 'agency', agencyId: 'shop-1' },
  { role: 'seller', shopId: 'agency-1' },
  { role: 'creator', creatorId: 'nok' },
  { role: 'creator', creatorId: 'shop-1' },
];

/** Methods that are given no id of anything: what they list is asked at the end. */
const withoutId = [
  'campaigns.create',
  'campaigns.list',
  'marketplace.list',
  'marketplace.myCampaigns',
  'deadlines.next',
  'deadlines.due',
  'deadlines.settle',
];

let world: World;
let hidden: Readonly<Record<'draft' | 'published' | 'ended', string>>;
let registrationId: string;
/** A registration with a link and a sample request of mali's. */
let running: string;
let records: Recorded;
let service: PartnerCampaigns;

beforeEach(async () => {
  world = createWorld();
  const named = { audience: { kind: 'shops', shopIds: ['shop-1'] } } as const;
  hidden = {
    draft: await world.drafted(named),
    published: await world.published(named),
    ended: await world.published(named),
  };
  unwrapped(await world.service.campaigns.endEarly(agency, hidden.ended));
  world.advanceTo(days(2));
  const { campaigns, registrations } = world.service;
  const form = aForm(hidden.published, { submissionId: 'used' });
  unwrapped(await registrations.submit(seller, form));
  unwrapped(await campaigns.edit(agency, hidden.published, { name: 'Renamed' }, { commandId: 'used' }));
  registrationId = registrationIdOf({
    campaignId: hidden.published,
    shopId: 'shop-1',
    productId: 'product-1',
  });
  const [other = ''] = await world.submitted(hidden.published, ['product-2']);
  await world.done(agency, other, { type: 'approve', seenRevision: 1 });
  await world.done(agency, other, { type: 'set_creator_rate', creatorRate: 900 });
  const mali = { role: 'creator', creatorId: 'mali' } as const;
  const link = { registrationId: other, command: { type: 'add_link' } } as const;
  unwrapped(await world.service.links.execute(mali, link));
  const sample = { registrationId: other, command: { type: 'request_sample' } } as const;
  unwrapped(await world.service.samples.execute(mali, sample));
  running = other;
  const note = { registrationId, command: { type: 'withdraw' } as const, commandId: 'used' };
  unwrapped(await registrations.execute(seller, note));

  records = recorded(world.store, world.directories);
  // Under a quota publishing asks for more: a stranger must not learn from that either.
  service = world.serviceOver(records.store, { maximumOngoingCampaigns: 9 }, records.directories);
});

/** What an answer says about an id, and what storage and directories were asked for it: a stranger may time that. */
async function askedAbout(ask: Ask, actor: Caller, id: string) {
  records.calls.length = 0;
  const answer = JSON.stringify(await ask(service, actor, id));
  return { answer: answer.replaceAll(id, 'ID'), calls: [...records.calls] };
}

async function expectNoDifference(ask: Ask, actor: Caller, id: string, unknown: string): Promise<void> {
  const before = await world.events();
  const theirs = await askedAbout(ask, actor, id);
  const nothing = await askedAbout(ask, actor, unknown);
  expect(theirs).toEqual(nothing);
  expect(theirs.calls.filter((call) => call.startsWith('save'))).toEqual([]);
  expect(await world.events()).toEqual(before);
}

it('every method that is given an id is asked about those of others', () => {
  const methods = Object.entries(service).flatMap(([part, of]) =>
    Object.keys(of).map((name) => `${part}.${name}`),
  );
  const asked = [...Object.keys(aboutCampaigns), ...Object.keys(aboutRegistrations)].map(
    (name) => /^[\w.]+/.exec(name)?.[0],
  );
  // What is executed one by one is executed all at once in the same question.
  const told = new Set([
    ...asked,
    'registrations.executeAll',
    'links.executeAll',
    'samples.executeAll',
    ...withoutId,
  ]);
  expect(methods.filter((name) => !told.has(name))).toEqual([]);
});

describe.each(strangers)('to the %j', (actor) => {
  it.each(Object.entries(aboutCampaigns))(
    '%s has no such campaign, whatever became of it',
    async (_, ask) => {
      for (const id of Object.values(hidden)) await expectNoDifference(ask, actor, id, 'nowhere');
    },
  );

  it.each(Object.entries(aboutRegistrations))('%s has no such registration', async (_, ask) => {
    const ids = { campaignId: hidden.published, shopId: 'shop-1', productId: 'product-9' };
    await expectNoDifference(ask, actor, registrationId, registrationIdOf(ids));
    await expectNoDifference(ask, actor, registrationId, 'nowhere');
    await expectNoDifference(ask, actor, running, registrationIdOf(ids));
  });
});

describe('to a seller', () => {
  it('an agency’s draft is not there, though the shop is named in it', async () => {
    for (const ask of Object.values(aboutCampaigns)) {
      await expectNoDifference(ask, seller, hidden.draft, 'nowhere');
    }
  });

  it("another shop's product is not there", async () => {
    const campaignId = await world.published();
    const submit: Ask = ({ registrations }, actor, productId) =>
      registrations.submit(
        actor,
        aForm(campaignId, { batches: [{ productIds: [productId], totalRate: 1300 }] }),
      );
    await expectNoDifference(submit, seller, 'lantern', 'unheard-of');
  });
});

describe('lists without an id', () => {
  it('show strangers nothing of it', async () => {
    for (const actor of strangers) {
      const answers = [
        await service.campaigns.list(actor),
        await service.marketplace.list(actor),
        await service.marketplace.myCampaigns(actor),
        await service.registrations.list(actor),
        await service.registrations.inbox(actor),
        await service.deadlines.next(actor),
        await service.deadlines.due(actor, days(100)),
        await service.deadlines.settle(actor),
      ];
      const told = JSON.stringify(answers);
      for (const id of [...Object.values(hidden), registrationId]) expect(told).not.toContain(id);
    }
    expect(records.calls.filter((call) => call.startsWith('save'))).toEqual([]);
  });
});

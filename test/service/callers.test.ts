import {
  type Actor,
  type Answer,
  type Caller,
  canSeeRegistration,
  type PartnerCampaigns,
} from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { pathsOf, unwrapped } from '../support/answers.ts';
import { aDraft, agency, aRegistration, days, seller } from '../support/build.ts';
import { type Recorded, recorded } from '../support/recorded.ts';
import { aForm, anAdoption, createOpenWorld, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let id: string;
let records: Recorded;
let service: PartnerCampaigns;
beforeEach(async () => {
  world = await createOpenWorld({ policy: { autoReview: { afterDays: 1, outcome: 'approve' } } });
  [id = ''] = await world.submitted(world.campaignId, ['product-1']);
  records = recorded(world.store, world.directories);
  service = world.serviceOver(records.store, undefined, records.directories);
});

type Call = (actor: Caller, of: PartnerCampaigns) => Promise<Answer<unknown>>;

const approve = () => ({ registrationId: id, command: { type: 'approve', seenRevision: 1 } as const });
const withdraw = () => ({ registrationId: id, command: { type: 'withdraw' } as const });

const addLink = () => ({ registrationId: id, creatorId: 'mali', command: { type: 'add_link' } as const });
const askForSample = () => ({ ...addLink(), command: { type: 'request_sample' } as const });

const calls: Readonly<Record<string, Call>> = {
  'campaigns.create': (actor, { campaigns }) => campaigns.create(actor, aDraft()),
  'campaigns.edit': (actor, { campaigns }) => campaigns.edit(actor, world.campaignId, { name: 'Mine now' }),
  'campaigns.inviteShops': (actor, { campaigns }) =>
    campaigns.inviteShops(actor, world.campaignId, ['shop-2']),
  'campaigns.uninviteShops': (actor, { campaigns }) =>
    campaigns.uninviteShops(actor, world.campaignId, ['shop-1']),
  'campaigns.publish': (actor, { campaigns }) => campaigns.publish(actor, world.campaignId),
  'campaigns.endEarly': (actor, { campaigns }) => campaigns.endEarly(actor, world.campaignId),
  'campaigns.get': (actor, { campaigns }) => campaigns.get(actor, world.campaignId),
  'campaigns.get, with what is new': (actor, { campaigns }) =>
    campaigns.get(actor, world.campaignId, { newSince: days(0) }),
  'campaigns.list': (actor, { campaigns }) => campaigns.list(actor),
  'marketplace.list': (actor, { marketplace }) => marketplace.list(actor),
  'marketplace.explain': (actor, { marketplace }) =>
    marketplace.explain(actor, world.campaignId, ['product-1']),
  'marketplace.open': (actor, { marketplace }) => marketplace.open(actor, world.campaignId),
  'marketplace.myCampaigns': (actor, { marketplace }) => marketplace.myCampaigns(actor),
  'marketplace.viewData': (actor, { marketplace }) => marketplace.viewData(actor, world.campaignId),
  'registrations.submit': (actor, { registrations }) => registrations.submit(actor, aForm(world.campaignId)),
  'registrations.submit, atomic': (actor, { registrations }) =>
    registrations.submit(actor, aForm(world.campaignId, { submissionId: 'form-1' }), { atomic: true }),
  'registrations.execute': (actor, { registrations }) => registrations.execute(actor, approve()),
  'registrations.executeAll': (actor, { registrations }) =>
    registrations.executeAll(actor, [approve(), withdraw()]),
  'registrations.executeAll, atomic': (actor, { registrations }) =>
    registrations.executeAll(actor, [withdraw()], { atomic: true, commandId: 'call-1' }),
  'registrations.adopt': (actor, { registrations }) =>
    registrations.adopt(actor, [anAdoption(world.campaignId)]),
  'registrations.adopt, atomic': (actor, { registrations }) =>
    registrations.adopt(actor, [anAdoption(world.campaignId)], { atomic: true, commandId: 'call-1' }),
  'registrations.get': (actor, { registrations }) => registrations.get(actor, id),
  'registrations.list': (actor, { registrations }) => registrations.list(actor),
  'registrations.inbox': (actor, { registrations }) => registrations.inbox(actor),
  'registrations.history': (actor, { registrations }) => registrations.history(actor, id),
  'links.execute': (actor, { links }) => links.execute(actor, addLink()),
  'links.executeAll': (actor, { links }) => links.executeAll(actor, [addLink(), addLink()]),
  'links.list': (actor, { links }) => links.list(actor),
  'links.spans': (actor, { links }) => links.spans(actor, { registrationId: id, creatorId: 'mali' }),
  'links.termsAt': (actor, { links }) =>
    links.termsAt(actor, { registrationId: id, creatorId: 'mali', at: days(3) }),
  'samples.execute': (actor, { samples }) => samples.execute(actor, askForSample()),
  'samples.executeAll': (actor, { samples }) => samples.executeAll(actor, [askForSample(), askForSample()]),
  'samples.get': (actor, { samples }) => samples.get(actor, `${id}:mali`),
  'samples.list': (actor, { samples }) => samples.list(actor),
  'samples.counts': (actor, { samples }) => samples.counts(actor),
  'samples.quota': (actor, { samples }) => samples.quota(actor, id),
  'samples.history': (actor, { samples }) => samples.history(actor, `${id}:mali`),
  'deadlines.next': (actor, { deadlines }) => deadlines.next(actor),
  'deadlines.due': (actor, { deadlines }) => deadlines.due(actor, days(100)),
  'deadlines.settle': (actor, { deadlines }) => deadlines.settle(actor),
};

// What a host gives is not always of the type it should be, and the compiler is not there to say so.
const neverACaller: readonly unknown[] = [
  undefined,
  null,
  {},
  [],
  'platform',
  7,
  Symbol('platform'),
  () => ({ role: 'platform' }),
  { role: 'seller' },
  { role: 'agency' },
  { role: 'seller', shopId: undefined },
  { role: 'agency', agencyId: undefined, shopId: 'shop-1' },
  { role: 'seller', agencyId: 'agency-1' },
  { role: 'seller', shopId: null },
  { role: 'seller', shopId: '' },
  { role: 'seller', shopId: 1 },
  { role: 'seller', shopId: ['shop-1'] },
  { role: 'seller', shopId: { $ne: null } },
  { role: 'seller', shopId: 'shop-1\ud800' },
  { role: 'agency', agencyId: 'x'.repeat(201) },
  { role: 'agency', agencyId: 'agency\u0000' },
  { role: 'seller', shopId: 'shop-1', userId: 7 },
  { role: 'agency', agencyId: 'agency-1', userId: '' },
  { role: 'creator' },
  { role: 'creator', creatorId: '', shopId: 'shop-1' },
  { role: 'creator', shopId: 'shop-1' },
  { role: 'platform', userId: null },
  { role: 'clock' },
  { role: 'admin' },
  { role: 'PLATFORM' },
  { role: '' },
  { role: '__proto__' },
  { role: 'constructor' },
  { role: ['platform'] },
  { role: null, shopId: 'shop-1' },
];

const unreadable: Caller = {
  get role(): never {
    throw new Error('a trap');
  },
};

describe('who calls', () => {
  it('is asked by every method', () => {
    const methods = Object.entries(world.service).flatMap(([group, made]) =>
      Object.keys(made).map((method) => `${group}.${method}`),
    );
    const asked = Object.keys(calls).map((name) => name.replace(/,.*/, ''));
    expect([...new Set(asked)].toSorted()).toEqual(methods.toSorted());
  });

  it.each(Object.entries(calls))(
    '%s refuses who is not wholly named, and asks and writes nothing',
    async (_, call) => {
      world.advanceTo(days(20));
      for (const [place, actor] of neverACaller.entries()) {
        const paths = pathsOf(await call(actor as Caller, service));
        expect(paths.join(), `caller ${place}`).toMatch(/^actor(\.\w+)?$/);
      }
      // What cannot even be read has no place.
      expect(pathsOf(await call(unreadable, service))).toEqual(['']);
      expect(records.calls).toEqual([]);
    },
  );

  it('is asked first, whatever else is wrong', async () => {
    const nobody = { role: 'seller' } as Caller;
    const wrong = { bad: 1 } as object;
    expect(pathsOf(await service.marketplace.list(nobody, wrong))).toEqual(['actor.shopId']);
    expect(pathsOf(await service.marketplace.myCampaigns(nobody, wrong))).toEqual(['actor.shopId']);
    expect(pathsOf(await service.marketplace.open(nobody, ''))).toEqual(['actor.shopId']);
    expect(pathsOf(await service.registrations.list(nobody, wrong))).toEqual(['actor.shopId']);
  });

  it('may be known to the host by more, which gets into no record and no event', async () => {
    const known = { email: 'mali@shop.example', token: 's3cret', permissions: ['all'] };
    const asSeller = { ...seller, userId: 'user-1', ...known };
    const asAgency = { ...agency, userId: 'user-2', ...known };
    const { campaigns, registrations, marketplace } = world.service;
    const { campaignId } = unwrapped(await campaigns.create(asAgency, aDraft()));
    unwrapped(await campaigns.edit(asAgency, campaignId, { name: 'New' }));
    unwrapped(await campaigns.publish(asAgency, campaignId));
    unwrapped(await marketplace.open(asSeller, campaignId));
    const form = aForm(campaignId, { batches: [{ productIds: ['product-2'], totalRate: 1300 }] });
    unwrapped(await registrations.submit(asSeller, form));
    unwrapped(await registrations.submit(asSeller, { ...form, submissionId: 'form-1' }, { atomic: true }));
    const [row] = unwrapped(await registrations.list(asSeller, { campaignId })).rows;
    const registrationId = row?.registration.id ?? '';
    const review = {
      registrationId,
      command: { type: 'reject', seenRevision: 1, reasons: ['acme/no'] },
    } as const;
    unwrapped(await registrations.execute(asAgency, review));
    const { terms, contact } = await world.record(registrationId);
    const command = { type: 'reregister', terms, contact } as const;
    unwrapped(await registrations.executeAll(asSeller, [{ registrationId, command }], { atomic: true }));

    const events = (await world.events()).filter((event) => event.campaignId === campaignId);
    expect(events).toHaveLength(6);
    for (const { actor } of events) {
      const { role } = actor;
      expect(actor).toStrictEqual(
        role === 'seller' ? { ...seller, userId: 'user-1' } : { ...agency, userId: 'user-2' },
      );
    }
    const kept = JSON.stringify([events, await world.record(registrationId), row]);
    expect(kept).not.toMatch(/mali@|s3cret|permissions/);
  });

  it('without a user is whole', async () => {
    for (const actor of [seller, { ...seller, userId: undefined }] as readonly Caller[]) {
      expect(unwrapped(await service.registrations.list(actor)).rows).toHaveLength(1);
    }
    expect(unwrapped(await service.campaigns.list(platform)).rows).toHaveLength(1);
  });
});

it('nobody of an unknown role sees a registration', () => {
  for (const role of ['admin', 'Platform', '', '__proto__', undefined, null]) {
    const stranger: object = { role, agencyId: 'agency-1', shopId: 'shop-1' };
    expect(canSeeRegistration(stranger as Actor, aRegistration('approved'))).toBe(false);
  }
});

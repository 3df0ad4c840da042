import { isRegistrationEvent, type PartnerCampaigns, type RegistrationCommandInput } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { aDraft, agency, days, seller, shifted } from '../support/build.ts';
import { interleaved } from '../support/interleaved.ts';
import { aForm, createOpenWorld, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let id: string;
beforeEach(async () => {
  world = await createOpenWorld();
  [id = ''] = await world.submitted(world.campaignId, ['product-1']);
});

/** The service, with another writer who comes in between the read and the save of its `times` first attempts. */
function raced(other: (save: number) => Promise<unknown>, times = 1) {
  let saves = 0;
  const store = interleaved(world.store, async (save) => {
    saves = save;
    if (save <= times) await other(save);
  });
  return { service: world.serviceOver(store), saves: () => saves };
}

const review = (service: PartnerCampaigns, type: 'approve' | 'block', seenRevision = 1) =>
  service.registrations.execute(agency, { registrationId: id, command: { type, seenRevision } });

const bySeller = (service: PartnerCampaigns, command: RegistrationCommandInput) =>
  service.registrations.execute(seller, { registrationId: id, command });

const renamed = async (name: string) =>
  unwrapped(await world.service.campaigns.edit(agency, world.campaignId, { name }));

async function typesOfEvents(): Promise<readonly string[]> {
  return (await world.events()).flatMap((event) => (isRegistrationEvent(event) ? [event.type] : []));
}

describe('two reviewers on stale screens', () => {
  it('the second is told that it changed, whatever it decided', async () => {
    unwrapped(await review(world.service, 'approve'));
    expect(reasonsOf(await review(world.service, 'block'))).toEqual([
      { code: 'stale_view', parameters: { seenRevision: 1, revision: 2 } },
    ]);
    expect(await world.record(id)).toMatchObject({ decision: 'approved', revision: 2 });
  });

  it('at the same moment: one wins, the other is told', async () => {
    const answers = await Promise.all([review(world.service, 'approve'), review(world.service, 'block')]);
    expect(answers.map(codesOf)).toEqual([[], ['stale_view']]);
    expect(await typesOfEvents()).toEqual(['registration_submitted', 'registration_approved']);
  });

  it('one whose screen went stale during the save is refused, and not tried again', async () => {
    const { service, saves } = raced(async () => {
      await world.done(seller, id, { type: 'withdraw' });
      const { contact } = await world.record(id);
      const terms = { totalRate: 100, sampleQuantity: 0 };
      await world.done(seller, id, { type: 'reregister', terms, contact });
    });
    expect(reasonsOf(await review(service, 'approve'))).toEqual([
      { code: 'stale_view', parameters: { seenRevision: 1, revision: 3 } },
    ]);
    expect(saves()).toBe(1);
    expect(await world.record(id)).toMatchObject({ decision: 'pending', attempt: 2, revision: 3 });
  });

  it('on a screen that shows a revision to come is refused too', async () => {
    expect(codesOf(await review(world.service, 'approve', 2))).toEqual(['stale_view']);
  });
});

describe('a seller and a reviewer at once', () => {
  it('a withdrawal during the review stands, and the reviewer is told', async () => {
    const { service } = raced(() => world.done(seller, id, { type: 'withdraw' }));
    expect(codesOf(await review(service, 'approve'))).toEqual(['stale_view']);
    expect(await typesOfEvents()).toEqual(['registration_submitted', 'registration_withdrawn']);
  });

  it('an approval during the withdrawal stands, and the seller hears what is possible instead', async () => {
    const { service } = raced(() => world.done(agency, id, { type: 'approve', seenRevision: 1 }));
    expect(reasonsOf(await bySeller(service, { type: 'withdraw' }))).toMatchObject([
      { code: 'not_accepted', parameters: { decision: 'approved', command: 'withdraw' } },
    ]);
    expect(await typesOfEvents()).toEqual(['registration_submitted', 'registration_approved']);
  });

  it('changes that do not contradict each other both happen, each judged on the other', async () => {
    await world.done(agency, id, { type: 'approve', seenRevision: 1 });
    const { service, saves } = raced(() =>
      world.done(agency, id, { type: 'set_creator_rate', creatorRate: 900 }),
    );
    unwrapped(await bySeller(service, { type: 'raise_sample_quantity', sampleQuantity: 9 }));
    expect(saves()).toBe(2);
    expect(await world.record(id)).toMatchObject({
      terms: { totalRate: 1300, creatorRate: 900, sampleQuantity: 9 },
      revision: 4,
    });
  });
});

describe('a campaign that changes while a command is on its way', () => {
  it('ended: the review is decided anew, and refused', async () => {
    const { service } = raced(() => world.service.campaigns.endEarly(agency, world.campaignId));
    expect(reasonsOf(await review(service, 'approve'))).toEqual([
      { code: 'campaign_over', parameters: { overFrom: days(2) } },
    ]);
    expect((await world.record(id)).decision).toBe('pending');
  });

  it('edited otherwise: the review is decided anew, and accepted', async () => {
    const { service, saves } = raced(() => renamed('Another name'));
    expect(unwrapped(await review(service, 'approve')).decision).toBe('approved');
    expect(saves()).toBe(2);
    expect(await typesOfEvents()).toEqual(['registration_submitted', 'registration_approved']);
  });

  it.each([false, true])('closed for the shop: a form is decided anew (atomic: %s)', async (atomic) => {
    const form = aForm(world.campaignId, { batches: [{ productIds: ['product-2'], totalRate: 1300 }] });
    const { service } = raced(() =>
      world.service.campaigns.edit(agency, world.campaignId, {
        audience: { kind: 'seller_types', sellerTypes: ['cross_border'] },
      }),
    );
    const answer = unwrapped(await service.registrations.submit(seller, form, { atomic }));
    expect(answer.items.map(codesOf)).toEqual([['seller_type_not_invited']]);
    expect(await typesOfEvents()).toEqual(['registration_submitted']);
  });
});

describe('a host whose clock is slow', () => {
  const early = shifted(days(3), -3_600_000);
  const wentBack = [{ code: 'time_went_back', parameters: { at: early, changedAt: days(3) } }];

  const everything = (service: PartnerCampaigns) => {
    const batches = [{ productIds: ['product-2'], totalRate: 1300 }];
    const submit = (atomic: boolean) =>
      service.registrations.submit(seller, aForm(world.campaignId, { batches }), { atomic });
    return Promise.all([
      submit(false).then((answer) => unwrapped(answer).items[0]),
      submit(true).then((answer) => unwrapped(answer).items[0]),
      review(service, 'approve'),
      bySeller(service, { type: 'withdraw' }),
    ]);
  };

  beforeEach(async () => {
    world.advanceTo(days(3));
    unwrapped(await world.service.campaigns.endEarly(agency, world.campaignId));
  });

  it('does nothing in a campaign that ended meanwhile', async () => {
    world.advanceTo(early);
    for (const answer of await everything(world.service))
      expect(answer && reasonsOf(answer)).toEqual(wentBack);
    expect(await typesOfEvents()).toEqual(['registration_submitted']);
    expect((await world.record(id)).decision).toBe('pending');
  });

  it('by no more than the tolerance sees the campaign as it stands', async () => {
    world.advanceTo(shifted(days(3), -5_000));
    for (const answer of await everything(world.service)) {
      expect(answer && codesOf(answer)).toContain('campaign_over');
    }
    world.advanceTo(shifted(days(3), -5_001));
    expect(codesOf(await review(world.service, 'approve'))).toEqual(['time_went_back']);
  });
});

describe('in a call with many items', () => {
  it('only what lost the race is decided anew, and nothing happens twice', async () => {
    const [other = ''] = await world.submitted(world.campaignId, ['product-2']);
    for (const one of [id, other]) await world.done(agency, one, { type: 'approve', seenRevision: 1 });
    const { service } = raced(() => world.done(agency, id, { type: 'set_creator_rate', creatorRate: 900 }));
    const items = [id, other].map((registrationId) => ({
      registrationId,
      command: { type: 'raise_sample_quantity', sampleQuantity: 9 } as const,
    }));
    const answer = unwrapped(await service.registrations.executeAll(seller, items));
    expect(answer.items.map((item) => unwrapped(item).revision)).toEqual([4, 3]);
    const raises = (await typesOfEvents()).filter((type) => type === 'sample_quantity_raised');
    expect(raises).toHaveLength(2);
  });

  it('an atomic one is decided anew as a whole', async () => {
    const [other = ''] = await world.submitted(world.campaignId, ['product-2']);
    const { service, saves } = raced(() => world.done(seller, other, { type: 'withdraw' }));
    const items = [id, other].map((registrationId) => ({
      registrationId,
      command: { type: 'approve', seenRevision: 1 } as const,
    }));
    const answer = unwrapped(await service.registrations.executeAll(agency, items, { atomic: true }));
    expect(answer.items.map(codesOf)).toEqual([['other_items_refused'], ['stale_view']]);
    expect(saves()).toBe(1);
    expect((await world.record(id)).decision).toBe('pending');
  });
});

describe('a race that is lost again and again', () => {
  const lost = [{ code: 'lost_race', parameters: { attempts: 5 } }];
  const always = () => raced((save) => renamed(`name ${save}`), Number.POSITIVE_INFINITY);

  it('ends after a bounded number of attempts, with nothing done', async () => {
    const { service, saves } = always();
    expect(reasonsOf(await review(service, 'approve'))).toEqual(lost);
    expect(saves()).toBe(5);
    expect(await typesOfEvents()).toEqual(['registration_submitted']);
  });

  it('ends so for an atomic call', async () => {
    const { service, saves } = always();
    const items = [{ registrationId: id, command: { type: 'approve', seenRevision: 1 } as const }];
    const answer = unwrapped(await service.registrations.executeAll(agency, items, { atomic: true }));
    expect(answer.items.map(reasonsOf)).toEqual([lost]);
    expect(saves()).toBe(5);
  });

  it('ends so for a campaign', async () => {
    const { service, saves } = always();
    expect(reasonsOf(await service.campaigns.endEarly(agency, world.campaignId))).toEqual(lost);
    expect(saves()).toBe(5);
  });

  it('is won at the last attempt', async () => {
    const { service, saves } = raced((save) => renamed(`name ${save}`), 4);
    expect(unwrapped(await review(service, 'approve')).decision).toBe('approved');
    expect(saves()).toBe(5);
  });
});

describe('the same command sent twice at once', () => {
  it('to a registration happens once, and both get its result', async () => {
    const command = { type: 'approve', seenRevision: 1 } as const;
    const item = { registrationId: id, command, commandId: 'c-1' };
    const { service } = raced(() => world.service.registrations.execute(agency, item));
    const late = unwrapped(await service.registrations.execute(agency, item));
    expect(late).toMatchObject({ decision: 'approved', revision: 2 });
    expect(await typesOfEvents()).toEqual(['registration_submitted', 'registration_approved']);
  });

  it('as an atomic call happens once', async () => {
    const items = [{ registrationId: id, command: { type: 'approve', seenRevision: 1 } as const }];
    const options = { atomic: true, commandId: 'call-1' };
    const { service } = raced(() => world.service.registrations.executeAll(agency, items, options));
    const late = unwrapped(await service.registrations.executeAll(agency, items, options));
    expect(late.accepted).toBe(1);
    expect((await world.record(id)).revision).toBe(2);
  });

  it('to create a campaign makes one', async () => {
    const create = () => world.service.campaigns.create(agency, aDraft(), { commandId: 'new-1' });
    const [one, other] = await Promise.all([create(), create()]);
    expect(other).toEqual(one);
    expect(unwrapped(await world.service.campaigns.list(agency)).rows).toHaveLength(2);
  });
});

describe('a deadline that has passed before anyone settled it', () => {
  it('comes first: a late review finds it settled, and writes nothing', async () => {
    const policy = { autoReview: { afterDays: 3, outcome: 'approve' } } as const;
    const late = await createOpenWorld({ policy });
    const [registrationId = ''] = await late.submitted(late.campaignId, ['product-1']);
    late.advanceTo(days(6));
    const command = { type: 'block', seenRevision: 1 } as const;
    const answer = await late.service.registrations.execute(agency, { registrationId, command });
    expect(reasonsOf(answer)).toMatchObject([{ code: 'not_accepted', parameters: { decision: 'approved' } }]);
    expect(await late.record(registrationId)).toMatchObject({ decision: 'pending', revision: 1 });
  });

  it('is written with the command that follows it, in one save, each at its instant', async () => {
    const policy = { autoReview: { afterDays: 3, outcome: 'approve' } } as const;
    const late = await createOpenWorld({ policy });
    const [registrationId = ''] = await late.submitted(late.campaignId, ['product-1']);
    late.advanceTo(days(6));
    const result = await late.done(seller, registrationId, { type: 'request_close' });
    expect(result).toMatchObject({ decision: 'close_requested', revision: 2 });
    expect((await late.events()).slice(-2)).toMatchObject([
      { type: 'registration_approved', at: days(5), actor: { role: 'clock' } },
      { type: 'close_requested', at: days(6), actor: seller },
    ]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { aDraft, agency, days, seller, shifted } from '../support/build.ts';
import { interleaved } from '../support/interleaved.ts';
import { createWorld, farAgency, otherSeller, platform, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = createWorld();
});

async function typesOfEvents(): Promise<readonly string[]> {
  return (await world.events()).map(({ type }) => type);
}

describe('create', () => {
  it('writes a draft at the home country of its agency, and says so in one event', async () => {
    const draft = aDraft();
    const result = unwrapped(await world.service.campaigns.create(agency, draft));
    expect(result).toEqual({ campaignId: 'campaign-1', decision: 'draft', revision: 1 });

    const [campaign] = await world.store.campaigns.find(['campaign-1']);
    expect(campaign).toEqual({
      ...draft,
      v: 1,
      id: 'campaign-1',
      agencyId: 'agency-1',
      agencyCountry: 'TH',
      decision: 'draft',
      createdAt: days(0),
      changedAt: days(0),
      revision: 1,
    });
    expect(await world.events()).toEqual([
      {
        v: 1,
        type: 'campaign_created',
        campaignId: 'campaign-1',
        agencyId: 'agency-1',
        agencyCountry: 'TH',
        draft,
        at: days(0),
        actor: agency,
      },
    ]);
  });

  it('gives every reason at once, and then writes nothing', async () => {
    const draft = aDraft({
      name: 'x'.repeat(50),
      registrationPeriod: { start: days(1), end: days(41) },
      campaignPeriod: { start: days(10), end: days(40) },
      proposedRate: 8_001,
      contact: { email: 'nobody', line: '@agency', zalo: '0912345678' },
    });
    const answer = await world.service.campaigns.create(agency, draft);
    expect(codesOf(answer)).toEqual([
      'registration_outlasts_campaign',
      'text_too_long',
      'rate_out_of_bounds',
      'contact_invalid',
      'messenger_not_applicable',
    ]);
    expect(await world.events()).toEqual([]);
  });

  it('needs an agency that the directory knows', async () => {
    const answer = await world.service.campaigns.create({ role: 'agency', agencyId: 'unheard-of' }, aDraft());
    expect(reasonsOf(answer)).toEqual([{ code: 'fact_missing', parameters: { fact: 'agency' } }]);
  });

  it.each([seller, platform])('is not for a $role', async (actor) => {
    const answer = await world.service.campaigns.create(actor, aDraft());
    expect(reasonsOf(answer)).toEqual([
      {
        code: 'role_not_allowed',
        parameters: { command: 'create', role: actor.role, allowed: ['agency'] },
      },
    ]);
  });

  it('sent again under its command id gives the first campaign, and makes no second', async () => {
    const create = (draft = aDraft(), by = agency) =>
      world.service.campaigns.create(by, draft, { commandId: 'form-1' });
    const first = unwrapped(await create());
    world.advanceTo(days(1));
    expect(unwrapped(await create())).toEqual(first);
    expect(await typesOfEvents()).toEqual(['campaign_created']);

    expect(reasonsOf(await create(aDraft({ name: 'Another' })))).toEqual([
      { code: 'command_id_reused', parameters: { commandId: 'form-1' } },
    ]);
    expect(unwrapped(await create(aDraft(), farAgency)).campaignId).not.toBe(first.campaignId);
  });
});

describe('edit', () => {
  it('changes what it names, and records only what really changed', async () => {
    const id = await world.published();
    const changes = { name: 'Songkran care', message: aDraft().message };
    expect(unwrapped(await world.service.campaigns.edit(agency, id, changes))).toEqual({
      campaignId: id,
      decision: 'published',
      revision: 3,
    });
    expect((await world.events()).at(-1)).toMatchObject({
      type: 'campaign_edited',
      changes: { name: 'Songkran care' },
    });
    expect((await world.events()).at(-1)).not.toHaveProperty('changes.message');
  });

  it('moves the end until the campaign is over, and nothing from then on', async () => {
    const id = await world.published();
    const until = (end: number) => ({ campaignPeriod: { start: days(10), end: days(end) } });
    world.advanceTo(shifted(days(40), -1));
    unwrapped(await world.service.campaigns.edit(agency, id, until(50)));
    world.advanceTo(days(50));
    expect(reasonsOf(await world.service.campaigns.edit(agency, id, until(60)))).toContainEqual({
      code: 'campaign_over',
      parameters: { overFrom: days(50) },
    });
  });

  it('keeps the start of a campaign that has begun', async () => {
    const id = await world.published();
    world.advanceTo(days(10));
    const changes = { campaignPeriod: { start: days(12), end: days(40) } };
    expect(codesOf(await world.service.campaigns.edit(agency, id, changes))).toEqual(['start_not_editable']);
  });

  it('of a form that showed what stands is done, and of one that showed less is refused', async () => {
    const id = await world.published();
    const edit = (seenRevision: number, name: string) =>
      world.service.campaigns.edit(agency, id, { name }, { seenRevision });
    expect(unwrapped(await edit(2, 'Mine')).revision).toBe(3);
    for (const seenRevision of [0, 2, 4]) {
      expect(reasonsOf(await edit(seenRevision, 'Theirs'))).toEqual([
        { code: 'stale_view', parameters: { seenRevision, revision: 3 } },
      ]);
    }
    const again = { seenRevision: 2, commandId: 'edit-1' };
    expect(codesOf(await world.service.campaigns.edit(agency, id, { name: 'Late' }, again))).toEqual([
      'stale_view',
    ]);
    const blind = await world.service.campaigns.edit(agency, id, { name: 'Blind' });
    expect(unwrapped(blind).revision).toBe(4);
    expect((await world.events()).filter(({ type }) => type === 'campaign_edited')).toMatchObject([
      { changes: { name: 'Mine' } },
      { changes: { name: 'Blind' } },
    ]);
  });

  it('of a form that went stale during the save is refused, and not tried again', async () => {
    const id = await world.published();
    const rename = (service: World['service'], name: string, options = {}) =>
      service.campaigns.edit(agency, id, { name }, options);
    const store = interleaved(world.store, async (save) =>
      save === 1 ? rename(world.service, 'First') : undefined,
    );
    const late = await rename(world.serviceOver(store), 'Second', { seenRevision: 2 });
    expect(reasonsOf(late)).toEqual([{ code: 'stale_view', parameters: { seenRevision: 2, revision: 3 } }]);
    expect(unwrapped(await world.service.campaigns.get(agency, id)).campaign.name).toBe('First');
  });

  it('is the same edit with its number written otherwise', async () => {
    const id = await world.published();
    const edit = (phone: string, commandId: string) => {
      const contact = { email: 'hello@agency.example', phone, line: '@agency' };
      return world.service.campaigns.edit(agency, id, { contact }, { commandId });
    };
    const first = unwrapped(await edit('+66 2 999 0000', 'edit-1'));
    expect(unwrapped(await edit('+6629990000', 'edit-1'))).toEqual(first);
    expect(codesOf(await edit('+66-2-999-0000', 'edit-2'))).toEqual(['nothing_changes']);
    expect(unwrapped(await world.service.campaigns.get(agency, id)).campaign.contact.phone).toBe(
      '+6629990000',
    );
  });

  it('sent again under its command id does nothing more', async () => {
    const id = await world.published();
    const edit = (name: string) =>
      world.service.campaigns.edit(agency, id, { name }, { commandId: 'edit-1' });
    const first = unwrapped(await edit('Once'));
    unwrapped(await world.service.campaigns.edit(agency, id, { name: 'Twice' }));
    expect(unwrapped(await edit('Once'))).toEqual(first);
    expect(codesOf(await edit('Other'))).toEqual(['command_id_reused']);
    const seen = { seenRevision: 4, commandId: 'edit-2' };
    const last = unwrapped(await world.service.campaigns.edit(agency, id, { message: 'New' }, seen));
    expect(unwrapped(await world.service.campaigns.edit(agency, id, { message: 'New' }, seen))).toEqual(last);
    expect(unwrapped(await world.service.campaigns.get(agency, id)).campaign.name).toBe('Twice');
  });
});

describe('publish and end early', () => {
  it('show a campaign to sellers, and end it at that instant', async () => {
    const id = await world.drafted();
    expect(unwrapped(await world.service.campaigns.publish(agency, id)).decision).toBe('published');
    world.advanceTo(days(15));
    expect(unwrapped(await world.service.campaigns.endEarly(agency, id)).decision).toBe('ended_early');
    const view = unwrapped(await world.service.campaigns.get(agency, id));
    expect(view).toMatchObject({ status: 'closed', campaign: { endedAt: days(15) } });
    expect(await typesOfEvents()).toEqual(['campaign_created', 'campaign_published', 'campaign_ended_early']);
  });

  it('say what else is possible where they are not', async () => {
    const id = await world.drafted();
    expect(reasonsOf(await world.service.campaigns.endEarly(agency, id))).toEqual([
      {
        code: 'campaign_command_not_accepted',
        parameters: {
          decision: 'draft',
          command: 'end_early',
          accepted: ['edit', 'invite_shops', 'uninvite_shops', 'publish'],
        },
      },
    ]);
    unwrapped(await world.service.campaigns.publish(agency, id));
    expect(codesOf(await world.service.campaigns.publish(agency, id))).toEqual([
      'campaign_command_not_accepted',
    ]);
  });

  it('sent again under a command id give the first result', async () => {
    const id = await world.drafted();
    const publish = () => world.service.campaigns.publish(agency, id, { commandId: 'publish-1' });
    const first = unwrapped(await publish());
    expect(unwrapped(await publish())).toEqual(first);
  });

  it('are not for those who see the campaign in another role', async () => {
    const id = await world.published();
    for (const actor of [seller, platform]) {
      expect(codesOf(await world.service.campaigns.endEarly(actor, id))).toEqual(['role_not_allowed']);
    }
  });
});

describe('get and list', () => {
  it('count the registrations by status and tab, of all shops', async () => {
    const id = await world.published();
    world.advanceTo(days(2));
    await world.submitted(id, ['product-1', 'product-2']);
    await world.approved(id, 'product-1', otherSeller);
    world.advanceTo(days(10));
    const { counts, status } = unwrapped(await world.service.campaigns.get(agency, id));
    expect(status).toBe('ongoing');
    expect(counts.total).toBe(3);
    expect(counts.byStatus).toMatchObject({ pending: 2, live: 1, scheduled: 0, lapsed: 0 });
    expect(counts.byTab).toEqual({ pending: 2, ongoing: 1, rejected: 0, closed: 0 });
    world.advanceTo(days(40));
    const later = unwrapped(await world.service.campaigns.get(platform, id)).counts;
    expect(later.byStatus).toMatchObject({ lapsed: 2, ended: 1, pending: 0, live: 0 });
    expect(later.byTab).toEqual({ pending: 0, ongoing: 0, rejected: 0, closed: 3 });
  });

  it('are an agency its own, the platform all', async () => {
    const own = await world.drafted();
    const other = await world.published({}, farAgency);
    const ids = async (actor: Parameters<typeof world.service.campaigns.list>[0]) =>
      unwrapped(await world.service.campaigns.list(actor)).rows.map(({ campaign }) => campaign.id);
    expect(await ids(agency)).toEqual([own]);
    expect(await ids(farAgency)).toEqual([other]);
    expect(await ids(platform)).toEqual([own, other]);
  });

  it('list by status, text and order, page by page', async () => {
    for (const [name, proposedRate] of [
      ['Sun', 1000],
      ['sun and sea', 3000],
      ['Moon', 2000],
      ['SUNDAY', 2000],
    ] as const) {
      await world.drafted({ name, proposedRate });
    }
    const asked = { text: 'sun', sort: 'highest_rate', statuses: ['draft'] } as const;
    const first = unwrapped(await world.service.campaigns.list(agency, asked, { limit: 2 }));
    expect(first.rows.map(({ campaign }) => campaign.name)).toEqual(['sun and sea', 'SUNDAY']);
    const paging = { limit: 2, cursor: first.nextCursor ?? '' };
    const second = unwrapped(await world.service.campaigns.list(agency, asked, paging));
    expect(second.rows.map(({ campaign }) => campaign.name)).toEqual(['Sun']);
    expect(second).not.toHaveProperty('nextCursor');
    const none = await world.service.campaigns.list(agency, { statuses: ['ongoing'] });
    expect(unwrapped(none).rows).toEqual([]);
  });

  it('are not for sellers', async () => {
    const id = await world.published();
    expect(codesOf(await world.service.campaigns.get(seller, id))).toEqual(['role_not_allowed']);
    expect(codesOf(await world.service.campaigns.list(seller))).toEqual(['role_not_allowed']);
  });
});

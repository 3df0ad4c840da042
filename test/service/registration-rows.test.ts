import { type AvailableAction, type SellerActor, type Tab, tabs } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { readToTheEnd } from '../support/pages.ts';
import {
  createOpenWorld,
  createWorld,
  farAgency,
  otherAgency,
  otherSeller,
  platform,
  type World,
} from '../support/world.ts';

let world: World & { readonly campaignId: string };
beforeEach(async () => {
  world = await createOpenWorld();
});

function offered(actions: readonly AvailableAction[]): readonly string[] {
  return actions.flatMap((action) => (action.offered ? [action.command] : []));
}

describe('get', () => {
  it('shows record, status, tab, campaign and product, and what the actor may do', async () => {
    const id = await world.approved(world.campaignId);
    world.advanceTo(days(10));
    const row = unwrapped(await world.service.registrations.get(seller, id));
    expect(row.registration).toEqual(await world.record(id));
    expect(row).toMatchObject({
      status: 'live',
      tab: 'ongoing',
      campaign: { campaignId: world.campaignId, name: 'Songkran beauty', status: 'ongoing' },
      product: { id: 'product-1', shopId: 'shop-1', title: 'Sun cream 50' },
    });
    expect(offered(row.actions)).toEqual(['request_close', 'raise_sample_quantity', 'set_shop_ads_rate']);
    const theirs = unwrapped(await world.service.registrations.get(agency, id));
    expect(offered(theirs.actions)).toEqual(['set_creator_rate', 'place_hold']);
    const shownToPlatform = unwrapped(await world.service.registrations.get(platform, id));
    expect(offered(shownToPlatform.actions)).toEqual(['place_hold', 'disqualify', 'adopt']);
  });

  it('says why the rest is withheld', async () => {
    const id = await world.approved(world.campaignId);
    world.advanceTo(days(40));
    const { actions } = unwrapped(await world.service.registrations.get(seller, id));
    expect(actions.find(({ command }) => command === 'request_close')).toMatchObject({
      offered: false,
      refusal: { reasons: [{ code: 'campaign_over', parameters: { overFrom: days(40) } }] },
    });
  });

  it('does without the product when the catalogue does not know it any more', async () => {
    const facts = { shopId: 'shop-1', title: 'Gone tomorrow', status: 'live', stock: 1 } as const;
    world.directories.add({ products: [{ id: 'fleeting', ...facts }] });
    const id = await world.approved(world.campaignId, 'fleeting');
    const elsewhere = createWorld();
    elsewhere.advanceTo(days(10));
    const forgetful = elsewhere.serviceOver(world.store);
    const row = unwrapped(await forgetful.registrations.get(seller, id));
    expect(row).toMatchObject({ status: 'live', registration: { productId: 'fleeting' } });
    expect(row).not.toHaveProperty('product');
  });
});

describe('what was rejected', () => {
  const wanted = { totalRate: 1500, sampleQuantity: 30 };
  const rejection = { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'], wanted } as const;

  it('is shown beside what was wanted, in the rejected tab and while a new try waits', async () => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    expect(unwrapped(await world.service.registrations.get(seller, id))).not.toHaveProperty('sinceRejection');
    await world.done(agency, id, rejection);
    const { rows } = unwrapped(await world.service.registrations.list(seller, { tab: 'rejected' }));
    const few = { field: 'sampleQuantity', wanted: 30, rejected: 5, offered: 5, missing: 25 };
    expect(rows.map(({ sinceRejection }) => sinceRejection)).toEqual([
      {
        changes: [],
        wanted: [{ field: 'totalRate', wanted: 1500, rejected: 1300, offered: 1300, missing: 200 }, few],
        meetsWanted: false,
      },
    ]);
    const { contact } = await world.record(id);
    await world.done(seller, id, {
      type: 'reregister',
      terms: { totalRate: 1500, sampleQuantity: 5 },
      contact,
    });
    const since = {
      changes: [{ field: 'totalRate', before: 1300, after: 1500 }],
      wanted: [{ field: 'totalRate', wanted: 1500, rejected: 1300, offered: 1500, missing: 0 }, few],
      meetsWanted: false,
    };
    const { pending } = unwrapped(await world.service.marketplace.viewData(seller, world.campaignId));
    expect(pending.map(({ sinceRejection }) => sinceRejection)).toEqual([since]);
    await world.done(agency, id, { type: 'approve', seenRevision: 3 });
    expect(unwrapped(await world.service.registrations.get(seller, id))).not.toHaveProperty('sinceRejection');
  });
});

describe('list', () => {
  async function productsOf(actor: SellerActor, tab: Tab): Promise<readonly string[]> {
    const listed = await world.service.registrations.list(actor, { tab, sort: 'oldest' });
    return unwrapped(listed).rows.map(({ registration }) => registration.productId);
  }

  it('is by tab, and moves with time alone', async () => {
    const ids = await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3', 'product-4']);
    const [, approved = '', rejected = '', withdrawn = ''] = ids;
    await world.done(agency, approved, { type: 'approve', seenRevision: 1 });
    await world.done(agency, rejected, { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] });
    await world.done(seller, withdrawn, { type: 'withdraw' });
    const shown = async () => Promise.all(tabs.map((tab) => productsOf(seller, tab)));
    expect(await shown()).toEqual([['product-1'], ['product-2'], ['product-3'], ['product-4']]);
    world.advanceTo(days(40));
    expect(await shown()).toEqual([[], [], ['product-3'], ['product-1', 'product-2', 'product-4']]);
  });

  it('is the actor’s own: a shop’s, an agency’s, everything for the platform', async () => {
    const theirs = await world.published({}, farAgency);
    await world.submitted(world.campaignId, ['product-1']);
    await world.submitted(theirs, ['product-2']);
    await world.submitted(theirs, ['lantern'], otherSeller);
    const shown = async (actor: Parameters<typeof world.service.registrations.list>[0]) => {
      const { rows } = unwrapped(await world.service.registrations.list(actor));
      return rows.map(({ registration }) => registration.productId).toSorted();
    };
    expect(await shown(seller)).toEqual(['product-1', 'product-2']);
    expect(await shown(otherSeller)).toEqual(['lantern']);
    expect(await shown(agency)).toEqual(['product-1']);
    expect(await shown(farAgency)).toEqual(['lantern', 'product-2']);
    expect(await shown(otherAgency)).toEqual([]);
    expect(await shown(platform)).toEqual(['lantern', 'product-1', 'product-2']);
  });

  it('is by campaign, newest decision first, page by page', async () => {
    const other = await world.published();
    await world.submitted(other, ['product-5']);
    for (const [index, productId] of ['product-1', 'product-2', 'product-3'].entries()) {
      world.advanceTo(days(3 + index));
      await world.submitted(world.campaignId, [productId]);
    }
    const { campaignId } = world;
    const first = unwrapped(await world.service.registrations.list(seller, { campaignId }, { limit: 2 }));
    const paging = { limit: 2, cursor: first.nextCursor ?? '' };
    const second = unwrapped(await world.service.registrations.list(seller, { campaignId }, paging));
    const shown = [...first.rows, ...second.rows].map(({ registration }) => registration.productId);
    expect(shown).toEqual(['product-3', 'product-2', 'product-1']);
    expect(second).not.toHaveProperty('nextCursor');
  });
});

describe('history', () => {
  const asReviewer = { ...agency, userId: 'reviewer-7' };
  const asClerk = { ...seller, userId: 'clerk-3' };

  async function reviewed(): Promise<string> {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1'], asClerk);
    await world.done(asReviewer, id, { type: 'approve', seenRevision: 1 });
    await world.done(asClerk, id, { type: 'request_close', note: 'Sold out soon.' });
    return id;
  }

  it('tells what happened, oldest first', async () => {
    const id = await reviewed();
    const { rows } = unwrapped(await world.service.registrations.history(platform, id));
    expect(rows.map(({ type, actor }) => [type, actor])).toEqual([
      ['registration_submitted', asClerk],
      ['registration_approved', asReviewer],
      ['close_requested', asClerk],
    ]);
  });

  it('names persons of one’s own side only', async () => {
    const id = await reviewed();
    const actors = async (actor: Parameters<typeof world.service.registrations.history>[0]) =>
      unwrapped(await world.service.registrations.history(actor, id)).rows.map((event) => event.actor);
    expect(await actors(seller)).toEqual([asClerk, agency, asClerk]);
    expect(await actors(agency)).toEqual([seller, asReviewer, seller]);
    const hidden = JSON.stringify(unwrapped(await world.service.registrations.history(seller, id)));
    expect(hidden).not.toContain('reviewer-7');
  });

  it('is read page by page', async () => {
    const id = await reviewed();
    const types = await readToTheEnd(async (cursor: string | undefined) => {
      const paging = cursor === undefined ? { limit: 1 } : { limit: 1, cursor };
      const page = unwrapped(await world.service.registrations.history(seller, id, paging));
      return { rows: page.rows.map(({ type }) => type), next: page.nextCursor };
    });
    expect(types).toEqual(['registration_submitted', 'registration_approved', 'close_requested']);
  });

  it('of another is not found', async () => {
    const id = await reviewed();
    for (const actor of [otherSeller, otherAgency]) {
      expect(codesOf(await world.service.registrations.history(actor, id))).toEqual(['not_found']);
      expect(codesOf(await world.service.registrations.get(actor, id))).toEqual(['not_found']);
    }
  });
});

import { registrationIdOf, type SubmissionForm } from 'partner-campaigns';
import { createMemoryDirectories } from 'partner-campaigns/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { breakingAfter } from '../support/interleaved.ts';
import {
  aForm,
  createOpenWorld,
  otherSeller,
  platform,
  restrictedSeller,
  type World,
} from '../support/world.ts';

let world: World & { readonly campaignId: string };
beforeEach(async () => {
  world = await createOpenWorld();
});

const batch = (...productIds: readonly string[]) => ({
  batches: [{ productIds, totalRate: 1300, sampleQuantity: 5 }],
});

function idOf(productId: string, shopId = 'shop-1'): string {
  return registrationIdOf({ campaignId: world.campaignId, shopId, productId });
}

async function submit(overrides: Partial<SubmissionForm> = {}, options: { readonly atomic?: boolean } = {}) {
  const form = aForm(world.campaignId, overrides);
  return unwrapped(await world.service.registrations.submit(seller, form, options));
}

async function submissions(): Promise<readonly string[]> {
  const events = await world.events();
  return events.flatMap((event) => (event.type === 'registration_submitted' ? [event.productId] : []));
}

describe('a form with two batches', () => {
  it('registers each product with the terms of its batch, in the order of the form', async () => {
    const { items, accepted } = await submit({
      totalRate: 1400,
      batches: [
        { productIds: ['product-2', 'product-1'], sampleQuantity: 10 },
        { productIds: ['product-3'], totalRate: 2000, shopAdsRate: 1500 },
      ],
    });
    expect(accepted).toBe(3);
    expect(items.map(unwrapped)).toEqual([
      {
        registrationId: idOf('product-2'),
        campaignId: world.campaignId,
        productId: 'product-2',
        decision: 'pending',
        attempt: 1,
        revision: 1,
        warnings: [],
      },
      {
        registrationId: idOf('product-1'),
        campaignId: world.campaignId,
        productId: 'product-1',
        decision: 'pending',
        attempt: 1,
        revision: 1,
        warnings: [],
      },
      {
        registrationId: idOf('product-3'),
        campaignId: world.campaignId,
        productId: 'product-3',
        decision: 'pending',
        attempt: 1,
        revision: 1,
        warnings: [{ code: 'no_samples', parameters: {} }],
      },
    ]);
    const first = { totalRate: 1400, sampleQuantity: 10 };
    expect(await world.record(idOf('product-1'))).toMatchObject({ terms: first, registeredAt: days(2) });
    expect((await world.record(idOf('product-2'))).terms).toEqual(first);
    const third = { totalRate: 2000, shopAdsRate: 1500, sampleQuantity: 0 };
    expect((await world.record(idOf('product-3'))).terms).toEqual(third);
  });

  it('answers each item by itself', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const { items, accepted } = await submit({
      batches: [
        { productIds: ['product-1', 'lantern', 'product-2', 'sold-out'], totalRate: 1300 },
        { productIds: ['product-3'], totalRate: 99 },
      ],
    });
    expect(accepted).toBe(1);
    expect(items.map(codesOf)).toEqual([
      ['not_accepted'],
      ['not_found'],
      [],
      ['product_not_promotable'],
      ['rate_out_of_bounds'],
    ]);
    expect(await submissions()).toEqual(['product-1', 'product-2']);
  });

  it("does not find another shop's product, nor one that nobody has", async () => {
    const { items } = await submit(batch('lantern', 'unheard-of'));
    expect(items.flatMap(reasonsOf)).toEqual([
      { code: 'not_found', parameters: { kind: 'product', id: 'lantern' } },
      { code: 'not_found', parameters: { kind: 'product', id: 'unheard-of' } },
    ]);
  });

  it('of an unknown product tells everything else too, in its place', async () => {
    world.advanceTo(days(20));
    const form = aForm(world.campaignId, {
      contact: { email: 'nobody' },
      batches: [{ productIds: ['unheard-of'], totalRate: 8_001, shopAdsRate: 8_001 }],
    });
    const [item] = unwrapped(await world.service.registrations.submit(restrictedSeller, form)).items;
    expect(item && codesOf(item)).toEqual([
      'registration_closed',
      'shop_not_active',
      'not_found',
      'rate_out_of_bounds',
      'rate_out_of_bounds',
      'contact_invalid',
    ]);
    expect(item && reasonsOf(item)[2]).toEqual({
      code: 'not_found',
      parameters: { kind: 'product', id: 'unheard-of' },
    });
  });

  it('tells of a blocked product that it is blocked, also when the catalogue has lost it', async () => {
    await submit();
    const block = { type: 'block', seenRevision: 1, reasons: ['product_hard_to_promote'] } as const;
    await world.done(agency, idOf('product-1'), block);
    const { agencies, shops } = world.directories;
    const { products } = createMemoryDirectories();
    const service = world.serviceOver(world.store, undefined, { agencies, shops, products });
    const again = unwrapped(await service.registrations.submit(seller, aForm(world.campaignId))).items;
    expect(again.map(codesOf)).toEqual([['not_accepted', 'product_blocked']]);
    expect(again).toEqual((await submit()).items);
  });

  it('gives every reason of every item', async () => {
    world.advanceTo(days(20));
    const form = aForm(world.campaignId, {
      contact: { email: 'nobody' },
      batches: [{ productIds: ['sold-out'], totalRate: 8_001 }],
    });
    const [item] = unwrapped(await world.service.registrations.submit(seller, form)).items;
    expect(item && codesOf(item)).toEqual([
      'registration_closed',
      'product_not_promotable',
      'rate_out_of_bounds',
      'contact_invalid',
    ]);
  });

  it('does not find a campaign that the shop does not see, item by item', async () => {
    const draft = await world.drafted();
    const answer = await world.service.registrations.submit(seller, aForm(draft));
    expect(unwrapped(answer).items.flatMap(reasonsOf)).toEqual([
      { code: 'not_found', parameters: { kind: 'campaign', id: draft } },
    ]);
  });

  it('refuses a restricted shop, and anyone but sellers', async () => {
    const form = aForm(world.campaignId);
    const restricted = await world.service.registrations.submit(restrictedSeller, form);
    expect(unwrapped(restricted).items.map(codesOf)).toEqual([['shop_not_active']]);
    for (const actor of [agency, platform]) {
      expect(codesOf(await world.service.registrations.submit(actor, form))).toEqual(['role_not_allowed']);
    }
  });

  it('keeps the contact in the record and out of every event', async () => {
    await submit();
    expect((await world.record(idOf('product-1'))).contact).toEqual({
      email: 'seller@shop.example',
      whatsapp: '+66812345678',
    });
    expect(JSON.stringify(await world.events())).not.toMatch(/seller@shop|66812345678/);
  });
});

describe('the same form sent twice', () => {
  const form = { submissionId: 'form-1', ...batch('product-1', 'product-2', 'sold-out') };

  it('with a submission id gives the first results, and registers nothing more', async () => {
    const first = await submit(form);
    expect(first.items.map(codesOf)).toEqual([[], [], ['product_not_promotable']]);
    world.advanceTo(days(3));
    await world.done(agency, idOf('product-1'), { type: 'approve', seenRevision: 1 });
    expect(await submit(form)).toEqual(first);
    expect(await submissions()).toEqual(['product-1', 'product-2']);
  });

  it('asks an item that was refused again, since refusals are not remembered', async () => {
    await submit(form);
    const restocked = await world.directories.products.find([{ shopId: 'shop-1', productId: 'sold-out' }]);
    const [product] = restocked;
    if (product === undefined) throw new Error('The product is gone');
    world.directories.add({ products: [{ ...product, status: 'live', stock: 9 }] });
    expect((await submit(form)).accepted).toBe(3);
  });

  it('with other terms under the same id is refused for what was registered', async () => {
    await submit(form);
    const { items } = await submit({
      ...form,
      batches: [{ productIds: ['product-1', 'product-3'], totalRate: 1300, sampleQuantity: 6 }],
    });
    expect(items.flatMap(reasonsOf)).toMatchObject([{ code: 'command_id_reused' }]);
    expect(items.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('without an id finds the products registered already', async () => {
    await submit(batch('product-1'));
    const { items } = await submit(batch('product-1'));
    expect(items.flatMap(reasonsOf)).toEqual([
      {
        code: 'not_accepted',
        parameters: {
          decision: 'pending',
          command: 'register',
          // What its seller may do instead, and not what its agency may.
          accepted: ['withdraw'],
        },
      },
    ]);
  });

  it('by another shop with the same id is another form', async () => {
    await submit(form);
    const theirs = aForm(world.campaignId, { submissionId: 'form-1', ...batch('product-1', 'product-2') });
    expect(unwrapped(await world.service.registrations.submit(otherSeller, theirs)).accepted).toBe(2);
  });

  it('and another form with the same products are two', async () => {
    await submit(form);
    const elsewhere = await world.published();
    const other = { ...aForm(elsewhere, form), submissionId: 'form-2' };
    expect(unwrapped(await world.service.registrations.submit(seller, other)).accepted).toBe(2);
  });

  it('at the same moment registers each product once', async () => {
    const answers = await Promise.all([submit(form), submit(form), submit(form)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await submissions()).toEqual(['product-1', 'product-2']);
  });
});

describe('a form half saved', () => {
  const products = ['product-1', 'product-2', 'product-3', 'product-4'];

  it.each([0, 1, 3])('after %i items is completed by sending it again, each item once', async (saved) => {
    const lost = new Error('connection lost');
    const service = world.serviceOver(breakingAfter(world.store, saved, lost));
    const form = aForm(world.campaignId, { submissionId: 'form-1', ...batch(...products) });
    await expect(service.registrations.submit(seller, form)).rejects.toBe(lost);
    expect(await submissions()).toEqual(products.slice(0, saved));

    world.advanceTo(days(3));
    const { items, accepted } = unwrapped(await service.registrations.submit(seller, form));
    expect(accepted).toBe(4);
    expect(items.map((item) => unwrapped(item).revision)).toEqual([1, 1, 1, 1]);
    expect(await submissions()).toEqual(products);
  });
});

describe('an atomic form', () => {
  it('is the same form with its number written otherwise', async () => {
    const sent = (whatsapp: string) =>
      submit(
        { submissionId: 'form-1', ...batch('product-1'), contact: { email: 'a@shop.example', whatsapp } },
        { atomic: true },
      );
    const first = await sent('+66812345678');
    expect(first.accepted).toBe(1);
    expect(await sent('+66 (0)81-234.5678')).toEqual(first);
    const other = await sent('+66812345679');
    expect(other.items.map(codesOf)).toEqual([['command_id_reused']]);
  });

  it('registers all, and sent again gives the first results', async () => {
    const form = { submissionId: 'form-1', ...batch('product-1', 'product-2') };
    const first = await submit(form, { atomic: true });
    expect(first.accepted).toBe(2);
    expect(await submit(form, { atomic: true })).toEqual(first);
    expect(await submissions()).toEqual(['product-1', 'product-2']);
    const other = await submit({ ...form, ...batch('product-1') }, { atomic: true });
    expect(other.items.flatMap(reasonsOf)).toEqual([
      { code: 'command_id_reused', parameters: { commandId: 'form-1' } },
    ]);
  });

  it('registers nothing when one item is refused, and says which', async () => {
    const { items, accepted } = await submit(batch('product-1', 'sold-out', 'product-2', 'lantern'), {
      atomic: true,
    });
    expect(accepted).toBe(0);
    expect(items.map(codesOf)).toEqual([
      ['other_items_refused'],
      ['product_not_promotable'],
      ['other_items_refused'],
      ['not_found'],
    ]);
    expect(items[0] && reasonsOf(items[0])).toEqual([
      { code: 'other_items_refused', parameters: { items: [1, 3] } },
    ]);
    expect(await submissions()).toEqual([]);
    expect(await world.store.registrations.find([idOf('product-1')])).toEqual([undefined]);
  });

  it('sent after the same form that was not atomic says that its products are registered', async () => {
    const form = { submissionId: 'form-1', ...batch('product-1', 'product-2') };
    await submit(form);
    const { items } = await submit(form, { atomic: true });
    expect(items.map(codesOf)).toEqual([['not_accepted'], ['not_accepted']]);
  });
});

describe('a form with a thousand products', () => {
  const productIds = Array.from({ length: 1_000 }, (_, index) => `bulk-${index}`);

  it.each([false, true])('is registered in the order of the form (atomic: %s)', async (atomic) => {
    const facts = { shopId: 'shop-1', title: 'Soap', status: 'live', stock: 10 } as const;
    world.directories.add({ products: productIds.map((id) => ({ id, ...facts })) });
    const { items, accepted } = await submit({ submissionId: 'big', ...batch(...productIds) }, { atomic });
    expect(accepted).toBe(1_000);
    expect(items.map((item) => unwrapped(item).productId)).toEqual(productIds);
    expect(await submissions()).toEqual(productIds);
  });
});

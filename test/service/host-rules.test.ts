import { type HostRuleFailure, hostRule } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { agency, aProduct, days, seller } from '../support/build.ts';
import { recorded } from '../support/recorded.ts';
import { aForm, createOpenWorld, platform } from '../support/world.ts';

const fewInStock = hostRule({
  name: 'acme/stock',
  commands: ['approve', 'register'],
  check: ({ facts: { product, shop } }) =>
    (product?.stock ?? 0) < 600
      ? { parameters: { stock: product?.stock ?? null, shop: shop?.name ?? null } }
      : null,
});

const said = { rule: 'acme/stock', parameters: { stock: 500, shop: 'Sun and Sea' } };

describe('a rule of the host', () => {
  it('refuses the products of a form, with facts that the commands would not have needed', async () => {
    const world = await createOpenWorld();
    const service = world.serviceWith({ rules: [fewInStock] });
    const { items } = unwrapped(await service.registrations.submit(seller, aForm(world.campaignId)));
    expect(items).toEqual([{ ok: false, refusal: { reasons: [{ code: 'host_rule', parameters: said }] } }]);
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const command = { type: 'approve', seenRevision: 1 } as const;
    const answer = await service.registrations.execute(agency, { registrationId, command });
    expect(answer).toEqual({ ok: false, refusal: { reasons: [{ code: 'host_rule', parameters: said }] } });
  });

  it('withholds what it refuses from every screen', async () => {
    const world = await createOpenWorld();
    await world.submitted(world.campaignId, ['product-1']);
    const service = world.serviceWith({ rules: [fewInStock] });
    const { rows } = unwrapped(await service.registrations.inbox(agency));
    const approve = rows[0]?.actions.find(({ command }) => command === 'approve');
    expect(approve).toMatchObject({ offered: false, refusal: { reasons: [{ code: 'host_rule' }] } });
  });

  it('keeps a deadline waiting, which is told as due and refused, and lets the rest pass', async () => {
    const world = await createOpenWorld({ policy: { autoReview: { afterDays: 1, outcome: 'approve' } } });
    const [first = '', second = ''] = await world.submitted(world.campaignId, ['product-1', 'product-2']);
    const service = world.serviceWith({
      rules: [
        hostRule({
          name: 'acme/not-this',
          commands: ['approve'],
          check: ({ registration }) => (registration?.productId === 'product-1' ? {} : null),
        }),
      ],
    });
    world.advanceTo(days(4));
    const settlement = unwrapped(await service.deadlines.settle(platform));
    expect(settlement).toMatchObject({
      settled: 1,
      refused: [{ due: { id: first, at: days(3) }, reasons: [{ code: 'host_rule' }] }],
      more: false,
    });
    expect((await world.record(first)).decision).toBe('pending');
    expect((await world.record(second)).decision).toBe('approved');
  });

  it('that stops hundreds of deadlines costs a settling few questions', async () => {
    const world = await createOpenWorld({ policy: { autoReview: { afterDays: 1, outcome: 'approve' } } });
    const productIds = Array.from({ length: 300 }, (_, index) => `many-${index}`);
    world.directories.add({ products: productIds.map((productId) => aProduct({ id: productId })) });
    await world.submitted(world.campaignId, productIds);
    const rules = [hostRule({ name: 'acme/stop', commands: ['approve'], check: () => ({}) })];
    const { store, directories, calls } = recorded(world.store, world.directories);
    world.advanceTo(days(5));
    const settled = unwrapped(
      await world.serviceWith({ store, directories, rules }).deadlines.settle(platform, 1),
    );
    expect(settled.refused).toHaveLength(300);
    expect(calls.filter((call) => call.startsWith('registrations.query')).length).toBeLessThan(5);
  });

  it('that is broken refuses the command, writes nothing and is told to the observer', async () => {
    const world = await createOpenWorld();
    const failures: HostRuleFailure[] = [];
    const error = new Error('Bug');
    const rules = [
      hostRule({
        name: 'acme/broken',
        commands: ['register'],
        check: () => {
          throw error;
        },
      }),
    ];
    const observe = { hostRuleFailed: (failure: HostRuleFailure) => failures.push(failure) };
    const service = world.serviceWith({ rules, observe });
    const events = await world.events();
    const { items } = unwrapped(await service.registrations.submit(seller, aForm(world.campaignId)));
    expect(items.map(codesOf)).toEqual([['host_rule_failed']]);
    expect(failures).toEqual([{ rule: 'acme/broken', command: 'register', error }]);
    expect(await world.events()).toEqual(events);
  });

  it('that is broken refuses just so when nobody observes, or the observer throws', async () => {
    const world = await createOpenWorld();
    const rules = [{ name: 'acme/broken', commands: ['register'], check: () => undefined as never }] as const;
    const observe = {
      hostRuleFailed: () => {
        throw new Error('The log is full');
      },
    };
    for (const options of [{ rules }, { rules, observe }]) {
      const { items } = unwrapped(
        await world.serviceWith(options).registrations.submit(seller, aForm(world.campaignId)),
      );
      expect(items.map(codesOf)).toEqual([['host_rule_failed']]);
    }
  });

  it('that is none is refused when the service is made', async () => {
    const world = await createOpenWorld();
    expect(() => world.serviceWith({ rules: [fewInStock, fewInStock] })).toThrow('acme/stock is given twice');
  });

  it('costs no facts where there is none', async () => {
    const world = await createOpenWorld();
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const command = { type: 'withdraw' } as const;
    const asked = async (rules: readonly (typeof fewInStock)[]) => {
      const { store, directories, calls } = recorded(world.store, world.directories);
      await world
        .serviceWith({ store, directories, rules })
        .registrations.execute(seller, { registrationId, command });
      return calls.filter((call) => /shops|products/.test(call));
    };
    expect(await asked([fewInStock])).toEqual(['shops.find: 1', 'products.find: 1']);
    const [again = ''] = await world.submitted(world.campaignId, ['product-2']);
    expect(again).not.toBe(registrationId);
    expect(await asked([])).toEqual([]);
  });
});

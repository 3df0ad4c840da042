import { commandTypes, type ProductKey } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { registrationMachine } from '../../src/registration/machine.ts';
import { needsProduct, needsShop } from '../../src/service/task.ts';
import { readConfig } from '../../src/statechart/config.ts';
import { unwrapped } from '../support/answers.ts';
import { days, seller } from '../support/build.ts';
import { inputs } from '../support/commands.ts';
import { createOpenWorld } from '../support/world.ts';

describe('the facts of a command', () => {
  const { creation, states } = readConfig(registrationMachine);
  const rulesOf = (command: string) =>
    [...creation, ...states.flatMap(({ transitions }) => transitions)]
      .filter((transition) => transition.command === command)
      .flatMap(({ rules }) => rules);

  it.each(commandTypes)('are read where its rules ask for them: %s', (type) => {
    const task = { registrationId: 'r', command: inputs[type] };
    if (rulesOf(type).includes('shop_known')) expect(needsShop(task)).toBe(true);
    if (rulesOf(type).includes('product_known')) expect(needsProduct(task)).toBe(true);
  });
});

describe('the catalogue', () => {
  it('is asked by shop and product, and told nothing else of a registration', async () => {
    const world = await createOpenWorld();
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const asked: ProductKey[] = [];
    const { products } = world.directories;
    const directories = {
      ...world.directories,
      products: {
        find: (keys: readonly ProductKey[]) => {
          asked.push(...keys);
          return products.find(keys);
        },
      },
    };
    const { registrations } = world.serviceOver(world.store, {}, directories);
    await world.done(seller, registrationId, { type: 'withdraw' });
    world.advanceTo(days(3));
    const command = inputs.reregister;
    unwrapped(await registrations.execute(seller, { registrationId, command }));
    unwrapped(await registrations.get(seller, registrationId));
    const key = { shopId: 'shop-1', productId: 'product-1' };
    expect(asked).toEqual([key, key]);
  });
});

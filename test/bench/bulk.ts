import { type BulkAnswer, registrationIdOf } from 'partner-campaigns';
import { unwrapped } from '../support/answers.ts';
import { agency, seller } from '../support/build.ts';
import { aForm, createOpenWorld } from '../support/world.ts';
import { type Contender, compare, type Row } from './compare.ts';

const MANY = 10_000;
const FEWER = 1_000;

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `bulk-${index}`);
}

async function worldOf(count: number) {
  const world = await createOpenWorld();
  world.directories.add({
    products: names(count).map((id) => ({ id, shopId: 'shop-1', title: id, status: 'live', stock: 500 })),
  });
  return world;
}

type World = Awaited<ReturnType<typeof worldOf>>;

/** One call that registers so many products. */
async function submit(world: World, count: number): Promise<BulkAnswer> {
  const batches = [{ productIds: names(count), totalRate: 1300, sampleQuantity: 5 }];
  return unwrapped(await world.service.registrations.submit(seller, aForm(world.campaignId, { batches })));
}

/** One call that approves so many registrations. */
async function approve(world: World, count: number): Promise<BulkAnswer> {
  const items = names(count).map((productId) => ({
    registrationId: registrationIdOf({ campaignId: world.campaignId, shopId: 'shop-1', productId }),
    command: { type: 'approve', seenRevision: 1 } as const,
  }));
  return unwrapped(await world.service.registrations.executeAll(agency, items));
}

type Call = (world: World, count: number) => Promise<BulkAnswer>;

/** As many items by calls of one size; the worlds are made before the time is taken. */
function callsOf(
  name: string,
  call: Call,
  size: number,
  ready: (world: World) => Promise<unknown>,
): Contender {
  const made: World[][] = [];
  return {
    name,
    prepare: async () => {
      const worlds: World[] = [];
      for (let left = MANY; left > 0; left -= size) {
        const world = await worldOf(size);
        await ready(world);
        worlds.push(world);
      }
      made.push(worlds);
    },
    run: async () => {
      for (const world of made.pop() ?? []) {
        const { items } = await call(world, size);
        if (!items.every(({ ok }) => ok)) throw new Error('An item was refused');
      }
    },
  };
}

/** What an item costs in one call of 10,000, beside ten calls of 1,000. */
export async function rows(): Promise<readonly Row[]> {
  const measured = { pieces: MANY, rounds: 6, target: 1.2 };
  const nothing = async () => {};
  return [
    await compare({
      ...measured,
      name: 'an item of 10,000 submitted at once / of 1,000',
      ours: callsOf('10,000 at once', submit, MANY, nothing),
      peer: callsOf('1,000 at once', submit, FEWER, nothing),
    }),
    await compare({
      ...measured,
      name: 'an item of 10,000 approved at once / of 1,000',
      ours: callsOf('10,000 at once', approve, MANY, (world) => submit(world, MANY)),
      peer: callsOf('1,000 at once', approve, FEWER, (world) => submit(world, FEWER)),
    }),
  ];
}

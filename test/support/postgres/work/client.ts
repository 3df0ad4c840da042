// A client process: it does one job after the other, as it is told, and may be killed at any moment.
import { writeSync } from 'node:fs';
import type { Store } from 'partner-campaigns';
import type { PostgresContext } from 'partner-campaigns/postgres';
import { connectTo, storeOver } from '../stores.ts';
import { marks, type Order, type Told } from './messages.ts';
import { perform } from './perform.ts';
import { hostService } from './service.ts';

const [application = 'client'] = process.argv.slice(2);
const stores = new Map<string, Store<PostgresContext>>();

/** A store that tells of its saves. */
function tellingStore({ url, schema }: Order): Store<PostgresContext> {
  const known = stores.get(schema);
  if (known !== undefined) return known;
  const store = storeOver(connectTo(url, { application, connections: 4 }), schema);
  const telling: Store<PostgresContext> = {
    ...store,
    save: async (groups, context) => {
      writeSync(1, marks.saving);
      try {
        const answers = await store.save(groups, context);
        writeSync(1, marks.saved);
        return answers;
      } catch (error) {
        writeSync(1, marks.failed);
        throw error;
      }
    },
  };
  stores.set(schema, telling);
  return telling;
}

async function done(order: Order): Promise<Told> {
  const { at, call } = order.job;
  const service = hostService({
    store: tellingStore(order),
    now: () => at,
    newId: () => (call.method === 'create' ? call.campaignId : 'never asked for'),
  });
  try {
    return { tells: 'answered', answer: await perform(service, call) };
  } catch (error) {
    return { tells: 'failed', error: String(error) };
  }
}

process.on('message', async (order: Order) => {
  process.send?.(await done(order));
});
// Without anybody to work for it has nothing to do.
process.on('disconnect', () => process.exit());
process.send?.({ tells: 'ready' } satisfies Told);

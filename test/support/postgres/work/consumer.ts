// A process that reads the feed under a name, and writes the cursor of each event that it handles, until it is killed.
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { connectTo, consumerOver } from '../stores.ts';

const [url = '', schema = '', name = ''] = process.argv.slice(2);
const consumer = consumerOver(connectTo(url, { application: 'consumer', connections: 2 }), name, schema);

process.on('disconnect', () => process.exit());
process.send?.('ready');
for (;;) {
  const handled = await consumer.next(7, async (events) => {
    for (const { cursor } of events) {
      writeSync(1, `${cursor}\n`);
      // Time enough to be killed between two events of one batch.
      await delay(4);
    }
  });
  if (handled === 0) await delay(5);
}

// A host on PostgreSQL: the main job over a database, and then what only a database can do. It remembers how far a
// consumer has read, outlives the process, is asked in SQL, and writes the host's own tables in the same transaction.
//
//   npx tsx examples/postgres-host.ts
//
// runs on PGlite, without any set-up. With DATABASE_URL it runs on that server, in a schema of its own that it drops at
// the end.

import { deepStrictEqual as expectEqual, rejects as expectRejection } from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import type { Instant, StoredEvent } from 'partner-campaigns';
import { createFeedConsumer, createPostgresStore, migratePostgres } from 'partner-campaigns/postgres';
import { createHostTables, type HostTables, openDatabase } from './postgres-host/database.ts';
import { createHost } from './support/host.ts';
import { contact, partner, productNamed, seller, tellMainJob, titleOf } from './support/main-job.ts';
import { at } from './support/marketplace-data.ts';
import {
  clockTime,
  expectOk,
  expectRefused,
  say,
  sayAnswer,
  sayEnd,
  step,
  table,
} from './support/transcript.ts';

const database = await openDatabase(process.env['DATABASE_URL']);
const { schema } = database;
let db = await database.connect();
try {
  await tellStory();
  sayEnd();
} finally {
  await db.destroy();
  await database.remove();
}

async function tellStory(): Promise<void> {
  const migrated = await migratePostgres({ db, schema });
  await createHostTables(db, schema);
  say(`The store is ${database.name}, at version ${migrated.version}: ${migrated.applied.join('; ')}.`);
  say('');
  const first = createHost(createPostgresStore({ db, schema }));
  const { form, answers } = await tellMainJob(first);
  const { clock } = first;

  step('A consumer of the feed makes a report', clock.at);
  const consumer = createFeedConsumer({ db, schema, name: 'report' });
  const dying = consumer.next(20, async (events, transaction) => {
    await addToReport(events, transaction);
    throw new Error('out of memory');
  });
  await expectRejection(dying, /out of memory/);
  expectEqual(await report(), []);
  say('  It died over the first 20 events: what it had written is gone, and they come again.');
  const happened = await first.store.feed({ limit: 1000 });
  expectEqual(await readAll(consumer), happened.length);
  table(['event', 'times'], await report());

  step('The process ends, and another one starts', clock.at);
  await db.destroy();
  db = await database.connect();
  expectEqual((await migratePostgres({ db, schema })).applied, []);
  const { service, store } = createHost(createPostgresStore({ db, schema }), clock);
  const sentAgain = expectOk(await service.registrations.submit(seller, form));
  const accepted = (items: typeof answers) => items.flatMap((item) => (item.ok ? item.value : []));
  expectEqual(accepted(sentAgain.items), accepted(answers));
  say(
    '  The form of 3 March comes once more: what was registered then is answered as then, and not done twice.',
  );
  const sameConsumer = createFeedConsumer({ db, schema, name: 'report' });
  expectEqual(await readAll(sameConsumer), 0);
  say('  The consumer goes on where it was: there is nothing new.');

  step('Anybody may read the tables', clock.at);
  const asked: (readonly [string, number])[] = [];
  for (const written of ['2026-03-15T23:59:59+07:00', '2026-03-16T00:00:00+07:00']) {
    const instant = at(written);
    asked.push([clockTime(instant), await countLive(instant)]);
  }
  table(['products live at', 'by SQL'], asked);
  expectEqual(
    asked.map(([, live]) => live),
    [0, 6],
  );

  clock.at = at('2026-04-21T10:00:00+07:00');
  step("The host's own rules and criteria hold as they do in memory", clock.at);
  const { rows } = expectOk(await service.marketplace.list(seller, { text: 'mother' }));
  const [gifts = expectSomething('a campaign for gifts')] = rows;
  const titles = ['Mangosteen night cream 50 g', 'Tamarind body scrub 300 g', 'Travel sun kit'];
  const submitted = expectOk(
    await service.registrations.submit(seller, {
      campaignId: gifts.campaignId,
      contact,
      batches: [{ productIds: titles.map(productNamed), totalRate: 1300, sampleQuantity: 5 }],
    }),
  );
  for (const [index, title] of titles.entries())
    sayAnswer(title, submitted.items[index] ?? expectSomething('an answer for each product'));
  expectEqual(
    submitted.items.flatMap((item) => (item.ok ? [] : expectRefused(item))),
    ['product_not_promotable', 'not_eligible'],
  );
  const plenty = { type: 'at_least', field: 'product.stock', value: 100 } as const;
  const inbox = await service.registrations.inbox(partner, { criteria: { v: 1, where: plenty } });
  const chosen = expectOk(inbox).rows.map(({ registration }) => registration);
  const chosenTitles = chosen.map(({ productId }) => titleOf(productId));
  say(`  Of those that wait, with 100 pieces or more: ${chosenTitles.join(', ')}`);
  expectEqual(chosenTitles, ['Mangosteen night cream 50 g']);

  step("An approval and a mail of the host's, in one transaction", clock.at);
  const approveAndTell = (recipient: string) =>
    db.transaction().execute(async (transaction) => {
      const within = createHost(createPostgresStore<HostTables>({ db: transaction, schema }), clock).service;
      const reviews = chosen.map(({ id, revision }) => ({
        registrationId: id,
        command: { type: 'approve', seenRevision: revision } as const,
      }));
      const reviewed = expectOk(await within.registrations.executeAll(partner, reviews));
      const text = `${reviewed.accepted} of your products will be promoted.`;
      await transaction.withSchema(schema).insertInto('mails').values({ recipient, text }).execute();
    });
  const standing = async () => {
    const found = await store.registrations.find(chosen.map(({ id }) => id));
    return { decisions: found.map((registration) => registration?.decision), mails: await mails() };
  };
  await expectRejection(approveAndTell('ploy at baan-sabai.example'), /mails_recipient_check/);
  expectEqual(await standing(), { decisions: ['pending'], mails: [] });
  say('  That is no address, so the database takes no such mail: the product is still pending.');
  await approveAndTell(contact.email);
  const told = await standing();
  for (const { recipient, text } of told.mails)
    say(`  Now it is ${told.decisions.join()}, and a mail to ${recipient} waits: "${text}"`);
  expectEqual([told.decisions, told.mails.length], [['approved'], 1]);

  // Two registrations and one approval: what was rolled back was never there.
  expectEqual(await readAll(sameConsumer), 3);
  say('  The consumer gets what is new: three events.');
}

/** Has a consumer read until there is nothing left; gives how many events there were. */
async function readAll(consumer: ReturnType<typeof createFeedConsumer<HostTables>>): Promise<number> {
  let all = 0;
  for (;;) {
    const count = await consumer.next(20, addToReport);
    if (count === 0) return all;
    all += count;
  }
}

/** Adds to the report, in the transaction that also keeps how far the consumer has read. */
async function addToReport(events: readonly StoredEvent[], transaction: Kysely<HostTables>): Promise<void> {
  for (const { event } of events) {
    await transaction
      .withSchema(schema)
      .insertInto('report')
      .values({ type: event.type, times: 1 })
      .onConflict((conflict) => conflict.column('type').doUpdateSet({ times: sql`report.times + 1` }))
      .execute();
  }
}

async function report(): Promise<readonly (readonly [string, number])[]> {
  const rows = await db.withSchema(schema).selectFrom('report').selectAll().orderBy('type').execute();
  return rows.map(({ type, times }) => [type, times] as const);
}

/** How many products are live at an instant, in SQL: approved, and within the period of their campaign. */
async function countLive(instant: Instant): Promise<number> {
  const { rows } = await sql<{ live: number }>`
    select count(*)::int as live
    from ${sql.id(schema, 'registrations')} as registration
    join ${sql.id(schema, 'campaigns')} as campaign on campaign.id = registration.campaign_id
    where registration.decision = 'approved'
      and campaign.starts_at <= ${instant} and ${instant} < campaign.over_from`.execute(db);
  return rows[0]?.live ?? 0;
}

function mails() {
  return db.withSchema(schema).selectFrom('mails').selectAll().execute();
}

function expectSomething(what: string): never {
  throw new Error(`Expected ${what}`);
}

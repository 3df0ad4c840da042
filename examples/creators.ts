// What comes after the approval: a sample finds its way to a creator, creators add links, an order is split, and the agency
// asks what another policy would have changed. It stops with an error if anything is not as it says.

import { deepStrictEqual as expectEqual } from 'node:assert/strict';
import {
  type AgencyActor,
  actualBase,
  type CreatorActor,
  createPartnerCampaigns,
  defaultPolicy,
  estimateCommission,
  estimatedBase,
  formatEstimate,
  formatMoney,
  formatRate,
  formatRefusal,
  type Instant,
  loggedCommands,
  orderCommission,
  type SampleCommandInput,
  type SellerActor,
  whatIf,
} from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import { at, readMarketplaceData } from './support/marketplace-data.ts';
import { day, expectOk, expectRefused, say, step, styled, table } from './support/transcript.ts';

const data = readMarketplaceData();
const directories = createMemoryDirectories();
directories.add(data);
let now: Instant = at('2026-03-03T09:00:00+07:00');

const store = createMemoryStore();
const service = createPartnerCampaigns({
  store,
  directories,
  clock: { now: () => now },
  newId: () => 'songkran',
});
const { campaigns, registrations, links, samples } = service;

const seller: SellerActor = { role: 'seller', shopId: 'baan-sabai' };
const agency: AgencyActor = { role: 'agency', agencyId: 'lotus-creators' };
const mali: CreatorActor = { role: 'creator', creatorId: 'mali.beauty' };
const nok: CreatorActor = { role: 'creator', creatorId: 'nok.outdoors' };

say(styled('bold', 'partner-campaigns: from an approved product to an order'));

const [songkran] = data.campaigns;
const product = data.products.find(({ shopId }) => shopId === seller.shopId);
const price = product?.lowestPrice;
if (songkran === undefined || product === undefined || price === undefined)
  throw new Error('The data has no campaign, or no product with a price');
const { campaignId } = expectOk(await campaigns.create(agency, songkran.draft));
expectOk(await campaigns.publish(agency, campaignId));

step('The seller looks at what an order would pay', now);
const offer = { totalRate: 1200, creatorRate: 900, shopAdsRate: 400 };
const estimate = expectOk(estimateCommission(price, offer));
say(`  ${product.title}, ${formatMoney(price)} ${price.currency}`);
say(`  ${formatEstimate(estimate)}`);

const { items } = expectOk(
  await registrations.submit(seller, {
    campaignId,
    contact: { email: 'ploy@baan-sabai.example' },
    batches: [{ productIds: [product.id], totalRate: 1200, shopAdsRate: 400, sampleQuantity: 1 }],
  }),
);
const [submitted] = items;
if (submitted === undefined) throw new Error('Nothing was submitted');
const { registrationId, revision } = expectOk(submitted);
const run = (
  command: Parameters<typeof registrations.execute>[1]['command'],
  by: SellerActor | AgencyActor,
) => registrations.execute(by, { registrationId, command });
expectOk(await run({ type: 'approve', seenRevision: revision }, agency));
expectOk(await run({ type: 'set_creator_rate', creatorRate: 900 }, agency));

step('A sample finds its way to a creator', now);
const sampleOf = async (
  creator: CreatorActor,
  by: typeof creator | SellerActor | AgencyActor,
  command: SampleCommandInput,
) => {
  const { creatorId } = creator;
  const { decision, ...result } = expectOk(await samples.execute(by, { registrationId, creatorId, command }));
  say(`  ${day(now).padEnd(7)} ${by.role.padEnd(8)} ${command.type.padEnd(16)} ${decision}`);
  return result;
};
const asked = await sampleOf(mali, mali, { type: 'request_sample' });
const refused = await samples.execute(nok, { registrationId, command: { type: 'request_sample' } });
expectEqual(expectRefused(refused), ['no_sample_quota_left']);
say(`  ${day(now).padEnd(7)} ${'creator'.padEnd(8)} request_sample   refused: the only unit is asked for`);
now = at('2026-03-04T10:00:00+07:00');
const endorsed = await sampleOf(mali, agency, { type: 'approve_sample', seenRevision: asked.revision });
await sampleOf(mali, seller, { type: 'approve_sample', seenRevision: endorsed.revision });
now = at('2026-03-05T16:00:00+07:00');
await sampleOf(mali, seller, { type: 'ship_sample' });
now = at('2026-03-08T11:00:00+07:00');
await sampleOf(mali, mali, { type: 'receive_sample' });
expectEqual(expectOk(await samples.quota(seller, registrationId)), {
  granted: 1,
  reserved: 0,
  shipped: 1,
  released: 0,
  remaining: 0,
});

step('The creator adds the link, and is promised the rates of that moment', now);
expectOk(await links.execute(mali, { registrationId, command: { type: 'add_link' } }));
now = at('2026-03-16T09:00:00+07:00');
expectOk(await run({ type: 'set_creator_rate', creatorRate: 700 }, agency));
expectOk(await links.execute(nok, { registrationId, command: { type: 'add_link' } }));
const content = { kind: 'video', contentId: 'clip-77', postedAt: now, visibleDays: 3 } as const;
await sampleOf(mali, mali, { type: 'post_content', content });
const promised = async (creator: CreatorActor, instant: Instant) => {
  const { creatorId } = creator;
  const terms = expectOk(await links.termsAt(agency, { registrationId, creatorId, at: instant }));
  if (terms === null) throw new Error(`${creatorId} was promised nothing`);
  return terms;
};

step('An order is split', now);
const lines = [{ unitPrice: price, quantity: 2, sellerDiscount: { currency: 'THB', minorUnits: '5000' } }];
const rows: (readonly string[])[] = [];
for (const creator of [mali, nok]) {
  const terms = await promised(creator, now);
  const expected = expectOk(orderCommission(expectOk(estimatedBase(lines)), 'organic', terms));
  // One of the two comes back.
  const returned = lines.map((line) => ({ ...line, returnedQuantity: 1 }));
  const actual = expectOk(orderCommission(expectOk(actualBase(returned)), 'organic', terms));
  for (const { stage, base, total, creator: part, agency: rest } of [expected, actual]) {
    const amounts = [base, total, part, rest].map(formatMoney);
    rows.push([creator.creatorId, formatRate(terms.creatorRate), stage, ...amounts]);
  }
}
table(['creator', 'promised', 'stage', 'base', 'commission', 'creator', 'agency'], rows);
expectEqual(
  rows.map(([creatorId, rate]) => [creatorId, rate]),
  [
    ['mali.beauty', '9 %'],
    ['mali.beauty', '9 %'],
    ['nok.outdoors', '7 %'],
    ['nok.outdoors', '7 %'],
  ],
);
say('');
say('  Mali added the link before the agency lowered the rate, and keeps what was promised.');

step('The agency asks what another policy would have changed', now);
const events = (await store.feed({ limit: 1_000 })).map(({ event }) => event);
const shops = new Map(data.shops.map((shop) => [shop.id, shop]));
const log = loggedCommands(events, { shop: (id) => shops.get(id), product: () => product });
const leastForCreators = { ...defaultPolicy.creatorRate, minimum: 800 };
const { differences } = whatIf(log, defaultPolicy, { ...defaultPolicy, creatorRate: leastForCreators });
for (const { a, b, because } of differences) {
  if (b.outcome.ok) throw new Error('The other policy accepts more');
  say(
    `  ${b.command.type} was ${a.outcome.ok ? 'accepted' : 'refused'}; then: ${formatRefusal(b.outcome.refusal)}`,
  );
  expectEqual(because, 'policy');
}
expectEqual(differences.length, 1);

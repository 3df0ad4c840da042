// What would have happened under another policy? A month is played, its feed is replayed under two policies, and every
// decision that differs is told, with the one that it came of. It stops with an error if anything is not as it says.

import { deepStrictEqual as expectEqual } from 'node:assert/strict';
import {
  createPartnerCampaigns,
  type DecisionDifference,
  defaultPolicy,
  formatRefusal,
  type LoggedCommand,
  loggedCommands,
  type Policy,
  whatIf,
} from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import { at, readMarketplaceData } from './support/marketplace-data.ts';
import { day, expectOk, say, styled, table } from './support/transcript.ts';

const data = readMarketplaceData();
const store = createMemoryStore();
const directories = createMemoryDirectories();
directories.add(data);
let now = at('2026-02-09T09:00:00+07:00');
const { campaigns, registrations } = createPartnerCampaigns({
  store,
  directories,
  clock: { now: () => now },
  newId: () => 'songkran',
  policy: defaultPolicy,
});

const seller = { role: 'seller', shopId: 'baan-sabai' } as const;
const partner = { role: 'agency', agencyId: 'lotus-creators' } as const;
const contact = { email: 'ploy@baan-sabai.example' };
const ours = data.products.filter(({ shopId }) => shopId === seller.shopId).slice(0, 3);
const titles = new Map(ours.map(({ id, title }) => [id, title]));

// The month: one product is approved late, one is rejected for its rate and tried again, one nobody ever reviewed.
const [songkran] = data.campaigns;
if (songkran === undefined) throw new Error('The data has a campaign');
const { campaignId } = expectOk(await campaigns.create(partner, songkran.draft));
expectOk(await campaigns.publish(partner, campaignId));

now = at('2026-03-03T09:00:00+07:00');
const productIds = ours.map(({ id }) => id);
const form = { campaignId, contact, batches: [{ productIds, totalRate: 1200, sampleQuantity: 5 }] };
const submitted = expectOk(await registrations.submit(seller, form));
const [cleanser = '', scrub = ''] = submitted.items.map((item) => expectOk(item).registrationId);

now = at('2026-03-05T15:00:00+07:00');
const wanted = { totalRate: 1500 };
const reject = { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'], wanted } as const;
expectOk(await registrations.execute(partner, { registrationId: scrub, command: reject }));

now = at('2026-03-06T10:00:00+07:00');
const again = { type: 'reregister', terms: { totalRate: 1300, sampleQuantity: 5 }, contact } as const;
expectOk(await registrations.execute(seller, { registrationId: scrub, command: again }));

now = at('2026-03-12T11:00:00+07:00');
for (const [registrationId, seenRevision] of [
  [cleanser, 1],
  [scrub, 3],
] as const) {
  const command = { type: 'approve', seenRevision } as const;
  expectOk(await registrations.execute(partner, { registrationId, command }));
}

const feed = await store.feed({ limit: 1_000 });
const events = feed.map(({ event }) => event);

const shops = new Map(data.shops.map((shop) => [shop.id, shop]));
const products = new Map(data.products.map((product) => [product.id, product]));
const log: readonly LoggedCommand[] = loggedCommands(events, {
  shop: (shopId) => shops.get(shopId),
  product: (_shopId, productId) => products.get(productId),
});

const asked: Policy = {
  ...defaultPolicy,
  wantedTerms: 'minimum',
  autoReview: { afterDays: 7, outcome: 'reject' },
};
const { differences, commands, accepted } = whatIf(log, defaultPolicy, asked);

say(
  styled('bold', `${commands} commands, of which we accepted ${accepted.a}, would have been ${accepted.b}:`),
);
say('');
table(
  ['day', 'product', 'command', 'as it was', 'under the other policy', 'because of'],
  differences.map(row),
);

function row(difference: DecisionDifference): readonly string[] {
  const { a, b, because } = difference;
  const product = difference.kind === 'registration' ? difference.registrationId.split(':')[2] : undefined;
  const cause = because === 'policy' ? 'the policy' : 'what differs above';
  const title = titles.get(product ?? '') ?? '';
  return [day(a.command.at), title, a.command.type, answer(a.outcome), answer(b.outcome), cause];
}

function answer(outcome: DecisionDifference['a']['outcome']): string {
  return outcome.ok ? 'accepted' : formatRefusal(outcome.refusal);
}

expectEqual(
  differences.map(({ a, b, because }) => [a.command.type, a.outcome.ok, b.outcome.ok, because]),
  [
    ['reregister', true, false, 'policy'],
    ['meet_deadline', false, true, 'policy'],
    ['approve', true, false, 'earlier_difference'],
    ['approve', true, false, 'earlier_difference'],
    ['meet_deadline', false, true, 'policy'],
  ],
);

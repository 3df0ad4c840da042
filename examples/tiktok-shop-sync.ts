// A week of looks at a campaign on TikTok Shop, which tells nobody of changes: what each look comes to is told day by day
// and taken over, and a second look at the same week changes nothing. It stops with an error if anything is not as it says.

import { deepStrictEqual as expectEqual } from 'node:assert/strict';
import { createPartnerCampaigns, describeReason, formatRate, type Instant, instant } from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import {
  decodeCampaignProduct,
  decodeCreatedCampaign,
  decodePage,
  decodeReply,
  describeTikTokShopReason,
  encodeCreateCampaign,
  encodeReview,
  type Finding,
  type Look,
  type SentReview,
} from 'partner-campaigns/tiktok-shop';
import { readMarketplaceData } from './support/marketplace-data.ts';
import { readTikTokShopWeek } from './support/tiktok-shop-week.ts';
import { clockTime, expectOk, say, step, styled, table } from './support/transcript.ts';
import { sentenceOf } from './tiktok-shop-sync/sentences.ts';
import { sync } from './tiktok-shop-sync/sync.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const data = readMarketplaceData();
const week = readTikTokShopWeek();
const titles = new Map(data.products.map(({ id, title }) => [id, title]));
const shopIds = new Map(data.shops.map(({ id, name }) => [name, id]));

const [songkran] = data.campaigns;
if (songkran === undefined) throw new Error('The data has no campaign');
const draft = songkran.draft;
const shopCodes = new Map([
  ['baan-sabai', 'THBAANSB7Q'],
  ['chao-praya-kitchen', 'THCHAOPK2D'],
]);

// The campaign is created there first, and stands here under the id that it has there.
const body = encodeCreateCampaign(draft, { shopCodeOf: (shopId) => shopCodes.get(shopId) });
if (!body.ok) throw new Error('The platform would not take it');
const created = decodeReply(week.created, decodeCreatedCampaign);
if (!created.ok) throw new Error('The platform has not created it');
const campaignId = created.value;

let now: Instant = instant(draft.registrationPeriod.start - 1);
const store = createMemoryStore();
const directories = createMemoryDirectories();
directories.add(data);
const { campaigns, registrations } = createPartnerCampaigns({
  store,
  directories,
  clock: { now: () => now },
  newId: () => campaignId,
});
const agency = { role: 'agency', agencyId: songkran.agencyId } as const;
expectOk(await campaigns.create(agency, draft));
expectOk(await campaigns.publish(agency, campaignId));

say(styled('bold', `partner-campaigns: a week of "${draft.name}", as TikTok Shop shows it`));
for (const { path } of body.value.losses) say(`  The platform has no place for: ${path}`);

let sent: readonly SentReview[] = [];
const found: string[][] = [];
for (const [day, pages] of week.looks.entries()) {
  const look = lookOf(pages);
  now = instant(look.beganAt + MINUTE);
  step(`Day ${day + 1}`, look.beganAt);
  sayPages(look);
  const { findings, refused, awaited } = await sync(registrations, look, sent);
  expectEqual(refused, []);
  for (const finding of findings) say(`  ${titleOf(finding).padEnd(31)} ${sentenceOf(finding)}`);
  found.push(findings.map((finding) => `${titleOf(finding).split(' ', 2).join(' ')}: ${finding.kind}`));
  sent = [...awaited, ...reviewsSentBefore(instant(look.beganAt + DAY))];
}
expectEqual(found, [
  [
    'Rice milk: appeared',
    'Tamarind body: appeared',
    'Watermelon sleeping: appeared',
    'SPF 50: appeared',
    'Aloe after-sun: appeared',
    'Butterfly pea: appeared',
    'Mangosteen night: appeared',
    'Granite pan: appeared',
    'Mortar and: appeared',
  ],
  [
    'Rice milk: confirmed',
    'Rice milk: approved',
    'Rice milk: rate_changed',
    'Tamarind body: awaiting_confirmation',
    'Watermelon sleeping: confirmed',
    'Watermelon sleeping: rejected',
    'Aloe after-sun: close_requested',
    'Butterfly pea: rejected',
    'Bamboo rice: appeared',
  ],
  [
    'Tamarind body: confirmed',
    'Tamarind body: rejected',
    'SPF 50: close_requested',
    'Mangosteen night: quota_changed',
    "Chef's knife: appeared",
  ],
  [
    'Watermelon sleeping: registered_again',
    'Watermelon sleeping: rate_changed',
    'SPF 50: close_declined',
    'Aloe after-sun: closed',
    'Mortar and: impossible',
    "Chef's knife: overruled",
    "Chef's knife: rejected",
  ],
  [
    'Mangosteen night: rate_changed',
    'Mangosteen night: rate_changed',
    'Bamboo rice: unknown_status',
    'Coffee sock: appeared',
  ],
  [
    'Watermelon sleeping: approved',
    'Watermelon sleeping: rate_changed',
    'Granite pan: vanished',
    'Bamboo rice: unknown_status',
    'Coffee sock: approved',
    'Coffee sock: rate_changed',
  ],
  ['Granite pan: vanished', 'Bamboo rice: approved', 'Bamboo rice: rate_changed'],
]);
expectEqual(sent, []);

step('What stands here now', now);
const { rows } = expectOk(await registrations.list({ role: 'platform' }, { campaignId, sort: 'oldest' }));
const standing = rows.map(({ registration: { productId, decision, attempt, terms } }) => {
  const creators = terms.creatorRate === undefined ? '–' : formatRate(terms.creatorRate);
  return [
    titleOf({ productId }),
    decision,
    attempt,
    formatRate(terms.totalRate),
    creators,
    terms.sampleQuantity,
  ];
});
table(['product', 'decision', 'attempt', 'total', 'creators', 'samples'], standing);
expectEqual(
  Object.fromEntries(standing.map(([title, decision, attempt]) => [title, `${decision}, ${attempt}`])),
  {
    'Rice milk cleanser 150 ml': 'approved, 1',
    'Tamarind body scrub 300 g': 'blocked, 1',
    'Watermelon sleeping mask 80 ml': 'approved, 2',
    'SPF 50 sun gel 40 ml': 'approved, 1',
    'Aloe after-sun lotion 200 ml': 'closed, 1',
    'Butterfly pea toner 180 ml': 'rejected, 1',
    'Mangosteen night cream 50 g': 'approved, 1',
    'Granite pan 28 cm': 'approved, 1',
    'Mortar and pestle 16 cm': 'approved, 1',
    'Bamboo rice steamer': 'approved, 1',
    "Chef's knife 20 cm": 'rejected, 1',
    'Coffee sock and pot': 'approved, 1',
  },
);

now = instant(now + DAY);
step('The same week once more', now);
const saved = (await store.feed({ limit: 1000 })).length;
const again: Finding['kind'][] = [];
let adoptedAgain = 0;
for (const pages of week.looks) {
  const { findings, adopted } = await sync(registrations, lookOf(pages), sent);
  again.push(...findings.map(({ kind }) => kind));
  adoptedAgain += adopted;
}
const savedAgain = (await store.feed({ limit: 1000 })).length - saved;
say(`  ${week.looks.length} looks, ${adoptedAgain} changes taken over, ${savedAgain} events`);
const counts = [...new Set(again)].map((kind) => `${kind} ${again.filter((other) => other === kind).length}`);
say(`  Told again, since it is as it was: ${counts.join(', ')}`);
expectEqual([adoptedAgain, savedAgain], [0, 0]);
expectEqual(new Set(again), new Set(['outdated', 'impossible', 'unknown_status', 'vanished']));
say('');
say(styled('green', 'Everything was as expected.'));

/** The pages of one look, read. What cannot be read is told, and hides nothing else. */
function lookOf(pages: (typeof week.looks)[number]): Look {
  const read = pages.map(({ askedAt, reply }) => {
    const { shopName, shopId, at: learnedAt } = week.learned;
    const shopIdOf = (name: string) =>
      name === shopName && askedAt >= learnedAt ? shopId : shopIds.get(name);
    const options = { shopIdOf, seenAt: askedAt };
    const page = decodePage(reply, 'products', (item) => decodeCampaignProduct(item, options));
    if (!page.ok) throw new Error('The recorded answer is no page');
    return page.value;
  });
  const [first] = pages;
  if (first === undefined) throw new Error('The recorded look has no page');
  return { campaignId, beganAt: first.askedAt, pages: read };
}

/** Tells what a look has read, and what it could not. */
function sayPages({ pages }: Look): void {
  const counts = pages.map(({ items }) => items.length);
  say(styled('dim', `  ${counts.length} pages of ${counts.join(', ')} products`));
  for (const { refusal } of pages.flatMap(({ refused }) => refused)) {
    const why = refusal.reasons.map((reason) => describeTikTokShopReason(reason, describeReason)).join(' ');
    say(`  Not read: ${why} So today nothing counts as gone.`);
  }
}

/** Sends the reviews of a day, and keeps what was sent until it is seen. */
function reviewsSentBefore(end: Instant): readonly SentReview[] {
  return week.sent
    .filter(({ sentAt }) => sentAt > now && sentAt < end)
    .map(({ decision, ...review }) => {
      const { body: sentBody, losses } = encodeReview(decision);
      say(
        `  ${styled('dim', clockTime(review.sentAt))}  we send for ${titleOf(review)}: ${JSON.stringify(sentBody)}`,
      );
      for (const { path } of losses) say(`    which has no place for: ${path}`);
      const why = decision.type === 'approve' ? {} : { reasons: decision.reasons ?? [] };
      const note = 'note' in decision && decision.note !== undefined ? { note: decision.note } : {};
      return { campaignId, ...review, result: sentBody.review_result, ...why, ...note };
    });
}

function titleOf({ productId }: Pick<Finding, 'productId'>): string {
  return titles.get(productId) ?? productId;
}

// The main job, end to end: a seller registers products, the partner reviews them, and the campaign goes live.
// It follows the platform's own guide for sellers, steps 3 to 7, and stops with an error if anything is not as it says.

import { deepStrictEqual as expectEqual } from 'node:assert/strict';
import {
  type AgencyActor,
  type BulkAnswer,
  type CampaignRow,
  describeReason,
  describeRejectReason,
  formatRate,
  type Instant,
  type PlatformActor,
  type RegistrationRow,
  type SellerActor,
  type SubmissionForm,
  type TermsChange,
} from 'partner-campaigns';
import type { Host } from './host.ts';
import { at, readMarketplaceData } from './marketplace-data.ts';
import {
  clockTime,
  day,
  expectOk,
  expectRefused,
  price,
  say,
  sayAnswer,
  step,
  styled,
  table,
} from './transcript.ts';

const data = readMarketplaceData();

export const seller: SellerActor = { role: 'seller', shopId: 'baan-sabai', userId: 'ploy' };
export const partner: AgencyActor = { role: 'agency', agencyId: 'lotus-creators', userId: 'somchai' };
const platform: PlatformActor = { role: 'platform' };
export const contact = { email: 'ploy@baan-sabai.example', whatsapp: '+66815550147' };

const titles = new Map(data.products.map(({ id, title }) => [id, title]));
export const productNamed = (title: string) =>
  data.products.find((product) => product.title === title)?.id ?? title;
export const titleOf = (productId: string) => titles.get(productId) ?? productId;
const shopName = data.shops.find(({ id }) => id === seller.shopId)?.name;

/** What is left to go on from, once the main job is told. */
export interface MainJobTold {
  /** The form that the seller sent. */
  readonly form: SubmissionForm;
  /** What it was answered with, product by product. */
  readonly answers: BulkAnswer['items'];
}

/** Tells the main job over a host whose store is empty. */
export async function tellMainJob({ store, clock, service }: Host): Promise<MainJobTold> {
  const { campaigns, marketplace, registrations, deadlines } = service;

  say(styled('bold', 'partner-campaigns: from the marketplace to a live product'));
  say(
    `${data.agencies.length} agencies, ${data.campaigns.length} campaigns, ${data.shops.length} shops, ${data.products.length} products`,
  );

  for (const { agencyId, published, draft } of data.campaigns) {
    const agency: AgencyActor = { role: 'agency', agencyId };
    const { campaignId } = expectOk(await campaigns.create(agency, draft));
    if (published) expectOk(await campaigns.publish(agency, campaignId));
  }

  clock.at = at('2026-03-03T09:00:00+07:00');
  step(`Step 3 · ${shopName} browses the campaign marketplace`, clock.at);
  const found: Record<string, readonly string[]> = {};
  for (const [tab, heading] of [
    ['all', 'All campaigns'],
    ['target', 'Target campaigns'],
    ['local_agency', 'Local agency campaigns'],
  ] as const) {
    const { rows } = expectOk(await marketplace.list(seller, { tab }));
    found[tab] = rows.map(({ name }) => name);
    say('');
    say(`  ${styled('bold', heading)}`);
    table(
      ['campaign', 'agency', 'from', 'proposes', 'registration', 'campaign period', ''],
      rows.map(marketplaceCells),
    );
  }
  expectEqual(found, {
    all: [
      'Bangkok Night Market LIVE',
      'Songkran Sun Care Splash',
      'Regional Beauty Week',
      "Mother's Day Gifts",
    ],
    target: ['Songkran Sun Care Splash'],
    local_agency: ['Bangkok Night Market LIVE', 'Songkran Sun Care Splash', "Mother's Day Gifts"],
  });

  say('');
  say(`  ${styled('bold', 'Those that propose 12 % or more and start within 30 days')}`);
  const soon = { type: 'at_most', field: 'campaign.startsAt', value: { fromNow: { days: 30 } } } as const;
  const chosen = { proposedRate: { minimum: 1200 }, criteria: { v: 1, where: soon } } as const;
  const chosenRows = expectOk(await marketplace.list(seller, { ...chosen, sort: 'highest_rate' })).rows;
  for (const { name, proposedRate, verdict } of chosenRows)
    say(`  ${name}, ${formatRate(proposedRate)}: may register ${verdict}`);
  expectEqual(
    chosenRows.map(({ name, verdict }) => [name, verdict]),
    [
      ['Regional Beauty Week', 'yes'],
      ['Songkran Sun Care Splash', 'yes'],
    ],
  );

  const [target] = expectOk(await marketplace.list(seller, { tab: 'target' })).rows;
  const { campaignId } = target ?? expectSomething('a target campaign');
  step('Step 4 · The seller opens a campaign', clock.at);
  const page = expectOk(await marketplace.open(seller, campaignId));
  say(`  ${styled('bold', page.name)}: ${page.description}`);
  say(`  Proposed total rate ${formatRate(page.proposedRate)}, shared by agency and creators`);
  say(`  Registration ${days(page.registrationPeriod)}, campaign ${days(page.campaignPeriod)}`);
  say(
    `  Contact ${page.agency.name}: ${page.contact.email}, ${page.contact.phone}, LINE ${page.contact.line}`,
  );
  say(`  "${page.message}"`);
  expectEqual(page.obstacles, []);

  step('… and asks which products may be registered, before anything is sent', clock.at);
  const ownIds = data.products.filter(({ shopId }) => shopId === seller.shopId).map(({ id }) => id);
  const explained = expectOk(await marketplace.explain(seller, campaignId, ownIds)).products;
  const notYet = explained.filter(({ accepted }) => !accepted);
  say(`  ${explained.length - notYet.length} of ${explained.length} may. Not yet:`);
  for (const { productId, rules } of notYet) {
    say(`  ${titleOf(productId)}`);
    for (const { reasons } of rules)
      for (const reason of reasons) say(`                  ${describeReason(reason)}`);
  }
  expectEqual(
    notYet.map(({ productId, rules }) => [titleOf(productId), rules.map(({ remedy }) => remedy?.type)]),
    [['Travel sun kit', ['change', 'change']]],
  );

  step('Steps 5 and 6 · One form, two batches of products with terms of their own', clock.at);
  const sunCare = ['SPF 50 sun gel 40 ml', 'Aloe after-sun lotion 200 ml', 'Watermelon sleeping mask 80 ml'];
  const basics = [
    'Butterfly pea toner 180 ml',
    'Lemongrass hand soap 500 ml',
    'Thanaka face powder 60 g',
    'Travel sun kit',
  ];
  const form = {
    campaignId,
    submissionId: 'form-2026-03-03',
    contact,
    batches: [
      { productIds: sunCare.map(productNamed), totalRate: 1200, shopAdsRate: 500, sampleQuantity: 10 },
      { productIds: basics.map(productNamed), totalRate: 900, sampleQuantity: 0 },
    ],
  };
  const submitted = expectOk(await registrations.submit(seller, form));
  for (const [index, title] of [...sunCare, ...basics].entries()) {
    sayAnswer(title, submitted.items[index] ?? expectSomething('an answer for each product'));
  }
  expectEqual(submitted.accepted, 6);
  expectEqual(
    submitted.items.flatMap((item) => (item.ok ? [] : expectRefused(item))),
    ['product_not_promotable', 'not_eligible'],
  );

  const sentAgain = expectOk(await registrations.submit(seller, form));
  expectEqual(sentAgain.items, submitted.items);
  say('  The form was sent twice by mistake: the same answers, and nothing registered twice.');

  step('Step 7 · My campaigns, and "View data"', clock.at);
  const mine = expectOk(await marketplace.myCampaigns(seller)).rows;
  expectEqual(
    mine.map(({ campaign }) => campaign.name),
    ['Songkran Sun Care Splash'],
  );
  const viewed = expectOk(await marketplace.viewData(seller, campaignId));
  sayCounts(viewed.counts.byTab);
  table(
    ['pending product', 'rate', 'samples'],
    viewed.pending.map((row) => [titleOf(row.registration.productId), ...terms(row)]),
  );
  expectEqual(viewed.counts.byTab, { pending: 6, ongoing: 0, rejected: 0, closed: 0 });

  clock.at = at('2026-03-04T14:30:00+07:00');
  step('The partner opens the inbox', clock.at);
  const inbox = expectOk(await registrations.inbox(partner)).rows;
  table(
    ['product', 'price', 'stock', 'sold', 'rate', 'samples', 'waits', 'may'],
    inbox.map((row) => [
      titleOf(row.registration.productId),
      row.product?.lowestPrice === undefined ? '–' : price(row.product.lowestPrice),
      row.product?.stock ?? '–',
      row.product?.sales ?? '–',
      ...terms(row),
      `${Math.round(row.waitedFor / 3_600_000)} h`,
      offered(row),
    ]),
  );
  expectEqual(inbox.length, 6);

  step('… and reviews every product', clock.at);
  const toReject = productNamed('Butterfly pea toner 180 ml');
  const toBlock = productNamed('Lemongrass hand soap 500 ml');
  const reviews = inbox.map(({ registration: { id, productId, revision } }) => ({
    registrationId: id,
    command:
      productId === toReject
        ? ({
            type: 'reject',
            seenRevision: revision,
            reasons: ['commission_too_low'],
            note: 'Our creators would love it at 13 %.',
            wanted: { totalRate: 1300 },
          } as const)
        : productId === toBlock
          ? ({
              type: 'block',
              seenRevision: revision,
              reasons: ['product_hard_to_promote'],
              note: 'Not a sun product.',
            } as const)
          : ({ type: 'approve', seenRevision: revision } as const),
  }));
  const reviewed = expectOk(await registrations.executeAll(partner, reviews));
  for (const [index, { registration }] of inbox.entries()) {
    sayAnswer(
      titleOf(registration.productId),
      reviewed.items[index] ?? expectSomething('an answer for each review'),
    );
  }
  expectEqual(reviewed.accepted, 6);

  say('  A colleague approves from a screen that is a minute old:');
  const [outdated] = inbox;
  const stale = await registrations.execute(
    { ...partner, userId: 'malee' },
    {
      registrationId: (outdated ?? expectSomething('a review')).registration.id,
      command: { type: 'approve', seenRevision: 1 },
    },
  );
  sayAnswer(titleOf(outdated?.registration.productId ?? ''), stale);
  expectEqual(expectRefused(stale), ['stale_view']);

  clock.at = at('2026-03-05T10:00:00+07:00');
  step('Rejected · The seller views the reason', clock.at);
  const rejected = expectOk(await registrations.list(seller, { tab: 'rejected' })).rows;
  for (const row of rejected) {
    const { registration } = row;
    const no = registration.decision === 'blocked' ? registration.block : registration.lastRejection;
    const reasons = (no?.reasons ?? []).map((reason) => describeRejectReason(reason)).join(', ');
    say(`  ${titleOf(registration.productId)}: ${row.status} because ${reasons}. "${no?.note}"`);
    say(`    may: ${offered(row)}`);
  }
  expectEqual(rejected.map(({ status }) => status).sort(), ['blocked', 'rejected']);

  step('… and registers again with a higher rate and some samples', clock.at);
  const again = rejected.find(({ status }) => status === 'rejected') ?? expectSomething('a rejected product');
  const resubmitted = await registrations.execute(seller, {
    registrationId: again.registration.id,
    command: { type: 'reregister', terms: { totalRate: 1300, sampleQuantity: 5 }, contact },
  });
  sayAnswer('Butterfly pea toner 180 ml', resubmitted);
  const [second] = expectOk(await registrations.inbox(partner)).rows;
  const changes = (second ?? expectSomething('a second attempt')).changes;
  say(`  The partner sees what changed: ${changes.map(changeText).join(', ')}`);
  expectEqual(changes, [
    { field: 'totalRate', before: 900, after: 1300 },
    { field: 'sampleQuantity', before: 0, after: 5 },
  ]);
  const approval = { type: 'approve', seenRevision: expectOk(resubmitted).revision } as const;
  const approved = await registrations.execute(partner, {
    registrationId: again.registration.id,
    command: approval,
  });
  sayAnswer('Butterfly pea toner 180 ml', approved);
  expectEqual(expectOk(approved).attempt, 2);

  clock.at = at('2026-03-15T23:59:00+07:00');
  expectOk(await deadlines.settle(platform));
  const start = page.campaignPeriod.start;
  step('Time passes · the campaign period begins', start);
  const savedSoFar = (await store.feed({ limit: 1000 })).length;
  const shownAt: (readonly [string, string])[] = [];
  for (const instantOfLook of [at('2026-03-15T23:59:59.999+07:00'), start]) {
    clock.at = instantOfLook;
    const { rows } = expectOk(await registrations.list(seller, { campaignId, tab: 'ongoing' }));
    const statuses = new Set(rows.map(({ status }) => status));
    shownAt.push([clockTime(clock.at), `${rows.length} products ${[...statuses].join(', ')}`]);
  }
  table(['a millisecond apart', 'Ongoing tab'], shownAt);
  expectEqual(
    shownAt.map(([, shown]) => shown),
    ['5 products scheduled', '5 products live'],
  );
  expectEqual((await store.feed({ limit: 1000 })).length, savedSoFar);
  say('  Nothing was written for it. A job tells consumers, once:');
  const settlement = expectOk(await deadlines.settle(platform));
  const announced = (await store.feed({ limit: 1000 })).slice(savedSoFar).map(({ event }) => event);
  for (const event of announced) say(`  ${event.type}, ${page.name}, ${clockTime(event.at)}`);
  expectEqual(settlement, { settled: 1, refused: [], more: false });
  expectEqual(
    announced.map(({ type, campaignId, at }) => ({ type, campaignId, at })),
    [{ type: 'campaign_started', campaignId, at: start }],
  );

  clock.at = at('2026-03-18T11:00:00+07:00');
  step('Products are added after the start', clock.at);
  const lateTitles = ['Papaya brightening soap 4 x 90 g', 'Coconut lip balm set of 3'];
  const late = expectOk(
    await registrations.submit(seller, {
      campaignId,
      contact,
      totalRate: 1250,
      batches: [{ productIds: lateTitles.map(productNamed), sampleQuantity: 8 }],
    }),
  );
  const lateReviews = late.items.map((item) => {
    const { registrationId, revision } = expectOk(item);
    return { registrationId, command: { type: 'approve', seenRevision: revision } as const };
  });
  const lateReviewed = expectOk(await registrations.executeAll(partner, lateReviews, { atomic: true }));
  for (const [index, title] of lateTitles.entries())
    sayAnswer(title, lateReviewed.items[index] ?? expectSomething('an answer'));
  const ongoing = expectOk(
    await registrations.list(seller, { campaignId, tab: 'ongoing', sort: 'oldest' }),
  ).rows;
  table(['ongoing product', 'status', 'rate', 'samples', 'may'], ongoing.map(ongoingCells));
  expectEqual(
    ongoing.map(({ status }) => status),
    Array.from({ length: 7 }, () => 'live'),
  );

  clock.at = at('2026-03-25T16:00:00+07:00');
  step('The seller closes one product, and the partner agrees', clock.at);
  const leaving = ongoing.find(
    ({ registration }) => registration.productId === productNamed('Thanaka face powder 60 g'),
  );
  const registrationId = (leaving ?? expectSomething('a live product')).registration.id;
  const asked = await registrations.execute(seller, {
    registrationId,
    command: { type: 'request_close', note: 'The last 40 are sold.' },
  });
  sayAnswer('Thanaka face powder 60 g, which runs on until the partner agrees', asked);
  clock.at = at('2026-03-26T09:15:00+07:00');
  const closed = await registrations.execute(partner, {
    registrationId,
    command: { type: 'approve_close', seenRevision: expectOk(asked).revision },
  });
  sayAnswer('Thanaka face powder 60 g', closed);
  expectEqual(expectOk(closed).decision, 'closed');

  step('The seller tries the blocked product once more', clock.at);
  const blockedAgain = expectOk(
    await registrations.submit(seller, {
      campaignId,
      contact,
      batches: [{ productIds: [toBlock], totalRate: 2000 }],
    }),
  );
  const [answer = expectSomething('an answer')] = blockedAgain.items;
  sayAnswer('Lemongrass hand soap 500 ml', answer);
  expectEqual(expectRefused(answer), ['not_accepted', 'product_blocked']);

  clock.at = page.campaignPeriod.end;
  step('The campaign is over', clock.at);
  const end = expectOk(await marketplace.viewData(seller, campaignId));
  sayCounts(end.counts.byTab);
  table(
    ['status', 'products'],
    Object.entries(end.counts.byStatus).filter(([, count]) => count > 0),
  );
  expectEqual(end.counts.byTab, { pending: 0, ongoing: 0, rejected: 1, closed: 7 });
  const story = (
    await store.history({ kind: 'registration', id: again.registration.id }, { limit: 100 })
  ).map(({ event }) => event);
  say('');
  say('  What happened to the butterfly pea toner:');
  for (const event of story)
    say(
      `  ${clockTime(event.at)}  ${event.type} by ${'userId' in event.actor ? event.actor.userId : event.actor.role}`,
    );
  expectEqual(
    story.map(({ type }) => type),
    ['registration_submitted', 'registration_rejected', 'registration_resubmitted', 'registration_approved'],
  );
  return { form, answers: submitted.items };
}

function marketplaceCells(row: CampaignRow): string[] {
  const { name, agency, proposedRate, registrationPeriod, campaignPeriod, registrationOpen, invited } = row;
  const window = registrationOpen
    ? `until ${day(row.registrationClosesAt)}`
    : `opens ${day(registrationPeriod.start)}`;
  const mark = invited ? 'invited' : '';
  return [
    name,
    agency.name ?? agency.id,
    agency.homeCountry,
    formatRate(proposedRate),
    window,
    days(campaignPeriod),
    mark,
  ];
}

function ongoingCells(row: RegistrationRow): (string | number)[] {
  return [titleOf(row.registration.productId), row.status, ...terms(row), offered(row)];
}

function terms({ registration: { terms } }: RegistrationRow): [string, number] {
  return [formatRate(terms.totalRate), terms.sampleQuantity];
}

function offered({ actions }: RegistrationRow): string {
  const commands = actions
    .filter((action) => action.offered)
    .map(({ command }) => command.replaceAll('_', ' '));
  return commands.length === 0 ? 'nothing' : commands.join(', ');
}

function changeText({ field, before = 0, after = 0 }: TermsChange): string {
  if (field === 'sampleQuantity') return `samples ${before} → ${after}`;
  return `${field === 'totalRate' ? 'total rate' : 'Shop Ads rate'} ${formatRate(before)} → ${formatRate(after)}`;
}

function days({ start, end }: { readonly start: Instant; readonly end: Instant }): string {
  return `${day(start)} – ${day(at(new Date(end - 1).toISOString()))}`;
}

function sayCounts(byTab: Readonly<Record<string, number>>): void {
  say(
    `  ${Object.entries(byTab)
      .map(([tab, count]) => `${tab} ${styled('bold', String(count))}`)
      .join('   ')}`,
  );
}

function expectSomething(what: string): never {
  throw new Error(`Expected ${what}`);
}

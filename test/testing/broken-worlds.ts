import {
  type Campaign,
  type CampaignEvent,
  type CreatorActor,
  type CreatorLink,
  type CreatorLinkEvent,
  type DomainEvent,
  evolveCampaign,
  evolveLedger,
  evolveLink,
  evolveRegistration,
  evolveSampleRequest,
  type Instant,
  type Policy,
  type Registration,
  type RegistrationEvent,
  type SampleEvent,
  type SampleLedger,
  type SampleRequest,
  type SaveGroup,
  type Store,
  type WantedTerms,
} from 'partner-campaigns';
import { type CheckOptions, readWorld, type StoredWorld } from 'partner-campaigns/testing';
import { unwrapped } from '../support/answers.ts';
import { agency, aPolicy, aShop, days, seller, shifted } from '../support/build.ts';
import { aGroup, aReceipt } from '../support/groups.ts';
import { createWorld, farAgency, platform, type World } from '../support/world.ts';

/** Something stored wrongly by hand, and the invariant that must name it. */
export interface Breakage {
  readonly invariant: string;
  readonly because: string;
  /** Stores something wrong, or gives another store, or changes the world that was read. */
  readonly break: (scene: Scene) => Promise<Broken | undefined>;
}

/** Another store to read, other options to read it with, or a change to what was read. */
export interface Broken {
  readonly store?: Store;
  readonly options?: Partial<CheckOptions>;
  readonly change?: (world: StoredWorld) => StoredWorld;
}

/** A world that is all right, with its records at hand, and ways to write what nobody could. */
export interface Scene {
  readonly world: World;
  readonly campaign: Campaign;
  readonly pending: Registration;
  readonly approved: Registration;
  readonly rejected: Registration;
  readonly blocked: Registration;
  readonly policy: Policy;
  readonly at: Instant;
  /** Stores a record as it is given, with no event. */
  stored(record: Registration | Campaign): Promise<void>;
  /** Stores what an event makes of a record, whatever the rules say. */
  happened(record: Registration | Campaign, event: DomainEvent): Promise<void>;
  /** An event on a registration, on day 3 by its agency unless it says otherwise. */
  event(of: Registration, event: object): RegistrationEvent;
  campaignEvent(of: Campaign, event: object): CampaignEvent;
  readonly creators: CreatorScene;
}

/** What creators have in a scene, all under what is approved: five units are granted, one was shipped, one is reserved. */
export interface CreatorScene {
  /** Of mali. */
  readonly link: CreatorLink;
  /** Of nok, who waits for the agency. */
  readonly waiting: SampleRequest;
  /** Of mali, who owes content. */
  readonly owing: SampleRequest;
  /** Of som, to whom the agency said no on day 3. */
  readonly refused: SampleRequest;
  readonly ledger: SampleLedger;
  /** Stores records as they are given, with no event. */
  stored(group: Partial<SaveGroup>): Promise<void>;
  /** Stores what an event makes of a link, of a request and its ledger, whatever the rules say. */
  linked(link: CreatorLink | undefined, event: object): Promise<void>;
  sampled(request: SampleRequest | undefined, event: object): Promise<void>;
}

const mali: CreatorActor = { role: 'creator', creatorId: 'mali' };
const nok: CreatorActor = { role: 'creator', creatorId: 'nok' };
const som: CreatorActor = { role: 'creator', creatorId: 'som' };

/** Day 5: a campaign with a registration of each kind, and nothing wrong. */
export async function createScene(): Promise<Scene> {
  const policy = { maximumOngoingCampaigns: 3 };
  const world = createWorld({ policy });
  const campaignId = await world.published();
  await world.published({ name: 'Elsewhere', market: 'US', contact: { email: 'a@b.example' } }, farAgency);
  world.advanceTo(days(2));
  const products = ['product-1', 'product-2', 'product-3', 'product-4'];
  const [one = '', two = '', three = '', four = ''] = await world.submitted(campaignId, products);
  await world.done(agency, two, { type: 'approve', seenRevision: 1 });
  const reasons = ['commission_too_low'] as const;
  await world.done(agency, three, { type: 'reject', seenRevision: 1, reasons });
  await world.done(agency, four, { type: 'block', seenRevision: 1 });
  await world.done(agency, two, { type: 'set_creator_rate', creatorRate: 900 });
  await haveCreators(world, two);
  world.advanceTo(days(5));
  const [campaign] = await world.store.campaigns.find([campaignId]);
  if (campaign === undefined) throw new Error('There is no campaign');

  async function save(group: Partial<SaveGroup>): Promise<void> {
    const [answer] = await world.store.save([aGroup(group)]);
    if (answer?.outcome !== 'saved') throw new Error('It was not saved');
  }

  return {
    world,
    campaign,
    policy: aPolicy(policy),
    at: days(5),
    pending: await world.record(one),
    approved: await world.record(two),
    rejected: await world.record(three),
    blocked: await world.record(four),
    stored: (record) => save('shopId' in record ? { registrations: [record] } : { campaigns: [record] }),
    happened: (record, event) => {
      if ('shopId' in record) {
        const next = evolveRegistration(record, event as RegistrationEvent, record.contact);
        return save({ registrations: [{ ...next, revision: record.revision }], events: [event] });
      }
      const next = evolveCampaign(record, event as CampaignEvent);
      return save({ campaigns: [{ ...next, revision: record.revision }], events: [event] });
    },
    event: ({ id, campaignId: of, agencyId, shopId, productId, attempt }, event) =>
      ({
        v: 1,
        registrationId: id,
        campaignId: of,
        agencyId,
        shopId,
        productId,
        attempt,
        at: days(3),
        actor: agency,
        ...event,
      }) as unknown as RegistrationEvent,
    campaignEvent: ({ id, agencyId }, event) =>
      ({ v: 1, campaignId: id, agencyId, at: days(3), actor: agency, ...event }) as unknown as CampaignEvent,
    creators: await creatorScene(world, await world.record(two), save),
  };
}

/** Two links and three requests for samples, until day 4. */
async function haveCreators({ service, advanceTo }: World, registrationId: string): Promise<void> {
  const { links, samples } = service;
  for (const actor of [mali, nok]) {
    unwrapped(await links.execute(actor, { registrationId, command: { type: 'add_link' } }));
    unwrapped(await samples.execute(actor, { registrationId, command: { type: 'request_sample' } }));
  }
  unwrapped(await samples.execute(som, { registrationId, command: { type: 'request_sample' } }));
  unwrapped(await links.execute(nok, { registrationId, command: { type: 'remove_link' } }));
  advanceTo(days(3));
  const review = { registrationId, creatorId: 'mali' };
  const approve = (seenRevision: number) => ({ type: 'approve_sample', seenRevision }) as const;
  unwrapped(await samples.execute(agency, { ...review, command: approve(1) }));
  unwrapped(await samples.execute(seller, { ...review, command: approve(2) }));
  unwrapped(await samples.execute(seller, { ...review, command: { type: 'ship_sample' } }));
  const no = { type: 'reject_sample', seenRevision: 1 } as const;
  unwrapped(await samples.execute(agency, { registrationId, creatorId: 'som', command: no }));
  advanceTo(days(4));
  unwrapped(await samples.execute(mali, { registrationId, command: { type: 'receive_sample' } }));
}

async function creatorScene(
  { store }: World,
  registration: Registration,
  save: (group: Partial<SaveGroup>) => Promise<void>,
): Promise<CreatorScene> {
  const { creators } = store;
  const { id: registrationId, campaignId, agencyId, shopId, productId } = registration;
  const idOf = (creatorId: string) => `${registrationId}:${creatorId}`;
  const [link] = (await creators?.links.find([idOf('mali')])) ?? [];
  const [owing, waiting, refused] = (await creators?.samples.find(['mali', 'nok', 'som'].map(idOf))) ?? [];
  const findLedger = async (id: string) => (await creators?.ledgers.find([id]))?.[0];
  const ledger = await findLedger(`${registrationId}:1`);
  if (link === undefined || owing === undefined || waiting === undefined) throw new Error('It is not there');
  if (refused === undefined || ledger === undefined) throw new Error('It is not there');
  const about = { v: 1, registrationId, campaignId, agencyId, shopId, productId, registrationAttempt: 1 };
  return {
    link,
    waiting,
    owing,
    refused,
    ledger,
    stored: save,
    linked: (standing, event) => {
      const creatorId = standing?.creatorId ?? 'pim';
      const made = {
        ...about,
        creatorLinkId: idOf(creatorId),
        creatorId,
        actor: { role: 'creator', creatorId },
        at: days(4.5),
        ...event,
      } as unknown as CreatorLinkEvent;
      const next = { ...evolveLink(standing, made), revision: standing?.revision ?? 0 };
      return save({ creatorLinks: [next], events: [made] });
    },
    sampled: async (standing, event) => {
      const creatorId = standing?.creatorId ?? 'pim';
      const made = {
        ...about,
        sampleRequestId: idOf(creatorId),
        creatorId,
        attempt: standing?.attempt ?? 1,
        actor: { role: 'creator', creatorId },
        at: days(4.5),
        ...event,
      } as unknown as SampleEvent;
      const kept = await findLedger(`${made.registrationId}:${made.registrationAttempt}`);
      const counted = evolveLedger(kept, made);
      const sampleLedgers = counted === undefined || counted === kept ? [] : [counted];
      const sampleRequests = [{ ...evolveSampleRequest(standing, made), revision: standing?.revision ?? 0 }];
      await save({ sampleRequests, sampleLedgers, events: [made] });
    },
  };
}

/** Reads a scene as it is, or as it was broken. */
export async function worldOf(scene: Scene, broken: Broken = {}): Promise<StoredWorld> {
  const { store = scene.world.store, options = {}, change = (world) => world } = broken;
  const { policy, at } = scene;
  return change(await readWorld({ store, at, policy, shops: [aShop()], pageSize: 2, ...options }));
}

const bySeller = { actor: seller };
const byPlatform = { actor: platform };
const byClock = { actor: { role: 'clock' } };

/** A store that answers one question otherwise. */
function withRegistrations(
  { world }: Scene,
  change: (reader: Store['registrations']) => Partial<Store['registrations']>,
): Broken {
  const { store } = world;
  return { store: { ...store, registrations: { ...store.registrations, ...change(store.registrations) } } };
}

/** What was pending, rejected for want of something. */
async function rejectedFor(scene: Scene, wanted: WantedTerms): Promise<Registration> {
  const { happened, pending, event, world } = scene;
  const reasons = ['commission_too_low'];
  await happened(pending, event(pending, { type: 'registration_rejected', reasons, wanted }));
  return world.record(pending.id);
}

/** What was rejected or withdrawn, put up for review again with a rate and five samples. */
async function triedAgain(scene: Scene, record: Registration, totalRate: number): Promise<Registration> {
  const { happened, event, world } = scene;
  const terms = { totalRate, sampleQuantity: 5 };
  const attempt = record.attempt + 1;
  await happened(record, event(record, { type: 'registration_resubmitted', attempt, terms, ...bySeller }));
  return world.record(record.id);
}

function wantedIsMinimum({ policy }: Scene): Broken {
  return { options: { policy: { ...policy, wantedTerms: 'minimum' } } };
}

type CreatorReaders = NonNullable<Store['creators']>;

/** A store that answers one question about what creators have otherwise. */
function withCreators(
  { world }: Scene,
  change: (readers: CreatorReaders) => Partial<CreatorReaders>,
): Broken {
  const { store } = world;
  const { creators } = store;
  if (creators === undefined) throw new Error('The store keeps nothing of creators');
  return { store: { ...store, creators: { ...creators, ...change(creators) } } };
}

const asked = { type: 'sample_requested', requestedBy: 'creator', decision: 'agency_review' };
const promised = { totalRate: 1300, creatorRate: 900 };

/** What is wrong with what creators have, and what must name it. */
const creatorBreakages: readonly Breakage[] = [
  {
    invariant: 'record_is_its_replay',
    because: 'a promise was changed in the table',
    break: async ({ creators: { stored, link } }) => {
      await stored({ creatorLinks: [{ ...link, terms: { ...link.terms, creatorRate: 1 } }] });
      return undefined;
    },
  },
  {
    invariant: 'record_is_its_replay',
    because: 'a ledger was changed in the table',
    break: async ({ creators: { stored, ledger } }) => {
      await stored({ sampleLedgers: [{ ...ledger, released: 2 }] });
      return undefined;
    },
  },
  {
    invariant: 'record_is_its_replay',
    because: 'a ledger was never saved',
    break: async (scene) => withCreators(scene, () => ({ ledgers: { find: async () => [] } })),
  },
  {
    invariant: 'decision_has_its_event',
    because: 'a request was shipped in the table',
    break: async ({ creators: { stored, waiting } }) => {
      const shipped = Object.assign({}, waiting, { decision: 'shipped', shippedAt: days(4) });
      await stored({ sampleRequests: [shipped] });
      return undefined;
    },
  },
  {
    invariant: 'record_is_whole',
    because: 'a ledger has a field too many',
    break: async ({ creators: { stored, ledger } }) => {
      await stored({ sampleLedgers: [{ ...ledger, ...{ granted: 5 } }] });
      return undefined;
    },
  },
  {
    invariant: 'one_record_per_creator',
    because: 'a creator has two links to a product',
    break: async ({ creators: { stored, link } }) => {
      await stored({ creatorLinks: [{ ...link, id: 'another', revision: 0 }] });
      return undefined;
    },
  },
  {
    invariant: 'creators_records_have_their_registration',
    because: 'a request is of an attempt to come',
    break: async ({ creators: { stored, waiting } }) => {
      await stored({ sampleRequests: [{ ...waiting, registrationAttempt: 2 }] });
      return undefined;
    },
  },
  {
    invariant: 'creators_records_have_their_registration',
    because: 'a link names another agency than its registration',
    break: async ({ creators: { stored, link } }) => {
      await stored({ creatorLinks: [{ ...link, agencyId: 'agency-2' }] });
      return undefined;
    },
  },
  {
    invariant: 'times_in_order',
    because: 'a sample was received before it was shipped',
    break: async ({ creators: { stored, owing } }) => {
      await stored({ sampleRequests: [Object.assign({}, owing, { receivedAt: days(2.5) })] });
      return undefined;
    },
  },
  {
    invariant: 'find_and_query_agree',
    because: 'a cache finds a request as it was',
    break: async (scene) =>
      withCreators(scene, ({ samples }) => ({
        samples: {
          ...samples,
          find: async (ids) => (await samples.find(ids)).map((one) => one && { ...one, revision: 9 }),
        },
      })),
  },
  {
    invariant: 'revisions_are_gapless',
    because: 'a ledger was saved more often than its requests moved it',
    break: async ({ creators: { stored, ledger } }) => {
      for (const more of [0, 1, 2, 3])
        await stored({ sampleLedgers: [{ ...ledger, revision: ledger.revision + more }] });
      return undefined;
    },
  },
  {
    invariant: 'writes_have_events',
    because: 'a request was asked for without its ledger',
    break: async ({ world, creators: { waiting } }) => {
      const history = await world.store.history({ kind: 'sample_request', id: waiting.id }, { limit: 1 });
      const events = history.map(({ event }) => event);
      const groups = [aGroup({ sampleRequests: [waiting], events })];
      return { change: (read) => ({ ...read, saves: { before: new Map(), groups } }) };
    },
  },
  {
    invariant: 'feed_holds_everything',
    because: 'the history of a link lacks its events',
    break: async ({ world, creators: { link } }) => ({
      store: {
        ...world.store,
        history: async (of, page) =>
          of.kind === 'creator_link' && of.id === link.id ? [] : world.store.history(of, page),
      },
    }),
  },
  {
    invariant: 'receipt_tells_what_is_stored',
    because: 'a receipt tells of a revision of a link to come, where the request has it',
    break: async ({ world, creators: { link, owing } }) => {
      const result = {
        creatorLinkId: link.id,
        registrationId: link.registrationId,
        revision: owing.revision,
      };
      await world.store.save([aGroup({ receipt: aReceipt({ result }) })]);
      return { options: { commands: [{ key: { tenant: 'shop:shop-1', id: 'command-1' } }] } };
    },
  },
  ...[
    {
      because: 'a creator was told of another’s request',
      actor: nok,
      tell: ({ owing }: CreatorScene) => owing.id,
    },
    { because: 'a creator was told of another creator', actor: nok, tell: () => 'mali' },
    {
      because: 'a creator was told of a campaign in which it has nothing',
      actor: nok,
      tell: () => 'campaign-2',
    },
    { because: 'an agency was told of a creator of others', actor: farAgency, tell: () => 'mali' },
    {
      because: 'a seller was told of a creator of others',
      actor: { role: 'seller', shopId: 'shop-2' } as const,
      tell: () => 'mali',
    },
  ].map(
    ({ because, actor, tell }): Breakage => ({
      invariant: 'answers_name_no_others',
      because,
      break: async ({ creators }) => ({
        options: { answers: [{ actor, asked: {}, answer: [tell(creators)] }] },
      }),
    }),
  ),
  {
    invariant: 'events_follow',
    because: 'what waits for a review was shipped',
    break: async ({ creators: { sampled, waiting } }) => {
      await sampled(waiting, { type: 'sample_shipped', actor: seller });
      return undefined;
    },
  },
  {
    invariant: 'events_follow',
    because: 'a link was removed twice',
    break: async ({ creators: { linked, link }, world }) => {
      await linked(link, { type: 'link_removed' });
      const [removed] = (await world.store.creators?.links.find([link.id])) ?? [];
      await linked(removed, { type: 'link_removed' });
      return undefined;
    },
  },
  {
    invariant: 'actors_are_the_parties',
    because: 'another creator withdrew a request',
    break: async ({ creators: { sampled, waiting } }) => {
      const withdrawn = { type: 'sample_cancelled', cancellation: { because: 'withdrawn' }, released: true };
      await sampled(waiting, { ...withdrawn, actor: mali });
      return undefined;
    },
  },
  {
    invariant: 'actors_are_the_parties',
    because: 'a seller agreed in place of the agency',
    break: async ({ creators: { sampled, waiting } }) => {
      await sampled(waiting, { type: 'sample_approved', actor: seller });
      return undefined;
    },
  },
  {
    invariant: 'deadlines_are_stamped',
    because: 'the clock cancelled a request before it was due',
    break: async ({ creators: { sampled, waiting } }) => {
      const lapsed = { cancellation: { because: 'not_reviewed_in_time' }, released: true };
      await sampled(waiting, { type: 'sample_cancelled', ...lapsed, actor: { role: 'clock' } });
      return undefined;
    },
  },
  {
    invariant: 'time_never_goes_back',
    because: 'content was asked for later, before the receipt',
    break: async ({ creators: { sampled, owing } }) => {
      const deadline = { dueAt: days(30), dueOutcome: 'no_content_in_time' };
      await sampled(owing, { type: 'sample_duty_extended', deadline, at: days(3.5) });
      return undefined;
    },
  },
  {
    invariant: 'nothing_after_the_end',
    because: 'a link was added at the instant at which the campaign was over',
    break: async ({ campaign, creators: { linked } }) => {
      await linked(undefined, { type: 'link_added', terms: promised, at: campaign.campaignPeriod.end });
      return undefined;
    },
  },
  {
    invariant: 'begun_under_what_runs',
    because: 'a link was added to what waits for its review',
    break: async ({ pending, creators: { linked } }) => {
      const { id: registrationId, productId } = pending;
      const creatorLinkId = `${registrationId}:pim`;
      const terms = promised;
      await linked(undefined, { type: 'link_added', terms, registrationId, productId, creatorLinkId });
      return undefined;
    },
  },
  {
    invariant: 'sample_quota_kept',
    because: 'six units are promised, and five are granted',
    break: async ({ approved, creators: { sampled } }) => {
      for (const creatorId of ['one', 'two', 'three', 'four']) {
        const sampleRequestId = `${approved.id}:${creatorId}`;
        await sampled(undefined, {
          ...asked,
          creatorId,
          sampleRequestId,
          actor: { role: 'creator', creatorId },
        });
      }
      return undefined;
    },
  },
  {
    invariant: 'ledger_is_its_requests',
    because: 'a unit was released that had been shipped',
    break: async ({ creators: { sampled, owing } }) => {
      const ended = { type: 'sample_cancelled', cancellation: { because: 'platform' }, released: true };
      await sampled(owing, { ...ended, actor: platform });
      return undefined;
    },
  },
  {
    invariant: 'ledger_is_its_requests',
    because: 'a ledger tells of more than its requests',
    break: async () => ({
      change: (world) => ({ ...world, ledgers: world.ledgers.map((one) => ({ ...one, reserved: 4 })) }),
    }),
  },
  {
    invariant: 'ledger_stands_after_the_end',
    because: 'a unit was taken back after the product was closed',
    break: async ({ approved, happened, event, creators: { sampled, waiting } }) => {
      const out = { type: 'registration_disqualified', reason: 'shop_disqualified', ...byPlatform };
      await happened(approved, event(approved, { ...out, at: days(4.2) }));
      const withdrawn = { type: 'sample_cancelled', cancellation: { because: 'withdrawn' }, released: true };
      await sampled(waiting, withdrawn);
      return undefined;
    },
  },
  {
    invariant: 'one_request_at_a_time',
    because: 'a creator asked again the day after a no',
    break: async ({ creators: { sampled, refused } }) => {
      await sampled(refused, { ...asked, attempt: 2 });
      return undefined;
    },
  },
  {
    invariant: 'one_request_at_a_time',
    because: 'a creator asked again while the first request waits',
    break: async ({ creators: { sampled, waiting } }) => {
      await sampled(waiting, { ...asked, attempt: 2 });
      return undefined;
    },
  },
  {
    invariant: 'content_duty_extended_once',
    because: 'a duty was extended twice',
    break: async ({ world, creators: { sampled, owing } }) => {
      const longer = (day: number) => ({ dueAt: days(day), dueOutcome: 'no_content_in_time' });
      await sampled(owing, { type: 'sample_duty_extended', deadline: longer(30) });
      const [extended] = (await world.store.creators?.samples.find([owing.id])) ?? [];
      await sampled(extended, { type: 'sample_duty_extended', deadline: longer(40) });
      return undefined;
    },
  },
  {
    invariant: 'promises_add_up',
    because: 'a creator is promised more than everything',
    break: async ({ creators: { linked } }) => {
      await linked(undefined, { type: 'link_added', terms: { totalRate: 1300, creatorRate: 1301 } });
      return undefined;
    },
  },
  {
    invariant: 'promised_as_agreed',
    because: 'a creator is promised less than the terms say',
    break: async ({ creators: { linked } }) => {
      await linked(undefined, { type: 'link_added', terms: { totalRate: 1300, creatorRate: 899 } });
      return undefined;
    },
  },
  {
    invariant: 'promise_is_kept',
    because: 'a promise went along with the total rate',
    break: async ({ approved, happened, event, creators: { stored, link } }) => {
      const change = { type: 'total_rate_changed', totalRate: 2000, previous: 1300, ...bySeller };
      await happened(approved, event(approved, { ...change, at: days(4.5) }));
      await stored({ creatorLinks: [{ ...link, terms: { totalRate: 2000, creatorRate: 900 } }] });
      return undefined;
    },
  },
  {
    invariant: 'lists_are_the_records',
    because: 'a creator sees the links of all',
    break: async (scene) =>
      withCreators(scene, ({ links }) => ({
        links: {
          ...links,
          query: async ({ creatorId: _, ...query }, page) => links.query(query, page),
        },
      })),
  },
  {
    invariant: 'tabs_partition',
    because: 'a request is in two tabs',
    break: async (scene) =>
      withCreators(scene, ({ samples }) => ({
        samples: {
          ...samples,
          query: (query, page) =>
            samples.query(
              query.statuses?.includes('shipped') ? { ...query, statuses: ['content_pending'] } : query,
              page,
            ),
        },
      })),
  },
  {
    invariant: 'counts_are_the_records',
    because: 'requests are counted twice',
    break: async (scene) =>
      withCreators(scene, ({ samples }) => ({
        samples: {
          ...samples,
          count: async (filter) =>
            (await samples.count(filter)).map((one) => ({ ...one, count: one.count * 2 })),
        },
      })),
  },
];

export const breakages: readonly Breakage[] = [
  {
    invariant: 'record_is_its_replay',
    because: 'a rate was changed in the table',
    break: async ({ stored, pending }) => {
      await stored({ ...pending, terms: { ...pending.terms, totalRate: 1 } });
      return undefined;
    },
  },
  {
    invariant: 'record_is_its_replay',
    because: 'an event was lost, and the next does not follow',
    break: async ({ world, pending, event }) => {
      const lost = event(pending, {
        registrationId: 'campaign-1:shop-1:lost',
        type: 'registration_approved',
      });
      await world.store.save([aGroup({ events: [lost] })]);
      return undefined;
    },
  },
  {
    invariant: 'decision_has_its_event',
    because: 'a decision was changed in the table',
    break: async ({ stored, pending }) => {
      const { id, campaignId, agencyId, shopId, productId, attempt, terms, contact } = pending;
      const { registeredAt, decidedAt, changedAt, revision } = pending;
      const ids = { v: 2, id, campaignId, agencyId, shopId, productId, attempt, terms, contact } as const;
      await stored({ ...ids, registeredAt, decidedAt, changedAt, revision, decision: 'approved' });
      return undefined;
    },
  },
  {
    invariant: 'record_is_whole',
    because: 'a field too many is stored',
    break: async ({ stored, pending }) => {
      await stored({ ...pending, ...{ colour: 'red' } });
      return undefined;
    },
  },
  {
    invariant: 'no_status_stored',
    because: 'a status is stored beside the decision',
    break: async ({ stored, approved }) => {
      await stored({ ...approved, ...{ status: 'scheduled' } });
      return undefined;
    },
  },
  {
    invariant: 'one_registration_per_product',
    because: 'a product is registered under two ids',
    break: async ({ stored, pending }) => {
      await stored({ ...pending, id: 'another', revision: 0 });
      return undefined;
    },
  },
  {
    invariant: 'registration_has_its_campaign',
    because: 'a registration names another agency than its campaign',
    break: async ({ stored, pending }) => {
      await stored({ ...pending, agencyId: 'agency-2' });
      return undefined;
    },
  },
  {
    invariant: 'times_in_order',
    because: 'a record was decided before it was registered',
    break: async ({ stored, pending }) => {
      await stored({ ...pending, registeredAt: shifted(pending.decidedAt, 1) });
      return undefined;
    },
  },
  {
    invariant: 'find_and_query_agree',
    because: 'a cache finds a record as it was',
    break: async (scene) =>
      withRegistrations(scene, ({ find }) => ({
        find: async (ids) => (await find(ids)).map((record) => record && { ...record, revision: 7 }),
      })),
  },
  {
    invariant: 'revisions_are_gapless',
    because: 'a record was saved more often than anything happened to it',
    break: async ({ stored, pending }) => {
      await stored(pending);
      return undefined;
    },
  },
  {
    invariant: 'reads_still_stood',
    because: 'a decision was made on a campaign that had changed since',
    break: async ({ campaign }) => ({
      change: (world) => ({
        ...world,
        saves: {
          before: new Map([[`campaign ${campaign.id}`, 2]]),
          groups: [aGroup({ reads: [{ kind: 'campaign', id: campaign.id, revision: 1 }] })],
        },
      }),
    }),
  },
  {
    invariant: 'command_done_once',
    because: 'two groups have the receipt of one command',
    break: async () => ({
      change: (world) => ({
        ...world,
        saves: {
          before: new Map(),
          groups: [aGroup({ receipt: aReceipt() }), aGroup({ receipt: aReceipt() })],
        },
      }),
    }),
  },
  {
    invariant: 'writes_have_events',
    because: 'a record was written without an event',
    break: async ({ pending }) => ({
      change: (world) => ({
        ...world,
        saves: { before: new Map(), groups: [aGroup({ registrations: [pending] })] },
      }),
    }),
  },
  {
    invariant: 'feed_holds_everything',
    because: 'the history of a record lacks an event of the feed',
    break: async ({ world, pending }) => ({
      store: {
        ...world.store,
        history: async (of, page) => (of.id === pending.id ? [] : world.store.history(of, page)),
      },
    }),
  },
  {
    invariant: 'feed_holds_everything',
    because: 'two entries of the feed have one cursor',
    break: async () => ({
      change: (world) => ({ ...world, passages: [...world.passages, ...world.passages.slice(-1)] }),
    }),
  },
  {
    invariant: 'receipt_tells_what_is_stored',
    because: 'a command that was answered has no receipt',
    break: async () => ({ options: { commands: [{ key: { tenant: 'shop:shop-1', id: 'c' } }] } }),
  },
  {
    invariant: 'receipt_tells_what_is_stored',
    because: 'a receipt tells of a revision to come',
    break: async ({ world, pending }) => {
      const result = { registrationId: pending.id, revision: 9 };
      await world.store.save([aGroup({ receipt: aReceipt({ result }) })]);
      return { options: { commands: [{ key: { tenant: 'shop:shop-1', id: 'command-1' } }] } };
    },
  },
  {
    invariant: 'answers_name_no_others',
    because: 'a seller was told of a registration of another shop',
    break: async ({ pending }) => ({
      options: {
        answers: [
          {
            actor: { role: 'seller', shopId: 'shop-2' },
            asked: {},
            answer: { rows: [{ registrationId: pending.id }] },
          },
        ],
      },
    }),
  },
  {
    invariant: 'answers_name_no_others',
    because: 'an agency was told of a campaign of another',
    break: async ({ campaign }) => ({
      options: { answers: [{ actor: farAgency, asked: 'campaign-2', answer: [campaign.id] }] },
    }),
  },
  {
    invariant: 'events_follow',
    because: 'what is pending was closed without a request',
    break: async ({ happened, pending, event }) => {
      await happened(pending, event(pending, { type: 'registration_closed', because: 'agreed' }));
      return undefined;
    },
  },
  {
    invariant: 'actors_are_the_parties',
    because: 'another agency approved',
    break: async ({ happened, pending, event }) => {
      await happened(pending, event(pending, { type: 'registration_approved', actor: farAgency }));
      return undefined;
    },
  },
  {
    invariant: 'actors_are_the_parties',
    because: 'a seller approved its own product',
    break: async ({ happened, pending, event }) => {
      await happened(pending, event(pending, { type: 'registration_approved', ...bySeller }));
      return undefined;
    },
  },
  {
    invariant: 'blocked_stays_blocked',
    because: 'the platform adopted what is blocked',
    break: async ({ happened, blocked, event }) => {
      const { terms, registeredAt } = blocked;
      const adopted = { adopted: { decision: 'approved' }, terms, registeredAt, decidedAt: days(3) };
      await happened(blocked, event(blocked, { type: 'registration_adopted', ...byPlatform, ...adopted }));
      return undefined;
    },
  },
  {
    invariant: 'disqualified_stays_out',
    because: 'a seller registered again what was disqualified',
    break: async ({ world, happened, pending, event }) => {
      const why = { type: 'registration_disqualified', reason: 'shop_disqualified', ...byPlatform };
      await happened(pending, event(pending, why));
      const out = await world.record(pending.id);
      const again = { type: 'registration_resubmitted', attempt: 2, terms: out.terms, ...bySeller };
      await happened(out, event(out, again));
      return undefined;
    },
  },
  {
    invariant: 'attempts_are_counted',
    because: 'a second try is the third',
    break: async ({ happened, rejected, event }) => {
      const again = { type: 'registration_resubmitted', attempt: 3, terms: rejected.terms, ...bySeller };
      await happened(rejected, event(rejected, again));
      return undefined;
    },
  },
  {
    invariant: 'holds_stop',
    because: 'what is held was approved',
    break: async ({ world, happened, pending, event }) => {
      await happened(pending, event(pending, { type: 'hold_placed', holdId: 'h', commands: ['approve'] }));
      const held = await world.record(pending.id);
      await happened(held, event(held, { type: 'registration_approved' }));
      return undefined;
    },
  },
  {
    invariant: 'deadlines_are_stamped',
    because: 'the clock approved what had no deadline',
    break: async ({ happened, pending, event }) => {
      await happened(pending, event(pending, { type: 'registration_approved', ...byClock }));
      return undefined;
    },
  },
  {
    invariant: 'rates_add_up',
    because: 'creators get more than everything',
    break: async ({ happened, approved, event }) => {
      await happened(approved, event(approved, { type: 'creator_rate_set', creatorRate: 1301 }));
      return undefined;
    },
  },
  {
    invariant: 'decreases_wait',
    because: 'what is to come is above what stands',
    break: async ({ happened, approved, event }) => {
      const { totalRate: current } = approved.terms;
      const coming = { type: 'total_rate_decrease_scheduled', totalRate: current, current, dueAt: days(9) };
      await happened(approved, event(approved, { ...coming, ...bySeller }));
      return undefined;
    },
  },
  {
    invariant: 'decreases_wait',
    because: 'the clock set what nobody had stamped',
    break: async ({ happened, approved, event }) => {
      const previous = approved.terms.totalRate;
      const changed = { type: 'total_rate_changed', totalRate: previous, previous, ...byClock };
      await happened(approved, event(approved, changed));
      return undefined;
    },
  },
  {
    invariant: 'rates_add_up',
    because: 'creators get something of ads, and there is no rate for ads',
    break: async ({ happened, approved, event }) => {
      const { creatorRate = 100, totalRate } = approved.terms;
      const set = { type: 'creator_rate_set', creatorRate: Math.min(creatorRate, totalRate) };
      await happened(approved, event(approved, { ...set, creatorShopAdsRate: 9_000 }));
      return undefined;
    },
  },
  {
    invariant: 'terms_within_bounds',
    because: 'a Shop Ads rate is no whole percent',
    break: async ({ happened, approved, event }) => {
      await happened(
        approved,
        event(approved, { type: 'shop_ads_rate_set', shopAdsRate: 1450, ...bySeller }),
      );
      return undefined;
    },
  },
  {
    invariant: 'wanted_terms_met',
    because: 'what was wanted is a minimum, and less was offered',
    break: async (scene) => {
      await triedAgain(scene, await rejectedFor(scene, { totalRate: 1500 }), 1499);
      return wantedIsMinimum(scene);
    },
  },
  {
    invariant: 'wanted_terms_met',
    because: 'what was wanted is a minimum, and fewer samples were offered',
    break: async (scene) => {
      await triedAgain(scene, await rejectedFor(scene, { sampleQuantity: 6 }), 1499);
      return wantedIsMinimum(scene);
    },
  },
  {
    invariant: 'wanted_terms_met',
    because: 'what was wanted is a minimum, and a withdrawal led around it',
    break: async (scene) => {
      const better = await triedAgain(scene, await rejectedFor(scene, { totalRate: 1500 }), 1500);
      const withdrawn = scene.event(better, { type: 'registration_withdrawn', ...bySeller });
      await scene.happened(better, withdrawn);
      await triedAgain(scene, await scene.world.record(better.id), 1499);
      return wantedIsMinimum(scene);
    },
  },
  {
    invariant: 'wanted_terms_met',
    because: 'a lower rate is wanted than was offered',
    break: async ({ happened, pending, event }) => {
      const reasons = ['commission_too_low'];
      const wanted = { totalRate: pending.terms.totalRate - 1, sampleQuantity: 99 };
      await happened(pending, event(pending, { type: 'registration_rejected', reasons, wanted }));
      return undefined;
    },
  },
  {
    invariant: 'wanted_terms_met',
    because: 'just what was offered is wanted',
    break: async ({ happened, pending, event }) => {
      const { totalRate } = pending.terms;
      const rejection = { type: 'registration_rejected', reasons: ['commission_too_low'] };
      await happened(pending, event(pending, { ...rejection, wanted: { totalRate } }));
      return undefined;
    },
  },
  {
    invariant: 'terms_only_grow',
    because: 'samples got fewer after approval',
    break: async ({ happened, approved, event }) => {
      const fewer = { type: 'sample_quantity_raised', sampleQuantity: 4, previous: 5, ...bySeller };
      await happened(approved, event(approved, fewer));
      return undefined;
    },
  },
  {
    invariant: 'contact_in_no_event',
    because: 'a note tells the address',
    break: async ({ happened, approved, event }) => {
      const note = `Write to ${approved.contact.email}`;
      await happened(approved, event(approved, { type: 'close_requested', note, ...bySeller }));
      return undefined;
    },
  },
  {
    invariant: 'time_never_goes_back',
    because: 'an event is of before the last write',
    break: async ({ happened, pending, event }) => {
      const at = shifted(pending.changedAt, -1);
      await happened(pending, event(pending, { type: 'registration_approved', at }));
      return undefined;
    },
  },
  {
    invariant: 'registered_in_the_window',
    because: 'a product was registered at the instant at which the window closes',
    break: async ({ happened, rejected, event, campaign }) => {
      const at = campaign.registrationPeriod.end;
      const again = { type: 'registration_resubmitted', attempt: 2, terms: rejected.terms, at, ...bySeller };
      await happened(rejected, event(rejected, again));
      return undefined;
    },
  },
  {
    invariant: 'nothing_after_the_end',
    because: 'a review was made at the instant at which the campaign was over',
    break: async ({ happened, pending, event, campaign }) => {
      const at = campaign.campaignPeriod.end;
      await happened(pending, event(pending, { type: 'registration_approved', at }));
      return undefined;
    },
  },
  {
    invariant: 'campaigns_edited_in_time',
    because: 'the start of a campaign that has begun was moved',
    break: async ({ happened, campaign, campaignEvent }) => {
      const { end } = campaign.campaignPeriod;
      const changes = { campaignPeriod: { start: days(30), end } };
      await happened(campaign, campaignEvent(campaign, { type: 'campaign_edited', changes, at: days(11) }));
      return undefined;
    },
  },
  {
    invariant: 'campaigns_within_limits',
    because: 'registration outlasts the campaign',
    break: async ({ happened, campaign, campaignEvent }) => {
      const changes = { registrationPeriod: { start: days(1), end: days(41) } };
      await happened(campaign, campaignEvent(campaign, { type: 'campaign_edited', changes }));
      return undefined;
    },
  },
  {
    invariant: 'boundaries_told_once',
    because: 'the end was told before the start',
    break: async ({ happened, campaign, campaignEvent }) => {
      await happened(campaign, campaignEvent(campaign, { type: 'campaign_ended', ...byClock }));
      return undefined;
    },
  },
  {
    invariant: 'campaign_quota_kept',
    because: 'four campaigns were published where three may run',
    break: async ({ world }) => {
      const unlimited = world.serviceOver(world.store, {});
      const { campaign } = unwrapped(await unlimited.campaigns.get(agency, 'campaign-1'));
      for (let number = 0; number < 3; number += 1) {
        const { name, description, message, market, timeZone, registrationPeriod } = campaign;
        const { campaignPeriod, proposedRate, contact, audience } = campaign;
        const texts = { name, description, message, market, timeZone, proposedRate, contact, audience };
        const draft = { ...texts, registrationPeriod, campaignPeriod };
        const { campaignId } = unwrapped(await unlimited.campaigns.create(agency, draft));
        unwrapped(await unlimited.campaigns.publish(agency, campaignId));
      }
      return undefined;
    },
  },
  {
    invariant: 'lists_are_the_records',
    because: 'the inbox lacks what waits',
    break: async (scene) =>
      withRegistrations(scene, ({ query }) => ({
        query: async (asked, page) => (asked.agencyId === undefined ? query(asked, page) : { items: [] }),
      })),
  },
  {
    invariant: 'tabs_partition',
    because: 'a product is in two tabs',
    break: async (scene) =>
      withRegistrations(scene, ({ query }) => ({
        query: (asked, page) =>
          query(asked.statuses?.includes('live') ? { ...asked, statuses: ['pending'] } : asked, page),
      })),
  },
  {
    invariant: 'counts_are_the_records',
    because: 'a count is one too many',
    break: async (scene) =>
      withRegistrations(scene, ({ count }) => ({
        count: async (filter) => (await count(filter)).map((each) => ({ ...each, count: each.count + 1 })),
      })),
  },
  {
    invariant: 'counts_are_the_records',
    because: 'shops are counted twice',
    break: async (scene) =>
      withRegistrations(scene, ({ countShops }) => ({
        countShops: async (filter) =>
          (await countShops(filter)).map((each) => ({ ...each, shops: each.shops * 2 })),
      })),
  },
  {
    invariant: 'every_status_is_one',
    because: 'a decision is one that there is not',
    break: async ({ pending }) => ({
      change: (world) => ({
        ...world,
        registrations: world.registrations.map((record) =>
          record.id === pending.id ? Object.assign({}, record, { decision: 'paused' }) : record,
        ),
      }),
    }),
  },
  ...creatorBreakages,
];

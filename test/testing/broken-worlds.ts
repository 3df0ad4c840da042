import {
  type Campaign,
  type CampaignEvent,
  type DomainEvent,
  evolveCampaign,
  evolveRegistration,
  type Instant,
  type Policy,
  type Registration,
  type RegistrationEvent,
  type SaveGroup,
  type Store,
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
}

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
];

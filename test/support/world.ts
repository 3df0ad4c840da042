import {
  type AdoptionItem,
  type AgencyActor,
  type AgencyFacts,
  type CampaignDraft,
  type CampaignId,
  createPartnerCampaigns,
  type Directories,
  type DomainEvent,
  type Instant,
  type Observer,
  type PartnerCampaigns,
  type PartnerCampaignsOptions,
  type PolicyOptions,
  type ProductFacts,
  type Registration,
  type RegistrationCommandInput,
  type RegistrationId,
  type RegistrationResult,
  registrationIdOf,
  type SellerActor,
  type ShopFacts,
  type Store,
  type SubmissionBatch,
  type SubmissionForm,
} from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore, type MemoryDirectories } from 'partner-campaigns/memory';
import { unwrapped } from './answers.ts';
import { aDraft, agency, aPolicy, aProduct, aShop, days, seller } from './build.ts';
import { eventsIn } from './groups.ts';

/** An agency at home in another country, and one more from the first one's. */
export const farAgency: AgencyActor = { role: 'agency', agencyId: 'agency-2' };
export const otherAgency: AgencyActor = { role: 'agency', agencyId: 'agency-3' };

/** A seller in the same market who is at home elsewhere; one in another market; one whose shop is restricted. */
export const otherSeller: SellerActor = { role: 'seller', shopId: 'shop-2' };
export const farSeller: SellerActor = { role: 'seller', shopId: 'shop-3' };
export const restrictedSeller: SellerActor = { role: 'seller', shopId: 'shop-4' };

export const platform = { role: 'platform' } as const;

const agencies: readonly AgencyFacts[] = [
  { id: 'agency-1', name: 'Blue Lotus', homeCountry: 'TH' },
  { id: 'agency-2', name: 'Red Maple', homeCountry: 'US' },
  { id: 'agency-3', name: 'Green Reef', homeCountry: 'TH' },
];

const shops: readonly ShopFacts[] = [
  aShop(),
  aShop({ id: 'shop-2', name: 'Lantern House', homeCountry: 'CN', sellerType: 'cross_border' }),
  aShop({ id: 'shop-3', name: 'Prairie Goods', market: 'US', homeCountry: 'US' }),
  aShop({ id: 'shop-4', name: 'Second Chance', status: 'restricted' }),
];

/** Every shop has products 1 to 5; product ids are unique within a shop only. One more is shop-2's alone, one is sold out. */
const products: readonly ProductFacts[] = [
  ...shops.flatMap(({ id: shopId }) =>
    ['1', '2', '3', '4', '5'].map((number) => aProduct({ id: `product-${number}`, shopId })),
  ),
  aProduct({ id: 'lantern', shopId: 'shop-2', title: 'Paper lantern' }),
  aProduct({ id: 'sold-out', status: 'out_of_stock', stock: 0 }),
];

/** The service over real stores and directories, and a clock that is moved by hand. It begins on day 0. */
export interface World {
  readonly store: Store;
  readonly directories: MemoryDirectories;
  readonly service: PartnerCampaigns;
  now(): Instant;
  advanceTo(at: Instant): void;
  /** The same service over another store, under another policy, or with other directories; clock and ids stay. */
  serviceOver(store: Store, policy?: PolicyOptions, directories?: Directories): PartnerCampaigns;
  /** The same service with somebody who looks on, over another store if one is given. */
  serviceObserved(observe: Observer, store?: Store): PartnerCampaigns;
  /** The same service with other options: rules of the host, say. */
  serviceWith(options: Partial<PartnerCampaignsOptions>): PartnerCampaigns;
  /** Writes a campaign. */
  drafted(draft?: Partial<CampaignDraft>, by?: AgencyActor): Promise<CampaignId>;
  /** Writes and publishes a campaign. */
  published(draft?: Partial<CampaignDraft>, by?: AgencyActor): Promise<CampaignId>;
  /** Registers products, all of which must be accepted, and gives the ids of their registrations. */
  submitted(
    campaignId: CampaignId,
    productIds: readonly string[],
    by?: SellerActor,
    terms?: Omit<SubmissionBatch, 'productIds'>,
  ): Promise<readonly RegistrationId[]>;
  /** Runs a command that must be accepted. */
  done(
    by: SellerActor | AgencyActor,
    registrationId: RegistrationId,
    command: RegistrationCommandInput,
  ): Promise<RegistrationResult>;
  /** Registers one product and has the agency approve it. */
  approved(campaignId: CampaignId, productId?: string, by?: SellerActor): Promise<RegistrationId>;
  /** The stored record, which must exist. */
  record(id: RegistrationId): Promise<Registration>;
  /** Everything that happened, oldest first. */
  events(): Promise<readonly DomainEvent[]>;
}

/** A form with one batch that nothing speaks against. */
export function aForm(campaignId: CampaignId, overrides: Partial<SubmissionForm> = {}): SubmissionForm {
  return {
    campaignId,
    contact: { email: 'seller@shop.example', whatsapp: '+66812345678' },
    batches: [{ productIds: ['product-1'], totalRate: 1300, sampleQuantity: 5 }],
    ...overrides,
  };
}

/** That product-1 of shop-1 was approved elsewhere. */
export function anAdoption(campaignId: CampaignId, overrides: Partial<AdoptionItem> = {}): AdoptionItem {
  return {
    campaignId,
    shopId: 'shop-1',
    productId: 'product-1',
    observed: { decision: 'approved' },
    terms: { totalRate: 1300, sampleQuantity: 5 },
    ...overrides,
  };
}

/** Makes a world in which nothing has happened yet. */
export function createWorld({ policy = {} }: { readonly policy?: PolicyOptions } = {}): World {
  const store = createMemoryStore();
  const directories = createMemoryDirectories();
  directories.add({ agencies, shops, products });
  let now = days(0);
  let ids = 0;
  const serviceWith = (options: Partial<PartnerCampaignsOptions>) =>
    createPartnerCampaigns({
      store,
      directories,
      clock: { now: () => now },
      newId: () => {
        ids += 1;
        return `campaign-${ids}`;
      },
      policy: aPolicy(policy),
      ...options,
    });
  const service = serviceWith({});

  const world: World = {
    store,
    directories,
    service,
    now: () => now,
    advanceTo: (at) => {
      now = at;
    },
    serviceOver: (over, under = policy, among = directories) =>
      serviceWith({ store: over, policy: aPolicy(under), directories: among }),
    serviceObserved: (observe, over = store) => serviceWith({ observe, store: over }),
    serviceWith,
    drafted: async (draft, by = agency) =>
      unwrapped(await service.campaigns.create(by, aDraft(draft))).campaignId,
    published: async (draft, by = agency) => {
      const campaignId = await world.drafted(draft, by);
      unwrapped(await service.campaigns.publish(by, campaignId));
      return campaignId;
    },
    submitted: async (
      campaignId,
      productIds,
      by = seller,
      terms = { totalRate: 1300, sampleQuantity: 5 },
    ) => {
      const form = aForm(campaignId, { batches: [{ productIds, ...terms }] });
      const { items } = unwrapped(await service.registrations.submit(by, form));
      return items.map((item) => unwrapped(item).registrationId);
    },
    done: async (by, registrationId, command) =>
      unwrapped(await service.registrations.execute(by, { registrationId, command })),
    approved: async (campaignId, productId = 'product-1', by = seller) => {
      await world.submitted(campaignId, [productId], by);
      const id = registrationIdOf({ campaignId, shopId: by.shopId, productId });
      const { agencyId, revision } = await world.record(id);
      await world.done({ role: 'agency', agencyId }, id, { type: 'approve', seenRevision: revision });
      return id;
    },
    record: async (id) => {
      const [record] = await store.registrations.find([id]);
      if (record === undefined) throw new Error(`There is no registration ${id}`);
      return record;
    },
    events: () => eventsIn(store),
  };
  return world;
}

/** A world on day 2 with one campaign that is open for registration. */
export async function createOpenWorld(
  options: { readonly policy?: PolicyOptions; readonly draft?: Partial<CampaignDraft> } = {},
): Promise<World & { readonly campaignId: CampaignId }> {
  const world = createWorld(options);
  const campaignId = await world.published(options.draft);
  world.advanceTo(days(2));
  return { ...world, campaignId };
}

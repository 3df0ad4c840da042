import { deepStrictEqual } from 'node:assert/strict';
import {
  type CampaignId,
  createPartnerCampaigns,
  type PartnerCampaigns,
  type ProductId,
  type Registration,
  registrationIdOf,
  type Store,
  type SubmissionForm,
  unwrap,
} from 'partner-campaigns';
import { createMemoryDirectories } from 'partner-campaigns/memory';
import { createPostgresStore, migratePostgres } from 'partner-campaigns/postgres';
import { aDraft, agency, aProduct, aShop, days, seller } from '../../support/build.ts';
import type { Row } from '../compare.ts';
import type { BenchServer } from './bench-server.ts';
import { race } from './race.ts';

const SCHEMA = 'submissions';

/** How much is submitted. */
export interface SubmissionSizes {
  /** Products of one call. */
  readonly together: number;
  /** Products that are sent one by one. */
  readonly sample: number;
  readonly rounds: number;
}

/** What it costs to register many products with one call, beside one call for each. */
export async function submissionRows(server: BenchServer, sizes: SubmissionSizes): Promise<readonly Row[]> {
  const { db } = server;
  await migratePostgres({ db, schema: SCHEMA });
  const store = createPostgresStore({ db, schema: SCHEMA });
  const productIds = Array.from({ length: sizes.together }, (_, index) => `17294${index + 100_000_000}`);
  const service = serviceOver(store, productIds);
  const sample = productIds.slice(0, sizes.sample);

  const inOneCall = async (campaignId: CampaignId, products: readonly ProductId[], atomic = false) => {
    const answer = unwrap(
      await service.registrations.submit(seller, formOf(campaignId, products), { atomic }),
    );
    if (answer.accepted !== products.length) throw new Error(`${answer.accepted} products were accepted`);
  };
  const oneByOne = async (campaignId: CampaignId, products: readonly ProductId[]) => {
    for (const productId of products) await inOneCall(campaignId, [productId]);
  };

  const ways = { together: inOneCall, atomic: (id: CampaignId) => inOneCall(id, sample, true), oneByOne };
  const kept = await Promise.all(
    Object.values(ways).map(async (way) => {
      const campaignId = await openCampaign(service);
      await way(campaignId, sample);
      return keptOf(store, campaignId, sample);
    }),
  );
  for (const other of kept) deepStrictEqual(other, kept[0]);

  /** A racer that submits in a campaign of its own each round. */
  const racer = (
    name: string,
    products: readonly ProductId[],
    submit: (campaignId: CampaignId) => Promise<void>,
  ) => {
    let campaignId: CampaignId = '';
    return {
      name,
      pieces: products.length,
      prepare: async () => {
        campaignId = await openCampaign(service);
      },
      run: () => submit(campaignId),
    };
  };
  const peer = racer(`one call each, ${sample.length} of them`, sample, (id) => oneByOne(id, sample));
  const rounds = { rounds: sizes.rounds, warmUp: 1 };
  const products = productIds.length.toLocaleString('en');
  return [
    await race({
      ...rounds,
      name: `${products} products in one call / one call each`,
      ours: racer('one call', productIds, (id) => inOneCall(id, productIds)),
      peer,
      target: 1 / 20,
    }),
    await race({
      ...rounds,
      name: `${products} products in one call, all or nothing / one call each`,
      ours: racer('one atomic call', productIds, (id) => inOneCall(id, productIds, true)),
      peer,
      target: null,
    }),
  ];
}

function serviceOver<Context>(
  store: Store<Context>,
  productIds: readonly ProductId[],
): PartnerCampaigns<Context> {
  const directories = createMemoryDirectories();
  directories.add({
    agencies: [{ id: agency.agencyId, name: 'Blue Lotus', homeCountry: 'TH' }],
    shops: [aShop()],
    products: productIds.map((id, index) => aProduct({ id, title: `Sun cream ${index}` })),
  });
  let campaigns = 0;
  return createPartnerCampaigns({
    store,
    directories,
    clock: { now: () => days(2) },
    newId: () => {
      campaigns += 1;
      return `74961${campaigns + 10_000_000}`;
    },
  });
}

async function openCampaign<Context>({ campaigns }: PartnerCampaigns<Context>): Promise<CampaignId> {
  const draft = aDraft({ registrationPeriod: { start: days(2), end: days(9) } });
  const { campaignId } = unwrap(await campaigns.create(agency, draft));
  unwrap(await campaigns.publish(agency, campaignId));
  return campaignId;
}

/** The form as a host sends it that wants to be able to send it again. */
function formOf(campaignId: CampaignId, productIds: readonly ProductId[]): SubmissionForm {
  return {
    campaignId,
    submissionId: `submission ${campaignId} ${productIds[0]}`,
    contact: { email: 'seller@shop.example' },
    batches: [{ productIds, totalRate: 1200, sampleQuantity: 3 }],
  };
}

/** What a submission left, whichever campaign it was. */
async function keptOf(store: Store<never>, campaignId: CampaignId, productIds: readonly ProductId[]) {
  const ids = productIds.map((productId) =>
    registrationIdOf({ campaignId, shopId: seller.shopId, productId }),
  );
  const registrations = await store.registrations.find(ids);
  return registrations.map((registration) => registration && withoutCampaign(registration));
}

function withoutCampaign({ id, campaignId, ...kept }: Registration): Omit<Registration, 'id' | 'campaignId'> {
  return kept;
}

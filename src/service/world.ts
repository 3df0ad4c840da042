import type { Campaign } from '../campaign/campaign.js';
import { canSeeCampaign } from '../campaign/visibility.js';
import type { Actor } from '../core/actor.js';
import { type CampaignId, type CommandId, mapKeyOf, type ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { ProductKey } from '../ports/directories.js';
import type { CommandReceipt } from '../ports/save.js';
import { canSeeRegistration } from '../registration/authority.js';
import type { Registration } from '../registration/registration.js';
import type { Dependencies } from './dependencies.js';
import { itself, lookUp } from './look-up.js';
import { joinedCampaigns } from './read-campaigns.js';
import { commandKey } from './receipts.js';
import { needsProduct, needsShop, type Task } from './task.js';

/** Everything that a number of commands are decided on, read in one batch for each kind. */
export interface World {
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly shops: ReadonlyMap<string, ShopFacts>;
  readonly products: ReadonlyMap<string, ProductFacts>;
  /** Receipts by command id. */
  readonly receipts: ReadonlyMap<string, CommandReceipt>;
  /** Campaigns that the acting shop sees only because it has a registration in them. */
  readonly joined: ReadonlySet<CampaignId>;
}

/** Reads what tasks are decided on. */
export async function readWorld(
  { store, directories, standards }: Dependencies,
  actor: Actor,
  tasks: readonly Task[],
  at: Instant,
): Promise<World> {
  const registrations = await lookUp(
    tasks.map((task) => task.registrationId),
    itself,
    (ids) => store.registrations.find(ids),
  );
  // What is not the actor's is as if it were not there, down to the questions that are asked for its sake.
  for (const [id, registration] of registrations)
    if (!canSeeRegistration(actor, registration)) registrations.delete(id);
  const { campaignIds, shopIds, productKeys, commandIds } = wantedFor(
    tasks,
    registrations,
    // What a host rule looks at, only the host knows.
    standards.hostRules !== undefined,
  );

  const [campaigns, shops, products, receipts] = await Promise.all([
    lookUp(campaignIds, itself, (ids) => store.campaigns.find(ids)),
    lookUp(shopIds, itself, (ids) => directories.shops.find(ids)),
    lookUp(productKeys, productName, (keys) => directories.products.find(keys)),
    lookUp(commandIds, itself, (ids) => store.findCommands(ids.map((id) => commandKey(actor, id)))),
  ]);
  const hidden = campaignIds.filter((id) => !isVisible(campaigns.get(id), actor));
  const joined = await joinedOf(store, actor, hidden, at);
  return { registrations, campaigns, shops, products, receipts, joined };
}

/** What is to be read for tasks besides their registrations. */
function wantedFor(
  tasks: readonly Task[],
  registrations: ReadonlyMap<string, Registration>,
  needsAll: boolean,
) {
  const campaignIds: CampaignId[] = [];
  const shopIds: ShopId[] = [];
  const productKeys: ProductKey[] = [];
  const commandIds: CommandId[] = [];
  for (const task of tasks) {
    if (task.commandId !== undefined) commandIds.push(task.commandId);
    const subject = registrations.get(task.registrationId) ?? task.creates;
    if (subject === undefined) continue;
    campaignIds.push(subject.campaignId);
    if (needsAll || needsShop(task)) shopIds.push(subject.shopId);
    if (needsAll || needsProduct(task)) productKeys.push(productKeyOf(subject));
  }
  return { campaignIds, shopIds, productKeys, commandIds };
}

/** The key of a registration's product: what the catalogue is told, and nothing else of it. */
export function productKeyOf({ shopId, productId }: ProductKey): ProductKey {
  return { shopId, productId };
}

/** The name under which a world keeps a product. */
export function productName({ shopId, productId }: ProductKey): string {
  return mapKeyOf(shopId, productId);
}

/**
 * Of campaigns that an actor does not see by themselves, those that its shop has a registration in (R25). It is asked
 * for ids that do not exist too, so that nobody learns from the asking which do.
 */
export async function joinedOf(
  store: Dependencies['store'],
  actor: Actor,
  campaignIds: readonly CampaignId[],
  at: Instant,
): Promise<ReadonlySet<CampaignId>> {
  if (actor.role !== 'seller' || campaignIds.length === 0) return new Set();
  return joinedCampaigns(store, actor.shopId, campaignIds, at);
}

function isVisible(campaign: Campaign | undefined, actor: Actor): boolean {
  return campaign !== undefined && canSeeCampaign(actor, campaign);
}

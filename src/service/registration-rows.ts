import { type CampaignStatus, campaignStatusAt } from '../campaign/status.js';
import type { Actor } from '../core/actor.js';
import { given } from '../core/given.js';
import type { CampaignId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ProductFacts } from '../eligibility/product.js';
import { type AvailableAction, availableActions } from '../registration/actions.js';
import type { Registration } from '../registration/registration.js';
import { type SinceRejection, sinceRejection } from '../registration/since-rejection.js';
import { type Status, statusAt } from '../registration/status.js';
import { type Tab, tabOf } from '../registration/tabs.js';
import type { Dependencies } from './dependencies.js';
import { itself, lookUp } from './look-up.js';
import { campaignOf, campaignsOf } from './read-registrations.js';
import { productKeyOf, productName } from './world.js';

/** A registration as a screen shows it to one actor at one instant. */
export interface RegistrationRow {
  readonly registration: Registration;
  readonly status: Status;
  readonly tab: Tab;
  readonly campaign: {
    readonly campaignId: CampaignId;
    readonly name: string;
    readonly status: CampaignStatus;
  };
  /** The facts of the product, as far as the host's catalogue knows it (R31); without those for fields of its own. */
  readonly product?: Omit<ProductFacts, 'host'>;
  /** How its terms compare with those that were last rejected, and with what was wanted, while the seller tries again. */
  readonly sinceRejection?: SinceRejection;
  /** What this actor may do with it now, and why not the rest. */
  readonly actions: readonly AvailableAction[];
}

/** Shows registrations to an actor, with the facts that its actions are judged on. */
export async function registrationRows(
  { store, directories, standards }: Dependencies,
  actor: Actor,
  registrations: readonly Registration[],
  at: Instant,
): Promise<readonly RegistrationRow[]> {
  const [campaigns, products, shops] = await Promise.all([
    campaignsOf(store, registrations),
    lookUp(registrations.map(productKeyOf), productName, (keys) => directories.products.find(keys)),
    lookUp(
      registrations.map(({ shopId }) => shopId),
      itself,
      (ids) => directories.shops.find(ids),
    ),
  ]);
  return registrations.map((registration) => {
    const campaign = campaignOf(registration, campaigns);
    const product = products.get(productName(registration));
    const shop = shops.get(registration.shopId);
    const known = given({ product, shop });
    const status = statusAt(registration, campaign, at);
    return {
      registration,
      status,
      tab: tabOf(status),
      campaign: { campaignId: campaign.id, name: campaign.name, status: campaignStatusAt(campaign, at) },
      ...given({
        product: product && shownOf(product),
        sinceRejection: sinceRejection(registration),
      }),
      actions: availableActions(registration, actor, { campaign, ...standards, ...known }, at),
    };
  });
}

function shownOf({ host, ...shown }: ProductFacts): Omit<ProductFacts, 'host'> {
  return shown;
}

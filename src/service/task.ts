import { given } from '../core/given.js';
import type { CampaignId, CommandId, ProductId, RegistrationId, ShopId } from '../core/ids.js';
import type { CommandType, RegistrationCommandInput } from '../registration/commands.js';
import type { WatchedCommand } from './watch.js';

/** A parsed command together with the registration it is for. */
export interface Task {
  readonly registrationId: RegistrationId;
  readonly command: RegistrationCommandInput;
  readonly commandId?: CommandId;
  /** Where a new registration would belong; absent for commands on one that exists. */
  readonly creates?: NewRegistration;
}

/** What a registration that does not exist yet is of. */
export interface NewRegistration {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
}

/** Commands whose rules or warnings are about the product. */
const aboutProduct: ReadonlySet<CommandType> = new Set([
  'register',
  'reregister',
  'raise_sample_quantity',
  'set_shop_ads_rate',
  'change_total_rate',
  'set_creator_rate',
]);

/** Commands whose rules are about the shop. */
const aboutShop: ReadonlySet<CommandType> = new Set(['register', 'reregister']);

/** Tells whether the facts of the product are needed to decide a command. */
export function needsProduct({ command }: Task): boolean {
  return aboutProduct.has(command.type);
}

/** Tells whether the facts of the shop are needed to decide a command. */
export function needsShop({ command }: Task): boolean {
  return aboutShop.has(command.type);
}

/** What is watched of a task. */
export function watchedTask({ registrationId, command, commandId, creates }: Task): WatchedCommand {
  return {
    command: command.type,
    kind: 'registration',
    id: registrationId,
    ...given({ campaignId: creates?.campaignId, commandId }),
  };
}

/** What a command id stands for: asked again it must be the same. */
export function payloadOf({ registrationId, command }: Task): unknown {
  return { registrationId, command };
}

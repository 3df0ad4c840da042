import { canSeeCampaign } from '../campaign/visibility.js';
import { type Refused, refuse } from '../core/result.js';
import type { ProductKey } from '../ports/directories.js';
import { type CommandReceipt, type ReadRecord, saved } from '../ports/save.js';
import { isOwnCommand, roleNotAllowed } from '../registration/authority.js';
import type { RegistrationCommand } from '../registration/commands.js';
import { decide, type RegistrationAccepted } from '../registration/decide.js';
import type { RegistrationFacts } from '../registration/input.js';
import type { RegistrationReason } from '../registration/refusals.js';
import { campaignNotFound, productNotFound, type RefusalReason, registrationNotFound } from './reasons.js';
import { type RegistrationResult, registrationResult } from './results.js';
import type { Task } from './task.js';
import { type Asking, refused } from './task-kind.js';
import { productName, type World } from './world.js';

/** What a task comes to in a world: refused, answered before, or accepted and to be saved. */
export type Judgement =
  | ({ readonly kind: 'refused' } & Refused<RefusalReason>)
  | { readonly kind: 'answered'; readonly receipt: CommandReceipt }
  | {
      readonly kind: 'accepted';
      readonly decided: RegistrationAccepted;
      readonly reads: readonly ReadRecord[];
    };

/** Judges one task: is it the actor's to ask, was it asked before, and do the rules accept it? */
export function judge(task: Task, world: World, { actor, at, standards }: Asking): Judgement {
  const registration = world.registrations.get(task.registrationId);
  const campaign = world.campaigns.get(registration?.campaignId ?? task.creates?.campaignId ?? '');

  if (registration === undefined) {
    if (task.creates === undefined) return refused(registrationNotFound(task.registrationId));
    const sees = campaign !== undefined && (canSeeCampaign(actor, campaign) || world.joined.has(campaign.id));
    if (!sees) return refused(campaignNotFound(task.creates.campaignId));
  }
  if (campaign === undefined) throw new TypeError(`Registration ${task.registrationId} has no campaign`);

  const command = { ...task.command, at, actor };
  if (!isOwnCommand(command)) return refused(roleNotAllowed(task.command, actor));
  const receipt = task.commandId === undefined ? undefined : world.receipts.get(task.commandId);
  if (receipt !== undefined) return { kind: 'answered', receipt };

  const facts = factsOf({ ...standards, campaign }, registration ?? task.creates, world);
  const outcome = decide(registration, command, facts);
  if (!outcome.ok) return { kind: 'refused', ...withProductNamed(outcome, command) };
  const reads = [{ kind: 'campaign', id: campaign.id, revision: campaign.revision }] as const;
  return { kind: 'accepted', decided: outcome, reads };
}

/** The result of an accepted task, as it stands once saved. */
export function resultOf({ registration, warnings }: RegistrationAccepted): RegistrationResult {
  return registrationResult(saved(registration), warnings);
}

/** To a seller, a product that its catalogue does not know is one that is not found. */
function withProductNamed(
  { refusal }: Refused<RegistrationReason>,
  command: RegistrationCommand,
): Refused<RefusalReason> {
  if (command.type !== 'register') return { ok: false, refusal };
  const [first, ...rest] = refusal.reasons.map((reason) =>
    reason.code === 'fact_missing' && reason.parameters.fact === 'product'
      ? productNotFound(command.productId)
      : reason,
  );
  return first === undefined ? { ok: false, refusal } : refuse(first, ...rest);
}

/** What is known, with what the world knows of a product and its shop. */
function factsOf(
  known: RegistrationFacts,
  key: ProductKey | undefined,
  { shops, products }: World,
): RegistrationFacts {
  if (key === undefined) return known;
  const shop = shops.get(key.shopId);
  const ofShop = shop === undefined ? known : { ...known, shop };
  const product = products.get(productName(key));
  return product === undefined ? ofShop : { ...ofShop, product };
}

import type { CampaignEvent } from '../campaign/events.js';
import { hasRole } from '../core/actor.js';
import { given } from '../core/given.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import { type DomainEvent, isCampaignEvent, isRegistrationEvent } from '../ports/save.js';
import { isOwnCommand } from '../registration/authority.js';
import type { RegistrationEvent } from '../registration/events.js';
import { campaignCommandOf, registrationCommandOf } from './command-of-event.js';
import type { LoggedCampaignCommand, LoggedCommand, LoggedRegistrationCommand } from './log.js';

/** What events do not tell. A host mostly knows it as it is now: what was true then is for the host to find. */
export interface FactsOfLog {
  /** The facts of a shop; without them nothing is registered. */
  shop?(shopId: ShopId): ShopFacts | undefined;
  /** The facts of a product; without them nothing is registered. */
  product?(shopId: ShopId, productId: ProductId): ProductFacts | undefined;
}

/**
 * A log for {@link whatIf} of what happened: the commands behind the events of a feed or a history, in their order. Events
 * tell of what was accepted; what one policy refused and another would have accepted is in a host's own log, if it keeps
 * one. What happened to links and samples is left out: it decides nothing about a registration. So is what the clock did,
 * since in each world deadlines are met by themselves. The contact is in no event: a valid one stands in its place.
 */
export function loggedCommands(
  events: readonly DomainEvent[],
  facts: FactsOfLog = {},
): readonly LoggedCommand[] {
  return events.flatMap((event): readonly LoggedCommand[] => {
    if (event.actor.role === 'clock') return [];
    if (isCampaignEvent(event)) return [ofCampaign(event)];
    return isRegistrationEvent(event) ? [ofRegistration(event, facts)] : [];
  });
}

function ofCampaign(event: CampaignEvent): LoggedCampaignCommand {
  const { campaignId, agencyId, at, actor } = event;
  const input = campaignCommandOf(event);
  if (input.type === 'announce' || !hasRole(actor, ['agency'])) throw notTheirs(event);
  const isCreated = event.type === 'campaign_created';
  const agency = isCreated ? { id: agencyId, name: agencyId, homeCountry: event.agencyCountry } : undefined;
  return { kind: 'campaign', campaignId, command: { ...input, at, actor }, facts: given({ agency }) };
}

function ofRegistration(event: RegistrationEvent, facts: FactsOfLog): LoggedRegistrationCommand {
  const { campaignId, shopId, productId, at, actor } = event;
  const command = { ...registrationCommandOf(event), at, actor };
  if (!isOwnCommand(command)) throw notTheirs(event);
  const known = given({ shop: facts.shop?.(shopId), product: facts.product?.(shopId, productId) });
  return { kind: 'registration', campaignId, shopId, productId, command, facts: known };
}

function notTheirs({ type, actor }: CampaignEvent | RegistrationEvent): TypeError {
  return new TypeError(`${type} is no event of the role ${actor.role}`);
}

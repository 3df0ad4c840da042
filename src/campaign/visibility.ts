import type { Actor } from '../core/actor.js';
import { namesShop } from './audience.js';
import type { Campaign } from './campaign.js';

/**
 * Tells whether an actor sees a campaign, its registrations aside: an agency its own, a seller what is published and
 * not for other named shops (drafts and those are not found), platform and clock all. A shop with a registration keeps
 * sight of its campaign besides.
 */
export function canSeeCampaign(actor: Actor, campaign: Campaign): boolean {
  if (actor.role === 'agency') return campaign.agencyId === actor.agencyId;
  if (actor.role !== 'seller') return actor.role === 'platform' || actor.role === 'clock';
  if (campaign.decision === 'draft') return false;
  return campaign.audience.kind !== 'shops' || namesShop(campaign.audience, actor.shopId);
}

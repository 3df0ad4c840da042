import { assertNever } from '../core/assert-never.js';
import { laterOf } from '../core/instant.js';
import { type Audience, withoutShops, withShops } from './audience.js';
import type { Campaign, EndedCampaign, PublishedCampaign } from './campaign.js';
import type { CampaignCreated, CampaignEvent } from './events.js';

/**
 * The campaign after an event; absent before `campaign_created`. Applying a campaign's events in order, from the
 * first, gives its record, the revision aside.
 */
export function evolveCampaign(campaign: Campaign | undefined, event: CampaignEvent): Campaign {
  if (event.type === 'campaign_created') return created(event);
  if (campaign === undefined) throw new TypeError(`${event.type} before campaign_created`);

  const changedAt = laterOf(campaign.changedAt, event.at);
  switch (event.type) {
    case 'campaign_edited':
      return { ...campaign, ...event.changes, changedAt };
    case 'shops_invited':
      return { ...campaign, audience: withShops(named(campaign, event), event.shopIds), changedAt };
    case 'shops_uninvited':
      return { ...campaign, audience: withoutShops(named(campaign, event), event.shopIds), changedAt };
    case 'campaign_published':
      return { ...campaign, decision: 'published', publishedAt: event.at, changedAt };
    case 'campaign_ended_early':
      return { ...shown(campaign, event), decision: 'ended_early', endedAt: event.at, changedAt };
    case 'campaign_started':
      return { ...shown(campaign, event), announced: 'start', changedAt };
    case 'campaign_ended':
      return { ...shown(campaign, event), announced: 'end', changedAt };
    default:
      return assertNever(event);
  }
}

function created(event: CampaignCreated): Campaign {
  return {
    ...event.draft,
    v: 1,
    id: event.campaignId,
    agencyId: event.agencyId,
    agencyCountry: event.agencyCountry,
    decision: 'draft',
    createdAt: event.at,
    changedAt: event.at,
    revision: 0,
  };
}

function named({ audience }: Campaign, { type }: CampaignEvent): Audience {
  if (audience.kind !== 'shops') throw new TypeError(`${type} in a campaign for ${audience.kind}`);
  return audience;
}

function shown(campaign: Campaign, { type }: CampaignEvent): PublishedCampaign | EndedCampaign {
  if (campaign.decision === 'draft') throw new TypeError(`${type} before campaign_published`);
  return campaign;
}

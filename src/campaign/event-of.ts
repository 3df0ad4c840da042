import { assertNever } from '../core/assert-never.js';
import { namedAmong, notYetNamed } from './audience.js';
import type { Campaign } from './campaign.js';
import { effectiveChanges } from './changes.js';
import type { CampaignEvent } from './events.js';
import type { CampaignInput } from './input.js';
import { nextMilestone } from './status.js';

/** The event of an accepted campaign command. Asked only once the rules have accepted it. */
export function campaignEventOf(
  campaign: Campaign | undefined,
  { command, facts }: CampaignInput,
): CampaignEvent {
  const { at, actor } = command;
  if (command.type === 'create') {
    const { campaignId, draft } = command;
    const agency = facts.agency;
    if (agency === undefined) throw new TypeError('create was accepted without the facts of the agency');
    return {
      v: 1,
      type: 'campaign_created',
      campaignId,
      agencyId: command.actor.agencyId,
      agencyCountry: agency.homeCountry,
      draft,
      at,
      actor,
    };
  }
  if (campaign === undefined) throw new TypeError(`${command.type} was accepted without a campaign`);

  const about = { v: 1, campaignId: campaign.id, agencyId: campaign.agencyId, at, actor } as const;
  switch (command.type) {
    case 'edit':
      return { ...about, type: 'campaign_edited', changes: effectiveChanges(campaign, command.changes) };
    case 'invite_shops':
      return { ...about, type: 'shops_invited', shopIds: notYetNamed(campaign.audience, command.shopIds) };
    case 'uninvite_shops':
      return { ...about, type: 'shops_uninvited', shopIds: namedAmong(campaign.audience, command.shopIds) };
    case 'publish':
      return { ...about, type: 'campaign_published' };
    case 'end_early':
      return { ...about, type: 'campaign_ended_early' };
    case 'announce': {
      const milestone = nextMilestone(campaign);
      if (milestone === null) throw new TypeError('announce was accepted with nothing to announce');
      return {
        ...about,
        type: milestone.what === 'start' ? 'campaign_started' : 'campaign_ended',
        at: milestone.at,
      };
    }
    default:
      return assertNever(command);
  }
}

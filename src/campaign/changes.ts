import { canonicalJson } from '../core/canonical.js';
import { withoutShops, withShops } from './audience.js';
import type { Campaign, CampaignDetails } from './campaign.js';
import type { CampaignChanges } from './commands.js';
import type { CampaignInput } from './input.js';

/** The fields an agency may edit, in the order they are reported. */
export const detailFields = [
  'name',
  'description',
  'message',
  'registrationPeriod',
  'campaignPeriod',
  'proposedRate',
  'contact',
  'audience',
] as const satisfies readonly (keyof CampaignDetails)[];

/** What an edit would really change: a form that sends every field back as it stands changes nothing. */
export function effectiveChanges(campaign: CampaignDetails, changes: CampaignChanges): CampaignChanges {
  return (
    detailFields
      .filter((field) => changes[field] !== undefined)
      .filter((field) => canonicalJson(changes[field]) !== canonicalJson(campaign[field]))
      // biome-ignore lint/performance/noAccumulatingSpread: eight fields at most
      .reduce<CampaignChanges>((kept, field) => ({ ...kept, [field]: changes[field] }), {})
  );
}

/** The details that a command sets: all of a draft, what really changes in others, none where none are set. */
export function setBy(campaign: Campaign | undefined, { command }: CampaignInput): CampaignChanges {
  if (command.type === 'create') return command.draft;
  if (campaign === undefined) return {};
  const { audience } = campaign;
  switch (command.type) {
    case 'edit':
      return effectiveChanges(campaign, command.changes);
    case 'invite_shops':
      return effectiveChanges(campaign, { audience: withShops(audience, command.shopIds) });
    case 'uninvite_shops':
      return effectiveChanges(campaign, { audience: withoutShops(audience, command.shopIds) });
    default:
      return {};
  }
}

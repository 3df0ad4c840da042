import { canonicalJson } from '../core/canonical.js';
import type { Campaign, CampaignDetails } from './campaign.js';
import type { CampaignChanges } from './commands.js';

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
export function effectiveChanges(campaign: Campaign, changes: CampaignChanges): CampaignChanges {
  return (
    detailFields
      .filter((field) => changes[field] !== undefined)
      .filter((field) => canonicalJson(changes[field]) !== canonicalJson(campaign[field]))
      // biome-ignore lint/performance/noAccumulatingSpread: eight fields at most
      .reduce<CampaignChanges>((kept, field) => ({ ...kept, [field]: changes[field] }), {})
  );
}

import type { Campaign } from '../campaign/campaign.js';
import { effectiveChanges } from '../campaign/changes.js';
import type { CampaignCommand } from '../campaign/commands.js';
import type { CampaignFacts } from '../campaign/input.js';
import { quotaStatuses } from '../campaign/status.js';
import { joinIds } from '../core/ids.js';
import type { Guard } from '../ports/save.js';
import type { Dependencies } from './dependencies.js';
import { findOne } from './look-up.js';

/** What a campaign command is decided on under the quota of R14, and the guard to be saved with it. */
export interface Quota {
  readonly facts: Pick<CampaignFacts, 'ongoingCampaigns'>;
  readonly guards: readonly Guard[];
}

const NONE: Quota = { facts: {}, guards: [] };

/**
 * Counts the agency's upcoming and ongoing campaigns where the policy sets a quota and the command needs it. The guard
 * is read before they are counted and saved with the decision, so that nobody can have published in between.
 */
export async function quotaFor(
  { store, standards: { policy } }: Dependencies,
  campaign: Campaign | undefined,
  command: CampaignCommand,
): Promise<Quota> {
  if (policy.maximumOngoingCampaigns === null) return NONE;
  if (command.type !== 'publish' && !movesPeriod(campaign, command)) return NONE;
  const { agencyId } = command.actor;
  const key = joinIds('ongoing_campaigns', agencyId);
  const guard = (await findOne(key, (keys) => store.guards.find(keys))) ?? { key, revision: 0 };
  if (command.type !== 'publish') return { facts: {}, guards: [guard] };
  const filter = { at: command.at, agencyId, statuses: quotaStatuses };
  const ongoingCampaigns = await store.campaigns.count(filter);
  return { facts: { ongoingCampaigns }, guards: [guard] };
}

/**
 * Tells whether a command may keep a campaign ongoing that a publisher, a moment later, counts as over: it needs no
 * place, but the publisher must count anew.
 */
function movesPeriod(
  campaign: Campaign | undefined,
  command: CampaignCommand,
): command is Extract<CampaignCommand, { type: 'edit' }> {
  if (command.type !== 'edit' || campaign === undefined) return false;
  return effectiveChanges(campaign, command.changes).campaignPeriod !== undefined;
}

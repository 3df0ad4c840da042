import type { Campaign } from '../campaign/campaign.js';
import { campaignStatusAt, quotaStatuses } from '../campaign/status.js';
import type { AgencyId, CampaignId, RegistrationId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Registration } from '../registration/registration.js';
import type { Standards } from '../registration/standards.js';

/** What stands before the first command of a log. */
export interface WhatStands {
  /** Campaigns of which the log does not hold the beginning; under a quota, all of the agency's (R14). */
  readonly campaigns?: readonly Campaign[];
  /** Registrations of which the log does not hold the beginning. */
  readonly registrations?: readonly Registration[];
}

/** What comes of a log under some standards, as far as it has been replayed. */
export interface World {
  readonly standards: Standards;
  readonly campaigns: Map<CampaignId, Campaign>;
  readonly registrations: Map<RegistrationId, Registration>;
}

/** A world in which nothing has happened yet. */
export function beginWorld(standards: Standards, { campaigns = [], registrations = [] }: WhatStands): World {
  return {
    standards,
    campaigns: new Map(campaigns.map((campaign) => [campaign.id, campaign])),
    registrations: new Map(registrations.map((registration) => [registration.id, registration])),
  };
}

/** How many campaigns of an agency are upcoming or ongoing (R14). */
export function ongoingCampaignsOf({ campaigns }: World, agencyId: AgencyId, at: Instant): number {
  let count = 0;
  for (const campaign of campaigns.values()) {
    if (campaign.agencyId === agencyId && quotaStatuses.includes(campaignStatusAt(campaign, at))) count += 1;
  }
  return count;
}

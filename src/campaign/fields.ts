import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { type CampaignSubject, fieldsOfCampaignRules } from './rule-fields.js';
import { campaignStatusAt, campaignStatuses, nextMilestone, overFrom } from './status.js';

export type { CampaignSubject };

const { id, text, number, instant, choice } = fieldsOf<CampaignSubject>('campaign');

/** The fields of campaigns that criteria may name. */
export const campaignFields: Fields<CampaignSubject> = /* @__PURE__ */ frozenCopy({
  ...fieldsOfCampaignRules,
  /** Its id. */
  'campaign.id': id(({ campaign }) => campaign?.id),
  /** The agency (partner) that opened it. */
  'campaign.agencyId': id(({ campaign }) => campaign?.agencyId),
  /** The country where its agency is at home: what makes a campaign local for a shop (seed step 3). */
  'campaign.agencyCountry': id(({ campaign }) => campaign?.agencyCountry),
  /** Its name (R4). */
  'campaign.name': text(({ campaign }) => campaign?.name),
  /** What it is about (R4). */
  'campaign.description': text(({ campaign }) => campaign?.description),
  /** What the partner tells sellers about the collaboration (seed step 4). */
  'campaign.message': text(({ campaign }) => campaign?.message),
  /** What a screen shows of it at the instant of the question; a draft that is over is `closed` (R8, Q30). */
  'campaign.status': choice(
    campaignStatuses,
    ({ campaign }, at) => (campaign === undefined ? undefined : campaignStatusAt(campaign, at)),
    boundariesOf,
  ),
  /** The total rate that its agency proposes, in basis points: 1000 is 10 % (R10, Q3). */
  'campaign.proposedRate': number(({ campaign }) => campaign?.proposedRate),
  /** The first instant of the campaign period (R6). */
  'campaign.startsAt': instant(({ campaign }) => campaign?.campaignPeriod.start),
  /** When it was created. */
  'campaign.createdAt': instant(({ campaign }) => campaign?.createdAt),
  /** The next start or end that consumers have not been told; none for a draft, or when all were. */
  'campaign.nextMilestoneAt': instant(({ campaign }) =>
    campaign === undefined ? undefined : (nextMilestone(campaign)?.at ?? null),
  ),
  /** The shops with any registration in it (R25): known only where whoever asks brings them. */
  'campaign.joinedShops': fieldsOf<CampaignSubject>('joinedShops').ids(({ joinedShops }) => joinedShops),
});

/** When the status of the campaign, and those of its registrations, may turn by time alone. */
export function boundariesOf({ campaign }: CampaignSubject): readonly Instant[] {
  return campaign === undefined ? [] : [campaign.campaignPeriod.start, overFrom(campaign)];
}

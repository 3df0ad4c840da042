import { frozenCopy } from '../core/frozen.js';
import type { ShopId } from '../core/ids.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { sellerTypes } from './audience.js';
import { type Campaign, campaignDecisions } from './campaign.js';
import {
  campaignStatusAt,
  campaignStatuses,
  nextMilestone,
  overFrom,
  registrationClosesAt,
} from './status.js';

/** What criteria about campaigns are asked of. */
export interface CampaignSubject {
  readonly campaign?: Campaign | undefined;
  /** The shops with any registration in the campaign (R25): not in its record, so a part of its own. */
  readonly joinedShops?: ReadonlySet<ShopId> | undefined;
}

const AUDIENCES = ['everyone', 'shops', 'seller_types'];
const NONE: readonly string[] = [];

const { id, text, number, instant, choice, choices, ids } = fieldsOf<CampaignSubject>('campaign');

/** The fields of campaigns that criteria may name. */
export const campaignFields: Fields<CampaignSubject> = /* @__PURE__ */ frozenCopy({
  'campaign.id': id(({ campaign }) => campaign?.id),
  'campaign.agencyId': id(({ campaign }) => campaign?.agencyId),
  // Where the agency is at home: what makes a campaign local for a shop (seed step 3).
  'campaign.agencyCountry': id(({ campaign }) => campaign?.agencyCountry),
  'campaign.market': id(({ campaign }) => campaign?.market),
  'campaign.name': text(({ campaign }) => campaign?.name),
  'campaign.description': text(({ campaign }) => campaign?.description),
  'campaign.message': text(({ campaign }) => campaign?.message),
  'campaign.decision': choice(campaignDecisions, ({ campaign }) => campaign?.decision),
  'campaign.status': choice(campaignStatuses, ({ campaign }, at) =>
    campaign === undefined ? undefined : campaignStatusAt(campaign, at),
  ),
  // In basis points: 1000 is 10 %.
  'campaign.proposedRate': number(({ campaign }) => campaign?.proposedRate),
  'campaign.registrationOpensAt': instant(({ campaign }) => campaign?.registrationPeriod.start),
  // The end of the registration period or, if that is earlier, of the campaign.
  'campaign.registrationClosesAt': instant(({ campaign }) =>
    campaign === undefined ? undefined : registrationClosesAt(campaign),
  ),
  'campaign.startsAt': instant(({ campaign }) => campaign?.campaignPeriod.start),
  // The end of the campaign period or, if it was ended early, when.
  'campaign.overFrom': instant(({ campaign }) => (campaign === undefined ? undefined : overFrom(campaign))),
  'campaign.createdAt': instant(({ campaign }) => campaign?.createdAt),
  // A campaign for everyone names neither shops nor types of sellers (R11).
  'campaign.audience': choice(AUDIENCES, ({ campaign }) => campaign?.audience.kind),
  'campaign.invitedShops': ids(({ campaign }) => {
    if (campaign === undefined) return undefined;
    return campaign.audience.kind === 'shops' ? campaign.audience.shopIds : NONE;
  }),
  'campaign.sellerTypes': choices(sellerTypes, ({ campaign }) => {
    if (campaign === undefined) return undefined;
    return campaign.audience.kind === 'seller_types' ? campaign.audience.sellerTypes : NONE;
  }),
  // The next boundary that consumers have not been told; none when all were.
  'campaign.nextMilestoneAt': instant(({ campaign }) =>
    campaign === undefined ? undefined : (nextMilestone(campaign)?.at ?? null),
  ),
  'campaign.joinedShops': fieldsOf<CampaignSubject>('joinedShops').ids(({ joinedShops }) => joinedShops),
});

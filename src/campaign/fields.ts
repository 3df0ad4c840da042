import { frozenCopy } from '../core/frozen.js';
import type { ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
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
  /** Its id. */
  'campaign.id': id(({ campaign }) => campaign?.id),
  /** The agency (partner) that opened it. */
  'campaign.agencyId': id(({ campaign }) => campaign?.agencyId),
  /** The country where its agency is at home: what makes a campaign local for a shop (seed step 3). */
  'campaign.agencyCountry': id(({ campaign }) => campaign?.agencyCountry),
  /** The country that it sells in; the shop's must be the same (R13). */
  'campaign.market': id(({ campaign }) => campaign?.market),
  /** Its name (R4). */
  'campaign.name': text(({ campaign }) => campaign?.name),
  /** What it is about (R4). */
  'campaign.description': text(({ campaign }) => campaign?.description),
  /** What the partner tells sellers about the collaboration (seed step 4). */
  'campaign.message': text(({ campaign }) => campaign?.message),
  /** What people decided about it (R2, R3). */
  'campaign.decision': choice(campaignDecisions, ({ campaign }) => campaign?.decision),
  /** What a screen shows of it at the instant of the question; a draft that is over is `closed` (R8, Q30). */
  'campaign.status': choice(
    campaignStatuses,
    ({ campaign }, at) => (campaign === undefined ? undefined : campaignStatusAt(campaign, at)),
    boundariesOf,
  ),
  /** The total rate that its agency proposes, in basis points: 1000 is 10 % (R10, Q3). */
  'campaign.proposedRate': number(({ campaign }) => campaign?.proposedRate),
  /** The first instant at which sellers may register, once it is published (R6). */
  'campaign.registrationOpensAt': instant(({ campaign }) => campaign?.registrationPeriod.start),
  /**
   * The first instant at which they no longer may: the end of the registration period or, if that is earlier,
   * of the campaign (R6, Q4).
   */
  'campaign.registrationClosesAt': instant(({ campaign }) =>
    campaign === undefined ? undefined : registrationClosesAt(campaign),
  ),
  /** The first instant of the campaign period (R6). */
  'campaign.startsAt': instant(({ campaign }) => campaign?.campaignPeriod.start),
  /** The first instant after it: the end of the campaign period or, if it was ended early, when (R5, Q16). */
  'campaign.overFrom': instant(({ campaign }) => (campaign === undefined ? undefined : overFrom(campaign))),
  /** When it was created. */
  'campaign.createdAt': instant(({ campaign }) => campaign?.createdAt),
  /** Whom it is for: everyone, the shops that it names, or types of sellers (R11). */
  'campaign.audience': choice(AUDIENCES, ({ campaign }) => campaign?.audience.kind),
  /** The shops that it names; an empty list where it is for everyone or for types of sellers (R11). */
  'campaign.invitedShops': ids(({ campaign }) => {
    if (campaign === undefined) return undefined;
    return campaign.audience.kind === 'shops' ? campaign.audience.shopIds : NONE;
  }),
  /** The types of sellers that it is for; an empty list where it is for everyone or for named shops (R11). */
  'campaign.sellerTypes': choices(sellerTypes, ({ campaign }) => {
    if (campaign === undefined) return undefined;
    return campaign.audience.kind === 'seller_types' ? campaign.audience.sellerTypes : NONE;
  }),
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

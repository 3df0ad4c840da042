import type { ShopId } from '../core/ids.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { sellerTypes } from './audience.js';
import { type Campaign, campaignDecisions } from './campaign.js';
import { overFrom, registrationClosesAt } from './status.js';

/** What criteria about campaigns are asked of. */
export interface CampaignSubject {
  readonly campaign?: Campaign | undefined;
  /** The shops with any registration in the campaign (R25): not in its record, so a part of its own. */
  readonly joinedShops?: ReadonlySet<ShopId> | undefined;
}

const AUDIENCES = ['everyone', 'shops', 'seller_types'];
const NONE: readonly string[] = [];

const { id, instant, choice, choices, ids } = fieldsOf<CampaignSubject>('campaign');

/**
 * The fields of campaigns that our rules of eligibility name: who may register, and when. Every decision is made with
 * these; the others are for the criteria of hosts and stores.
 */
export const fieldsOfCampaignRules: Fields<CampaignSubject> = {
  /** The country that it sells in; the shop's must be the same (R13). */
  'campaign.market': id(({ campaign }) => campaign?.market),
  /** What people decided about it (R2, R3). */
  'campaign.decision': choice(campaignDecisions, ({ campaign }) => campaign?.decision),
  /** The first instant at which sellers may register, once it is published (R6). */
  'campaign.registrationOpensAt': instant(({ campaign }) => campaign?.registrationPeriod.start),
  /**
   * The first instant at which they no longer may: the end of the registration period or, if that is earlier,
   * of the campaign (R6, Q4).
   */
  'campaign.registrationClosesAt': instant(({ campaign }) =>
    campaign === undefined ? undefined : registrationClosesAt(campaign),
  ),
  /** The first instant at which it is over: the end of its period or, if it was ended early, when (R5, Q16). */
  'campaign.overFrom': instant(({ campaign }) => (campaign === undefined ? undefined : overFrom(campaign))),
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
};

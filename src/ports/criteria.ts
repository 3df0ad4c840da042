import type { Campaign } from '../campaign/campaign.js';
import type { ShopId } from '../core/ids.js';
import type { Bound, Criterion } from '../criteria/criterion.js';
import { questionOf } from '../criteria/question.js';
import { type EligibilitySubject, eligibilityFields } from '../eligibility/fields.js';
import { marketplaceCriterion } from '../eligibility/marketplace.js';
import { registrationFields } from '../registration/fields.js';
import type { Registration } from '../registration/registration.js';
import type { CampaignFilter, RateRange, RegistrationFilter } from './queries.js';

/**
 * The criterion that a filter of campaigns stands for: what the filter means. It is asked at `at` of the filter, about a
 * campaign, the shop of the marketplace, and the shops that joined the campaign.
 */
export function campaignCriterion(filter: CampaignFilter): Criterion {
  const { agencyId, joinedBy, marketplace, statuses, text, market, milestoneBy } = filter;
  const { proposedRate, during, registrationClosesBy } = filter;
  return {
    type: 'and',
    of: [
      ...equal('campaign.agencyId', agencyId),
      ...equal('campaign.market', market),
      // Before what is asked of nearly every campaign: it leaves the fewest.
      ...(marketplace === undefined ? [] : [marketplaceCriterion(marketplace.tab)]),
      ...oneOf('campaign.status', statuses),
      ...inRange('campaign.proposedRate', proposedRate),
      ...(during === undefined
        ? []
        : [
            bound('less_than', 'campaign.startsAt', during.end),
            bound('more_than', 'campaign.overFrom', during.start),
            // One that was ended before it started has no instant to share.
            bound('less_than', 'campaign.startsAt', { field: 'campaign.overFrom' }),
          ]),
      ...(registrationClosesBy === undefined
        ? []
        : [
            bound('at_most', 'campaign.registrationClosesAt', registrationClosesBy),
            bound('more_than', 'campaign.registrationClosesAt', { fromNow: {} }),
          ]),
      ...atMost('campaign.nextMilestoneAt', milestoneBy),
      ...(joinedBy === undefined
        ? []
        : [{ type: 'includes', field: 'campaign.joinedShops', value: joinedBy } as const]),
      ...(text === undefined ? [] : [{ type: 'contains', field: 'campaign.name', text } as const]),
    ],
  };
}

/**
 * The criterion that a filter of registrations stands for: what the filter means. It is asked at `at` of the filter,
 * about a registration and its campaign.
 */
export function registrationCriterion(filter: RegistrationFilter): Criterion {
  const { campaignIds, agencyId, shopId, productIds, statuses, totalRate } = filter;
  const { samplesAtLeast, dueBy, registeredSince } = filter;
  return {
    type: 'and',
    of: [
      ...equal('registration.shopId', shopId),
      ...equal('registration.agencyId', agencyId),
      ...oneOf('registration.campaignId', campaignIds),
      ...oneOf('registration.productId', productIds),
      ...atLeast('registration.registeredAt', registeredSince),
      ...atLeast('registration.sampleQuantity', samplesAtLeast),
      ...inRange('registration.totalRate', totalRate),
      ...atMost('registration.dueAt', dueBy),
      ...oneOf('registration.status', statuses),
    ],
  };
}

/** Tells of campaigns whether a filter means them; `joinedShops` are those with any registration in the campaign. */
export type CampaignMatcher = (campaign: Campaign, joinedShops: ReadonlySet<ShopId>) => boolean;

/** Makes a filter ready to be asked of many campaigns: by the criterion that it stands for. */
export function campaignMatcher(filter: CampaignFilter): CampaignMatcher {
  const { answer } = questionOf<EligibilitySubject>(campaignCriterion(filter), eligibilityFields);
  const { at, marketplace } = filter;
  // One for all that is asked: a scan of a million campaigns makes no million of them.
  const subject: Writable<EligibilitySubject> = { shop: marketplace?.shop };
  return (campaign, joinedShops) => {
    subject.campaign = campaign;
    subject.joinedShops = joinedShops;
    return answer(subject, at) === 'yes';
  };
}

/** Tells of registrations whether a filter means them; `campaign` is the registration's own. */
export type RegistrationMatcher = (registration: Registration, campaign: Campaign) => boolean;

/** Makes a filter ready to be asked of many registrations: by the criterion that it stands for. */
export function registrationMatcher(filter: RegistrationFilter): RegistrationMatcher {
  const { answer } = questionOf(registrationCriterion(filter), registrationFields);
  const { at } = filter;
  return (registration, campaign) => answer({ registration, campaign }, at) === 'yes';
}

type Writable<Subject> = { -readonly [Part in keyof Subject]: Subject[Part] };

function equal(field: string, value: string | undefined): readonly Criterion[] {
  return value === undefined ? [] : [{ type: 'equals', field, value }];
}

function oneOf(field: string, values: readonly string[] | undefined): readonly Criterion[] {
  return values === undefined ? [] : [{ type: 'one_of', field, values }];
}

function atLeast(field: string, value: number | undefined): readonly Criterion[] {
  return value === undefined ? [] : [bound('at_least', field, value)];
}

function atMost(field: string, value: number | undefined): readonly Criterion[] {
  return value === undefined ? [] : [bound('at_most', field, value)];
}

function inRange(field: string, { minimum, maximum }: RateRange = {}): readonly Criterion[] {
  return [...atLeast(field, minimum), ...atMost(field, maximum)];
}

function bound(type: Bound['type'], field: string, value: Bound['value']): Criterion {
  return { type, field, value };
}

// What each filter of the stores means: the criterion that it stands for.

import {
  type CampaignFilter,
  type Criterion,
  campaignCriterion,
  instant,
  type RegistrationFilter,
  registrationCriterion,
} from 'partner-campaigns';
import { type Field, fieldsOf } from './fields.ts';

/** One condition of a filter, by itself. */
export interface FilterFacts {
  readonly field: Field;
  /** A value that it may have. */
  readonly example: unknown;
  /** What a filter with this value alone stands for. */
  readonly means: readonly Criterion[];
}

const at = instant(Date.UTC(2026, 2, 1));
const later = instant(Date.UTC(2026, 2, 8));

/** A value of every condition of campaigns. */
const ofCampaigns: Required<Omit<CampaignFilter, 'at'>> = {
  agencyId: 'lotus',
  joinedBy: 'baan',
  marketplace: {
    tab: 'all',
    shop: {
      id: 'baan',
      name: 'Baan Sabai',
      market: 'TH',
      homeCountry: 'TH',
      sellerType: 'local',
      status: 'active',
    },
  },
  statuses: ['upcoming', 'ongoing'],
  text: 'sun',
  market: 'TH',
  proposedRate: { minimum: 1000, maximum: 2000 },
  during: { start: at, end: later },
  registrationClosesBy: later,
  milestoneBy: at,
};

/** A value of every condition of registrations. */
const ofRegistrations: Required<Omit<RegistrationFilter, 'at'>> = {
  campaignIds: ['songkran'],
  agencyId: 'lotus',
  shopId: 'baan',
  productIds: ['sun-gel'],
  statuses: ['pending'],
  totalRate: { minimum: 1000, maximum: 2000 },
  samplesAtLeast: 5,
  dueBy: at,
  registeredSince: at,
};

/** Every condition of a filter of campaigns. */
export function campaignFilters(): readonly FilterFacts[] {
  return factsOf('CampaignFilter', ofCampaigns, (one) => campaignCriterion({ at, ...one }));
}

/** Every condition of a filter of registrations. */
export function registrationFilters(): readonly FilterFacts[] {
  return factsOf('RegistrationFilter', ofRegistrations, (one) => registrationCriterion({ at, ...one }));
}

function factsOf(
  name: string,
  examples: Readonly<Record<string, unknown>>,
  criterionOf: (one: object) => Criterion,
): readonly FilterFacts[] {
  return fieldsOf(name)
    .filter((field) => field.name !== 'at')
    .map((field) => {
      const example = examples[field.name];
      const criterion = criterionOf({ [field.name]: example });
      if (criterion.type !== 'and' || criterion.of.length === 0)
        throw new TypeError(`${name}.${field.name} stands for no criterion`);
      return { field, example, means: criterion.of };
    });
}

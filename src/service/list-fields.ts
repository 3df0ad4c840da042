import { campaignFields } from '../campaign/fields.js';
import type { Fields } from '../criteria/field.js';
import type { Eligibility } from '../eligibility/eligibility.js';
import { type EligibilitySubject, eligibilityFields } from '../eligibility/fields.js';
import { type RegistrationSubject, registrationFields } from '../registration/fields.js';
import type { Viewer } from './roles.js';

/** What a list of campaigns shows a seller of one, its message included: not who else is invited. */
const SELLER_SEES_OF_CAMPAIGNS: readonly string[] = [
  'campaign.id',
  'campaign.agencyId',
  'campaign.agencyCountry',
  'campaign.market',
  'campaign.name',
  'campaign.description',
  'campaign.message',
  'campaign.status',
  'campaign.proposedRate',
  'campaign.registrationOpensAt',
  'campaign.registrationClosesAt',
  'campaign.startsAt',
  'campaign.overFrom',
];

/** What a shop knows of itself; what its standing is reckoned from is the platform's. */
const SELLER_SEES_OF_ITSELF: readonly string[] = [
  'shop.id',
  'shop.name',
  'shop.market',
  'shop.homeCountry',
  'shop.sellerType',
  'shop.status',
];

/** No list reads who joined a campaign along with it. */
const NOT_READ = 'campaign.joinedShops';

/**
 * The fields by which an actor may choose campaigns from a list: those that the list shows it, so that nobody finds out
 * by choosing what is not theirs to see.
 */
export function campaignListFields(
  role: Viewer['role'],
  eligibility: Eligibility | undefined,
): Fields<EligibilitySubject> {
  if (role !== 'seller') return picked(campaignFields, (name) => name !== NOT_READ);
  const shown = [...SELLER_SEES_OF_CAMPAIGNS, ...SELLER_SEES_OF_ITSELF];
  return {
    ...picked(eligibilityFields, (name) => shown.includes(name)),
    ...addedFields(role, eligibility, ['shop']),
  };
}

/** The fields by which an actor may choose registrations from a list: those that the list shows it. */
export function registrationListFields(
  role: Viewer['role'],
  eligibility: Eligibility | undefined,
): Fields<RegistrationSubject> {
  const shown = (name: string, of: string) => {
    if (of === 'campaign' && role === 'seller') return SELLER_SEES_OF_CAMPAIGNS.includes(name);
    return name !== NOT_READ && (of !== 'shop' || role === 'platform');
  };
  return { ...picked(registrationFields, shown), ...addedFields(role, eligibility, ['shop', 'product']) };
}

/** Of the host's own fields, those that it lets this actor choose by. */
function addedFields(
  role: Viewer['role'],
  eligibility: Eligibility | undefined,
  parts: readonly string[],
): Fields<EligibilitySubject> {
  if (eligibility === undefined) return {};
  return picked(eligibility.addedFields, (_name, of, { visibleTo }) => {
    const visible: readonly Viewer['role'][] = ['platform', ...visibleTo];
    return parts.includes(of) && visible.includes(role);
  });
}

function picked<Of extends { readonly of: string }>(
  fields: Readonly<Record<string, Of>>,
  isShown: (name: string, of: string, field: Of) => boolean,
): Readonly<Record<string, Of>> {
  return Object.fromEntries(Object.entries(fields).filter(([name, field]) => isShown(name, field.of, field)));
}

import { isOver } from '../campaign/status.js';
import { frozenCopy } from '../core/frozen.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { type EligibilitySubject, eligibilityFields } from '../eligibility/fields.js';
import { settlesAt } from './advance.js';
import { decisions, type Registration } from './registration.js';
import { statusAt, statuses } from './status.js';
import { tabOf, tabs } from './tabs.js';

/** What criteria about registrations are asked of: a registration, its campaign, and what is known of its product. */
export interface RegistrationSubject extends EligibilitySubject {
  readonly registration?: Registration | undefined;
}

const { id, number, instant, choice } = fieldsOf<RegistrationSubject>('registration');

/** The fields that criteria about registrations may name: their own, and those of campaigns, shops and products. */
export const registrationFields: Fields<RegistrationSubject> = /* @__PURE__ */ frozenCopy({
  ...eligibilityFields,
  'registration.id': id(({ registration }) => registration?.id),
  'registration.campaignId': id(({ registration }) => registration?.campaignId),
  'registration.agencyId': id(({ registration }) => registration?.agencyId),
  'registration.shopId': id(({ registration }) => registration?.shopId),
  'registration.productId': id(({ registration }) => registration?.productId),
  'registration.decision': choice(decisions, ({ registration }) => registration?.decision),
  'registration.status': choice(statuses, (subject, at) => statusOf(subject, at)),
  'registration.tab': choice(tabs, (subject, at) => {
    const status = statusOf(subject, at);
    return status && tabOf(status);
  }),
  // Which pass through review it is in, from 1.
  'registration.attempt': number(({ registration }) => registration?.attempt),
  // Rates in basis points: 1000 is 10 %. The rates of Shop Ads and of creators may be unset.
  'registration.totalRate': number(({ registration }) => registration?.terms.totalRate),
  'registration.shopAdsRate': number(
    ({ registration }) => registration && (registration.terms.shopAdsRate ?? null),
  ),
  'registration.creatorRate': number(
    ({ registration }) => registration && (registration.terms.creatorRate ?? null),
  ),
  'registration.sampleQuantity': number(({ registration }) => registration?.terms.sampleQuantity),
  'registration.registeredAt': instant(({ registration }) => registration?.registeredAt),
  'registration.decidedAt': instant(({ registration }) => registration?.decidedAt),
  // When its deadline counts as met; none while it is held, or where the end of the campaign comes first or at once.
  'registration.dueAt': instant(({ registration, campaign }) => {
    if (registration === undefined || campaign === undefined) return undefined;
    const dueAt = settlesAt(registration);
    return dueAt === null || isOver(campaign, dueAt) ? null : dueAt;
  }),
});

function statusOf({ registration, campaign }: RegistrationSubject, at: Parameters<typeof statusAt>[2]) {
  return registration && campaign && statusAt(registration, campaign, at);
}

import { boundariesOf } from '../campaign/fields.js';
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
  /** Its id, derived from campaign, shop and product (Q28). */
  'registration.id': id(({ registration }) => registration?.id),
  /** The campaign that it is in. */
  'registration.campaignId': id(({ registration }) => registration?.campaignId),
  /** The agency of that campaign. */
  'registration.agencyId': id(({ registration }) => registration?.agencyId),
  /** The shop whose product it is. */
  'registration.shopId': id(({ registration }) => registration?.shopId),
  /** The product. */
  'registration.productId': id(({ registration }) => registration?.productId),
  /** What people decided about it (R40 to R43, R50, R51). */
  'registration.decision': choice(decisions, ({ registration }) => registration?.decision),
  /** What a screen shows of it at the instant of the question; not known without its campaign (R41). */
  'registration.status': choice(statuses, (subject, at) => statusOf(subject, at), boundariesOf),
  /** The tab of the seller's registered products that shows it (seed steps 7 and 8). */
  'registration.tab': choice(
    tabs,
    (subject, at) => {
      const status = statusOf(subject, at);
      return status && tabOf(status);
    },
    boundariesOf,
  ),
  /** Which pass through review it is in, from 1 (Q11). */
  'registration.attempt': number(({ registration }) => registration?.attempt),
  /** What the seller pays in all, in basis points: 1000 is 10 % (R60). */
  'registration.totalRate': number(({ registration }) => registration?.terms.totalRate),
  /** The total for orders that come from ads, in basis points; none while it is unset (R64, R65). */
  'registration.shopAdsRate': number(
    ({ registration }) => registration && (registration.terms.shopAdsRate ?? null),
  ),
  /** The creators' part of the total, in basis points; none while the agency has not set it (R61, R62). */
  'registration.creatorRate': number(
    ({ registration }) => registration && (registration.terms.creatorRate ?? null),
  ),
  /** The creators' part of the Shop Ads rate, in basis points; none while the agency has not set it (Q20). */
  'registration.creatorShopAdsRate': number(
    ({ registration }) => registration && (registration.terms.creatorShopAdsRate ?? null),
  ),
  /** Sample units for creators (seed step 6, R80). */
  'registration.sampleQuantity': number(({ registration }) => registration?.terms.sampleQuantity),
  /** When it was first registered. */
  'registration.registeredAt': instant(({ registration }) => registration?.registeredAt),
  /** When the current decision was made. */
  'registration.decidedAt': instant(({ registration }) => registration?.decidedAt),
  /**
   * When its deadline counts as met; none without one, while it is held, or where the end of the campaign
   * comes first or at once (Q8, Q14, R71, R72).
   */
  'registration.dueAt': instant(({ registration, campaign }) => {
    if (registration === undefined || campaign === undefined) return undefined;
    const dueAt = settlesAt(registration);
    return dueAt === null || isOver(campaign, dueAt) ? null : dueAt;
  }),
});

function statusOf({ registration, campaign }: RegistrationSubject, at: Parameters<typeof statusAt>[2]) {
  return registration && campaign && statusAt(registration, campaign, at);
}

import { rateProblem } from '../commission/rate.js';
import type { Country } from '../core/country.js';
import { isE164 } from '../core/e164.js';
import { isEmail } from '../core/email.js';
import { type Instant, instant, LAST_INSTANT, ONE_DAY } from '../core/instant.js';
import { isBlank, lengthOf } from '../core/text.js';
import { type Messenger, type MessengersByMarket, messengerIn, messengers } from '../policy/messengers.js';
import type { CampaignLimits, Policy } from '../policy/policy.js';
import { proposedRateBoundsOf } from '../policy/proposed-rate-bounds.js';
import type { CampaignChanges } from './commands.js';
import type { AgencyContact } from './contact.js';
import type { CampaignReason, TextField } from './refusals.js';

// What the limits of a policy have against details that are set, whoever sets them: a command, or a message to a platform.

/** The part of a policy that bounds what a campaign says. A message to sellers that goes nowhere need not be bounded. */
export interface DetailLimits extends Pick<Policy, 'totalRate' | 'proposedRateBounds'> {
  readonly campaign: Omit<CampaignLimits, 'messageLength'> & Partial<Pick<CampaignLimits, 'messageLength'>>;
}

const textFields = ['name', 'description', 'message'] as const satisfies readonly TextField[];

/** Texts that are too long (R4). */
export function textProblems(
  details: CampaignChanges,
  { campaign: limits }: Pick<DetailLimits, 'campaign'>,
): readonly CampaignReason[] {
  const maximums = {
    name: limits.nameLength,
    description: limits.descriptionLength,
    message: limits.messageLength ?? Number.POSITIVE_INFINITY,
  };
  return textFields
    .map((field) => ({ field, length: lengthOf(details[field] ?? ''), maximum: maximums[field] }))
    .filter(({ length, maximum }) => length > maximum)
    .map((parameters) => ({ code: 'text_too_long', parameters }) as const);
}

/** A proposed rate outside its bounds (R10). */
export function proposedRateProblem(
  { proposedRate }: CampaignChanges,
  limits: Pick<DetailLimits, 'totalRate' | 'proposedRateBounds'>,
): CampaignReason | null {
  return proposedRate === undefined
    ? null
    : rateProblem('proposedRate', proposedRate, proposedRateBoundsOf(limits));
}

/** Too many named shops (R11). */
export function audienceProblem(
  { audience }: CampaignChanges,
  { campaign: { shops: maximum } }: Pick<DetailLimits, 'campaign'>,
): CampaignReason | null {
  if (audience?.kind !== 'shops' || audience.shopIds.length <= maximum) return null;
  return { code: 'audience_too_large', parameters: { shops: audience.shopIds.length, maximum } };
}

/** A campaign period that is too long (R5). */
export function lengthProblem(
  { campaignPeriod: period }: CampaignChanges,
  { campaign: { days: maximumDays, daysInclusive } }: Pick<DetailLimits, 'campaign'>,
): CampaignReason | null {
  if (period === undefined) return null;
  const latestEnd = atMost(period.start + maximumDays * ONE_DAY - (daysInclusive ? 0 : 1));
  return period.end <= latestEnd
    ? null
    : { code: 'campaign_too_long', parameters: { latestEnd, maximumDays } };
}

/** An e-mail address that is none, and numbers that are not in E.164 form (R12). */
export function contactProblems({ contact }: CampaignChanges): readonly CampaignReason[] {
  if (contact === undefined) return [];
  const numbers = (['phone', 'whatsapp'] as const).filter((field) => !isAbsentOrE164(contact[field]));
  const fields = isEmail(contact.email) ? numbers : (['email', ...numbers] as const);
  return fields.map((field) => ({ code: 'contact_invalid', parameters: { field } }) as const);
}

/** The messenger that the market requires of an agency, and that the contact lacks (R12). */
export function missingMessenger(
  { contact }: CampaignChanges,
  market: Country,
  byMarket: MessengersByMarket,
): CampaignReason | null {
  const applicable = messengerIn(market, byMarket);
  if (contact === undefined || applicable?.required !== true) return null;
  const { messenger } = applicable;
  return gives(contact, messenger) ? null : { code: 'messenger_missing', parameters: { market, messenger } };
}

/** Messengers that have no place in the market: one reason for each (R12). */
export function strangeMessengers(
  { contact }: CampaignChanges,
  market: Country,
  byMarket: MessengersByMarket,
): readonly CampaignReason[] {
  if (contact === undefined) return [];
  const applicable = messengerIn(market, byMarket)?.messenger ?? null;
  return messengers
    .filter((messenger) => messenger !== applicable && gives(contact, messenger))
    .map((messenger): CampaignReason => {
      return { code: 'messenger_not_applicable', parameters: { market, messenger, applicable } };
    });
}

/** Tells whether a contact gives a messenger; a form sends the fields that were left empty as blank. */
function gives(contact: AgencyContact, messenger: Messenger): boolean {
  return !isBlank(contact[messenger] ?? '');
}

function isAbsentOrE164(number: string | undefined): boolean {
  return number === undefined || isE164(number);
}

function atMost(epochMilliseconds: number): Instant {
  return instant(Math.min(epochMilliseconds, LAST_INSTANT));
}

import * as z from 'zod';
import { rateSchema } from '../commission/schema.js';
import { MAXIMUM_EMAIL_LENGTH } from '../core/email.js';
import { filled } from '../core/given.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import {
  actorSchema,
  countrySchema,
  countSchema,
  distinctSchema,
  e164Schema,
  idSchema,
  instantSchema,
  periodSchema,
  phoneSchema,
  textSchema,
  timeZoneSchema,
} from '../core/schema.js';
import { type Audience, sellerTypes } from './audience.js';
import type { Campaign } from './campaign.js';
import type { CampaignChanges, CampaignCommandInput, CampaignDraft } from './commands.js';
import type { AgencyContact } from './contact.js';
import type { CampaignEvent } from './events.js';

// Hard bounds of what is read at all; the policy's limits, checked as rules, lie within them.
const LONGEST_NAME = 2_000;
const LONGEST_TEXT = 20_000;
const MOST_SHOPS = 1_000;

const handleSchema = z.exactOptional(textSchema(100));

const contactShape = {
  email: textSchema(MAXIMUM_EMAIL_LENGTH),
  line: handleSchema,
  viber: handleSchema,
  zalo: handleSchema,
};

/** An agency's contact as it is given: its numbers are read into E.164 form, and what was left blank is left out. */
const givenContactSchema: z.ZodType<AgencyContact> = z
  .strictObject({
    ...contactShape,
    phone: z.exactOptional(phoneSchema),
    whatsapp: z.exactOptional(phoneSchema),
  })
  .transform(({ email, ...others }) => ({ email, ...filled(others) }));

/** An agency's contact as it is stored: number plans change, so only the form of its numbers is asked. */
const contactSchema: z.ZodType<AgencyContact> = z.strictObject({
  ...contactShape,
  phone: z.exactOptional(e164Schema),
  whatsapp: z.exactOptional(e164Schema),
});

const shopIdsSchema = distinctSchema(idSchema, MOST_SHOPS).min(1);

const audienceSchema: z.ZodType<Audience> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('shops'), shopIds: shopIdsSchema }),
  z.strictObject({
    kind: z.literal('seller_types'),
    sellerTypes: distinctSchema(z.enum(sellerTypes), sellerTypes.length).min(1),
  }),
]);

const details = {
  name: textSchema(LONGEST_NAME).regex(/\S/, 'Invalid name: empty'),
  description: textSchema(LONGEST_TEXT),
  message: textSchema(LONGEST_TEXT),
  registrationPeriod: periodSchema,
  campaignPeriod: periodSchema,
  proposedRate: rateSchema,
  contact: contactSchema,
  audience: audienceSchema,
};

const draftShape = { ...details, market: countrySchema, timeZone: timeZoneSchema };

const draftSchema: z.ZodType<CampaignDraft> = z.strictObject(draftShape);
const givenDraftSchema: z.ZodType<CampaignDraft> = z.strictObject({
  ...draftShape,
  contact: givenContactSchema,
});

const changesShape = {
  name: z.exactOptional(details.name),
  description: z.exactOptional(details.description),
  message: z.exactOptional(details.message),
  registrationPeriod: z.exactOptional(details.registrationPeriod),
  campaignPeriod: z.exactOptional(details.campaignPeriod),
  proposedRate: z.exactOptional(details.proposedRate),
  contact: z.exactOptional(details.contact),
  audience: z.exactOptional(details.audience),
};

const changesSchema: z.ZodType<CampaignChanges> = z.strictObject(changesShape);
const givenChangesSchema: z.ZodType<CampaignChanges> = z.strictObject({
  ...changesShape,
  contact: z.exactOptional(givenContactSchema),
});

/** A campaign command as it comes from outside. */
export const campaignCommandSchema: z.ZodType<CampaignCommandInput> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create'), campaignId: idSchema, draft: givenDraftSchema }),
  z.strictObject({
    type: z.literal('edit'),
    changes: givenChangesSchema,
    seenRevision: z.exactOptional(countSchema),
  }),
  z.strictObject({ type: z.literal('invite_shops'), shopIds: shopIdsSchema }),
  z.strictObject({ type: z.literal('uninvite_shops'), shopIds: shopIdsSchema }),
  z.strictObject({ type: z.literal('publish') }),
  z.strictObject({ type: z.literal('end_early') }),
]);

const base = {
  v: z.literal(1),
  id: idSchema,
  agencyId: idSchema,
  agencyCountry: countrySchema,
  ...draftShape,
  createdAt: instantSchema,
  changedAt: instantSchema,
  revision: countSchema,
};

const shown = { ...base, publishedAt: instantSchema, announced: z.exactOptional(z.enum(['start', 'end'])) };

/** The schema of a stored campaign. */
export const campaignSchema: z.ZodType<Campaign> = z.discriminatedUnion('decision', [
  z.strictObject({ ...base, decision: z.literal('draft') }),
  z.strictObject({ ...shown, decision: z.literal('published') }),
  z.strictObject({ ...shown, decision: z.literal('ended_early'), endedAt: instantSchema }),
]);

const about = {
  v: z.literal(1),
  campaignId: idSchema,
  agencyId: idSchema,
  at: instantSchema,
  actor: actorSchema,
};

/** The schema of a campaign event. */
export const campaignEventSchema: z.ZodType<CampaignEvent> = z.discriminatedUnion('type', [
  z.strictObject({
    ...about,
    type: z.literal('campaign_created'),
    draft: draftSchema,
    agencyCountry: countrySchema,
  }),
  z.strictObject({ ...about, type: z.literal('campaign_edited'), changes: changesSchema }),
  z.strictObject({ ...about, type: z.literal('shops_invited'), shopIds: shopIdsSchema }),
  z.strictObject({ ...about, type: z.literal('shops_uninvited'), shopIds: shopIdsSchema }),
  z.strictObject({ ...about, type: z.literal('campaign_published') }),
  z.strictObject({ ...about, type: z.literal('campaign_ended_early') }),
  z.strictObject({ ...about, type: z.literal('campaign_started') }),
  z.strictObject({ ...about, type: z.literal('campaign_ended') }),
]);

/** Reads a campaign command from outside. The clock's `announce` is not read from anywhere. */
export function parseCampaignCommand(input: unknown): Result<CampaignCommandInput, InputReason> {
  return parseWith(campaignCommandSchema, input);
}

/** Reads a stored campaign: an unknown decision or version is refused, never guessed at. */
export function parseCampaign(input: unknown): Result<Campaign, InputReason> {
  return parseWith(campaignSchema, input);
}

/** Reads a stored campaign event: an unknown type or version is refused, never guessed at. */
export function parseCampaignEvent(input: unknown): Result<CampaignEvent, InputReason> {
  return parseWith(campaignEventSchema, input);
}

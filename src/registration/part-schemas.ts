// What commands, records and events of a registration are made of.

import * as z from 'zod';
import { rateSchema } from '../commission/schema.js';
import { MAXIMUM_EMAIL_LENGTH } from '../core/email.js';
import { filled } from '../core/given.js';
import {
  countSchema,
  distinctSchema,
  e164Schema,
  instantSchema,
  joinedIdSchema,
  phoneSchema,
  textSchema,
} from '../core/schema.js';
import { VENDOR_NAME_HALF } from '../core/vendor-name.js';
import { type Closure, platformDisqualificationReasons } from './closure.js';
import type { SellerContact } from './contact.js';
import type { Deadline } from './deadline.js';
import { holdableCommands } from './hold.js';
import { platformRejectReasons, type RejectReason, rejectReasons, type WantedTerms } from './rejection.js';

/** Longest note of a review or a close request, in UTF-16 code units. */
const LONGEST_NOTE = 1_000;
const MOST_REASONS = 20;

/** A note, if there is one. */
export const noteSchema = z.exactOptional(textSchema(LONGEST_NOTE));

const contactEmailSchema = textSchema(MAXIMUM_EMAIL_LENGTH);

/** A seller's contact as it is given: its number is read into E.164 form. Whether the address is valid is a rule. */
export const contactSchema: z.ZodType<SellerContact> = z
  .strictObject({ email: contactEmailSchema, whatsapp: z.exactOptional(phoneSchema) })
  .transform(({ email, ...others }) => ({ email, ...filled(others) }));

/** A seller's contact as it is stored: number plans change, so only the form of the number is asked. */
export const storedContactSchema: z.ZodType<SellerContact> = z.strictObject({
  email: contactEmailSchema,
  whatsapp: z.exactOptional(e164Schema),
});

const nameSchema = z.string().regex(new RegExp(`^${VENDOR_NAME_HALF}$`));
const vendorNameSchema = z.templateLiteral([nameSchema, '/', nameSchema]);
const NOT_A_REASON = "Invalid reason: neither the platform's nor vendor/name";

/** Reasons that an agency may give. */
export const reasonsSchema: z.ZodType<readonly RejectReason[]> = distinctSchema(
  z.union([z.enum(platformRejectReasons), vendorNameSchema], NOT_A_REASON),
  MOST_REASONS,
);

/** Reasons that a record or an event may hold: a deadline's too. */
export const storedReasonsSchema: z.ZodType<readonly RejectReason[]> = distinctSchema(
  z.union([z.enum(rejectReasons), vendorNameSchema], NOT_A_REASON),
  MOST_REASONS,
);

/** What terms the agency would have liked: one of them at least. */
export const wantedSchema: z.ZodType<WantedTerms> = z
  .strictObject({ totalRate: z.exactOptional(rateSchema), sampleQuantity: z.exactOptional(countSchema) })
  .refine((wanted) => Object.keys(wanted).length > 0, 'Invalid wish: nothing wanted')
  .meta({ minProperties: 1 });

/** Which pass through review, from 1. */
export const attemptSchema = z.int().min(1);
/** The commands that a hold names. */
export const heldCommandsSchema = distinctSchema(z.enum(holdableCommands), holdableCommands.length).min(1);

/** What a disqualification says. */
export const disqualificationShape = {
  reason: z.union([z.enum(platformDisqualificationReasons), vendorNameSchema], NOT_A_REASON),
  note: noteSchema,
};

/** Why a registration is closed. */
export const closureSchema: z.ZodType<Closure> = z.discriminatedUnion('because', [
  z.strictObject({ because: z.enum(['agreed', 'not_answered_in_time', 'unknown']) }),
  z.strictObject({ because: z.literal('disqualified'), ...disqualificationShape }),
]);

/** The id of a registration: that of campaign, shop and product. */
export const registrationIdSchema: z.ZodType<string> = joinedIdSchema(3, 'registration');

/** What is said of a record or an event under the registration id of another product. */
export const NOT_OF_ITS_PRODUCT = 'Invalid id: not that of campaign, shop and product';

/** The deadline of a review. */
export const reviewDeadlineSchema: z.ZodType<Deadline<'approve' | 'reject'>> = z.strictObject({
  dueAt: instantSchema,
  dueOutcome: z.enum(['approve', 'reject']),
});

/** The deadline of a close request. */
export const closeDeadlineSchema: z.ZodType<Deadline<'approve_close'>> = z.strictObject({
  dueAt: instantSchema,
  dueOutcome: z.literal('approve_close'),
});

/** What a decrease of the total rate says. */
export const decreaseShape = { totalRate: rateSchema, dueAt: instantSchema };

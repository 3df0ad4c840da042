import * as z from 'zod';
import { offeredTermsSchema, rateSchema, termsSchema } from '../commission/schema.js';
import { MAXIMUM_EMAIL_LENGTH } from '../core/email.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import {
  actorSchema,
  countSchema,
  distinctSchema,
  idSchema,
  instantSchema,
  textSchema,
} from '../core/schema.js';
import type { RegistrationCommandInput } from './commands.js';
import type { SellerContact } from './contact.js';
import type { Deadline } from './deadline.js';
import type { RegistrationEvent } from './events.js';
import { type Registration, registrationIdOf } from './registration.js';
import {
  type Block,
  platformRejectReasons,
  type Rejection,
  type RejectReason,
  rejectReasons,
  type WantedTerms,
} from './rejection.js';

/** Longest note of a review or a close request, in UTF-16 code units. */
const LONGEST_NOTE = 1_000;
const MOST_REASONS = 20;

const noteSchema = z.exactOptional(textSchema(LONGEST_NOTE));

/** A seller's contact: texts of bounded length. Whether they are valid is asked by rules. */
export const contactSchema: z.ZodType<SellerContact> = z.strictObject({
  email: textSchema(MAXIMUM_EMAIL_LENGTH),
  whatsapp: z.exactOptional(textSchema(40)),
});

const nameSchema = z.string().regex(/^[a-z0-9_-]{1,50}$/);
const hostReasonSchema = z.templateLiteral([nameSchema, '/', nameSchema]);
const NOT_A_REASON = "Invalid reason: neither the platform's nor vendor/name";

/** Reasons that an agency may give. */
const reasonsSchema: z.ZodType<readonly RejectReason[]> = distinctSchema(
  z.union([z.enum(platformRejectReasons), hostReasonSchema], NOT_A_REASON),
  MOST_REASONS,
);

/** Reasons that a record or an event may hold: a deadline's too. */
const storedReasonsSchema: z.ZodType<readonly RejectReason[]> = distinctSchema(
  z.union([z.enum(rejectReasons), hostReasonSchema], NOT_A_REASON),
  MOST_REASONS,
);

const wantedSchema: z.ZodType<WantedTerms> = z
  .strictObject({ totalRate: z.exactOptional(rateSchema), sampleQuantity: z.exactOptional(countSchema) })
  .refine((wanted) => Object.keys(wanted).length > 0, 'Invalid wish: nothing wanted');

const seen = { seenRevision: countSchema };

/** A registration command as it comes from outside. */
export const commandSchema: z.ZodType<RegistrationCommandInput> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('register'),
    productId: idSchema,
    terms: offeredTermsSchema,
    contact: contactSchema,
  }),
  z.strictObject({ type: z.literal('approve'), ...seen }),
  z.strictObject({
    type: z.literal('reject'),
    ...seen,
    reasons: reasonsSchema,
    note: noteSchema,
    wanted: z.exactOptional(wantedSchema),
  }),
  z.strictObject({
    type: z.literal('block'),
    ...seen,
    reasons: z.exactOptional(reasonsSchema),
    note: noteSchema,
  }),
  z.strictObject({ type: z.literal('withdraw') }),
  z.strictObject({ type: z.literal('reregister'), terms: offeredTermsSchema, contact: contactSchema }),
  z.strictObject({ type: z.literal('request_close'), note: noteSchema }),
  z.strictObject({ type: z.literal('cancel_close_request') }),
  z.strictObject({ type: z.literal('approve_close'), ...seen }),
  z.strictObject({ type: z.literal('decline_close'), ...seen, note: noteSchema }),
  z.strictObject({ type: z.literal('raise_sample_quantity'), sampleQuantity: countSchema }),
  z.strictObject({ type: z.literal('set_shop_ads_rate'), shopAdsRate: rateSchema }),
  z.strictObject({ type: z.literal('change_total_rate'), totalRate: rateSchema }),
  z.strictObject({ type: z.literal('set_creator_rate'), creatorRate: rateSchema }),
]);

/**
 * Reads a registration command from outside, strictly: unknown commands, extra keys and anything of the wrong shape
 * are refused with the place. The clock's `meet_deadline` is not read from anywhere.
 *
 * @example
 * ```ts
 * import { parseCommand } from 'partner-campaigns';
 *
 * const parsed = parseCommand(JSON.parse('{"type":"approve","seenRevision":1}'));
 * if (parsed.ok) parsed.value.type; // 'approve'
 * ```
 */
export function parseCommand(input: unknown): Result<RegistrationCommandInput, InputReason> {
  return parseWith(commandSchema, input);
}

const rejectionSchema: z.ZodType<Rejection> = z.strictObject({
  reasons: storedReasonsSchema,
  note: noteSchema,
  wanted: z.exactOptional(wantedSchema),
  terms: termsSchema,
  attempt: z.int().min(1),
  at: instantSchema,
});

const blockSchema: z.ZodType<Block> = z.strictObject({ reasons: storedReasonsSchema, note: noteSchema });

const reviewDeadlineSchema: z.ZodType<Deadline<'approve' | 'reject'>> = z.strictObject({
  dueAt: instantSchema,
  dueOutcome: z.enum(['approve', 'reject']),
});

const closeDeadlineSchema: z.ZodType<Deadline<'approve_close'>> = z.strictObject({
  dueAt: instantSchema,
  dueOutcome: z.literal('approve_close'),
});

const base = {
  v: z.literal(1),
  id: z.string(),
  campaignId: idSchema,
  agencyId: idSchema,
  shopId: idSchema,
  productId: idSchema,
  attempt: z.int().min(1),
  terms: termsSchema,
  contact: contactSchema,
  lastRejection: z.exactOptional(rejectionSchema),
  registeredAt: instantSchema,
  decidedAt: instantSchema,
  changedAt: instantSchema,
  revision: countSchema,
};

/** The schema of a stored registration. */
export const registrationSchema: z.ZodType<Registration> = z
  .discriminatedUnion('decision', [
    z.strictObject({
      ...base,
      decision: z.literal('pending'),
      deadline: z.exactOptional(reviewDeadlineSchema),
    }),
    z.strictObject({ ...base, decision: z.literal('approved') }),
    z.strictObject({
      ...base,
      decision: z.literal('close_requested'),
      closeNote: noteSchema,
      deadline: z.exactOptional(closeDeadlineSchema),
    }),
    z.strictObject({ ...base, decision: z.literal('rejected'), lastRejection: rejectionSchema }),
    z.strictObject({ ...base, decision: z.literal('blocked'), block: blockSchema }),
    z.strictObject({ ...base, decision: z.literal('withdrawn') }),
    z.strictObject({
      ...base,
      decision: z.literal('closed'),
      closedBecause: z.enum(['agreed', 'not_answered_in_time']),
    }),
  ])
  .refine((registration) => registration.id === registrationIdOf(registration), {
    path: ['id'],
    message: 'Invalid id: not that of campaign, shop and product',
  });

/** Reads a stored registration: an unknown decision or version is refused, never guessed at. */
export function parseRegistration(input: unknown): Result<Registration, InputReason> {
  return parseWith(registrationSchema, input);
}

const about = {
  v: z.literal(1),
  registrationId: z.string(),
  campaignId: idSchema,
  agencyId: idSchema,
  shopId: idSchema,
  productId: idSchema,
  attempt: z.int().min(1),
  at: instantSchema,
  actor: actorSchema,
};

const reviewDeadline = z.exactOptional(reviewDeadlineSchema);

/** The schema of a registration event. */
export const registrationEventSchema: z.ZodType<RegistrationEvent> = z.discriminatedUnion('type', [
  z.strictObject({
    ...about,
    type: z.literal('registration_submitted'),
    terms: termsSchema,
    deadline: reviewDeadline,
  }),
  z.strictObject({
    ...about,
    type: z.literal('registration_resubmitted'),
    terms: termsSchema,
    deadline: reviewDeadline,
  }),
  z.strictObject({ ...about, type: z.literal('registration_approved') }),
  z.strictObject({
    ...about,
    type: z.literal('registration_rejected'),
    reasons: storedReasonsSchema,
    note: noteSchema,
    wanted: z.exactOptional(wantedSchema),
  }),
  z.strictObject({
    ...about,
    type: z.literal('registration_blocked'),
    reasons: storedReasonsSchema,
    note: noteSchema,
  }),
  z.strictObject({ ...about, type: z.literal('registration_withdrawn') }),
  z.strictObject({
    ...about,
    type: z.literal('close_requested'),
    note: noteSchema,
    deadline: z.exactOptional(closeDeadlineSchema),
  }),
  z.strictObject({ ...about, type: z.literal('close_request_cancelled') }),
  z.strictObject({
    ...about,
    type: z.literal('registration_closed'),
    because: z.enum(['agreed', 'not_answered_in_time']),
  }),
  z.strictObject({ ...about, type: z.literal('close_declined'), note: noteSchema }),
  z.strictObject({
    ...about,
    type: z.literal('sample_quantity_raised'),
    sampleQuantity: countSchema,
    previous: countSchema,
  }),
  z.strictObject({ ...about, type: z.literal('shop_ads_rate_set'), shopAdsRate: rateSchema }),
  z.strictObject({
    ...about,
    type: z.literal('total_rate_changed'),
    totalRate: rateSchema,
    previous: rateSchema,
  }),
  z.strictObject({ ...about, type: z.literal('creator_rate_set'), creatorRate: rateSchema }),
]);

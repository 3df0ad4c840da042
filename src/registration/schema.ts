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
import { VENDOR_NAME_HALF } from '../core/vendor-name.js';
import type { AdoptedDecision } from './adoption.js';
import { type Closure, platformDisqualificationReasons } from './closure.js';
import type { RegistrationCommandInput } from './commands.js';
import type { SellerContact } from './contact.js';
import type { Deadline } from './deadline.js';
import type { RegistrationEvent } from './events.js';
import { type Hold, holdableCommands, holders, MAXIMUM_HOLDS } from './hold.js';
import type { ObservedDecision } from './observed.js';
import { type Registration, registrationIdOf } from './registration.js';
import {
  type Block,
  platformRejectReasons,
  type Rejection,
  type RejectReason,
  rejectReasons,
  type WantedTerms,
} from './rejection.js';
import { upcastRegistration } from './upcast.js';

/** Longest note of a review or a close request, in UTF-16 code units. */
const LONGEST_NOTE = 1_000;
const MOST_REASONS = 20;

const noteSchema = z.exactOptional(textSchema(LONGEST_NOTE));

/** A seller's contact: texts of bounded length. Whether they are valid is asked by rules. */
export const contactSchema: z.ZodType<SellerContact> = z.strictObject({
  email: textSchema(MAXIMUM_EMAIL_LENGTH),
  whatsapp: z.exactOptional(textSchema(40)),
});

const nameSchema = z.string().regex(new RegExp(`^${VENDOR_NAME_HALF}$`));
const vendorNameSchema = z.templateLiteral([nameSchema, '/', nameSchema]);
const NOT_A_REASON = "Invalid reason: neither the platform's nor vendor/name";

/** Reasons that an agency may give. */
const reasonsSchema: z.ZodType<readonly RejectReason[]> = distinctSchema(
  z.union([z.enum(platformRejectReasons), vendorNameSchema], NOT_A_REASON),
  MOST_REASONS,
);

/** Reasons that a record or an event may hold: a deadline's too. */
const storedReasonsSchema: z.ZodType<readonly RejectReason[]> = distinctSchema(
  z.union([z.enum(rejectReasons), vendorNameSchema], NOT_A_REASON),
  MOST_REASONS,
);

const wantedSchema: z.ZodType<WantedTerms> = z
  .strictObject({ totalRate: z.exactOptional(rateSchema), sampleQuantity: z.exactOptional(countSchema) })
  .refine((wanted) => Object.keys(wanted).length > 0, 'Invalid wish: nothing wanted');

const seen = { seenRevision: countSchema };
const attemptSchema = z.int().min(1);
const heldCommandsSchema = distinctSchema(z.enum(holdableCommands), holdableCommands.length).min(1);

const disqualificationShape = {
  reason: z.union([z.enum(platformDisqualificationReasons), vendorNameSchema], NOT_A_REASON),
  note: noteSchema,
};

const closureSchema: z.ZodType<Closure> = z.discriminatedUnion('because', [
  z.strictObject({ because: z.enum(['agreed', 'not_answered_in_time', 'unknown']) }),
  z.strictObject({ because: z.literal('disqualified'), ...disqualificationShape }),
]);

const observedSchema: z.ZodType<ObservedDecision> = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('pending') }),
  z.strictObject({ decision: z.literal('approved') }),
  z.strictObject({ decision: z.literal('withdrawn') }),
  z.strictObject({ decision: z.literal('close_requested'), note: noteSchema }),
  z.strictObject({
    decision: z.literal('rejected'),
    reasons: z.exactOptional(reasonsSchema),
    note: noteSchema,
    wanted: z.exactOptional(wantedSchema),
  }),
  z.strictObject({
    decision: z.literal('blocked'),
    reasons: z.exactOptional(reasonsSchema),
    note: noteSchema,
  }),
  z.strictObject({ decision: z.literal('closed'), closure: z.exactOptional(closureSchema) }),
]);

/** What an adoption says: the command without its name. */
export const adoptionShape = {
  shopId: idSchema,
  productId: idSchema,
  observed: observedSchema,
  terms: z.exactOptional(termsSchema),
  contact: z.exactOptional(contactSchema),
  attempt: z.exactOptional(attemptSchema),
  registeredAt: z.exactOptional(instantSchema),
  decidedAt: z.exactOptional(instantSchema),
};

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
  z.strictObject({
    type: z.literal('place_hold'),
    holdId: idSchema,
    commands: heldCommandsSchema,
    note: noteSchema,
  }),
  z.strictObject({ type: z.literal('release_hold'), holdId: idSchema }),
  z.strictObject({ type: z.literal('disqualify'), ...disqualificationShape }),
  z.strictObject({ type: z.literal('adopt'), ...adoptionShape }),
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
  attempt: attemptSchema,
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

const holdSchema: z.ZodType<Hold> = z.strictObject({
  id: idSchema,
  commands: heldCommandsSchema,
  placedBy: z.enum(holders),
  placedAt: instantSchema,
  note: noteSchema,
});

const holdsSchema: z.ZodType<readonly Hold[]> = z
  .array(holdSchema)
  .min(1)
  .max(MAXIMUM_HOLDS)
  .refine(
    (holds) => new Set(holds.map(({ id }) => id)).size === holds.length,
    'Invalid holds: the same id twice',
  );

const base = {
  v: z.literal(2),
  id: z.string(),
  campaignId: idSchema,
  agencyId: idSchema,
  shopId: idSchema,
  productId: idSchema,
  attempt: attemptSchema,
  terms: termsSchema,
  contact: contactSchema,
  lastRejection: z.exactOptional(rejectionSchema),
  holds: z.exactOptional(holdsSchema),
  registeredAt: instantSchema,
  decidedAt: instantSchema,
  changedAt: instantSchema,
  revision: countSchema,
};

const pendingShape = { decision: z.literal('pending'), deadline: z.exactOptional(reviewDeadlineSchema) };
const approvedShape = { decision: z.literal('approved') };
const closeRequestedShape = {
  decision: z.literal('close_requested'),
  closeNote: noteSchema,
  deadline: z.exactOptional(closeDeadlineSchema),
};
const rejectedShape = { decision: z.literal('rejected'), lastRejection: rejectionSchema };
const blockedShape = { decision: z.literal('blocked'), block: blockSchema };
const withdrawnShape = { decision: z.literal('withdrawn') };
const closedShape = { decision: z.literal('closed'), closure: closureSchema };

/** The schema of a stored registration. */
export const registrationSchema: z.ZodType<Registration> = z
  .discriminatedUnion('decision', [
    z.strictObject({ ...base, ...pendingShape }),
    z.strictObject({ ...base, ...approvedShape }),
    z.strictObject({ ...base, ...closeRequestedShape }),
    z.strictObject({ ...base, ...rejectedShape }),
    z.strictObject({ ...base, ...blockedShape }),
    z.strictObject({ ...base, ...withdrawnShape }),
    z.strictObject({ ...base, ...closedShape }),
  ])
  .refine((registration) => registration.id === registrationIdOf(registration), {
    path: ['id'],
    message: 'Invalid id: not that of campaign, shop and product',
  });

const adoptedSchema: z.ZodType<AdoptedDecision> = z.discriminatedUnion('decision', [
  z.strictObject(pendingShape),
  z.strictObject(approvedShape),
  z.strictObject(closeRequestedShape),
  z.strictObject(rejectedShape),
  z.strictObject(blockedShape),
  z.strictObject(withdrawnShape),
  z.strictObject(closedShape),
]);

/**
 * Reads a stored registration, of this schema version or an earlier one. An unknown decision or version is refused,
 * never guessed at.
 */
export function parseRegistration(input: unknown): Result<Registration, InputReason> {
  return parseWith(registrationSchema, input, upcastRegistration);
}

const about = {
  v: z.literal(1),
  registrationId: z.string(),
  campaignId: idSchema,
  agencyId: idSchema,
  shopId: idSchema,
  productId: idSchema,
  attempt: attemptSchema,
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
  z.strictObject({
    ...about,
    type: z.literal('hold_placed'),
    holdId: idSchema,
    commands: heldCommandsSchema,
    note: noteSchema,
  }),
  z.strictObject({ ...about, type: z.literal('hold_released'), holdId: idSchema }),
  z.strictObject({ ...about, type: z.literal('registration_disqualified'), ...disqualificationShape }),
  z.strictObject({
    ...about,
    type: z.literal('registration_adopted'),
    adopted: adoptedSchema,
    terms: termsSchema,
    registeredAt: instantSchema,
    decidedAt: instantSchema,
  }),
]);

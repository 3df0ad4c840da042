import * as z from 'zod';
import { rateSchema, termsSchema } from '../commission/schema.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { actorSchema, countSchema, idSchema, instantSchema } from '../core/schema.js';
import type { RegistrationEvent } from './events.js';
import {
  attemptSchema,
  closeDeadlineSchema,
  decreaseShape,
  disqualificationShape,
  heldCommandsSchema,
  NOT_OF_ITS_PRODUCT,
  noteSchema,
  registrationIdSchema,
  reviewDeadlineSchema,
  storedReasonsSchema,
  wantedSchema,
} from './part-schemas.js';
import { adoptedSchema } from './record-schema.js';
import { registrationIdOf } from './registration.js';

const about = {
  v: z.literal(1),
  registrationId: registrationIdSchema,
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
export const registrationEventSchema: z.ZodType<RegistrationEvent> = z
  .discriminatedUnion('type', [
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
    z.strictObject({
      ...about,
      type: z.literal('total_rate_decrease_scheduled'),
      ...decreaseShape,
      current: rateSchema,
    }),
    z.strictObject({
      ...about,
      type: z.literal('creator_rate_set'),
      creatorRate: rateSchema,
      creatorShopAdsRate: z.exactOptional(rateSchema),
    }),
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
  ])
  .refine((event) => event.registrationId === registrationIdOf(event), {
    path: ['registrationId'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** Reads a stored registration event: an unknown type or version is refused, never guessed at. */
export function parseRegistrationEvent(input: unknown): Result<RegistrationEvent, InputReason> {
  return parseWith(registrationEventSchema, input);
}

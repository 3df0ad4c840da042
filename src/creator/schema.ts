import * as z from 'zod';
import { rateSchema } from '../commission/schema.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import { actorSchema, countSchema, idSchema, instantSchema, joinedIdSchema } from '../core/schema.js';
import { NOT_OF_ITS_PRODUCT } from '../registration/part-schemas.js';
import { registrationIdOf } from '../registration/registration.js';
import type { LinkCommandInput } from './commands.js';
import type { CreatorLinkEvent } from './events.js';
import { type CreatorLink, creatorLinkIdOf, type PromisedTerms } from './link.js';
import { creatorPlaceShape, NOT_OF_ITS_CREATOR } from './part-schemas.js';

/** The id of a link: that of its registration, and the creator's. */
const creatorLinkIdSchema: z.ZodType<string> = joinedIdSchema(4, 'link');

const promisedTermsSchema: z.ZodType<PromisedTerms> = z.strictObject({
  totalRate: rateSchema,
  creatorRate: rateSchema,
  shopAdsRate: z.exactOptional(rateSchema),
  creatorShopAdsRate: z.exactOptional(rateSchema),
});

const linkShape = {
  v: z.literal(1),
  id: creatorLinkIdSchema,
  ...creatorPlaceShape,
  terms: promisedTermsSchema,
  addedAt: instantSchema,
  changedAt: instantSchema,
  revision: countSchema,
};

const eventShape = {
  v: z.literal(1),
  ...creatorPlaceShape,
  creatorLinkId: creatorLinkIdSchema,
  at: instantSchema,
  actor: actorSchema,
};

/** The schema of a stored link. */
export const creatorLinkSchema: z.ZodType<CreatorLink> = z
  .discriminatedUnion('decision', [
    z.strictObject({ ...linkShape, decision: z.literal('added') }),
    z.strictObject({ ...linkShape, decision: z.literal('removed'), removedAt: instantSchema }),
  ])
  .refine((link) => link.id === creatorLinkIdOf(link), { path: ['id'], message: NOT_OF_ITS_CREATOR })
  .refine((link) => link.registrationId === registrationIdOf(link), {
    path: ['registrationId'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** The schema of what happened to a link. */
export const creatorLinkEventSchema: z.ZodType<CreatorLinkEvent> = z
  .discriminatedUnion('type', [
    z.strictObject({ ...eventShape, type: z.literal('link_added'), terms: promisedTermsSchema }),
    z.strictObject({ ...eventShape, type: z.literal('link_removed') }),
  ])
  .refine((event) => event.creatorLinkId === creatorLinkIdOf(event), {
    path: ['creatorLinkId'],
    message: NOT_OF_ITS_CREATOR,
  })
  .refine((event) => event.registrationId === registrationIdOf(event), {
    path: ['registrationId'],
    message: NOT_OF_ITS_PRODUCT,
  });

/** The schema of a command on a link. */
export const linkCommandSchema: z.ZodType<LinkCommandInput> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add_link'), creatorId: z.exactOptional(idSchema) }),
  z.strictObject({ type: z.literal('remove_link') }),
]);

/**
 * Reads a command on a creator's link from outside, strictly: unknown commands, extra keys and anything of the wrong
 * shape are refused with the place.
 */
export function parseLinkCommand(input: unknown): Result<LinkCommandInput, InputReason> {
  return parseWith(linkCommandSchema, input);
}

/** Reads a stored link: an unknown decision or version is refused, never guessed at. */
export function parseCreatorLink(input: unknown): Result<CreatorLink, InputReason> {
  return parseWith(creatorLinkSchema, input);
}

/** Reads a stored event of a link: an unknown type or version is refused, never guessed at. */
export function parseCreatorLinkEvent(input: unknown): Result<CreatorLinkEvent, InputReason> {
  return parseWith(creatorLinkEventSchema, input);
}

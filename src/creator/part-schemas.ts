// What records and events of links, and those of sample requests, are made of alike.

import { idSchema } from '../core/schema.js';
import { attemptSchema, registrationIdSchema } from '../registration/part-schemas.js';

/** Whose it is, and under which registration. */
export const creatorPlaceShape = {
  registrationId: registrationIdSchema,
  campaignId: idSchema,
  agencyId: idSchema,
  shopId: idSchema,
  productId: idSchema,
  creatorId: idSchema,
  registrationAttempt: attemptSchema,
};

/** What is said of a record or an event under the id that another creator has under a registration. */
export const NOT_OF_ITS_CREATOR = 'Invalid id: not that of campaign, shop, product and creator';

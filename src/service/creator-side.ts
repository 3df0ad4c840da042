import * as z from 'zod';
import { given } from '../core/given.js';
import type { CampaignId, CreatorId, RegistrationId } from '../core/ids.js';
import { idSchema } from '../core/schema.js';
import type { CreatorSide } from '../ports/queries.js';
import { registrationIdSchema } from '../registration/part-schemas.js';
import type { Caller } from './roles.js';

/** Whose links or sample requests are asked for: everything that is given must hold. */
export interface CreatorSideAsked {
  readonly registrationId?: RegistrationId;
  readonly campaignId?: CampaignId;
  readonly creatorId?: CreatorId;
}

/** Reads what is asked for from outside. */
export const creatorSideShape = {
  registrationId: z.exactOptional(registrationIdSchema),
  campaignId: z.exactOptional(idSchema),
  creatorId: z.exactOptional(idSchema),
};

/** What is asked for, limited to the actor's own. */
export function creatorSide(actor: Caller, asked: CreatorSideAsked): CreatorSide {
  const { registrationId, campaignId, creatorId } = asked;
  const registrationIds = registrationId === undefined ? undefined : [registrationId];
  const campaignIds = campaignId === undefined ? undefined : [campaignId];
  const chosen = { ...given({ registrationIds, campaignIds, creatorId }), ...ownedBy(actor) };
  // What a creator asks for of another creator is nothing.
  return creatorId === undefined || creatorId === chosen.creatorId
    ? chosen
    : { ...chosen, registrationIds: [] };
}

function ownedBy(actor: Caller): CreatorSide {
  switch (actor.role) {
    case 'seller':
      return { shopId: actor.shopId };
    case 'agency':
      return { agencyId: actor.agencyId };
    case 'creator':
      return { creatorId: actor.creatorId };
    case 'platform':
      return {};
  }
}

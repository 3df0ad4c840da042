import { commandRoles } from '../../registration/commands.js';
import type { Caller } from '../../service/roles.js';
import { pick } from '../arbitraries/combinators.js';
import { actorAt } from '../arbitraries/place.js';
import { offerOf } from '../arbitraries/terms.js';
import { commandTried, inputTried } from '../walks/attempts.js';
import { type ModelWorld, modelAgencies, modelShops } from './host.js';
import type { ExecuteDraw, RegistrationDeed, SubmitDraw } from './registration-deeds.js';
import type { ModelRequest, ModelState } from './registration-state.js';

/** What is asked, on screens that were drawn before any of it. */
export function requestsOf(
  deed: RegistrationDeed,
  state: ModelState,
  world: ModelWorld,
): readonly ModelRequest[] {
  switch (deed.does) {
    case 'submit':
      return [submissionOf(deed, state, world)];
    case 'execute':
      return executionOf(deed, state, world);
    case 'together':
      return deed.deeds.flatMap((one) =>
        one.does === 'submit' ? [submissionOf(one, state, world)] : executionOf(one, state, world),
      );
    default:
      return [];
  }
}

function submissionOf(draw: SubmitDraw, { campaign }: ModelState, { policy }: ModelWorld): ModelRequest {
  const actor = { role: 'seller', shopId: pick(modelShops, draw.shop) } as const;
  const batches = [{ productIds: draw.products, ...offerOf(draw.offer, policy) }];
  return { asks: 'submit', actor, form: { campaignId: campaign.id, contact: draw.contact, batches } };
}

function executionOf(
  { registration: place, attempt, stranger }: ExecuteDraw,
  { registrations }: ModelState,
  { policy }: ModelWorld,
): readonly ModelRequest[] {
  if (registrations.size === 0) return [];
  const registration = pick([...registrations.values()], place);
  const type = commandTried(attempt, registration.decision);
  const command = inputTried(type, attempt, { registration, policy, place: registration });
  const own = callerOf(actorAt(commandRoles[type][0], registration));
  return [
    {
      asks: 'execute',
      actor: stranger ? strangerTo(own) : own,
      registrationId: registration.id,
      command,
    },
  ];
}

/** The clock calls nobody: what is the clock's is tried by the platform. */
function callerOf(actor: ReturnType<typeof actorAt>): Caller {
  return actor.role === 'clock' ? { role: 'platform' } : actor;
}

/** Somebody of the same role from elsewhere; of the platform there is but one. */
function strangerTo(actor: Caller): Caller {
  if (actor.role === 'seller')
    return { role: 'seller', shopId: actor.shopId === modelShops[0] ? modelShops[1] : modelShops[0] };
  if (actor.role === 'agency') return { role: 'agency', agencyId: modelAgencies[1] };
  return { role: 'seller', shopId: modelShops[0] };
}

import { overFrom } from '../../campaign/status.js';
import { idUnder } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import type { SampleRequest } from '../../sample/request.js';
import { sampleStatusAt } from '../../sample/status.js';
import { sampleTabStatuses } from '../../sample/tabs.js';
import type { Caller } from '../../service/roles.js';
import type { Replayed } from '../invariants/walk.js';
import type { Screen } from './steps.js';

/** What a screen with figures should say, by looking at every record; nothing for screens without any. */
export function figuresOf(actor: Caller, screen: Screen, replayed: Replayed, at: Instant): unknown {
  switch (screen.shows) {
    case 'sample_counts':
      return countsOf(actor, replayed, at);
    case 'quota':
      return quotaOf(screen.registrationId, replayed, at);
    default:
      return undefined;
  }
}

function countsOf(actor: Caller, { samples, registrations, campaigns }: Replayed, at: Instant): unknown {
  const statuses = [...samples.values()]
    .filter((request) => isOf(actor, request))
    .map((request) => {
      const registration = registrations.get(request.registrationId);
      const campaign = campaigns.get(request.campaignId);
      return registration && campaign && sampleStatusAt(request, registration, campaign, at);
    });
  return Object.fromEntries(
    Object.entries(sampleTabStatuses).map(([tab, shown]) => [
      tab,
      statuses.filter((status) => shown.some((one) => one === status)).length,
    ]),
  );
}

function isOf(actor: Caller, { shopId, agencyId, creatorId }: SampleRequest): boolean {
  switch (actor.role) {
    case 'seller':
      return actor.shopId === shopId;
    case 'agency':
      return actor.agencyId === agencyId;
    case 'creator':
      return actor.creatorId === creatorId;
    case 'platform':
      return true;
  }
}

/** What is reserved is as many requests of the current attempt that wait, as long as the product runs. */
function quotaOf(
  registrationId: string,
  { samples, registrations, campaigns, ledgers }: Replayed,
  at: Instant,
): unknown {
  const registration = registrations.get(registrationId);
  const campaign = registration && campaigns.get(registration.campaignId);
  if (registration === undefined || campaign === undefined) return undefined;
  const { attempt, decision, decidedAt, terms } = registration;
  const { shipped = 0, released = 0 } = ledgers.get(idUnder(registrationId, String(attempt))) ?? {};
  const waiting = [...samples.values()].filter(
    (request) =>
      request.registrationId === registrationId &&
      request.registrationAttempt === attempt &&
      WAITING.has(request.decision),
  ).length;
  const runs = decision === 'approved' || decision === 'close_requested' || decidedAt > at;
  const reserved = runs && at < overFrom(campaign) ? waiting : 0;
  return {
    granted: terms.sampleQuantity,
    reserved,
    shipped,
    released: released + waiting - reserved,
    remaining: Math.max(0, terms.sampleQuantity - reserved - shipped),
  };
}

const WAITING: ReadonlySet<string> = new Set(['agency_review', 'seller_review', 'awaiting_shipment']);

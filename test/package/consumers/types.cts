import partnerCampaigns = require('partner-campaigns');
import machines = require('partner-campaigns/machine');

import type * as main from 'partner-campaigns';
import type * as contract from 'partner-campaigns/contract';
import type * as jsonSchema from 'partner-campaigns/json-schema';
import type * as machine from 'partner-campaigns/machine';
import type * as memory from 'partner-campaigns/memory';
import type * as postgres from 'partner-campaigns/postgres';
import type * as tiktokShop from 'partner-campaigns/tiktok-shop';

/** True for `any` only: a peer that is too old turns our types into it silently. */
type IsAny<T> = 0 extends 1 & T ? true : false;

type AnyExports<Entry> = {
  [Name in keyof Entry]: IsAny<Entry[Name]> extends true ? Name : never;
}[keyof Entry];

const none: [
  AnyExports<typeof main>,
  AnyExports<typeof machine>,
  AnyExports<typeof memory>,
  AnyExports<typeof jsonSchema>,
  AnyExports<typeof contract>,
  AnyExports<typeof postgres>,
  AnyExports<typeof tiktokShop>,
] extends [never, never, never, never, never, never, never]
  ? true
  : false = true;

export const nothingIsAny = none;

/** A host's own code, as it would be written: everything is inferred, nothing is cast. */
export function approve(
  registration: main.Registration,
  facts: main.RegistrationFacts,
  at: main.Instant,
): string {
  const actor = { role: 'agency', agencyId: registration.agencyId } as const;
  const command = { type: 'approve', seenRevision: registration.revision, actor, at } as const;
  const outcome = partnerCampaigns.decide(registration, command, facts);
  if (!outcome.ok) return outcome.refusal.reasons.map((reason) => reason.code).join();
  return outcome.registration.decision;
}

/** A live actor of the machine, typed by its events. */
export function snapshotOf(registration: main.Registration): main.Decision {
  const snapshot = machines.registrationSnapshot(registration);
  return snapshot.context.registration.decision;
}

// @ts-expect-error an unknown decision is none
export const unknown: main.Decision = 'live';

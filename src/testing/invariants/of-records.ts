import { parseCampaign } from '../../campaign/schema.js';
import { joinIds } from '../../core/ids.js';
import type { InputReason } from '../../core/refusal.js';
import type { Result } from '../../core/result.js';
import { parseRegistration } from '../../registration/record-schema.js';
import { type Registration, registrationIdOf } from '../../registration/registration.js';
import { statuses } from '../../registration/status.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { nameOf } from './passage.js';
import { differingFields } from './same.js';
import type { StoredWorld } from './world.js';

/** Every record is what its events make of it, but for the contact and the revision, which are in none. */
export const recordIsItsReplay: Invariant = invariant(
  'record_is_its_replay',
  'Replaying the events of a record gives the record (events and records are one story).',
  function* (world) {
    const { campaigns, registrations } = world.replayed;
    for (const record of world.campaigns) {
      yield* differing('campaign', record, campaigns.get(record.id), { revision: record.revision });
    }
    for (const record of world.registrations) {
      const { revision, contact } = record;
      yield* differing('registration', record, registrations.get(record.id), { revision, contact });
    }
    for (const passage of world.passages) {
      if (passage.failure !== undefined) yield [nameOf(passage), `does not follow: ${passage.failure}`];
    }
    yield* unstored(world);
  },
);

function* differing(
  kind: string,
  record: { readonly id: string },
  replayed: object | undefined,
  unsaid: object,
): Iterable<Finding> {
  const subject = `${kind} ${record.id}`;
  if (replayed === undefined) yield [subject, 'is stored, and nothing ever happened to it'];
  else {
    const fields = differingFields(record, { ...replayed, ...unsaid });
    if (fields.length > 0) yield [subject, `differs from the replay of its events in ${fields.join(', ')}`];
  }
}

function* unstored({ campaigns, registrations, passages }: StoredWorld): Iterable<Finding> {
  const stored = new Set([...campaigns, ...registrations].map(({ id }) => id));
  for (const { event } of passages) {
    const id = 'registrationId' in event ? event.registrationId : event.campaignId;
    if (!stored.has(id)) yield [id, `has the event ${event.type}, and is not stored`];
  }
}

/** A stored decision is the one that the last deciding event names. */
export const decisionHasItsEvent: Invariant = invariant(
  'decision_has_its_event',
  'A stored decision is never changed without an event (R40 to R43, R50, R51).',
  function* ({ campaigns, registrations, replayed }) {
    for (const { id, decision } of [...campaigns, ...registrations]) {
      const told = replayed.decisions.get(id);
      if (told !== decision) yield [id, `is ${decision}, its events say ${told ?? 'nothing'}`];
    }
  },
);

const COMPUTED: ReadonlySet<string> = new Set(['status', 'tab', 'isLive', 'live', 'registrationOpen']);
const STATUSES: ReadonlySet<string> = new Set(statuses);

/** A record is whole, of the newest version, and survives JSON. */
export const recordIsWhole: Invariant = invariant(
  'record_is_whole',
  'Every stored record is one that can be read: all of its fields, and no others.',
  function* (world) {
    // Of what one command touched, a field too many is seen by the replay at once; this is slower, and asks for more.
    if (!world.isWhole) return;
    for (const record of world.campaigns) yield* unreadable('campaign', record, parseCampaign);
    for (const record of world.registrations) yield* unreadable('registration', record, parseRegistration);
  },
);

function* unreadable(
  kind: string,
  record: { readonly id: string },
  parse: (input: unknown) => Result<unknown, InputReason>,
): Iterable<Finding> {
  const parsed = parse(JSON.parse(JSON.stringify(record)));
  if (parsed.ok) return;
  const [{ parameters }] = parsed.refusal.reasons;
  yield [`${kind} ${record.id}`, `cannot be read: ${parameters.path} ${parameters.problem}`];
}

/** Statuses are computed. */
export const noStatusStored: Invariant = invariant(
  'no_status_stored',
  'A status is computed and never stored: a record holds what people decided (R41).',
  function* ({ campaigns, registrations }) {
    for (const record of [...campaigns, ...registrations]) {
      const computed = Object.keys(record).filter((field) => COMPUTED.has(field));
      if (computed.length > 0) yield [record.id, `stores ${computed.join(', ')}`];
    }
    for (const { id, decision } of registrations) {
      const isStatusOnly = STATUSES.has(decision) && !DECISIONS.has(decision);
      if (isStatusOnly) yield [id, `stores the status ${decision} as its decision`];
    }
  },
);

const DECISIONS: ReadonlySet<string> = new Set([
  'pending',
  'approved',
  'close_requested',
  'rejected',
  'blocked',
  'withdrawn',
  'closed',
]);

/** One product of one shop has one registration in a campaign, under the id that is derived from the three. */
export const oneRegistrationPerProduct: Invariant = invariant(
  'one_registration_per_product',
  'A product of a shop is registered once in a campaign (Q28).',
  function* ({ registrations }) {
    const seen = new Set<string>();
    for (const registration of registrations) {
      const { id, campaignId, shopId, productId } = registration;
      const product = joinIds(campaignId, shopId, productId);
      if (seen.has(product)) yield [id, 'is registered twice'];
      seen.add(product);
      if (id !== registrationIdOf(registration))
        yield [id, 'has not the id of its campaign, shop and product'];
    }
  },
);

/** A registration belongs to the agency of its campaign. */
export const registrationHasItsCampaign: Invariant = invariant(
  'registration_has_its_campaign',
  'A registration is in a campaign that is stored, and of its agency.',
  function* ({ registrations, replayed }) {
    for (const { id, campaignId, agencyId } of registrations) {
      const campaign = replayed.campaigns.get(campaignId);
      if (campaign === undefined) yield [id, `is in a campaign that there is not: ${campaignId}`];
      else if (campaign.agencyId !== agencyId)
        yield [id, `is of ${agencyId}, its campaign of ${campaign.agencyId}`];
    }
  },
);

/** The times of a record are in order. */
export const timesInOrder: Invariant = invariant(
  'times_in_order',
  'The times in a record never run backwards: registered, decided, written.',
  function* ({ campaigns, registrations }) {
    for (const campaign of campaigns) {
      const { id, createdAt, changedAt } = campaign;
      if (createdAt > changedAt) yield [id, 'was changed before it was created'];
      if (campaign.decision === 'draft') continue;
      const { publishedAt } = campaign;
      if (publishedAt < createdAt || publishedAt > changedAt) yield [id, 'was published out of order'];
      if (campaign.decision === 'ended_early' && campaign.endedAt < publishedAt)
        yield [id, 'ended before it was published'];
    }
    for (const registration of registrations) yield* outOfOrder(registration);
  },
);

function* outOfOrder(registration: Registration): Iterable<Finding> {
  const { id, registeredAt, decidedAt, changedAt, lastRejection, holds = [] } = registration;
  if (registeredAt > decidedAt) yield [id, 'was decided before it was registered'];
  if (decidedAt > changedAt) yield [id, 'was decided after its last write'];
  if (lastRejection !== undefined && lastRejection.at > decidedAt)
    yield [id, 'was rejected after its decision'];
  if (holds.some(({ placedAt }) => placedAt > changedAt)) yield [id, 'is held since after its last write'];
}

/** `find` and `query` tell of the same records. */
export const findAndQueryAgree: Invariant = invariant(
  'find_and_query_agree',
  'A record that is found by its id is the one that lists show.',
  function* ({ found, campaigns, registrations, isWhole }) {
    if (!isWhole) return;
    yield* disagreeing(found.campaigns, campaigns);
    yield* disagreeing(found.registrations, registrations);
  },
);

function* disagreeing(
  found: readonly { readonly id: string }[],
  listed: readonly { readonly id: string }[],
): Iterable<Finding> {
  const byId = new Map(found.map((record) => [record.id, record]));
  for (const record of listed) {
    const other = byId.get(record.id);
    if (other === undefined) yield [record.id, 'is listed, and not found by its id'];
    else {
      const fields = differingFields(other, record);
      if (fields.length > 0) yield [record.id, `is found and listed with different ${fields.join(', ')}`];
    }
  }
}

import { parseCampaign } from '../../campaign/schema.js';
import { idUnder, joinIds } from '../../core/ids.js';
import type { InputReason } from '../../core/refusal.js';
import type { Result } from '../../core/result.js';
import type { CreatorLink } from '../../creator/link.js';
import { parseCreatorLink } from '../../creator/schema.js';
import { happenedTo } from '../../ports/save.js';
import { parseRegistration } from '../../registration/record-schema.js';
import { type Registration, registrationIdOf } from '../../registration/registration.js';
import { statuses } from '../../registration/status.js';
import { sampleLedgerIdOf } from '../../sample/ledger.js';
import { parseSampleLedger } from '../../sample/ledger-schema.js';
import { parseSampleRequest } from '../../sample/record-schema.js';
import type { SampleRequest } from '../../sample/request.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { standing } from './of-revisions.js';
import { nameOf } from './passage.js';
import { differingFields } from './same.js';
import { savedName } from './saved-name.js';
import type { StoredWorld } from './world.js';

/** Every record is what its events make of it, but for the contact and the revision, which are in none. */
export const recordIsItsReplay: Invariant = invariant(
  'record_is_its_replay',
  'Replaying the events of a record gives the record (events and records are one story).',
  function* (world) {
    const { campaigns, registrations, links, samples, ledgers } = world.replayed;
    for (const record of world.campaigns) {
      yield* differing('campaign', record, campaigns.get(record.id), { revision: record.revision });
    }
    for (const record of world.registrations) {
      const { revision, contact } = record;
      yield* differing('registration', record, registrations.get(record.id), { revision, contact });
    }
    for (const record of world.links)
      yield* differing('creator_link', record, links.get(record.id), { revision: record.revision });
    for (const record of world.samples)
      yield* differing('sample_request', record, samples.get(record.id), { revision: record.revision });
    for (const record of world.ledgers)
      yield* differing('sample_ledger', record, ledgers.get(record.id), { revision: record.revision });
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

function* unstored(world: StoredWorld): Iterable<Finding> {
  const stored = new Set(standing(world).map(({ key }) => savedName(key)));
  for (const passage of world.passages) {
    const { event } = passage;
    const key = happenedTo(event);
    if (!stored.has(savedName(key)))
      yield [`${key.kind} ${key.id}`, `has the event ${event.type}, and is not stored`];
    if (passage.kind !== 'sample_request') continue;
    const id = sampleLedgerIdOf(passage.event);
    if (!stored.has(savedName({ kind: 'sample_ledger', id })))
      yield [`sample_ledger ${id}`, `is moved by ${event.type}, and is not stored`];
  }
}

/** A stored decision is the one that the last deciding event names. */
export const decisionHasItsEvent: Invariant = invariant(
  'decision_has_its_event',
  'A stored decision is never changed without an event (R40 to R43, R50, R51).',
  function* ({ campaigns, registrations, links, samples, replayed }) {
    const decided = [
      ...campaigns.map(({ id, decision }) => ({ kind: 'campaign', id, decision }) as const),
      ...registrations.map(({ id, decision }) => ({ kind: 'registration', id, decision }) as const),
      ...links.map(({ id, decision }) => ({ kind: 'creator_link', id, decision }) as const),
      ...samples.map(({ id, decision }) => ({ kind: 'sample_request', id, decision }) as const),
    ];
    for (const { decision, ...key } of decided) {
      const told = replayed.decisions.get(savedName(key));
      if (told !== decision) yield [savedName(key), `is ${decision}, its events say ${told ?? 'nothing'}`];
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
    for (const record of world.links) yield* unreadable('creator_link', record, parseCreatorLink);
    for (const record of world.samples) yield* unreadable('sample_request', record, parseSampleRequest);
    for (const record of world.ledgers) yield* unreadable('sample_ledger', record, parseSampleLedger);
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
  function* ({ campaigns, registrations, links, samples }) {
    for (const record of [...campaigns, ...registrations, ...links, ...samples]) {
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

/** What a creator has is under a registration, once of each kind, under the id that is derived from both. */
export const oneRecordPerCreator: Invariant = invariant(
  'one_record_per_creator',
  'A creator has one link and one sample request for a registered product, and an attempt of the registration one ledger (R68, R88, Q22).',
  function* ({ links, samples, ledgers }) {
    for (const records of [links, samples]) {
      const seen = new Set<string>();
      for (const record of records) {
        const name = idUnder(record.registrationId, record.creatorId);
        if (seen.has(name)) yield [record.id, 'is there twice'];
        seen.add(name);
        if (record.id !== name) yield [record.id, 'has not the id of its registration and creator'];
      }
    }
    for (const ledger of ledgers)
      if (ledger.id !== idUnder(ledger.registrationId, String(ledger.registrationAttempt)))
        yield [ledger.id, 'has not the id of its registration and attempt'];
  },
);

/** What a creator has is under a registration that is stored. */
export const creatorsRecordsHaveTheirRegistration: Invariant = invariant(
  'creators_records_have_their_registration',
  'Links, sample requests and ledgers are under a registration that is stored, of its campaign, shop, product and agency, and of no attempt that it has not come to.',
  function* ({ links, samples, ledgers, replayed }) {
    for (const record of [...links, ...samples, ...ledgers]) {
      const registration = replayed.registrations.get(record.registrationId);
      if (registration === undefined)
        yield [record.id, `is under a registration that there is not: ${record.registrationId}`];
      else {
        const fields = (['campaignId', 'agencyId', 'shopId', 'productId'] as const).filter(
          (field) => registration[field] !== record[field],
        );
        if (fields.length > 0) yield [record.id, `differs from its registration in ${fields.join(', ')}`];
        if (record.registrationAttempt < 1 || record.registrationAttempt > registration.attempt)
          yield [
            record.id,
            `is of attempt ${record.registrationAttempt}, its registration of ${registration.attempt}`,
          ];
      }
    }
  },
);

/** The times of a record are in order. */
export const timesInOrder: Invariant = invariant(
  'times_in_order',
  'The times in a record never run backwards: registered, decided, written.',
  function* ({ campaigns, registrations, links, samples }) {
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
    for (const link of links) yield* linkOutOfOrder(link);
    for (const request of samples) yield* sampleOutOfOrder(request);
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

function* linkOutOfOrder(link: CreatorLink): Iterable<Finding> {
  const { id, addedAt, changedAt } = link;
  if (addedAt > changedAt) yield [id, 'was added after its last write'];
  if (link.decision === 'removed' && link.removedAt < addedAt) yield [id, 'was removed before it was added'];
}

function* sampleOutOfOrder(request: SampleRequest): Iterable<Finding> {
  const { id, requestedAt, decidedAt, changedAt } = request;
  const times: number[] = [requestedAt];
  if ('shippedAt' in request && request.shippedAt !== undefined) times.push(request.shippedAt);
  if ('receivedAt' in request && request.receivedAt !== undefined) times.push(request.receivedAt);
  if (request.decision === 'completed') times.push(request.content.postedAt);
  times.push(decidedAt, changedAt);
  if (times.some((time, index) => time < (times[index - 1] ?? 0)))
    yield [id, 'was asked for, shipped, received, shown, decided and written out of order'];
}

/** `find` and `query` tell of the same records. */
export const findAndQueryAgree: Invariant = invariant(
  'find_and_query_agree',
  'A record that is found by its id is the one that lists show.',
  function* ({ found, campaigns, registrations, links, samples, isWhole }) {
    if (!isWhole) return;
    yield* disagreeing(found.campaigns, campaigns);
    yield* disagreeing(found.registrations, registrations);
    yield* disagreeing(found.links, links);
    yield* disagreeing(found.samples, samples);
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

import { sql } from 'kysely';
import { parseCampaignEvent } from '../campaign/schema.js';

import { parseCreatorLinkEvent } from '../creator/schema.js';
import type { DomainEvent, EventfulKey, RecordKey } from '../ports/save.js';
import type { EventPage, StoredEvent } from '../ports/store.js';
import { parseRegistrationEvent } from '../registration/event-schema.js';
import { parseSampleEvent } from '../sample/event-schema.js';
import type { Tables } from './find.js';
import { campaignOf } from './keys.js';
import { textSql } from './parameters.js';
import { readStored } from './stored.js';

interface EventRow {
  readonly kind: EventfulKey['kind'];
  /** Its place in the history, or in the feed. */
  readonly place: number;
  readonly body: unknown;
}

const readers: Readonly<Record<EventfulKey['kind'], (document: unknown) => DomainEvent>> = {
  campaign: readStored(parseCampaignEvent),
  registration: readStored(parseRegistrationEvent),
  creator_link: readStored(parseCreatorLinkEvent),
  sample_request: readStored(parseSampleEvent),
};

/** What happened to one record, oldest first. A cursor is a place in its history, and tells nothing of other records. */
export async function readHistory(
  { db, schema }: Tables,
  of: RecordKey,
  { limit, after }: EventPage,
): Promise<readonly StoredEvent[]> {
  const last = placeIn(after);
  const campaignId = campaignOf(of);
  if (last === null || campaignId === undefined) return [];
  const { rows } = await sql<EventRow>`
    select event.kind, event.ordinal::float8 as place, event.body from ${sql.id(schema, 'events')} as event
    where campaign_id = ${textSql(campaignId)} and kind = ${of.kind}::text and record_id = ${textSql(of.id)}
      and ordinal > ${last}::bigint
    order by event.ordinal limit ${limit}::int`.execute(db);
  return rows.map(storedEvent);
}

/**
 * Everything that happened, in the order of the feed. What was committed since somebody last read is given its place
 * first, which is a write: a standby that only reads cannot.
 */
export async function readFeed(tables: Tables, page: EventPage): Promise<readonly StoredEvent[]> {
  const last = placeIn(page.after);
  if (last === null) return [];
  await givePlaces(tables, page.limit);
  return placedEvents(tables, last, page.limit);
}

/** Gives a number of events their places, the oldest first: those that were committed and have none. */
export async function givePlaces({ db, schema }: Tables, limit: number): Promise<void> {
  await sql`select ${sql.id(schema, 'give_places')}(${Math.max(limit, AT_ONCE)}::int)`.execute(db);
}

/** However few are read: the next reader finds them placed. */
const AT_ONCE = 1_000;

/** The events that have a place behind another. */
export async function placedEvents(
  { db, schema }: Tables,
  after: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<EventRow>`
    select event.kind, event.place::float8 as place, event.body from ${sql.id(schema, 'events')} as event
    where event.place > ${after}::bigint order by event.place limit ${limit}::int`.execute(db);
  return rows.map(storedEvent);
}

/** The place that a cursor stands for; `null` for what is no cursor. */
function placeIn(cursor = '0'): number | null {
  return /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
}

function storedEvent({ kind, place, body }: EventRow): StoredEvent {
  return { cursor: String(place), event: readers[kind](body) };
}

import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import {
  type CommandReceipt,
  happenedTo,
  type ReadRecord,
  type SaveAnswer,
  type SaveGroup,
  writtenIn,
} from '../ports/save.js';
import { campaignOf } from './keys.js';
import { retryCrossed } from './retry.js';
import {
  campaignRow,
  creatorLinkRow,
  guardRow,
  registrationRow,
  sampleLedgerRow,
  sampleRequestRow,
} from './rows.js';
import { saveParameters } from './save-function.js';
import type { recordKinds } from './tables.js';
import { type PlacedGroup, wavesOf } from './waves.js';

/** How many waves one statement saves. Nearly every call is one wave. */
const WAVES_AT_ONCE = 100;

/** What the function says of a group that it did not save. */
interface Finding {
  readonly group_number: number;
  /** The kind of a record that stands otherwise, or `receipt`. */
  readonly kind: string;
  readonly id: string | null;
  readonly receipt: CommandReceipt | null;
}

/**
 * Saves groups in one statement, so in one round trip, unless they come to more than a hundred waves. In a transaction of
 * the host it is tried once: what failed there is the host's to roll back.
 */
export async function saveGroups(
  { db, schema }: { readonly db: QueryExecutorProvider; readonly schema: string },
  groups: readonly SaveGroup[],
  context: QueryExecutorProvider | undefined,
): Promise<readonly SaveAnswer[]> {
  const waves = wavesOf(groups);
  const findings: Finding[] = [];
  for (let first = 0; first < waves.length; first += WAVES_AT_ONCE) {
    const calls = waves.slice(first, first + WAVES_AT_ONCE).map((wave) => callOf(schema, wave));
    const statement = sql<Finding>`${sql.join(calls, sql` union all `)}`;
    const { rows } =
      context === undefined
        ? await retryCrossed(() => statement.execute(db))
        : await statement.execute(context);
    findings.push(...rows);
  }
  const ofGroup = new Map<number, Finding[]>();
  for (const finding of findings) {
    const of = ofGroup.get(finding.group_number) ?? [];
    ofGroup.set(finding.group_number, of);
    of.push(finding);
  }
  return groups.map((group, place) => answerOf(group, ofGroup.get(place) ?? []));
}

function answerOf(group: SaveGroup, findings: readonly Finding[]): SaveAnswer {
  for (const { receipt } of findings) if (receipt !== null) return { outcome: 'duplicate', receipt };
  if (findings.length === 0) return { outcome: 'saved' };
  const moved = new Set(findings.map(({ kind, id }) => `${kind} ${id}`));
  const conflicts = [...writtenIn(group), ...group.reads]
    .filter(({ kind, id }) => moved.has(`${kind} ${id}`))
    .map(({ kind, id }) => ({ kind, id }));
  return { outcome: 'conflict', conflicts };
}

function callOf(schema: string, wave: readonly PlacedGroup[]): RawBuilder<unknown> {
  const rows = rowsOf(wave);
  const parameters = saveParameters.map((name) => {
    const given = rows.get(name);
    return given === undefined ? sql`null` : sql`${JSON.stringify(given)}::json`;
  });
  return sql`select * from ${sql.id(schema, 'save')}(${sql.join(parameters)})`;
}

/** What a wave comes to, parameter by parameter. */
function rowsOf(wave: readonly PlacedGroup[]): ReadonlyMap<string, readonly object[]> {
  const rows = new Map<string, object[]>();
  const add = (parameter: string, place: number, row: object) => {
    const given = rows.get(parameter) ?? [];
    rows.set(parameter, given);
    given.push({ group_number: place, ...row });
  };
  let number = 0;
  for (const { group, place } of wave) {
    const { creatorLinks = [], sampleRequests = [], sampleLedgers = [], receipt } = group;
    const write = (kind: (typeof recordKinds)[number], { revision }: { revision: number }, row: object) =>
      add(`${revision === 0 ? 'p_new' : 'p_changed'}_${kind}`, place, row);
    for (const campaign of group.campaigns) write('campaign', campaign, campaignRow(campaign));
    for (const one of group.registrations) write('registration', one, registrationRow(one));
    for (const link of creatorLinks) write('creator_link', link, creatorLinkRow(link));
    for (const request of sampleRequests) write('sample_request', request, sampleRequestRow(request));
    for (const ledger of sampleLedgers) write('sample_ledger', ledger, sampleLedgerRow(ledger));
    for (const guard of group.guards) write('guard', guard, guardRow(guard));
    for (const read of group.reads) add(`p_read_${read.kind}`, place, readRow(read));
    for (const event of group.events) {
      const { kind, id } = happenedTo(event);
      number += 1;
      const about = { number, campaign_id: event.campaignId, kind, record_id: id };
      add('p_events', place, { ...about, body: event });
    }
    if (receipt !== undefined) {
      const { tenant, id } = receipt;
      add('p_receipts', place, { tenant, id, body: receipt });
    }
  }
  return rows;
}

function readRow(read: ReadRecord): object {
  return { campaign_id: campaignOf(read), id: read.id, revision: read.revision };
}

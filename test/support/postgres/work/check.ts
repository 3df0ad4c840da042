import { isDeepStrictEqual } from 'node:util';
import {
  type Campaign,
  type CommandKey,
  type CreatorLink,
  type DomainEvent,
  type EventfulKey,
  evolveCampaign,
  evolveLedger,
  evolveLink,
  evolveRegistration,
  evolveSampleRequest,
  happenedTo,
  isCampaignEvent,
  isLinkEvent,
  isRegistrationEvent,
  isSampleEvent,
  type Registration,
  type SampleLedger,
  type SampleRequest,
  type Store,
  type StoredEvent,
  sampleLedgerIdOf,
} from 'partner-campaigns';
import { days } from '../../build.ts';
import type { Effect, Job } from './jobs.ts';

/** How far a job is: sent once or more and not answered, or answered. */
export interface SentJob {
  readonly job: Job;
  readonly isAnswered: boolean;
}

/** What was found. */
export interface Findings {
  /** What must not be; none when all is well. */
  readonly problems: readonly string[];
  readonly events: number;
  readonly records: number;
  /** Jobs without an answer of which something stands: all of it, or a part. */
  readonly unheard: readonly { readonly job: Job; readonly isWhole: boolean }[];
}

type Kept = Campaign | Registration | CreatorLink | SampleRequest;

/** A record that may be there, with what must have happened to it, in order. */
interface Story {
  readonly of: EventfulKey;
  readonly steps: { readonly effect: Effect; readonly sent: SentJob }[];
}

const AT_ONCE = 1_000;
/** Of so many records, the history of one is read as well; of all that a job without an answer is about, always. */
const HISTORIES = 50;

/**
 * Holds what is stored to what was sent: of each record just so many commands as there are events, from the first on; all
 * of what was answered; nothing twice; each record the replay of its events; a receipt for each command that was done, and
 * for no other; groups whole or not at all. Nobody may write meanwhile.
 */
export async function findingsIn(store: Store, sent: readonly SentJob[]): Promise<Findings> {
  const problems: string[] = [];
  const stories = storiesOf(sent);
  const entries = await wholeFeed(store);
  const events = byRecord(entries);
  for (const name of events.keys()) if (!stories.has(name)) problems.push(`${name} was never sent`);
  if (new Set(entries.map(({ cursor }) => cursor)).size !== entries.length)
    problems.push('The feed has two entries with one cursor');

  const standing = await recordsOf(store, [...stories.values()]);
  const doneSteps = new Map<Effect, boolean>();
  for (const [name, { steps }] of stories) {
    const happened = events.get(name) ?? [];
    for (const [index, { effect, sent: of }] of steps.entries()) {
      const isDone = index < happened.length;
      doneSteps.set(effect, isDone);
      if (!isDone && of.isAnswered) problems.push(`${name}: ${effect.event} of ${of.job.name} is lost`);
      if (isDone && happened[index]?.type !== effect.event)
        problems.push(`${name}: ${happened[index]?.type} stands where ${effect.event} was sent`);
    }
    if (happened.length > steps.length)
      problems.push(`${name} has ${happened.length} events, and ${steps.length} commands were sent`);
    problems.push(...unlikeReplay(name, happened, standing.get(name)));
  }

  const ledgers = replayedLedgers(entries);
  const keptLedgers = await inChunks(
    [...ledgers.keys()],
    async (ids) => (await store.creators?.ledgers.find(ids)) ?? [],
  );
  for (const [index, [id, ledger]] of [...ledgers].entries())
    if (!isDeepStrictEqual(keptLedgers[index], ledger))
      problems.push(`ledger ${id} is not what its requests tell`);

  problems.push(...(await wrongReceipts(store, stories, doneSteps)));
  problems.push(...brokenGroups(sent, doneSteps));
  problems.push(...(await unlikeHistories(store, stories, events)));
  problems.push(...(await unlikeCounts(store, events)));
  const unheard = sent.flatMap(({ job, isAnswered }) => {
    const count = doneIn(job, doneSteps);
    return isAnswered || count === 0 ? [] : [{ job, isWhole: count === job.effects.length }];
  });
  return { problems, events: entries.length, records: events.size, unheard };
}

function nameOf({ kind, id }: EventfulKey): string {
  return `${kind} ${id}`;
}

function storiesOf(sent: readonly SentJob[]): ReadonlyMap<string, Story> {
  const stories = new Map<string, Story>();
  for (const one of sent)
    for (const effect of one.job.effects) {
      const name = nameOf(effect.of);
      const story = stories.get(name) ?? { of: effect.of, steps: [] };
      stories.set(name, story);
      story.steps.push({ effect, sent: one });
    }
  return stories;
}

async function wholeFeed(store: Store): Promise<readonly StoredEvent[]> {
  const entries: StoredEvent[] = [];
  for (;;) {
    const after = entries.at(-1)?.cursor;
    const page = await store.feed({ limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
    entries.push(...page);
    if (page.length < AT_ONCE) return entries;
  }
}

function byRecord(entries: readonly StoredEvent[]): ReadonlyMap<string, DomainEvent[]> {
  const events = new Map<string, DomainEvent[]>();
  for (const { event } of entries) {
    const name = nameOf(happenedTo(event));
    const known = events.get(name);
    if (known === undefined) events.set(name, [event]);
    else known.push(event);
  }
  return events;
}

async function recordsOf(store: Store, stories: readonly Story[]): Promise<ReadonlyMap<string, Kept>> {
  const { creators } = store;
  const finders: Readonly<
    Record<EventfulKey['kind'], (ids: readonly string[]) => Promise<readonly (Kept | undefined)[]>>
  > = {
    campaign: (ids) => store.campaigns.find(ids),
    registration: (ids) => store.registrations.find(ids),
    creator_link: async (ids) => (await creators?.links.find(ids)) ?? [],
    sample_request: async (ids) => (await creators?.samples.find(ids)) ?? [],
  };
  const records = new Map<string, Kept>();
  for (const kind of ['campaign', 'registration', 'creator_link', 'sample_request'] as const) {
    const ids = stories.flatMap(({ of }) => (of.kind === kind ? [of.id] : []));
    const found = await inChunks(ids, finders[kind]);
    for (const [index, id] of ids.entries()) {
      const record = found[index];
      if (record !== undefined) records.set(`${kind} ${id}`, record);
    }
  }
  return records;
}

async function inChunks<Key, Found>(
  keys: readonly Key[],
  find: (some: readonly Key[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let index = 0; index < keys.length; index += AT_ONCE)
    found.push(...(await find(keys.slice(index, index + AT_ONCE))));
  return found;
}

/** A record is the replay of its events, its revision is their number, and it is there if they are. */
function unlikeReplay(
  name: string,
  events: readonly DomainEvent[],
  record: Kept | undefined,
): readonly string[] {
  if (events.length === 0)
    return record === undefined ? [] : [`${name} is stored, and nothing ever happened to it`];
  if (record === undefined) return [`${name} has ${events.length} events, and is not stored`];
  const unsaid = 'contact' in record ? { contact: record.contact } : {};
  let replayed: Kept | undefined;
  try {
    replayed = replay(events);
  } catch (error) {
    return [`${name} has events that do not follow each other: ${error}`];
  }
  return isDeepStrictEqual(record, { ...replayed, ...unsaid, revision: events.length })
    ? []
    : [`${name} is at revision ${record.revision}, and not the replay of its ${events.length} events`];
}

function replay(events: readonly DomainEvent[]): Kept | undefined {
  let campaign: Campaign | undefined;
  let registration: Registration | undefined;
  let link: CreatorLink | undefined;
  let sample: SampleRequest | undefined;
  for (const event of events)
    if (isCampaignEvent(event)) campaign = evolveCampaign(campaign, event);
    else if (isRegistrationEvent(event)) registration = evolveRegistration(registration, event);
    else if (isLinkEvent(event)) link = evolveLink(link, event);
    else if (isSampleEvent(event)) sample = evolveSampleRequest(sample, event);
  return campaign ?? registration ?? link ?? sample;
}

function replayedLedgers(entries: readonly StoredEvent[]): ReadonlyMap<string, SampleLedger> {
  const ledgers = new Map<string, SampleLedger>();
  const revisions = new Map<string, number>();
  for (const { event } of entries) {
    if (!isSampleEvent(event)) continue;
    const id = sampleLedgerIdOf(event);
    const before = ledgers.get(id);
    const after = evolveLedger(before, event);
    if (after === undefined || after === before) continue;
    const revision = (revisions.get(id) ?? 0) + 1;
    revisions.set(id, revision);
    ledgers.set(id, { ...after, revision });
  }
  return ledgers;
}

/** A receipt is there just if what its command does is there. */
async function wrongReceipts(
  store: Store,
  stories: ReadonlyMap<string, Story>,
  done: ReadonlyMap<Effect, boolean>,
): Promise<readonly string[]> {
  const wanted = new Map<string, { readonly key: CommandKey; readonly isDone: boolean }>();
  for (const { steps } of stories.values())
    for (const { effect } of steps) {
      const { receipt: key } = effect;
      wanted.set(`${key.tenant} ${key.id}`, { key, isDone: done.get(effect) === true });
    }
  const all = [...wanted.values()];
  const found = await inChunks(
    all.map(({ key }) => key),
    (keys) => store.findCommands(keys),
  );
  return all.flatMap(({ key, isDone }, index) => {
    if ((found[index] !== undefined) === isDone) return [];
    return isDone
      ? [`${key.id} of ${key.tenant} was done, and has no receipt`]
      : [`${key.id} of ${key.tenant} has a receipt, and was not done`];
  });
}

/** How many commands of a job were done. */
function doneIn(job: Job, done: ReadonlyMap<Effect, boolean>): number {
  return job.effects.filter((effect) => done.get(effect) === true).length;
}

function brokenGroups(sent: readonly SentJob[], done: ReadonlyMap<Effect, boolean>): readonly string[] {
  return sent.flatMap(({ job }) => {
    if (!job.isOneGroup) return [];
    const count = doneIn(job, done);
    return count === 0 || count === job.effects.length
      ? []
      : [`${job.name} is one group, and ${count} of its ${job.effects.length} commands were saved`];
  });
}

async function unlikeHistories(
  store: Store,
  stories: ReadonlyMap<string, Story>,
  events: ReadonlyMap<string, readonly DomainEvent[]>,
): Promise<readonly string[]> {
  const chosen = [...stories].filter(
    ([, { steps }], index) => index % HISTORIES === 0 || steps.some(({ sent }) => !sent.isAnswered),
  );
  const problems: string[] = [];
  for (const [name, { of }] of chosen) {
    const history = await store.history(of, { limit: AT_ONCE });
    if (
      !isDeepStrictEqual(
        history.map(({ event }) => event),
        events.get(name) ?? [],
      )
    )
      problems.push(`${name} has another history than the feed tells`);
  }
  return problems;
}

/** Counts are of what there is. */
async function unlikeCounts(
  store: Store,
  events: ReadonlyMap<string, readonly DomainEvent[]>,
): Promise<readonly string[]> {
  const at = days(3);
  const told = (kind: EventfulKey['kind']) =>
    [...events.keys()].filter((name) => name.startsWith(`${kind} `)).length;
  const sumOf = (counts: readonly { readonly count: number }[]) =>
    counts.reduce((sum, { count }) => sum + count, 0);
  const counted = {
    campaign: await store.campaigns.count({ at }),
    registration: sumOf(await store.registrations.count({ at })),
    sample_request: sumOf((await store.creators?.samples.count({ at })) ?? []),
  };
  return (['campaign', 'registration', 'sample_request'] as const).flatMap((kind) =>
    counted[kind] === told(kind)
      ? []
      : [`${counted[kind]} of ${kind} are counted, and the feed tells of ${told(kind)}`],
  );
}

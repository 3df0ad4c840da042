import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { createRandom } from '../../../../src/testing/simulator/random.js';
import type { PostgresServer } from '../server.ts';
import { connectTo, type HostDatabase, migrate, storeOver } from '../stores.ts';
import { findingsIn, type SentJob } from './check.ts';
import { type Client, startClient } from './clients.ts';
import { type Job, jobsOf } from './jobs.ts';

/** How clients are made to crash, and the server. */
export interface CrashOptions {
  /** A server that nobody else uses: it is stopped. */
  readonly server: PostgresServer;
  /** Decides what is sent, who is killed, and about when. */
  readonly seed: number;
  /** How many clients are killed. */
  readonly kills: number;
  /** How often the server is stopped as by a power cut. */
  readonly stops: number;
  /** How many clients work at once; one more waits to take over. */
  readonly clients: number;
  /** Most products of one form. */
  readonly products: number;
  /** So many crashes are made over the same tables; then come others, in partitions or not, in turns. */
  readonly crashesOverOne: number;
  readonly onProgress?: (done: CrashFigures) => void;
}

/** What was done, and what came of it. */
export interface CrashFigures {
  kills: number;
  /** Those that hit a client at a save: it had begun, and had not heard of its end. */
  killsInSave: number;
  /** Those after which the server was still at the work of the client. */
  killsAtWork: number;
  /** Jobs that were sent again at once by another client, beside what the server might still be at. */
  takenOver: number;
  stops: number;
  /** Saves that the server took with it. */
  savesCut: number;
  answered: number;
  /** Calls without an answer: their client was killed, or the server stopped. */
  unanswered: number;
  /** Of those, how many were saved all the same. */
  savedUnheard: number;
  /** The same, of which a part was saved: groups of one call are independent. */
  savedInPart: number;
  /** Calls that were sent again after their answer, by whichever client, to hear the same. */
  sentAgain: number;
  checks: number;
  events: number;
  records: number;
  /** What must not be. */
  problems: string[];
}

/** A lane of jobs, each sent once the one before it was answered. */
interface Lane {
  readonly jobs: Generator<Job, never>;
  readonly sent: { readonly job: Job; isAnswered: boolean; answer?: unknown }[];
  isBusy: boolean;
}

const APPLICATION = 'crashing client';
/** So many kills of a hundred are aimed at a save; the others come at any time. */
const AIMED = 92;
/** How many saves tell how long they take, less one. */
const LATELY = 8;

/** Makes clients and the server crash in the middle of bulk work, and looks at everything after each time. */
export async function makeCrashes(options: CrashOptions): Promise<CrashFigures> {
  const { server, seed, kills, stops, onProgress } = options;
  const random = createRandom(seed);
  const figures = noFigures();
  const admin = connectTo(server.urlOf(), { application: 'watching', connections: 2 });
  const saveTimes = new Map<string, number[]>();
  let started = 0;
  const start = (): Client => {
    started += 1;
    return startClient(`${APPLICATION} ${started}`, {
      took: (method, milliseconds) => {
        const times = saveTimes.get(method) ?? [];
        saveTimes.set(method, [...times.slice(-LATELY), milliseconds]);
      },
    });
  };
  const clients = Array.from({ length: options.clients + 1 }, start);

  /** Waits for a moment within a save, as long as such saves were lately, and gives the client that is at it. */
  async function amidASave(): Promise<Client> {
    for (;;) {
      const client = await Promise.race(clients.map((one) => one.saving().then(() => one)));
      const times = saveTimes.get(client.job?.call.method ?? '') ?? [];
      const usual = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 10;
      await delay(random.below(Math.ceil(usual * 0.75)));
      if (client.isSaving) return client;
    }
  }

  async function overOneSchema(number: number, crashes: readonly ('kill' | 'stop')[]): Promise<void> {
    const schema = `crashes_${number}`;
    await migrate(admin, number % 2 === 0 ? { schema, partitions: 4 } : { schema });
    const store = storeOver(admin, schema);
    const lanes = Array.from(
      { length: options.clients },
      (_, lane): Lane => ({
        jobs: jobsOf(lane, seed * 100 + number, options.products),
        sent: [],
        isBusy: false,
      }),
    );
    let isOpen = false;
    const sizes = { events: 0, records: 0 };
    /** Jobs that were saved without an answer. */
    const counted = new Set<Job>();
    let giveUp: (error: unknown) => void = () => {};
    /** Rejects when a client ends by itself, which no crash of another may lead to. */
    const broken = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    broken.catch(() => {});
    /** Calls that are under way. */
    const underWay = new Set<Promise<void>>();

    /** The last job of a lane if it has no answer yet, and else its next. */
    function nextOf(lane: Lane): Lane['sent'][number] {
      const last = lane.sent.at(-1);
      if (last !== undefined && !last.isAnswered) return last;
      const next = { job: lane.jobs.next().value, isAnswered: false };
      lane.sent.push(next);
      return next;
    }

    function send(client: Client, lane: Lane, sent: Lane['sent'][number]): Promise<void> {
      lane.isBusy = true;
      const call = client.work({ url: server.urlOf(), schema, job: sent.job }).then((told) => {
        lane.isBusy = false;
        if (told?.tells === 'answered') hear(sent, told.answer);
        else figures.unanswered += 1;
        dispatch();
      });
      const ended = call.catch(giveUp).finally(() => underWay.delete(ended));
      underWay.add(ended);
      return ended;
    }

    function hear(sent: Lane['sent'][number], answer: unknown): void {
      if (!sent.isAnswered) {
        figures.answered += 1;
        sent.isAnswered = true;
        sent.answer = answer;
        if (!isAccepted(answer))
          figures.problems.push(`${sent.job.name} was not accepted: ${JSON.stringify(answer).slice(0, 500)}`);
        return;
      }
      figures.sentAgain += 1;
      if (!isDeepStrictEqual(answer, sent.answer))
        figures.problems.push(`${sent.job.name} was answered otherwise when it was sent again`);
    }

    /** Gives work to everybody but one. */
    function dispatch(): void {
      if (!isOpen) return;
      const free = lanes.filter(({ isBusy }) => !isBusy);
      const idle = clients.filter(({ job }) => job === undefined);
      for (const lane of free) {
        if (idle.length === 1) return;
        const client = idle.shift();
        if (client !== undefined) send(client, lane, nextOf(lane));
      }
    }

    /** Waits until everything that is under way has ended, also what the server does for those who are dead. */
    async function quiet(): Promise<void> {
      isOpen = false;
      while (underWay.size > 0) await Promise.all(underWay);
      while ((await atWork(admin, APPLICATION)) > 0) await delay(5);
    }

    async function check(): Promise<void> {
      await quiet();
      const before = figures.problems.length;
      const { problems, events, records, unheard } = await findingsIn(store, sentIn(lanes));
      for (const { job, isWhole } of unheard) {
        if (counted.has(job)) continue;
        counted.add(job);
        if (isWhole) figures.savedUnheard += 1;
        else figures.savedInPart += 1;
      }
      figures.checks += 1;
      [sizes.events, sizes.records] = [events, records];
      for (const problem of problems.slice(0, 20)) figures.problems.push(`${schema}: ${problem}`);
      if (figures.problems.length > before) throw new CrashProblem();
    }

    async function kill(): Promise<void> {
      const isAimed = random.percent(AIMED);
      if (!isAimed) await delay(random.below(200));
      const victim = isAimed ? await amidASave() : random.pick(clients);
      const lane = lanes.find(({ sent, isBusy }) => isBusy && sent.at(-1)?.job === victim.job);
      const dying = victim.kill();
      const isAtWork = (await atWork(admin, victim.application)) > 0;
      const { wasSaving } = await dying;
      clients.splice(clients.indexOf(victim), 1);
      figures.kills += 1;
      if (wasSaving) figures.killsInSave += 1;
      if (isAtWork) figures.killsAtWork += 1;
      isOpen = false;
      const [spare] = clients.filter(({ job }) => job === undefined);
      const last = lane?.sent.at(-1);
      if (
        spare !== undefined &&
        lane !== undefined &&
        last !== undefined &&
        !last.isAnswered &&
        random.percent(50)
      ) {
        figures.takenOver += 1;
        send(spare, lane, last);
      }
      const next = start();
      await check();
      await next.ready;
      clients.push(next);
    }

    async function stop(): Promise<void> {
      await amidASave();
      isOpen = false;
      const failed = () => clients.reduce((sum, { failedSaves }) => sum + failedSaves, 0);
      const before = failed();
      await server.stopImmediately();
      await Promise.all(underWay);
      await server.start();
      figures.stops += 1;
      figures.savesCut += failed() - before;
      await check();
    }

    /** Sends everything again, each lane in its order: it was all answered, and must be answered so again. */
    async function sendAgain(): Promise<void> {
      for (const round of ['unanswered', 'all'] as const)
        await Promise.all(
          lanes.map(async (lane, index) => {
            const client = clients[index];
            if (client === undefined) throw new TypeError('There are fewer clients than lanes');
            for (const sent of lane.sent)
              if (round === 'all' || !sent.isAnswered) await send(client, lane, sent);
          }),
        );
    }

    await Promise.all(clients.map(({ ready }) => ready));
    for (const crash of crashes) {
      isOpen = true;
      dispatch();
      await Promise.race([crash === 'kill' ? kill() : stop(), broken]);
      onProgress?.(figures);
    }
    await Promise.race([sendAgain(), broken]);
    await check();
    if (sentIn(lanes).some(({ isAnswered }) => !isAnswered))
      figures.problems.push('A job was left unanswered');
    figures.events += sizes.events;
    figures.records += sizes.records;
    await sql`drop schema ${sql.id(schema)} cascade`.execute(admin);
  }

  try {
    const crashes = inTurns(kills, stops);
    for (let number = 0; crashes.length > 0; number += 1)
      await overOneSchema(number, crashes.splice(0, options.crashesOverOne));
  } catch (error) {
    // What was found is told with everything else; whatever else went wrong is passed on.
    if (!(error instanceof CrashProblem)) throw error;
  } finally {
    await Promise.all(clients.map((client) => client.kill()));
    await admin.destroy();
  }
  return figures;
}

/** Something was found that must not be: nothing is done after that. */
class CrashProblem extends Error {}

function noFigures(): CrashFigures {
  return {
    kills: 0,
    killsInSave: 0,
    killsAtWork: 0,
    takenOver: 0,
    stops: 0,
    savesCut: 0,
    answered: 0,
    unanswered: 0,
    savedUnheard: 0,
    savedInPart: 0,
    sentAgain: 0,
    checks: 0,
    events: 0,
    records: 0,
    problems: [],
  };
}

function sentIn(lanes: readonly Lane[]): readonly SentJob[] {
  return lanes.flatMap(({ sent }) => sent);
}

/** Kills with stops evenly between them. */
function inTurns(kills: number, stops: number): ('kill' | 'stop')[] {
  const all = kills + stops;
  return Array.from({ length: all }, (_, index) =>
    Math.floor(((index + 1) * stops) / all) > Math.floor((index * stops) / all) ? 'stop' : 'kill',
  );
}

/** Whether an answer says that everything was accepted. */
function isAccepted(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true) return false;
  if (!('value' in answer) || typeof answer.value !== 'object' || answer.value === null) return false;
  const { value } = answer;
  return !('items' in value) || (Array.isArray(value.items) && value.items.every(({ ok }) => ok === true));
}

/** How many connections of an application the server is at work for. */
async function atWork(admin: HostDatabase, application: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where starts_with(application_name, ${application}) and state <> 'idle'`.execute(admin);
  return rows[0]?.count ?? 0;
}

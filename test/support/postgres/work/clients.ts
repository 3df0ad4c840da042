import { endProcess, startProcess } from '../processes.ts';
import type { Call, Job } from './jobs.ts';
import { marks, type Order, type Told } from './messages.ts';

/** A client process, as its parent has it. */
export interface Client {
  /** The name that the server shows for its connections. */
  readonly application: string;
  /** Resolves once it can be asked; rejects when it cannot be started. */
  readonly ready: Promise<void>;
  /** The job that it is at, if it is at one. */
  readonly job: Job | undefined;
  /** Gives it a job; `null` when it is killed before it has told how it went. Rejects when it ends by itself. */
  work(order: Order): Promise<Told | null>;
  /** Resolves at its next save, at once if it is at one. */
  saving(): Promise<void>;
  /** Whether it is at a save, as far as it has told. */
  readonly isSaving: boolean;
  /** How many of its saves the storage has failed. */
  readonly failedSaves: number;
  /** Kills it, with no way to notice; resolves once it has ended, and tells whether it was at a save then. */
  kill(): Promise<{ readonly wasSaving: boolean }>;
}

/** How long saves took lately. */
export interface SaveTimes {
  /** A save of a job by this method took so many milliseconds. */
  took(method: Call['method'], milliseconds: number): void;
}

/** Starts a client process. */
export function startClient(application: string, times: SaveTimes): Client {
  const child = startProcess(new URL('./client.ts', import.meta.url), [application]);
  let job: Job | undefined;
  let isSaving = false;
  let failedSaves = 0;
  let began = 0;
  let onSaving: (() => void)[] = [];
  let isKilled = false;
  let onTold: ((told: Told | null) => void) | undefined;
  let onEnded: ((error: Error) => void) | undefined;

  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    for (const mark of text) {
      isSaving = mark === marks.saving;
      if (isSaving) {
        began = performance.now();
        for (const resolve of onSaving) resolve();
        onSaving = [];
      } else if (mark === marks.failed) failedSaves += 1;
      else if (job !== undefined) times.took(job.call.method, performance.now() - began);
    }
  });

  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (told: Told) => {
      if (told.tells === 'ready') {
        resolve();
        return;
      }
      job = undefined;
      onTold?.(told);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const error = new Error(`${application} ended by itself, with ${code ?? signal}`);
      reject(error);
      if (isKilled) onTold?.(null);
      else onEnded?.(error);
    });
  });
  // Whoever waits hears of it; nobody may have begun to.
  ready.catch(() => {});

  return {
    application,
    ready,
    get job() {
      return job;
    },
    get isSaving() {
      return isSaving;
    },
    get failedSaves() {
      return failedSaves;
    },
    work: (order) => {
      job = order.job;
      return new Promise((resolve, reject) => {
        onTold = resolve;
        onEnded = reject;
        child.send(order);
      });
    },
    saving: () =>
      isSaving
        ? Promise.resolve()
        : new Promise((resolve) => {
            onSaving.push(resolve);
          }),
    kill: async () => {
      isKilled = true;
      await endProcess(child, 'SIGKILL');
      return { wasSaving: isSaving };
    },
  };
}

import type { SaveAnswer, SaveGroup } from '../../ports/save.js';
import { type Fault, type FaultKind, InjectedFault } from './faults.js';

/** One try of a call: what goes wrong in it, and what it saved. */
export interface Attempt {
  readonly caller: number;
  /** What was thrown into it, if anything was: all of its other calls fail with it too. */
  readonly injected: InjectedFault | undefined;
  /** The groups that were saved for it. */
  readonly saved: readonly SaveGroup[];
  /** How often others go first, at each call. */
  readonly patience: number;
  /** Whether something that its directories are asked for is not known to them. */
  readonly isUnknown: boolean;
  /** Makes a call to a port that reads, unless something goes wrong. */
  reading<Found>(of: 'storage' | 'directory', call: () => Promise<Found>): Promise<Found>;
  /** Makes a call that saves, unless something goes wrong: before, after or in the middle. */
  saving(
    groups: readonly SaveGroup[],
    save: (groups: readonly SaveGroup[]) => Promise<readonly SaveAnswer[]>,
  ): Promise<readonly SaveAnswer[]>;
  /** The instant that the caller's clock shows, of the true one. */
  reads(now: number): number;
  /** Whether every reading of the clock shows the same instant, if time does not pass. */
  readonly hasOneInstant: boolean;
}

/** Who hears of what happens in attempts. */
export interface Witness {
  fired(kind: FaultKind): void;
  conflicted(): void;
  saved(group: SaveGroup): void;
}

/** Begins a try of a call. */
export function createAttempt(caller: number, faults: readonly Fault[], witness: Witness): Attempt {
  const byKind = new Map(faults.map((fault) => [fault.kind, fault]));
  const told = new Set<FaultKind>();
  const saved: SaveGroup[] = [];
  let injected: InjectedFault | undefined;
  let calls = 0;
  let saves = 0;
  let readings = 0;

  function fire(kind: FaultKind): void {
    if (!told.has(kind)) witness.fired(kind);
    told.add(kind);
  }

  function fail(kind: FaultKind): never {
    fire(kind);
    injected = new InjectedFault(kind);
    throw injected;
  }

  function begin(): void {
    if (injected !== undefined) throw injected;
    calls += 1;
    for (const kind of AT_ONCE) if (byKind.has(kind)) fire(kind);
    if (calls === (byKind.get('failing_storage')?.by ?? 0)) fail('failing_storage');
    if (calls === (byKind.get('crash_while_reading')?.by ?? 0)) fail('crash_while_reading');
  }

  async function saveNow(
    groups: readonly SaveGroup[],
    save: (groups: readonly SaveGroup[]) => Promise<readonly SaveAnswer[]>,
  ): Promise<readonly SaveAnswer[]> {
    const answers = await save(groups);
    for (const [index, group] of groups.entries()) {
      const outcome = answers[index]?.outcome;
      if (outcome === 'conflict') witness.conflicted();
      if (outcome !== 'saved') continue;
      saved.push(group);
      witness.saved(group);
    }
    saves += 1;
    return answers;
  }

  return {
    caller,
    get injected() {
      return injected;
    },
    saved,
    patience: byKind.get('slow_storage')?.by ?? 0,
    get isUnknown() {
      const isUnknown = byKind.has('unknown_to_directory');
      if (isUnknown) fire('unknown_to_directory');
      return isUnknown;
    },
    reading: async (of, call) => {
      begin();
      if (of === 'directory' && byKind.has('failing_directory')) fail('failing_directory');
      return call();
    },
    saving: async (groups, save) => {
      begin();
      if (byKind.has('crash_before_save')) fail('crash_before_save');
      if (saves > 0 && byKind.has('crash_between_saves')) fail('crash_between_saves');
      if (groups.length > 1 && byKind.has('cut_save')) {
        await saveNow(groups.slice(0, Math.ceil(groups.length / 2)), save);
        fail('cut_save');
      }
      const answers = await saveNow(groups, save);
      if (byKind.has('lost_reply')) fail('lost_reply');
      if (byKind.has('crash_after_save')) fail('crash_after_save');
      return answers;
    },
    hasOneInstant: !byKind.has('clock_backwards'),
    reads: (now) => {
      readings += 1;
      const ahead = byKind.get('clock_within_tolerance')?.by ?? byKind.get('clock_beyond_tolerance')?.by ?? 0;
      const back = byKind.get('clock_backwards')?.by ?? 0;
      for (const kind of CLOCKS) if (byKind.has(kind)) fire(kind);
      return now + ahead - back * (readings - 1);
    },
  };
}

/** What happens with the first call to a port. */
const AT_ONCE = ['slow_storage', 'duplicate', 'late'] as const;
const CLOCKS = ['clock_within_tolerance', 'clock_beyond_tolerance', 'clock_backwards'] as const;

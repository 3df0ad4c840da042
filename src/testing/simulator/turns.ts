import type { Random } from './random.js';

/** A call to a port that waits for its turn. */
export interface Turn {
  /** Whose call it is: calls of one caller may be answered in any order too, but it waits for them. */
  readonly caller: number;
  /** How often others go first. */
  patience: number;
  /** Makes the call and lets its caller go on. Never rejects. */
  run(): Promise<void>;
}

/** Calls to ports, of which one is answered at a time, in an order that draws decide. */
export interface Turns {
  /** Lines up a call. */
  inTurn<Found>(caller: number, patience: number, call: () => Promise<Found>): Promise<Found>;
  /** Answers calls until all who work are done, and tells how often one caller came between the calls of another. */
  runAll(work: readonly Promise<void>[], random: Random): Promise<number>;
}

/**
 * How often callers may go on by themselves before the next call is answered: all of what they do between two calls is
 * promises that are settled already, and no longer a chain of them than this.
 */
const LONGEST_BREATH = 60;
/** After so many breaths in which nobody calls and nobody is done, somebody waits for what never comes. */
const MOST_BREATHS = 10_000;

/** Makes an empty queue. */
export function createTurns(): Turns {
  const waiting: Turn[] = [];
  return {
    inTurn: (caller, patience, call) =>
      new Promise((resolve, reject) => {
        waiting.push({ caller, patience, run: () => call().then(resolve, reject) });
      }),
    runAll: async (work, random) => {
      let open = work.length;
      for (const each of work) {
        each.finally(() => {
          open -= 1;
        });
      }
      let between = 0;
      let last = -1;
      const begun = new Set<number>();
      for (let idle = 0; idle < MOST_BREATHS; ) {
        await breath(() => callersIn(waiting) >= open && (open > 0 || waiting.length === 0));
        const turn = takeTurn(waiting, random);
        if (turn === undefined) {
          if (open === 0) return between;
          idle += 1;
          continue;
        }
        idle = 0;
        if (turn.caller !== last && begun.has(turn.caller)) between += 1;
        last = turn.caller;
        begun.add(turn.caller);
        await turn.run();
      }
      throw new TypeError('The simulation stands still: somebody waits for what is no call to a port');
    },
  };
}

/** Lets callers go on until all of them wait, or are done. */
async function breath(isOver: () => boolean): Promise<void> {
  for (let tick = 0; tick < LONGEST_BREATH && !isOver(); tick += 1) await undefined;
}

function callersIn(waiting: readonly Turn[]): number {
  if (waiting.length < 2) return waiting.length;
  return new Set(waiting.map(({ caller }) => caller)).size;
}

/** Takes one of those who wait, past those who let others go first. */
function takeTurn(waiting: Turn[], random: Random): Turn | undefined {
  if (waiting.length === 0) return undefined;
  const eager = waiting.length === 1 ? waiting : waiting.filter(({ patience }) => patience === 0);
  const turn = random.pick(eager.length === 0 ? waiting : eager);
  waiting.splice(waiting.indexOf(turn), 1);
  for (const other of waiting) if (other.caller !== turn.caller && other.patience > 0) other.patience -= 1;
  return turn;
}

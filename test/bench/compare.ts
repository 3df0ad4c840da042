/** One way of doing the work; gives back what keeps the work from being thrown away. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
  /** Makes ready for the next run; its time is not taken. */
  readonly prepare?: () => Promise<void>;
}

/** What is measured: ours against a peer that does the same work. */
export interface Comparison {
  readonly name: string;
  readonly ours: Contender;
  readonly peer: Contender;
  /** How much work one run is, for times per piece. */
  readonly pieces: number;
  readonly rounds: number;
  /** How many times the peer's time ours may take; `null`: reported only. */
  readonly target: number | null;
}

/** The least and the middle of a contender's times, in nanoseconds a piece. */
interface Times {
  readonly name: string;
  readonly best: number;
  readonly median: number;
}

/** One row of the results. */
export interface Row {
  readonly name: string;
  readonly ours: Times;
  readonly peer: Times;
  readonly ratio: { readonly best: number; readonly median: number };
  readonly target: number | null;
  readonly pass: boolean | null;
}

/** `-- --long` takes so many times the rounds. */
const TIMES = process.argv.includes('--long') ? 8 : 1;

/** Runs both by turns, each first in every other round, so that what disturbs one disturbs the other. */
export async function compare({ name, ours, peer, pieces, rounds, target }: Comparison): Promise<Row> {
  const contenders = [
    { ...ours, times: [] as number[] },
    { ...peer, times: [] as number[] },
  ] as const;
  const counted = rounds * TIMES;
  const warmUp = Math.ceil(rounds / 5);
  for (let round = 0; round < counted + warmUp; round += 1) {
    for (const { run, prepare, times } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      if (prepare !== undefined) {
        await prepare();
        // What was made ready is no garbage of the run.
        globalThis.gc?.();
      }
      const elapsed = await timeOf(run);
      if (round >= warmUp) times.push(elapsed / pieces);
    }
    tellProgress(name, (round + 1) / (counted + warmUp));
  }
  return rowOf({ name, target }, timesOf(contenders[0]), timesOf(contenders[1]));
}

/** How long one run takes, in nanoseconds; what answers later is waited for. */
export async function timeOf(run: Contender['run']): Promise<number> {
  const begin = process.hrtime.bigint();
  const answer = run();
  if (answer instanceof Promise) await answer;
  return Number(process.hrtime.bigint() - begin);
}

/** Tells whoever started this process how far a comparison is. */
function tellProgress(name: string, done: number): void {
  process.send?.({ progress: { name, done } });
}

/** The least and the middle of what a contender took. */
export function timesOf({
  name,
  times,
}: {
  readonly name: string;
  readonly times: readonly number[];
}): Times {
  const sorted = times.toSorted((one, other) => one - other);
  return { name, best: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}

/** The row of a comparison: ours, the peer, and the ratios of the two. */
export function rowOf(
  { name, target }: { readonly name: string; readonly target: number | null },
  ours: Times,
  peer: Times,
): Row {
  const ratio = { best: ours.best / peer.best, median: ours.median / peer.median };
  // A tenth of room: that much is noise.
  return { name, ours, peer, ratio, target, pass: target === null ? null : ratio.median <= target * 1.1 };
}

/** The rows as a table: nanoseconds a piece at best, and the ratios. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ name, ours, peer, ratio, target, pass }) => [
    name,
    ours.best.toFixed(1),
    peer.best.toFixed(1),
    ratioOf(ratio.best),
    ratioOf(ratio.median),
    target === null ? '' : String(target),
    pass === null ? '' : pass ? 'yes' : 'NO',
  ]);
  const lines = [['', 'ours', 'peer', 'ratio: best', 'median', 'target', 'met'], ...cells];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths?.[column] ?? 0) : cell.padStart(widths?.[column] ?? 0),
        )
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** Two digits behind the point, and three that say something where ours takes next to nothing. */
function ratioOf(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2);
}

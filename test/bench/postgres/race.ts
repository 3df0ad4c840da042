import { type Row, rowOf, timesOf } from '../compare.ts';
import { showProgress } from './progress.ts';

/** One way of doing the work, done again in every round. */
export interface Racer {
  readonly name: string;
  /** How much work one round is, for times per piece. */
  readonly pieces: number;
  /** Whatever a round needs and is not measured. */
  readonly prepare?: (round: number) => Promise<void>;
  readonly run: (round: number) => Promise<unknown>;
}

/** What is measured: one way against another. */
export interface Race {
  readonly name: string;
  readonly ours: Racer;
  readonly peer: Racer;
  readonly rounds: number;
  readonly warmUp: number;
  /** How many times the peer's time ours may take; `null`: reported only. */
  readonly target: number | null;
}

/** Runs both by turns, each first in every other round, so that what disturbs one disturbs the other. */
export async function race({ name, ours, peer, rounds, warmUp, target }: Race): Promise<Row> {
  const racers = [
    { ...ours, times: [] as number[] },
    { ...peer, times: [] as number[] },
  ] as const;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const { run, prepare, pieces, times } of round % 2 === 0 ? racers : racers.toReversed()) {
      await prepare?.(round);
      const begin = process.hrtime.bigint();
      await run(round);
      const elapsed = Number(process.hrtime.bigint() - begin);
      if (round >= warmUp) times.push(elapsed / pieces);
    }
    showProgress(name, round + 1, rounds + warmUp);
  }
  return rowOf({ name, target }, timesOf(racers[0]), timesOf(racers[1]));
}

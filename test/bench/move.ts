import { deepStrictEqual } from 'node:assert/strict';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Registration } from 'partner-campaigns';
import { type Row, rowOf, timesOf } from './compare.ts';
import { lifeSteps } from './life.ts';
import { movers } from './movers.ts';

// XState and ours ask the same rules: in one process each would run on what the other has taught the runtime.

type Name = keyof typeof movers;

/** What the move alone costs: the commands of one life, beside engines that run the same rules. */
export async function rows(): Promise<readonly Row[]> {
  for (const [index] of lifeSteps.slice(1).entries()) {
    const record = movers.decide.moved(index) as Registration;
    for (const name of ['transition', 'actor', 'robot3'] as const) {
      deepStrictEqual(movers[name].moved(index), record);
    }
    for (const name of ['table', 'bare'] as const)
      deepStrictEqual(movers[name].moved(index), record.decision);
  }
  const names: readonly Name[] = ['table', 'bare', 'decide', 'transition', 'actor', 'robot3'];
  const alone = names.map((name) => {
    const child = fork(fileURLToPath(new URL('mover.js', import.meta.url)), [name]);
    child.setMaxListeners(0);
    const answer = () =>
      new Promise<number>((resolve, reject) => {
        child.once('message', (time: number) => resolve(time));
        child.once('exit', () => reject(new Error(`${name} ended`)));
      });
    const run = () => {
      const answered = answer();
      child.send('run');
      return answered;
    };
    return { name, run, times: [] as number[], child };
  });
  const rounds = process.argv.includes('--long') ? 200 : 25;
  for (let round = 0; round < rounds + 5; round += 1) {
    for (const { run, times } of round % 2 === 0 ? alone : alone.toReversed()) {
      const time = await run();
      if (round >= 5) times.push(time);
    }
    process.send?.({ progress: { name: 'move', done: (round + 1) / (rounds + 5) } });
  }
  for (const { child } of alone) child.disconnect();
  const [table, bare, ours, transition, actor, robot] = alone.map(timesOf);
  if (!table || !bare || !ours || !transition || !actor || !robot) throw new Error('Somebody is missing');
  return [
    rowOf({ name: 'the move alone, by the table / XState transition()', target: 1 / 50 }, table, bare),
    rowOf({ name: 'decide / XState transition() with events and records', target: null }, ours, transition),
    rowOf({ name: 'decide / a live XState actor', target: null }, ours, actor),
    rowOf({ name: 'decide / robot3', target: null }, ours, robot),
  ];
}

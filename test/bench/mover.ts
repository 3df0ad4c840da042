// One engine in a process of its own: started by move.ts

import { lifeSteps } from './life.ts';
import { movers } from './movers.ts';

const [, , name] = process.argv;
const mover = Object.entries(movers).find(([known]) => known === name)?.[1];
if (mover === undefined) throw new Error(`There is no ${name}`);
const { prepare, run } = mover;

const LIVES = 600;
const moves = lifeSteps.length - 1;

process.on('message', () => {
  let elapsed = 0n;
  for (let life = 0; life < LIVES; life += 1) {
    // What an engine needs to stand where the life begins is not the move.
    const begun = prepare();
    const begin = process.hrtime.bigint();
    for (let index = 0; index < moves; index += 1) run(begun, index);
    elapsed += process.hrtime.bigint() - begin;
  }
  process.send?.(Number(elapsed) / (LIVES * moves));
});

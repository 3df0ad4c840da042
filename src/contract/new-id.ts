import { idSchema } from '../core/schema.js';
import type { NewId } from '../ports/clock.js';
import { type ContractCase, contractCase } from './case.js';
import { expectThat, shown } from './expect.js';

/** A maker of ids to be tried. */
export interface NewIdContractOptions {
  /** Gives what makes ids, anew each time: as one more process, or the same one after a restart, has it. */
  readonly createNewId: () => NewId | Promise<NewId>;
}

const NEW_ID = {
  of: 'NewId',
  says: 'Makes a new id that was never used: 1 to 200 characters, such as a UUID.',
};

const IDS = 10_000;

/** What {@link NewId} promises, as cases. */
export function newIdContract({ createNewId }: NewIdContractOptions): readonly ContractCase[] {
  const group = 'new ids';
  const promise = NEW_ID;
  return [
    contractCase(
      { group, promise, name: 'they are ids: 1 to 200 characters, none of them a control character' },
      async () => {
        const newId = await createNewId();
        for (let made = 0; made < 100; made += 1) {
          const id: unknown = newId();
          const isId = idSchema.safeParse(id).success;
          expectThat(isId, 'an id of 1 to 200 characters without control characters', `it is ${shown(id)}`);
        }
      },
    ),
    contractCase({ group, promise, name: 'they are all different' }, async () => {
      const newId = await createNewId();
      const ids = new Set(Array.from({ length: IDS }, () => newId()));
      expectThat(ids.size === IDS, `${IDS} different ids`, `${ids.size} of them are different`);
    }),
    contractCase({ group, promise, name: 'two processes never make the same' }, async () => {
      const [one, other] = [await createNewId(), await createNewId()];
      const ids = new Set(Array.from({ length: 1_000 }, () => one()));
      const again = Array.from({ length: 1_000 }, () => other()).filter((id) => ids.has(id));
      expectThat(
        again.length === 0,
        'ids that another maker of ids has not made',
        `${again.length} of 1,000 were made by both, such as ${shown(again[0])}`,
      );
    }),
  ];
}

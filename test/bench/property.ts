import fc from 'fast-check';
import { commandRoles, decide, type RegistrationCommand } from 'partner-campaigns';
import {
  acceptedCommands,
  actorsAt,
  fixtures,
  registrationInputs,
  situations,
} from 'partner-campaigns/testing';
import { isOwnCommand } from '../../src/registration/authority.js';
import { theFacts } from '../support/build.ts';
import { compare, type Row } from './compare.ts';

const situation = situations();

/** Situations, each with a command that it accepts, where it accepts any. */
const aimed = situation.chain((asked) =>
  (acceptedCommands(asked) ?? fc.constant(null)).map((command) => ({ ...asked, command })),
);

const { pending } = fixtures.registration;
const actors = actorsAt(pending);
const facts = theFacts();

/** Any commands, on one record: as cheap as commands are to make. */
const any = registrationInputs().map((input): RegistrationCommand => {
  const command = { ...input, at: pending.changedAt, actor: actors[commandRoles[input.type][0]] };
  if (!isOwnCommand(command)) throw new TypeError(`${input.type} is not of its first role`);
  return command;
});

/** Runs a property of so many commands; the count keeps the work from being thrown away. */
function run<Drawn>(numRuns: number, make: fc.Arbitrary<Drawn>, test: (drawn: Drawn) => boolean): number {
  let held = 0;
  const property = fc.property(make, (drawn) => {
    held += test(drawn) ? 1 : 0;
  });
  fc.assert(property, { numRuns, seed: 7 });
  return held;
}

const nothing = () => true;

/** Properties over `decide` against generating their commands alone. */
export async function rows(): Promise<readonly Row[]> {
  const measured = { rounds: 25, target: 1.5 };
  return [
    await compare({
      ...measured,
      pieces: 500,
      name: 'a property of situations / making them and their commands',
      ours: {
        name: 'decided',
        run: () =>
          run(500, aimed, ({ registration, command, facts: known }) => {
            return command === null || decide(registration, command, known).ok;
          }),
      },
      peer: { name: 'made', run: () => run(500, aimed, nothing) },
    }),
    await compare({
      ...measured,
      pieces: 5_000,
      name: 'a property of one record / making commands alone',
      ours: { name: 'decided', run: () => run(5_000, any, (command) => decide(pending, command, facts).ok) },
      peer: { name: 'made', run: () => run(5_000, any, nothing) },
    }),
  ];
}

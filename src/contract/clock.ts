import { type Instant, isInstant } from '../core/instant.js';
import type { Clock } from '../ports/clock.js';
import { type ContractCase, contractCase } from './case.js';
import { expectThat, shown } from './expect.js';

/** A clock to be tried. */
export interface ClockContractOptions {
  /** Gives the clock. */
  readonly createClock: () => Clock | Promise<Clock>;
}

const NOW = {
  of: 'Clock.now',
  says: 'The current instant, in whole milliseconds; it is not read backwards.',
};

const TURN_OF_THE_CENTURY = Date.UTC(2000, 0, 1);
const A_LONG_WAY_OFF = Date.UTC(2200, 0, 1);
const READINGS = 10_000;

/** What {@link Clock} promises, as cases. */
export function clockContract({ createClock }: ClockContractOptions): readonly ContractCase[] {
  const group = 'clock';
  const promise = NOW;
  return [
    contractCase({ group, promise, name: 'it gives instants: whole milliseconds' }, async () => {
      const clock = await createClock();
      for (let reading = 0; reading < 100; reading += 1) {
        const now: unknown = clock.now();
        expectThat(isInstant(now), 'now() to give whole epoch milliseconds', `it gives ${shown(now)}`);
      }
    }),
    contractCase(
      { group, promise, name: 'it is of this age: neither seconds nor microseconds' },
      async () => {
        const now: Instant = (await createClock()).now();
        expectThat(
          TURN_OF_THE_CENTURY <= now && now < A_LONG_WAY_OFF,
          'now() to lie between the years 2000 and 2200',
          `it gives ${shown(now)}`,
        );
      },
    ),
    contractCase({ group, promise, name: 'it does not go back' }, async () => {
      const clock = await createClock();
      let last = clock.now();
      for (let reading = 0; reading < READINGS; reading += 1) {
        const now = clock.now();
        expectThat(now >= last, `now() to give ${last} or later, as it did before`, `it gives ${now}`);
        last = now;
      }
    }),
  ];
}

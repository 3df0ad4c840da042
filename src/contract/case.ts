import { ContractError, Mismatch, type PortPromise } from './failure.js';

/**
 * One thing that a port promises, with what tries it. A case is a value and knows no test runner: any runner can name
 * it and run it.
 */
export interface ContractCase {
  /** What it is about, such as `guards`. */
  readonly group: string;
  /** What holds when it passes: a sentence, unique within its group. */
  readonly name: string;
  /** The promise that it tries, in the words of the port's documentation. */
  readonly promise: PortPromise;
  /** What a host must declare, all of it, before it is run; absent when every host must pass it. */
  readonly capabilities?: readonly string[];
  /** Why it is not to be run; absent when it is. */
  readonly skip?: string;
  /**
   * Tries it. Rejects with a {@link ContractError} when the promise is broken, and also when it was to be skipped: what
   * was not tried has not passed.
   */
  run(): Promise<void>;
}

/** Makes a case of work that throws a `Mismatch`, or whatever a port threw, when the promise is broken. */
export function contractCase(
  about: Omit<ContractCase, 'run'>,
  work: () => void | Promise<void>,
): ContractCase {
  return {
    ...about,
    run: async () => {
      if (about.skip !== undefined) throw new TypeError(`${about.group}: ${about.name}: ${about.skip}`);
      try {
        await work();
      } catch (error) {
        const mismatch = error instanceof Mismatch ? error : thrown(error);
        throw new ContractError(about.promise, mismatch, { cause: error });
      }
    },
  };
}

function thrown(error: unknown): Mismatch {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Mismatch('an answer', `it threw ${what}`);
}

/** What a port promises, in the words of its documentation. */
export interface PortPromise {
  /** The port and its member, such as `Store.save`. */
  readonly of: string;
  /** The sentence itself. */
  readonly says: string;
}

/** What a case expected of a port, and what came instead. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: string, options?: ErrorOptions) {
    super(`expected ${expected}, and ${came}`, options);
    this.expected = expected;
    this.came = came;
  }
}

/** What a case of the contract fails with: a port did not do what it promises. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  /** Tells it from others, also across two copies of the library. */
  readonly code = 'contract_broken';
  /** The promise that is broken, in the words of the port's documentation. */
  readonly promise: PortPromise;
  /** What was asked of the port, and what it should have answered. */
  readonly expected: string;
  /** What it answered. */
  readonly came: string;

  /** Says of a promise how it was broken. */
  constructor(
    promise: PortPromise,
    { expected, came }: { readonly expected: string; readonly came: string },
    options?: ErrorOptions,
  ) {
    super(
      [`${promise.of} does not do what it promises`, ...detailsOf({ promise, expected, came })].join('\n  '),
      options,
    );
    this.promise = promise;
    this.expected = expected;
    this.came = came;
  }
}

/** What there is to say of a broken promise, line by line. */
export function detailsOf({
  promise,
  expected,
  came,
}: Pick<ContractError, 'promise' | 'expected' | 'came'>): readonly string[] {
  return [`promise:  "${promise.says}"`, `expected: ${expected}`, `came:     ${came}`];
}

/** Ends a `switch` over a closed union: reaching it at run time is a bug of the caller, so it throws. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}

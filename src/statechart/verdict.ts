import type { Verdict } from './compile.js';

/** The reasons as a verdict: none of them is none. */
export function everyReason<Reason>([first, ...others]: readonly Reason[]): Verdict<Reason> {
  return first === undefined ? null : [first, ...others];
}

import type { Result } from 'partner-campaigns';

/** A reason of any refusal. */
interface AnyReason {
  readonly code: string;
  readonly parameters: object;
}

/** The value, or a failure of the test. */
export function acceptedBy<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

/** What was refused where, such as `id: Missing`; nothing when it was accepted. */
export function troublesOf(result: Result<unknown, AnyReason>): readonly string[] {
  return result.ok ? [] : result.refusal.reasons.map(troubleOf);
}

/** The places of what was refused; nothing when it was accepted. */
export function pathsOf(result: Result<unknown, AnyReason>): readonly unknown[] {
  return result.ok ? [] : result.refusal.reasons.map(({ parameters }) => Reflect.get(parameters, 'path'));
}

function troubleOf({ code, parameters }: AnyReason): string {
  const { path, problem } = { path: '', problem: code, ...parameters };
  return `${path}: ${problem}`;
}

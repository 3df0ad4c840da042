import type * as z from 'zod';
import type { InputReason } from './refusal.js';
import { accept, type Result, refuse } from './result.js';

/** How many places a refusal of one input names at most; hostile input can be wrong in a million. */
const MAXIMUM_PROBLEMS = 50;

/**
 * Reads untrusted input with a strict schema: a value, or every place where the input went wrong. Never throws,
 * whatever the input: what cannot even be read (a getter that throws) is refused too. A field that is `undefined`
 * counts as left out, as it is in JSON. `prepare` is what is done to the input first, such as raising its version.
 */
export function parseWith<Value>(
  schema: z.ZodType<Value>,
  input: unknown,
  prepare: (input: unknown) => unknown = (asGiven) => asGiven,
): Result<Value, InputReason> {
  try {
    const prepared = prepare(input);
    const given = schema.safeParse(prepared);
    const parsed = given.success ? given : schema.safeParse(withoutUndefined(prepared));
    if (parsed.success) return accept(parsed.data);
    const [first, ...rest] = parsed.error.issues.slice(0, MAXIMUM_PROBLEMS).map(reasonOf);
    return refuse(first ?? UNREADABLE, ...rest);
  } catch {
    return refuse(UNREADABLE);
  }
}

/** Remembers what it has seen: an object may stand in many places, in itself even, and is copied once. */
function withoutUndefined(value: unknown, seen: Map<unknown, unknown> = new Map()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Without fields there is nothing to leave out, and what a map or a date holds must not get lost on the way.
  if (Object.keys(value).length === 0) return value;
  if (seen.has(value)) return seen.get(value);
  seen.set(value, value);
  const copy = Array.isArray(value)
    ? value.map((item) => withoutUndefined(item, seen))
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, field]) => field !== undefined)
          .map(([key, field]) => [key, withoutUndefined(field, seen)]),
      );
  seen.set(value, copy);
  return copy;
}

const UNREADABLE: InputReason = {
  code: 'invalid_input',
  parameters: { path: '', problem: 'Unreadable input' },
};

function reasonOf(issue: z.core.$ZodIssue): InputReason {
  return {
    code: 'invalid_input',
    parameters: { path: pathOf(issue.path), problem: issue.message.slice(0, 200) },
  };
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

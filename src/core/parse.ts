import type * as z from 'zod';
import type { InputReason } from './refusal.js';
import { accept, type Result, refuse } from './result.js';

/** How many places a refusal of one input names at most; hostile input can be wrong in a million. */
const MAXIMUM_PROBLEMS = 50;

/** How deep an input is searched for fields that are `undefined`; none of ours is as deep. */
const DEEPEST = 12;

/**
 * Reads untrusted input with a strict schema: a value, or every place where the input went wrong. Never throws,
 * whatever the input: what cannot even be read (a getter that throws) is refused too. A field that is `undefined`
 * counts as left out, as it is in JSON.
 */
export function parseWith<Value>(schema: z.ZodType<Value>, input: unknown): Result<Value, InputReason> {
  try {
    const given = schema.safeParse(input);
    const parsed = given.success ? given : schema.safeParse(withoutUndefined(input, DEEPEST));
    if (parsed.success) return accept(parsed.data);
    const [first, ...rest] = parsed.error.issues.slice(0, MAXIMUM_PROBLEMS).map(reasonOf);
    return refuse(first ?? UNREADABLE, ...rest);
  } catch {
    return refuse(UNREADABLE);
  }
}

function withoutUndefined(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => withoutUndefined(item, depth - 1));
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(given.map(([key, field]) => [key, withoutUndefined(field, depth - 1)]));
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

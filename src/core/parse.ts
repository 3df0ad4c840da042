import type * as z from 'zod';
import type { InputReason } from './refusal.js';
import { accept, type Refused, type Result, refuse } from './result.js';
import { MAXIMUM_VALUES, surveyOf } from './survey.js';

/** How many places a refusal of one input names at most; hostile input can be wrong in a million. */
export const MAXIMUM_PROBLEMS = 50;

/** No schema of ours looks deeper. */
const DEEPEST = 10;

/** How an input is read. */
interface ParseOptions {
  /** How deep the schema looks; 10 levels when left out. */
  readonly depth?: number;
  /** What is done to the input first, such as raising its version. */
  readonly prepare?: (input: unknown) => unknown;
}

/**
 * Reads untrusted input with a strict schema: a value, or every place where the input went wrong. Never throws,
 * whatever the input: what cannot even be read (a getter that throws) is refused too. A field that is `undefined`
 * counts as left out, as it is in JSON. Input of more than 100,000 values is refused before the schema looks at it,
 * so that the work is bounded by us and not by the sender.
 */
export function parseWith<Value>(
  schema: z.ZodType<Value>,
  input: unknown,
  { depth = DEEPEST, prepare = (asGiven) => asGiven }: ParseOptions = {},
): Result<Value, InputReason> {
  try {
    const survey = surveyOf(input, depth);
    if (survey.tooLargeAt !== null) return refuse(tooLarge(survey.tooLargeAt));
    const parsed = schema.safeParse(prepare(survey.hasUndefined ? withoutUndefined(input, depth) : input));
    if (parsed.success) return accept(parsed.data);
    return refuseIssues(parsed.error);
  } catch {
    return refuse(UNREADABLE);
  }
}

/**
 * Writes a value as a schema of codecs has it outside: the way back of {@link parseWith}, with the same promises. What has
 * no form there is refused, at its place.
 */
export function encodeWith<Wire, Value>(
  schema: z.ZodType<Value, Wire>,
  value: Value,
): Result<Wire, InputReason> {
  try {
    const { tooLargeAt } = surveyOf(value, DEEPEST);
    if (tooLargeAt !== null) return refuse(tooLarge(tooLargeAt));
    const encoded = schema.safeEncode(value);
    return encoded.success ? accept(encoded.data) : refuseIssues(encoded.error);
  } catch {
    return refuse(UNREADABLE);
  }
}

/** Everything that went wrong, each at its place. */
function refuseIssues({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): Refused<InputReason> {
  const [first, ...rest] = issues.flatMap((issue) => reasonsOf(issue, [])).slice(0, MAXIMUM_PROBLEMS);
  return refuse(first ?? UNREADABLE, ...rest);
}

function withoutUndefined(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => withoutUndefined(item, depth - 1));
  // Without fields there is nothing to leave out, and what a map or a date holds must not get lost on the way.
  if (Object.keys(value).length === 0) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [key, withoutUndefined(field, depth - 1)]));
}

function tooLarge(place: readonly PropertyKey[]): InputReason {
  const problem = `Too large: more than ${MAXIMUM_VALUES} values in all`;
  return { code: 'invalid_input', parameters: { path: pathOf(place), problem } };
}

const UNREADABLE: InputReason = {
  code: 'invalid_input',
  parameters: { path: '', problem: 'Unreadable input' },
};

/** What an issue says; of a union of which one member alone fits at the top, what is wrong within that. */
function reasonsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): readonly InputReason[] {
  const path = [...above, ...issue.path];
  const members = issue.code === 'invalid_union' ? issue.errors : [];
  const [fitting, ...others] = members.filter((issues) => issues.every((within) => within.path.length > 0));
  if (fitting !== undefined && others.length === 0)
    return fitting.flatMap((within) => reasonsOf(within, path));
  return [
    { code: 'invalid_input', parameters: { path: pathOf(path), problem: issue.message.slice(0, 200) } },
  ];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    // JSON has no such keys: the place is the object that has one.
    if (typeof key === 'symbol') return text;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

import { isDeepStrictEqual } from 'node:util';
import { isPlaceOf } from '../support/broken-promise.ts';
import type { decoders } from './decoders.ts';

type Decoder = (typeof decoders)[number];

/** What is wrong with an answer of something that reads what the platform sends; `null` when nothing is. */
export function brokenReading(
  { isPlain }: Pick<Decoder, 'isPlain'>,
  input: unknown,
  answer: ReturnType<Decoder['decode']>,
): string | null {
  if (answer.ok) {
    if (isPlain && !isDeepStrictEqual(JSON.parse(JSON.stringify(answer.value)), answer.value))
      return 'the value does not survive JSON';
    return brokenRefusals(input, refusalsIn(answer.value));
  }
  return brokenRefusals(input, [answer.refusal]);
}

interface AnyRefusal {
  readonly reasons: readonly { readonly code: string; readonly parameters: object }[];
}

/** The refusals of single items, which an answer holds beside those that could be read. */
function refusalsIn(value: unknown): readonly AnyRefusal[] {
  if (typeof value !== 'object' || value === null) return [];
  const lists: readonly unknown[] = ['refused', 'problems'].map((field) => Reflect.get(value, field));
  return lists.flatMap((list) =>
    Array.isArray(list) ? list.slice(0, 100).map(({ refusal }: { refusal: AnyRefusal }) => refusal) : [],
  );
}

function brokenRefusals(input: unknown, refusals: readonly AnyRefusal[]): string | null {
  for (const { reasons } of refusals) {
    if (reasons.length < 1 || reasons.length > 50) return `${reasons.length} reasons`;
    for (const { code, parameters } of reasons) {
      if (code === 'platform_error') continue;
      const { path, problem = code } = parameters as { path: string; problem?: string };
      if (problem === '' || problem.length > 200) return `a reason that says ${problem}`;
      if (!isPlaceIn(input, path)) return `a reason at ${path}, which is no place`;
    }
  }
  return null;
}

/** A place that is there, or is missing: also where all of what it stands in is. */
function isPlaceIn(input: unknown, path: string): boolean {
  if (isPlaceOf(input, path)) return true;
  const above = path.replace(/\.[a-z_]+$/, '');
  return above !== path && isPlaceIn(input, above);
}

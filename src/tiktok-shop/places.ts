import { MAXIMUM_PROBLEMS } from '../core/parse.js';
import { invalidInput } from '../core/refusal.js';
import { accept, acceptUnless, type Result, refuse } from '../core/result.js';
import { isBlank } from '../core/text.js';
import type { TikTokShopReason } from './refusals.js';

/** What reading or writing a part of something comes to. */
type Part<Value> = Result<Value, TikTokShopReason>;

/** An answer about a part, told of the whole: its places begin with where the part stands. */
export function at<Value>(place: string, part: Part<Value>): Part<Value> {
  if (part.ok) return part;
  const [first, ...others] = part.refusal.reasons;
  return refuse(moved(place, first), ...others.map((reason) => moved(place, reason)));
}

function moved(place: string, reason: TikTokShopReason): TikTokShopReason {
  switch (reason.code) {
    case 'invalid_input':
      return invalidInput(joined(place, reason.parameters.path), reason.parameters.problem);
    case 'shop_unknown': {
      const { path, shopName } = reason.parameters;
      return { code: 'shop_unknown', parameters: { path: joined(place, path), shopName } };
    }
    case 'shop_code_unknown': {
      const { path, shopId } = reason.parameters;
      return { code: 'shop_code_unknown', parameters: { path: joined(place, path), shopId } };
    }
    default:
      return reason;
  }
}

function joined(place: string, path: string): string {
  return path === '' || path.startsWith('[') ? `${place}${path}` : `${place}.${path}`;
}

/** A field that must be there; the platform documents none as such. A blank text is not there either. */
export function required<Value>(place: string, value: Value | undefined): Part<Value> {
  const isMissing = value === undefined || (typeof value === 'string' && isBlank(value));
  return isMissing ? refuse(invalidInput(place, 'Missing')) : accept(value);
}

/** The parts of something by name; one that is `undefined` is not there. */
type Parts = { readonly [name: string]: Part<unknown> | undefined };

/** The values of parts: what may not be there is optional. */
type Values<P extends Parts> = {
  readonly [Name in keyof P as undefined extends P[Name] ? never : Name]: ValueOf<P[Name]>;
} & {
  readonly [Name in keyof P as undefined extends P[Name] ? Name : never]?: ValueOf<P[Name]>;
};

type ValueOf<P> = P extends { readonly ok: true; readonly value: infer Value } ? Value : never;

/** The values of all parts, or everything that is wrong with any: fifty reasons at most, as of any input. */
export function together<P extends Parts>(parts: P): Part<Values<P>>;
export function together(parts: Parts): Part<object> {
  const present = Object.entries(parts).flatMap(([name, part]) =>
    part === undefined ? [] : [{ name, part }],
  );
  const reasons = present.flatMap(({ part }) => (part.ok ? [] : part.refusal.reasons));
  return acceptUnless(reasons.slice(0, MAXIMUM_PROBLEMS), () =>
    Object.fromEntries(present.flatMap(({ name, part }) => (part.ok ? [[name, part.value]] : []))),
  );
}

/** The values of a list of parts, or everything that is wrong with any: fifty reasons at most, as of any input. */
export function each<Value>(parts: readonly Part<Value>[]): Part<readonly Value[]> {
  const reasons = parts.flatMap((part) => (part.ok ? [] : part.refusal.reasons));
  return acceptUnless(reasons.slice(0, MAXIMUM_PROBLEMS), () =>
    parts.flatMap((part) => (part.ok ? [part.value] : [])),
  );
}

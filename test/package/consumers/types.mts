import type * as main from 'partner-campaigns';
import type * as machine from 'partner-campaigns/machine';
import type * as memory from 'partner-campaigns/memory';

/** True for `any` only: a peer that is too old turns our types into it silently. */
type IsAny<T> = 0 extends 1 & T ? true : false;

type AnyExports<Entry> = {
  [Name in keyof Entry]: IsAny<Entry[Name]> extends true ? Name : never;
}[keyof Entry];

const none: [AnyExports<typeof main>, AnyExports<typeof machine>, AnyExports<typeof memory>] extends [
  never,
  never,
  never,
]
  ? true
  : false = true;

console.log(none);

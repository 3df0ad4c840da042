import { type Upcaster, upcast } from '../core/upcast.js';

/** Brings a stored registration of any earlier schema version up to this one. */
export function upcastRegistration(document: unknown): unknown {
  return upcast(document, upcasters);
}

const upcasters: ReadonlyMap<number, Upcaster> = new Map([[1, closureInsteadOfItsCause]]);

/** Since version 2 a closed registration may be disqualified too, with a reason: the cause became a closure. */
function closureInsteadOfItsCause({
  closedBecause,
  ...document
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return closedBecause === undefined ? document : { ...document, closure: { because: closedBecause } };
}

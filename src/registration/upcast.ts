import { type Upcaster, upcast } from '../core/upcast.js';

/** Brings a stored registration of any earlier schema version up to this one. */
export function upcastRegistration(document: unknown): unknown {
  return upcast(document, upcasters);
}

const upcasters: ReadonlyMap<number, Upcaster> = new Map([[1, closureInsteadOfItsCause]]);

/**
 * Since version 2 a closed registration may be disqualified too, with a reason: the cause became a closure. Holds came
 * with it too.
 */
function closureInsteadOfItsCause({
  closedBecause,
  ...document
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null {
  if ('closure' in document || 'holds' in document) return null;
  if (closedBecause === undefined) return document;
  return CAUSES.includes(closedBecause) ? { ...document, closure: { because: closedBecause } } : null;
}

/** Why version 1 knew a registration to be closed. */
const CAUSES: readonly unknown[] = ['agreed', 'not_answered_in_time'];

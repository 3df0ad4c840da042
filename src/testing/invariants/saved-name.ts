import type { RecordKey } from '../../ports/save.js';

/**
 * The name under which what is known of a record is kept: what a creator has under a registration, a link and a sample
 * request, has one id for both.
 */
export function savedName({ kind, id }: RecordKey): string {
  return `${kind} ${id}`;
}

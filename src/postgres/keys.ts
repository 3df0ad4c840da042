import type { CampaignId } from '../core/ids.js';
import { isStorable } from '../core/text.js';
import type { RecordKey } from '../ports/save.js';

/**
 * The campaign that a record is kept with: itself, or the first of the ids that its own is joined of. `undefined` where
 * there can be no such record.
 */
export function campaignOf({ kind, id }: RecordKey): CampaignId | undefined {
  if (!isStorable(id)) return undefined;
  if (kind === 'campaign') return id;
  const [first = ''] = id.split(':', 1);
  try {
    return decodeURIComponent(first);
  } catch {
    // No id was joined of this.
    return undefined;
  }
}

/**
 * An id in ASCII that sorts, byte by byte, as the id does by its code units. What is ASCII stays as it is; of everything
 * else each code unit is written with `~`, the last of the letters, and four digits.
 */
export function placeOf(id: string): string {
  return id.replace(/[^ -}]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

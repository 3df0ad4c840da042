import { mapKeyOf } from '../core/ids.js';
import { type SaveGroup, writtenIn } from '../ports/save.js';

/** A group, and where it stands in the call. */
export interface PlacedGroup {
  readonly group: SaveGroup;
  readonly place: number;
}

/**
 * Divides groups into waves, in their order: within a wave, none touches what another writes or answers the same command,
 * so that all of it can be saved at once. Those of different products, as in one submission, are one wave.
 */
export function wavesOf(groups: readonly SaveGroup[]): readonly (readonly PlacedGroup[])[] {
  const waves: PlacedGroup[][] = [];
  const written = new Set<string>();
  const touched = new Set<string>();
  for (const [place, group] of groups.entries()) {
    const writes = writesOf(group);
    const reads = group.reads.map(({ kind, id }) => `${kind} ${id}`);
    const last = waves.at(-1);
    const depends = writes.some((name) => touched.has(name)) || reads.some((name) => written.has(name));
    if (last === undefined || depends) {
      waves.push([{ group, place }]);
      written.clear();
      touched.clear();
    } else {
      last.push({ group, place });
    }
    for (const name of writes) {
      written.add(name);
      touched.add(name);
    }
    for (const name of reads) touched.add(name);
  }
  return waves;
}

function writesOf(group: SaveGroup): readonly string[] {
  const records = writtenIn(group).map(({ kind, id }) => `${kind} ${id}`);
  const { receipt } = group;
  return receipt === undefined ? records : [...records, `receipt ${mapKeyOf(receipt.tenant, receipt.id)}`];
}

import type { RecordKey, SaveAnswer } from '../../ports/save.js';
import type { Store } from '../../ports/store.js';
import { expectSame } from '../expect.js';
import { aCampaign, andThen, aRegistration, type CampaignLife, days, edited } from '../records.js';

// What the cases about saving have in common: one campaign, a registration in it, and a guard.

export const campaign = () => aCampaign('a');
export const registration = () => aRegistration(campaign().record);
export const guard = { key: 'ongoing_campaigns:agency-1', revision: 0 };

/** The campaign under another name, as it was read at a revision. */
export function renamed({ record }: CampaignLife, name: string, revision: number) {
  return { ...andThen({ record, events: [] }, edited(days(1), { name })).record, revision };
}

/** Asks for a conflict that names these records and no others, in any order. */
export function expectConflict(what: string, answer: SaveAnswer, conflicts: readonly RecordKey[]): void {
  const names = (keys: readonly RecordKey[]) => keys.map(({ kind, id }) => `${kind} ${id}`).toSorted();
  expectSame(
    `the answer to ${what}`,
    answer.outcome === 'conflict' ? { outcome: answer.outcome, conflicts: names(answer.conflicts) } : answer,
    { outcome: 'conflict', conflicts: names(conflicts) },
  );
}

export const theCampaign: RecordKey = { kind: 'campaign', id: 'a' };

export async function guardRevision(store: Store): Promise<number> {
  const [found] = await store.guards.find([guard.key]);
  return found?.revision ?? 0;
}

export async function outcomes(answers: Promise<readonly SaveAnswer[]>): Promise<readonly string[]> {
  return (await answers).map(({ outcome }) => outcome);
}

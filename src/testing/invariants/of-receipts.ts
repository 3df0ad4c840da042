import type { EventfulKey } from '../../ports/save.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { receiptName, standing } from './of-revisions.js';
import { isSame } from './same.js';
import { savedName } from './saved-name.js';
import type { ReceiptAnswer } from './world.js';

/** A receipt keeps what was answered, and what was answered is stored. */
export const receiptTellsWhatIsStored: Invariant = invariant(
  'receipt_tells_what_is_stored',
  'A command that was done has a receipt, and its answer is what was stored.',
  function* (world) {
    const revisions = new Map(standing(world).map(({ key, revision }) => [savedName(key), revision]));
    for (const answer of world.receipts) {
      const name = receiptName(answer.key);
      const { receipt, result } = answer;
      if (receipt === undefined) yield [name, 'was done, and has no receipt'];
      else {
        if (result !== undefined && !isSame(result, receipt.result))
          yield [name, 'was answered with something else than its receipt keeps'];
        if (world.isWhole) yield* beyondWhatStands(name, answer, revisions);
      }
    }
  },
);

/** No receipt tells of a record that is not there, or of a revision to come. */
function* beyondWhatStands(
  name: string,
  { receipt }: ReceiptAnswer,
  revisions: ReadonlyMap<string, number>,
): Iterable<Finding> {
  const results: readonly unknown[] = Array.isArray(receipt?.result) ? receipt.result : [receipt?.result];
  for (const { key, revision } of results.flatMap((result) => toldIn(result) ?? [])) {
    const stands = revisions.get(savedName(key));
    if (stands === undefined) yield [name, `tells of ${key.id}, which is not stored`];
    else if (stands < revision)
      yield [name, `tells of revision ${revision} of ${key.id}, which stands at ${stands}`];
  }
}

/** The record that a result is about, and its revision, if it is a result of a command. */
export function toldIn(
  result: unknown,
): { readonly key: EventfulKey; readonly revision: number } | undefined {
  if (typeof result !== 'object' || result === null || !('revision' in result)) return undefined;
  const { revision } = result;
  const key = keyIn(result);
  return key === undefined || typeof revision !== 'number' ? undefined : { key, revision };
}

/** Of a link or a sample request, the registration and the campaign are told too; so the narrowest comes first. */
function keyIn(result: object): EventfulKey | undefined {
  if ('sampleRequestId' in result) return keyOf('sample_request', result.sampleRequestId);
  if ('creatorLinkId' in result) return keyOf('creator_link', result.creatorLinkId);
  if ('registrationId' in result) return keyOf('registration', result.registrationId);
  return 'campaignId' in result ? keyOf('campaign', result.campaignId) : undefined;
}

function keyOf(kind: EventfulKey['kind'], id: unknown): EventfulKey | undefined {
  return typeof id === 'string' ? { kind, id } : undefined;
}

import { type Finding, type Invariant, invariant } from './invariant.js';
import { receiptName } from './of-revisions.js';
import { isSame } from './same.js';
import type { ReceiptAnswer } from './world.js';

/** A receipt keeps what was answered, and what was answered is stored. */
export const receiptTellsWhatIsStored: Invariant = invariant(
  'receipt_tells_what_is_stored',
  'A command that was done has a receipt, and its answer is what was stored.',
  function* (world) {
    const revisions = new Map(
      [...world.campaigns, ...world.registrations].map(({ id, revision }) => [id, revision]),
    );
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
  for (const { id, revision } of results.flatMap(told)) {
    const stands = revisions.get(id);
    if (stands === undefined) yield [name, `tells of ${id}, which is not stored`];
    else if (stands < revision)
      yield [name, `tells of revision ${revision} of ${id}, which stands at ${stands}`];
  }
}

function told(result: unknown): readonly { readonly id: string; readonly revision: number }[] {
  if (typeof result !== 'object' || result === null || !('revision' in result)) return [];
  const { revision } = result;
  const id =
    'registrationId' in result ? result.registrationId : 'campaignId' in result ? result.campaignId : '';
  return typeof id === 'string' && typeof revision === 'number' ? [{ id, revision }] : [];
}

import { expectInOrder, expectSame } from '../expect.js';
import { aCampaign } from '../records.js';
import { aGroup, aReceipt, mustSave, promised, type StoreCaseGroup, save } from './case.js';
import * as says from './promises.js';
import { campaign, outcomes, registration } from './saving.js';

/** Commands that are sent twice. */
export const receiptCases: StoreCaseGroup = {
  group: 'receipts',
  cases: [
    promised(
      says.answersDuplicates,
      'a second group of a command gives the first receipt and saves nothing',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        const first = aReceipt({ result: { revision: 1 } });
        await mustSave(store, { campaigns: [a.record], receipt: first });
        const second = aReceipt({ fingerprint: 'other', result: { revision: 9 } });
        const answer = await save(store, { registrations: [one.record], receipt: second });
        expectSame('the answer to a second group of the command', answer, {
          outcome: 'duplicate',
          receipt: first,
        });
        expectSame('its registration', await store.registrations.find([one.record.id]), [undefined]);
        expectSame('the receipt', await store.findCommands([first]), [first]);
      },
    ),

    promised(
      says.answersDuplicates,
      'a repeated command is a duplicate, however its records have moved',
      async (store) => {
        const a = campaign();
        const receipt = aReceipt();
        await mustSave(store, { campaigns: [a.record], receipt });
        const answer = await save(store, { campaigns: [a.record], receipt });
        expectSame('the answer to a command sent twice, with a record that has moved', answer, {
          outcome: 'duplicate',
          receipt,
        });
      },
    ),

    promised(
      says.answersDuplicates,
      'a command twice in one call is a duplicate the second time',
      async (store) => {
        const receipt = aReceipt();
        const groups = ['a', 'b'].map((id) => aGroup({ campaigns: [aCampaign(id).record], receipt }));
        expectInOrder('the outcomes of two groups of one command', await outcomes(store.save(groups)), [
          'saved',
          'duplicate',
        ]);
        expectSame('the campaign of the second', await store.campaigns.find(['b']), [undefined]);
      },
    ),

    promised(says.keepsTenantsApart, 'the same id of another tenant is another command', async (store) => {
      const first = aReceipt({ result: 'ours' });
      const other = aReceipt({ tenant: 'shop:shop-2', result: 'theirs' });
      await mustSave(store, { receipt: first });
      expectSame('the receipt of another tenant', await store.findCommands([other]), [undefined]);
      await mustSave(store, { campaigns: [campaign().record], receipt: other });
      expectSame('the receipts of both', await store.findCommands([first, other]), [first, other]);
    }),
  ],
};

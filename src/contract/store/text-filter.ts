import { aCampaign, days } from '../records.js';
import { expectCampaigns } from './ask.js';
import { keep, promised, type StoreCaseGroup } from './case.js';
import * as says from './promises.js';

const at = days(5);

/** What the filter by a part of the name means. */
export const textFilterCases: StoreCaseGroup = {
  group: 'text filter',
  cases: [
    promised(says.byText, 'a part of the name, and of nothing else', async (store) => {
      await keep(store, [
        aCampaign('a', { draft: { name: 'Sun cream week', description: 'lantern', message: 'lantern' } }),
        aCampaign('b', { draft: { name: 'Lantern \u{1F3EE} night' } }),
      ]);
      await expectCampaigns(store, { at, text: 'Sun' }, ['a']);
      await expectCampaigns(store, { at, text: 'n cre' }, ['a']);
      await expectCampaigns(store, { at, text: 'week' }, ['a']);
      await expectCampaigns(store, { at, text: 'antern' }, ['b']);
      await expectCampaigns(store, { at, text: '\u{1F3EE}' }, ['b']);
      await expectCampaigns(store, { at, text: ' ' }, ['a', 'b']);
      await expectCampaigns(store, { at, text: 'cream sun' }, []);
    }),

    promised(says.byText, 'whatever the case, in every script that has one', async (store) => {
      const names = {
        latin: 'Sun CREAM',
        accents: 'Été',
        cyrillic: 'Лето',
        greek: 'ΚΑΛΟΚΑΙΡΙ',
        wide: 'ＳＵＮ',
      };
      await keep(
        store,
        Object.entries(names).map(([id, name]) => aCampaign(id, { draft: { name } })),
      );
      const texts = {
        latin: ['sun cream', 'SUN', 'cReAm'],
        accents: ['été', 'ÉTÉ'],
        cyrillic: ['лето', 'ЛЕТО'],
        greek: ['καλοκαιρι'],
        wide: ['ｓｕｎ'],
      };
      for (const [id, asked] of Object.entries(texts))
        for (const text of asked) await expectCampaigns(store, { at, text }, [id]);
      await expectCampaigns(store, { at, text: 'ete' }, []);
    }),

    promised(says.byText, 'folded as toLowerCase folds it', async (store) => {
      const names = {
        eszett: 'Straße',
        dotted: 'İstanbul',
        sigma: 'ΟΔΟΣ',
        composed: 'Café',
        apart: 'Cafe\u0301',
      };
      await keep(
        store,
        Object.entries(names).map(([id, name]) => aCampaign(id, { draft: { name } })),
      );
      await expectCampaigns(store, { at, text: 'STRASSE' }, []);
      await expectCampaigns(store, { at, text: 'STRAßE' }, ['eszett']);
      await expectCampaigns(store, { at, text: 'İSTANBUL' }, ['dotted']);
      await expectCampaigns(store, { at, text: 'istanbul' }, []);
      await expectCampaigns(store, { at, text: 'οδοσ' }, []);
      await expectCampaigns(store, { at, text: 'οδος' }, ['sigma']);
      await expectCampaigns(store, { at, text: 'CAFÉ' }, ['composed']);
      await expectCampaigns(store, { at, text: 'CAFE\u0301' }, ['apart']);
    }),

    promised(
      says.byTextItself,
      'what databases and patterns read otherwise stands for itself',
      async (store) => {
        const names = {
          percent: '50% off',
          underscore: 'sun_cream',
          backslash: 'a\\b',
          quote: "it's",
          brackets: '[a-z]* (x) {2} ^$ | ?+',
          plain: 'Sun cream 50 off',
        };
        await keep(
          store,
          Object.entries(names).map(([id, name]) => aCampaign(id, { draft: { name } })),
        );
        const texts: Readonly<Record<string, readonly string[]>> = {
          '%': ['percent'],
          _: ['underscore'],
          '\\': ['backslash'],
          "'": ['quote'],
          '.': [],
          '*': ['brackets'],
          '[a-z]': ['brackets'],
          '(': ['brackets'],
          '^': ['brackets'],
          $: ['brackets'],
          '?': ['brackets'],
          n_c: ['underscore'],
          '50%': ['percent'],
          '\\%': [],
          "' OR '1'='1": [],
        };
        for (const [text, ids] of Object.entries(texts)) await expectCampaigns(store, { at, text }, ids);
      },
    ),
  ],
};

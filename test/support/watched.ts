import type { SaveAnswer, SaveGroup, Store } from 'partner-campaigns';

/** Runs a call to the storage when its turn has come. */
export type InTurn = <Found>(call: () => Promise<Found>) => Promise<Found>;

/** A group as it was saved, or why it was not. */
export interface Written {
  readonly group: SaveGroup;
  readonly answer: SaveAnswer;
}

/** A store whose calls take turns, and which writes down what it was asked to save. */
export function watched(
  store: Store,
  inTurn: InTurn,
): { readonly store: Store; readonly written: Written[] } {
  const { campaigns, registrations, guards } = store;
  const written: Written[] = [];
  return {
    written,
    store: {
      campaigns: {
        find: (ids) => inTurn(() => campaigns.find(ids)),
        query: (query, page) => inTurn(() => campaigns.query(query, page)),
        count: (filter) => inTurn(() => campaigns.count(filter)),
      },
      registrations: {
        find: (ids) => inTurn(() => registrations.find(ids)),
        query: (query, page) => inTurn(() => registrations.query(query, page)),
        count: (filter) => inTurn(() => registrations.count(filter)),
        countShops: (filter) => inTurn(() => registrations.countShops(filter)),
      },
      guards: { find: (keys) => inTurn(() => guards.find(keys)) },
      findCommands: (keys) => inTurn(() => store.findCommands(keys)),
      history: (of, page) => inTurn(() => store.history(of, page)),
      feed: (page) => inTurn(() => store.feed(page)),
      save: (groups, context) =>
        inTurn(async () => {
          const answers = await store.save(groups, context);
          for (const [index, answer] of answers.entries()) {
            const group = groups[index];
            if (group !== undefined) written.push({ group, answer });
          }
          return answers;
        }),
    },
  };
}

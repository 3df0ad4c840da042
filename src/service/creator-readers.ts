import type { CreatorReaders, Store } from '../ports/store.js';

/** What a store keeps of creators. To ask for it of a store that keeps nothing is a mistake of the host: it throws. */
export function creatorsIn({ creators }: Pick<Store, 'creators'>): CreatorReaders {
  if (creators === undefined) throw new TypeError('The store keeps no links and samples: it has no creators');
  return creators;
}

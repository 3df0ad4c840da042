import type { Terms } from '../../commission/terms.js';
import { given } from '../../core/given.js';
import type { Change, FoundProduct } from './finding.js';
import type { ProductSighting } from './sighting.js';

/** What a sighting says of the terms, and what of that is news. */
export interface ObservedTerms {
  readonly terms: Terms;
  readonly changes: readonly Change[];
}

/**
 * The terms as they stand there: what the sighting tells, and what is known where it does not. `null` where the creators
 * would get more than there is. Before an approval the platform shows a creators' rate that nobody has set: it is left out,
 * of what was rejected too.
 */
export function observedTerms(
  known: Terms,
  { totalRate, creatorRate, sampleQuantity, reviewStatus }: ProductSighting,
  about: FoundProduct,
): ObservedTerms | null {
  const told = {
    ...given({ totalRate, sampleQuantity }),
    ...(reviewStatus === 'PENDING' || reviewStatus === 'REJECTED' ? {} : given({ creatorRate })),
  };
  const terms = { ...known, ...told };
  if (terms.creatorRate !== undefined && terms.creatorRate > terms.totalRate) return null;
  const changes: Change[] = [];
  for (const field of ['totalRate', 'creatorRate'] as const) {
    const [before, after] = [known[field], terms[field]];
    if (after !== undefined && before !== after)
      changes.push({ ...about, kind: 'rate_changed', field, after, ...given({ before }) });
  }
  const [before, after] = [known.sampleQuantity, terms.sampleQuantity];
  if (before !== after) changes.push({ ...about, kind: 'quota_changed', before, after });
  return { terms, changes };
}

/** What is still known of the terms after some new attempts: how the agency shared what was offered before does not hold. */
export function knownTerms(terms: Terms, attempts: number): Terms {
  if (attempts === 0) return terms;
  const { creatorRate: _, creatorShopAdsRate: __, ...offered } = terms;
  return offered;
}

/** What a product that was not known must tell to be registered, and does not. */
export function missingTerms({ totalRate, sampleQuantity }: ProductSighting): readonly (keyof Terms)[] {
  return [
    ...(totalRate === undefined ? (['totalRate'] as const) : []),
    ...(sampleQuantity === undefined ? (['sampleQuantity'] as const) : []),
  ];
}

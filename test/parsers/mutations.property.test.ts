import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brokenPromise } from '../support/broken-promise.ts';
import { parsers } from '../support/documents.ts';
import { drawsOf, hostileDocument, piecesOf } from '../support/hostile-documents.ts';

const pieces = piecesOf(parsers.flatMap(({ documents }): readonly unknown[] => documents));

// A million of each: npm run hostile
it.each(parsers)(
  '$name gives a value or a refusal, whatever becomes of a document',
  { timeout: 60_000 },
  ({ name, parse, documents }) => {
    let values = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const input = hostileDocument(documents, pieces, drawsOf(seed));
        const parsed = parse(input);
        if (parsed.ok) values += 1;
        expect(brokenPromise(name, parse, input, parsed)).toBeNull();
      }),
      { numRuns: 5_000 },
    );
    // The property says something about values too, not about refusals only.
    expect(values).toBeGreaterThan(50);
  },
);

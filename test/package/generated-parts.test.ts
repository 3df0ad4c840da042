import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generatedDocuments, partNames, partsOf, regenerated } from '../support/reference/documents.ts';
import { root } from '../support/source-files.ts';

// When it fails: npm run reference. When that fails, it says what has no documentation comment.
it.for(generatedDocuments)(
  'the generated parts of %s are those of the sources',
  { timeout: 60_000 },
  (document) => {
    expect(readFileSync(join(root, document), 'utf8')).toBe(regenerated(document));
  },
);

it('every part that can be generated stands in a document', () => {
  const asked = new Set(generatedDocuments.flatMap(partsOf));
  expect(partNames.filter((name) => !asked.has(name))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentsWithGeneratedParts, regenerated } from '../support/generated-parts.ts';
import { root } from '../support/source-files.ts';

// When it fails: npm run diagrams
it.for(documentsWithGeneratedParts)('the diagrams and tables of %s are those of the machines', (document) => {
  const written = readFileSync(join(root, document), 'utf8');
  expect(written).toMatch(/<!-- diagram: registration -->\n```mermaid/);
  expect(written).toBe(regenerated(document));
});

// Writes the generated parts of the documents anew: npm run reference

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files.ts';
import { generatedDocuments, regenerated } from './documents.ts';

// All are made before one is written.
const made = generatedDocuments.map((document) => [document, regenerated(document)] as const);
for (const [document, text] of made) writeFileSync(join(root, document), text);

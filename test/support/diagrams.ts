// Writes the generated parts of the documents anew: npm run diagrams

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsWithGeneratedParts, regenerated } from './generated-parts.ts';
import { root } from './source-files.ts';

for (const document of documentsWithGeneratedParts)
  writeFileSync(join(root, document), regenerated(document));

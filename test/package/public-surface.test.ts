import * as main from 'partner-campaigns';
import * as contract from 'partner-campaigns/contract';
import * as jsonSchema from 'partner-campaigns/json-schema';
import * as machine from 'partner-campaigns/machine';
import * as memory from 'partner-campaigns/memory';
import * as postgres from 'partner-campaigns/postgres';
import * as testing from 'partner-campaigns/testing';
import * as tiktokShop from 'partner-campaigns/tiktok-shop';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodesOf, readSourceFiles } from '../support/source-files.ts';

const entries = [
  { name: 'partner-campaigns', file: 'index.ts', values: Object.keys(main) },
  { name: 'partner-campaigns/contract', file: 'contract/index.ts', values: Object.keys(contract) },
  {
    name: 'partner-campaigns/json-schema',
    file: 'json-schema/index.ts',
    values: Object.keys(jsonSchema),
  },
  { name: 'partner-campaigns/machine', file: 'machine.ts', values: Object.keys(machine) },
  { name: 'partner-campaigns/memory', file: 'memory/index.ts', values: Object.keys(memory) },
  { name: 'partner-campaigns/postgres', file: 'postgres/index.ts', values: Object.keys(postgres) },
  { name: 'partner-campaigns/testing', file: 'testing/index.ts', values: Object.keys(testing) },
  {
    name: 'partner-campaigns/tiktok-shop',
    file: 'tiktok-shop/index.ts',
    values: Object.keys(tiktokShop),
  },
];

const files = readSourceFiles();

/** Types leave no trace at run time, so they are read from the entry's own `export { type X }`. */
function typesOf(path: string): readonly string[] {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`src/${path} is missing`);
  return nodesOf(file)
    .filter(ts.isExportSpecifier)
    .filter((specifier) => specifier.isTypeOnly || specifier.parent.parent.isTypeOnly)
    .map((specifier) => specifier.name.text);
}

// After a deliberate change: npm test -- public-surface --update
it('each entry exports what is written down, and nothing more', async () => {
  const lines = entries.flatMap(({ name, file, values }) => [
    `# ${name}`,
    ...[...values].sort(),
    ...[...typesOf(file)].sort().map((type) => `type ${type}`),
    '',
  ]);
  await expect(lines.join('\n')).toMatchFileSnapshot('public-surface.txt');
});

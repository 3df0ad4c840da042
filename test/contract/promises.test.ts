import { clockContract, directoriesContract, newIdContract, storeContract } from 'partner-campaigns/contract';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodesOf, readSourceFiles } from '../support/source-files.ts';

/** The documentation of every declaration of the ports, by `Name` and `Name.member`. */
function documentation(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of readSourceFiles().filter(({ path }) => path.startsWith('ports/')))
    for (const node of nodesOf(file)) {
      const name = nameOf(node);
      if (name === undefined) continue;
      const text = node
        .getFullText()
        .match(/\/\*\*.*?\*\//s)?.[0]
        .replaceAll(/^\s*\/?\*+\/?|\*\/$/gm, ' ')
        .replaceAll(/\s+/g, ' ');
      found.set(name, text ?? '');
    }
  return found;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isInterfaceDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return node.name?.text;
  if (!ts.isPropertySignature(node) && !ts.isMethodSignature(node)) return undefined;
  const { parent } = node;
  return ts.isInterfaceDeclaration(parent) ? `${parent.name.text}.${node.name.getText()}` : undefined;
}

const cases = [
  ...storeContract({ createStore: createMemoryStore }),
  ...directoriesContract({
    createDirectories: createMemoryDirectories,
    known: {
      agencies: ['a', 'b'],
      shops: ['a', 'b'],
      products: [
        { shopId: 'a', productId: 'p' },
        { shopId: 'b', productId: 'p' },
      ],
      creators: ['a', 'b'],
      skus: ['a', 'b'].map((skuId) => ({ shopId: 'a', productId: 'p', skuId })),
    },
  }),
  ...clockContract({ createClock: () => ({ now: () => Date.now() as never }) }),
  ...newIdContract({ createNewId: () => () => 'a' }),
];
const promises = new Map(cases.map(({ promise }) => [`${promise.of}: ${promise.says}`, promise]));
const documented = documentation();

it.each([...promises.values()])('$of says so in its documentation: $says', ({ of, says }) => {
  expect(documented.get(of)).toContain(says);
});

// One comparison in a process of its own: started by run.ts

import type { Row } from './compare.ts';

const [, , file] = process.argv;
const { href } = new URL(`${file}.js`, import.meta.url);
const comparison: { readonly rows: () => Promise<readonly Row[]> } = await import(href);
const rows = await comparison.rows();
if (process.send === undefined) console.log(rows);
else process.send({ rows }, () => process.disconnect());

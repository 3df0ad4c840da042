// What decisions, criteria and properties cost beside what one writes by hand: npm run bench

import { writeFileSync } from 'node:fs';
import { tableOf } from './compare.ts';
import { criteriaRows } from './criteria.ts';
import { decideRows } from './decide.ts';
import { propertyRows } from './property.ts';

const rows = [...decideRows(), ...criteriaRows(), ...propertyRows()];
console.log(`Node ${process.version}, nanoseconds a command, a campaign or a row\n\n${tableOf(rows)}`);
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(rows, null, 2)}\n`);

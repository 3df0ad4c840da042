import assert from 'node:assert/strict';
import * as main from 'partner-campaigns';
import * as machine from 'partner-campaigns/machine';
import * as memory from 'partner-campaigns/memory';

const counts = [main, machine, memory].map((entry) => Object.keys(entry).length);
assert.ok(counts.every((count) => count > 0));
console.log(counts.join(' '));

const assert = require('node:assert/strict');
const main = require('partner-campaigns');
const machine = require('partner-campaigns/machine');
const memory = require('partner-campaigns/memory');

const counts = [main, machine, memory].map((entry) => Object.keys(entry).length);
assert.ok(counts.every((count) => count > 0));
console.log(counts.join(' '));

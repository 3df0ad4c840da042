const main = require('partner-campaigns');
const machine = require('partner-campaigns/machine');
const memory = require('partner-campaigns/memory');

test.each([
  ['main', main],
  ['machine', machine],
  ['memory', memory],
])('the %s entry has exports', (_name, entry) => {
  expect(Object.keys(entry).length).toBeGreaterThan(0);
});

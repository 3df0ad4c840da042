const main = require('partner-campaigns');
const machine = require('partner-campaigns/machine');
const memory = require('partner-campaigns/memory');
const play = require('./story.cjs');

test('a product goes from the form to live', async () => {
  await play({ main, machine, memory });
});

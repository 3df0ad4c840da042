const main = require('partner-campaigns');
const machine = require('partner-campaigns/machine');
const memory = require('partner-campaigns/memory');
const play = require('./story.cjs');

play({ main, machine, memory });

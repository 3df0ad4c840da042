const main = require('partner-campaigns');
const jsonSchema = require('partner-campaigns/json-schema');
const machine = require('partner-campaigns/machine');
const memory = require('partner-campaigns/memory');
const play = require('./story.cjs');

play({ main, jsonSchema, machine, memory });

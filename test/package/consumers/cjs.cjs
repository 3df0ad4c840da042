const main = require('partner-campaigns');
const contract = require('partner-campaigns/contract');
const jsonSchema = require('partner-campaigns/json-schema');
const machine = require('partner-campaigns/machine');
const memory = require('partner-campaigns/memory');
const postgres = require('partner-campaigns/postgres');
const tiktokShop = require('partner-campaigns/tiktok-shop');
const play = require('./story.cjs');

play({ main, contract, jsonSchema, machine, memory, postgres, tiktokShop });

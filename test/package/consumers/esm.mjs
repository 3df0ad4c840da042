import * as main from 'partner-campaigns';
import * as contract from 'partner-campaigns/contract';
import * as jsonSchema from 'partner-campaigns/json-schema';
import * as machine from 'partner-campaigns/machine';
import * as memory from 'partner-campaigns/memory';
import * as postgres from 'partner-campaigns/postgres';
import * as tiktokShop from 'partner-campaigns/tiktok-shop';
import play from './story.cjs';

await play({ main, contract, jsonSchema, machine, memory, postgres, tiktokShop });

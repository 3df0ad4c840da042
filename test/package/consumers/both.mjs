// A process in which one dependency imports the library and another requires it shares one copy.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as imported from 'partner-campaigns';

const required = createRequire(import.meta.url)('partner-campaigns');
for (const name of Object.keys(imported)) assert.equal(required[name], imported[name], name);
console.log(Object.keys(imported).length);

import * as main from 'partner-campaigns';
import * as machine from 'partner-campaigns/machine';
import * as memory from 'partner-campaigns/memory';
import play from './story.cjs';

await play({ main, machine, memory });

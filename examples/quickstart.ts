// The main job with everything in memory: what people do stands in support/main-job.ts, what a host gives in
// support/host.ts.

import { createMemoryStore } from 'partner-campaigns/memory';
import { createHost } from './support/host.ts';
import { tellMainJob } from './support/main-job.ts';
import { sayEnd } from './support/transcript.ts';

await tellMainJob(createHost(createMemoryStore()));
sayEnd();

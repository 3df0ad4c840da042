import { createPartnerCampaigns, type Instant, type Observer } from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import type { ModelWorld, TestedHost } from 'partner-campaigns/testing';

/** Starts our service as it runs, but for its clock and its storage. A test asks for it anew each time. */
export function startOurHost(
  { now: begin, policy, rules, ...facts }: ModelWorld,
  observe: Observer,
): TestedHost {
  let now: Instant = begin;
  let campaignCount = 0;
  const directories = createMemoryDirectories();
  directories.add(facts);
  const service = createPartnerCampaigns({
    store: createMemoryStore(),
    directories,
    clock: { now: () => now },
    newId: () => `campaign-${++campaignCount}`,
    policy,
    rules,
    observe,
  });
  return {
    service,
    advanceTo: (at) => {
      now = at;
    },
  };
}

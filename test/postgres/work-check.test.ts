import type { SaveGroup, Store } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { describe, expect, it } from 'vitest';
import { aGroup } from '../support/groups.ts';
import { findingsIn, type SentJob } from '../support/postgres/work/check.ts';
import { type Job, jobsOf } from '../support/postgres/work/jobs.ts';
import { perform } from '../support/postgres/work/perform.ts';
import { hostService } from '../support/postgres/work/service.ts';

// What looks for the traces of crashes must see them: here they are made by hand, over the memory store.

/** Two batches of each lane, and the form of the third. */
const JOBS = 17;

/** What is saved in the place of a group. */
type Tampering = (group: SaveGroup, job: Job) => SaveGroup;

/** The first jobs of two lanes, of which the last has no answer, on a store that saves something else now and then. */
async function workedOver(store: Store, tamper: Tampering = (group) => group): Promise<readonly SentJob[]> {
  const sent: SentJob[] = [];
  for (const lane of [0, 1]) {
    const jobs = jobsOf(lane, 3, 12);
    for (let number = 1; number <= JOBS; number += 1) {
      const job = jobs.next().value;
      const { at, call } = job;
      const tampered: Store = {
        ...store,
        save: (groups) => store.save(groups.map((group) => tamper(group, job))),
      };
      const newId = () => (call.method === 'create' ? call.campaignId : 'none');
      await perform(hostService({ store: tampered, now: () => at, newId }), call);
      sent.push({ job, isAnswered: number < JOBS });
    }
  }
  return sent;
}

/** A job of a lane that nobody has worked at. */
const another = (): Job => jobsOf(5, 3, 12).next().value;

it('finds nothing where all is well, and counts what stands of the jobs without an answer', async () => {
  const store = createMemoryStore();
  const findings = await findingsIn(store, await workedOver(store));
  expect(findings.problems).toEqual([]);
  expect(findings.unheard.map(({ isWhole }) => isWhole)).toEqual([true, true]);
  expect(findings.events).toBeGreaterThan(100);
  expect(findings.records).toBeGreaterThan(30);
});

it('finds nothing wrong with a job without an answer that left no trace', async () => {
  const store = createMemoryStore();
  const sent = await workedOver(store);
  const { problems, unheard } = await findingsIn(store, [...sent, { job: another(), isAnswered: false }]);
  expect(problems).toEqual([]);
  expect(unheard).toHaveLength(2);
});

describe('finds', () => {
  const problemsOf = async (tamper: Tampering) => {
    const store = createMemoryStore();
    const { problems } = await findingsIn(store, await workedOver(store, tamper));
    return problems.join('\n');
  };

  it('an answered job of which nothing stands', async () => {
    const store = createMemoryStore();
    const sent = [...(await workedOver(store)), { job: another(), isAnswered: true }];
    const { problems } = await findingsIn(store, sent);
    expect(problems).toEqual(['campaign campaign-5: campaign_created of lane 5, job 1, create is lost']);
  });

  it('a record without its event', async () => {
    const problems = await problemsOf((group, { name }) =>
      name === 'lane 1, job 11, executeAll' ? { ...group, events: [] } : group,
    );
    expect(problems).toMatch(/sample_quantity_raised stands where registration_approved was sent/);
    expect(problems).toMatch(/is at revision 4, and not the replay of its 3 events/);
  });

  it('an event without its record', async () => {
    const problems = await problemsOf((group, { name }) =>
      name === 'lane 0, job 12, executeAll' ? { ...group, registrations: [] } : group,
    );
    expect(problems).toMatch(/is at revision 2, and not the replay of its 3 events/);
  });

  it('an event that is there twice', async () => {
    const problems = await problemsOf((group, { call }) =>
      call.method === 'edit' ? { ...group, events: [...group.events, ...group.events] } : group,
    );
    expect(problems).toMatch(/campaign campaign-0 has 6 events, and 4 commands were sent/);
  });

  it('a group of which a half is saved', async () => {
    const seen: Job[] = [];
    const problems = await problemsOf((group, job) => {
      if (!job.isOneGroup || job.call.method !== 'submit' || !job.name.includes('job 17')) return group;
      seen.push(job);
      const half = group.registrations.slice(1);
      const ids = new Set(half.map(({ id }) => id));
      const isHalf = (event: SaveGroup['events'][number]) =>
        'registrationId' in event && ids.has(event.registrationId);
      return { ...group, registrations: half, events: group.events.filter(isHalf) };
    });
    expect(seen).not.toEqual([]);
    expect(problems).toMatch(/job 17, submit is one group, and \d+ of its \d+ commands were saved/);
  });

  it('a receipt that is missing', async () => {
    const problems = await problemsOf((group, { name }) => {
      const { receipt: _, ...rest } = group;
      return name === 'lane 1, job 3, submit' ? rest : group;
    });
    expect(problems).toMatch(/form-1-1.* of shop:shop-1 was done, and has no receipt/);
  });

  it('a receipt of what was not done', async () => {
    const store = createMemoryStore();
    const sent = await workedOver(store);
    const receipt = { tenant: 'agency:agency-1', id: 'create-5', fingerprint: 'f', result: {} };
    await store.save([aGroup({ receipt })]);
    const { problems } = await findingsIn(store, [...sent, { job: another(), isAnswered: false }]);
    expect(problems).toEqual(['create-5 of agency:agency-1 has a receipt, and was not done']);
  });

  it('a ledger that missed a sample', async () => {
    const problems = await problemsOf((group) => {
      const { sampleLedgers: _, ...rest } = group;
      return rest;
    });
    expect(problems).toMatch(/ledger .* is not what its requests tell/);
  });

  it('a record that nobody sent', async () => {
    const store = createMemoryStore();
    const sent = await workedOver(store);
    const { problems } = await findingsIn(
      store,
      sent.filter(({ job }) => job.name.startsWith('lane 0')),
    );
    expect(problems).toContain('campaign campaign-1 was never sent');
  });

  it('a history that is not what the feed tells', async () => {
    const store = createMemoryStore();
    const sent = await workedOver(store);
    const forgetful: Store = {
      ...store,
      history: async (...asked) => (await store.history(...asked)).slice(1),
    };
    const { problems } = await findingsIn(forgetful, sent);
    expect(problems.join('\n')).toMatch(/has another history than the feed tells/);
  });

  it('a count that is off', async () => {
    const store = createMemoryStore();
    const sent = await workedOver(store);
    const { campaigns } = store;
    const off: Store = { ...store, campaigns: { ...campaigns, count: async () => 3 } };
    const { problems } = await findingsIn(off, sent);
    expect(problems).toEqual(['3 of campaign are counted, and the feed tells of 2']);
  });
});

import {
  happenedTo,
  parseCampaign,
  parseCampaignEvent,
  parseCreatorLink,
  parseCreatorLinkEvent,
  parseRegistration,
  parseRegistrationEvent,
  parseSampleEvent,
  parseSampleLedger,
  parseSampleRequest,
  type Store,
} from 'partner-campaigns';
import { type ContractCase, runContract, storeContract } from 'partner-campaigns/contract';
import { createMemoryStore } from 'partner-campaigns/memory';
import { expect, it } from 'vitest';
import { inexact } from '../support/inexact.ts';
import { hostedStores } from './hosted.ts';

const titleOf = ({ group, name }: Pick<ContractCase, 'group' | 'name'>) => `${group}: ${name}`;

it('the memory store passes every case, with every capability', async () => {
  const report = await runContract(storeContract(hostedStores()));
  expect(report.results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(report).toMatchObject({ failed: 0, skipped: 0 });
});

it('by itself it passes with the capabilities that it has, and the others are told as skipped', async () => {
  const capabilities = { exactQueries: true, creators: true } as const;
  const report = await runContract(storeContract({ createStore: createMemoryStore, capabilities }));
  expect(report).toMatchObject({ failed: 0, skipped: 14 });
});

it('a store that cannot answer all of a query passes without saying that it does', async () => {
  const cases = storeContract({
    createStore: () => inexact(createMemoryStore()),
    capabilities: { creators: true },
  });
  const report = await runContract(cases);
  expect(report).toMatchObject({ failed: 0, skipped: 17 });
  const skipped = report.results.filter(({ outcome }) => outcome === 'skipped').map(titleOf);
  expect(skipped).toContain('pages: no query of campaigns is answered with more than was asked');
});

it('a store that keeps nothing of creators passes, and every case about them is told as skipped', async () => {
  const cases = storeContract({
    createStore: () => {
      const { creators: _, ...store } = createMemoryStore();
      return store;
    },
    capabilities: { exactQueries: true },
  });
  const aboutThem = cases.filter(({ capabilities }) => capabilities?.includes('creators'));
  const { failed, results } = await runContract(cases);
  expect(failed).toBe(0);
  const outcomes = new Map(results.map((result) => [titleOf(result), result]));
  expect(aboutThem.length).toBeGreaterThan(50);
  for (const one of aboutThem)
    expect(outcomes.get(titleOf(one))).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('The capability creators is not declared'),
    });
  expect(outcomes.get('creators: it has creators where it declares them, and nowhere else')).toMatchObject({
    outcome: 'passed',
  });
});

it('cases have names of their own', () => {
  const titles = storeContract({ createStore: createMemoryStore }).map(titleOf);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThan(190);
});

it('everything that the kit saves is what the parsers read, and nothing but that', async () => {
  const problems = new Set<string>();
  const check = (result: { readonly ok: boolean }, what: unknown) => {
    if (!result.ok) problems.add(JSON.stringify([result, what]).slice(0, 500));
  };
  const parsers = {
    campaign: parseCampaignEvent,
    registration: parseRegistrationEvent,
    creator_link: parseCreatorLinkEvent,
    sample_request: parseSampleEvent,
  };
  const reading = (store: Store): Store => ({
    ...store,
    save: (groups, context) => {
      for (const group of groups) {
        const { creatorLinks = [], sampleRequests = [], sampleLedgers = [] } = group;
        for (const one of group.campaigns) check(parseCampaign(one), one);
        for (const one of group.registrations) check(parseRegistration(one), one);
        for (const one of creatorLinks) check(parseCreatorLink(one), one);
        for (const one of sampleRequests) check(parseSampleRequest(one), one);
        for (const one of sampleLedgers) check(parseSampleLedger(one), one);
        for (const one of group.events) check(parsers[happenedTo(one).kind](one), one);
      }
      return store.save(groups, context);
    },
  });
  await runContract(storeContract(hostedStores(reading)));
  expect([...problems].slice(0, 9)).toEqual([]);
});

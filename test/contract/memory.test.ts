import {
  type Campaign,
  type CampaignEvent,
  parseCampaign,
  parseCampaignEvent,
  parseRegistration,
  parseRegistrationEvent,
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

it('by itself it passes with the capability that it has, and the others are told as skipped', async () => {
  const capabilities = { exactQueries: true } as const;
  const report = await runContract(storeContract({ createStore: createMemoryStore, capabilities }));
  expect(report).toMatchObject({ failed: 0, skipped: 8 });
});

it('a store that cannot answer all of a query passes without saying that it does', async () => {
  const cases = storeContract({ createStore: () => inexact(createMemoryStore()) });
  const report = await runContract(cases);
  expect(report).toMatchObject({ failed: 0, skipped: 10 });
  const skipped = report.results.filter(({ outcome }) => outcome === 'skipped').map(titleOf);
  expect(skipped).toContain('pages: no query of campaigns is answered with more than was asked');
});

it('cases have names of their own', () => {
  const titles = storeContract({ createStore: createMemoryStore }).map(titleOf);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThan(130);
});

it('everything that the kit saves is what the parsers read, and nothing but that', async () => {
  const problems = new Set<string>();
  const check = (result: { readonly ok: boolean }, what: unknown) => {
    if (!result.ok) problems.add(JSON.stringify([result, what]).slice(0, 500));
  };
  const isOfCampaign = (event: object): event is CampaignEvent => !('registrationId' in event);
  const reading = (store: Store): Store => ({
    ...store,
    save: (groups, context) => {
      for (const { campaigns, registrations, events } of groups) {
        for (const one of campaigns) check(parseCampaign(one), one satisfies Campaign);
        for (const one of registrations) check(parseRegistration(one), one);
        for (const one of events)
          check(isOfCampaign(one) ? parseCampaignEvent(one) : parseRegistrationEvent(one), one);
      }
      return store.save(groups, context);
    },
  });
  await runContract(storeContract(hostedStores(reading)));
  expect([...problems]).toEqual([]);
});

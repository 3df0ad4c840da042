import { deepStrictEqual } from 'node:assert/strict';
import { advance, defaultPolicy, type RegistrationFacts } from 'partner-campaigns';
import { days } from '../support/build.ts';
import { compare, type Row } from './compare.ts';
import { handAdvance } from './hand-switch.ts';
import { manyRegistrations } from './many-registrations.ts';

const COUNT = 1_000_000;

/** What settling the deadlines of a million registrations costs beside a loop that is written by hand. */
export async function rows(): Promise<readonly Row[]> {
  const listed = manyRegistrations(2026, COUNT);
  const now = days(365);
  const factsOf = new Map<string, RegistrationFacts>();
  for (const { campaign } of listed) factsOf.set(campaign.id, { campaign, policy: defaultPolicy });
  const asked = listed.map(({ registration, campaign }) => {
    const facts = factsOf.get(campaign.id);
    if (facts === undefined) throw new Error('a campaign is missing');
    return { registration, facts };
  });
  const settled = (advanceBy: typeof handAdvance) => () => {
    let events = 0;
    for (const { registration, facts } of asked) events += advanceBy(registration, facts, now).events.length;
    return events;
  };
  for (const { registration, facts } of asked.slice(0, 20_000)) {
    deepStrictEqual(advance(registration, facts, now), handAdvance(registration, facts, now));
  }
  const found = settled(advance)();
  deepStrictEqual(found, settled(handAdvance)());
  if (found < COUNT / 1_000) throw new Error(`only ${found} are due`);
  return [
    await compare({
      name: 'advance, 1,000,000 registrations / a hand-written loop',
      ours: { name: 'advance', run: settled(advance) },
      peer: { name: 'hand-written loop', run: settled(handAdvance) },
      pieces: COUNT,
      rounds: 20,
      target: 2,
    }),
  ];
}

import fc from 'fast-check';
import { campaignStatusAt, decideCampaign, evolveCampaign, isOver, parseCampaign } from 'partner-campaigns';
import { campaignMachine, campaignSnapshot } from 'partner-campaigns/machine';
import { campaignWalks, type CampaignTried as Step } from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { type EventFromLogic, transition } from 'xstate';
import { campaignEventSchema } from '../../src/campaign/schema.ts';
import { cells } from './situations.ts';

type MachineEvent = EventFromLogic<typeof campaignMachine>;

it('XState and decideCampaign walk the same way, through every cell', () => {
  const counts = new Map<string, number>();
  let tried = 0;
  let accepted = 0;
  fc.assert(
    fc.property(campaignWalks(), (steps) => {
      let snapshot: ReturnType<typeof campaignSnapshot> | undefined;
      for (const { before, command, facts, outcome } of steps) {
        const cell = `${command.type} in ${before?.decision ?? 'none'}`;
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
        tried += 1;
        if (outcome.ok) accepted += 1;
        if (snapshot === undefined) {
          if (outcome.ok) snapshot = campaignSnapshot(outcome.campaign);
          continue;
        }
        const event = { type: command.type, command, facts } as MachineEvent;
        expect(snapshot.can(event)).toBe(outcome.ok);
        [snapshot] = transition(campaignMachine, snapshot, event);
        expect(snapshot.context.campaign).toEqual(outcome.ok ? outcome.campaign : before);
        expect(snapshot.value).toBe(snapshot.context.campaign.decision);
      }
    }),
    { numRuns: 400 },
  );
  // A walk begins with the creation, so nothing else is tried before it.
  const missed = cells.filter(
    ({ decision, command }) => decision !== 'none' && !counts.has(`${command} in ${decision}`),
  );
  expect(missed).toEqual([]);
  expect(accepted / tried).toBeGreaterThan(0.3);
});

const always: readonly [string, (steps: readonly Step[]) => void][] = [
  [
    'the events of a campaign, applied in order, give its record',
    (steps) => {
      const [first, ...rest] = eventsOf(steps);
      if (first === undefined) throw new Error('A walk creates');
      const replayed = rest.reduce(evolveCampaign, evolveCampaign(undefined, first));
      expect(replayed).toEqual(lastOf(steps));
    },
  ],
  [
    'records and events survive JSON and are read back as they were',
    (steps) => {
      const record = lastOf(steps);
      expect(parseCampaign(JSON.parse(JSON.stringify(record)))).toEqual({ ok: true, value: record });
      for (const event of eventsOf(steps))
        expect(campaignEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    },
  ],
  [
    'nothing but an announcement happens to a campaign that is over',
    (steps) => {
      for (const { before, command, outcome } of steps) {
        if (before === undefined || !isOver(before, command.at)) continue;
        if (command.type !== 'announce') expect(outcome.ok).toBe(false);
      }
    },
  ],
  [
    'the starts of a published campaign that has begun stay, and new boundaries lie ahead',
    (steps) => {
      for (const { before, command, outcome } of steps) {
        if (before === undefined || !outcome.ok) continue;
        for (const period of ['registrationPeriod', 'campaignPeriod'] as const) {
          const { start, end } = outcome.campaign[period];
          if (start !== before[period].start) {
            expect(start).toBeGreaterThan(command.at);
            expect(['draft', 'upcoming']).toContain(campaignStatusAt(before, command.at));
          }
          if (end !== before[period].end) expect(end).toBeGreaterThan(command.at);
        }
      }
    },
  ],
  [
    'the start is announced at most once and before the end, both after they came and with their own instants',
    (steps) => {
      const told = steps.flatMap(({ command, outcome }) =>
        command.type === 'announce' && outcome.ok
          ? outcome.events.map((event) => ({ event, by: command.at }))
          : [],
      );
      const names = told.map(({ event }) => event.type).join(' ');
      expect(['', 'campaign_started', 'campaign_ended', 'campaign_started campaign_ended']).toContain(names);
      const campaign = lastOf(steps);
      for (const { event, by } of told) {
        if (campaign.decision === 'draft') throw new TypeError('A draft was announced');
        const { start, end } = campaign.campaignPeriod;
        const ended = campaign.decision === 'ended_early' ? campaign.endedAt : end;
        const boundary = event.type === 'campaign_started' ? Math.max(start, campaign.publishedAt) : ended;
        expect(event.at).toBe(boundary);
        expect(event.at).toBeLessThanOrEqual(by);
      }
    },
  ],
];

it.each(always)('%s', (_what, holds) => {
  fc.assert(fc.property(campaignWalks(), holds), { numRuns: 300 });
});

it('a decision changes nothing that it is given', () => {
  fc.assert(
    fc.property(campaignWalks(), (steps) => {
      // The walk is made of the very objects it was decided on: deciding it again gives the same.
      const text = JSON.stringify(steps);
      for (const { before, command, facts, outcome } of steps)
        expect(decideCampaign(before, command, facts)).toEqual(outcome);
      expect(JSON.stringify(steps)).toBe(text);
    }),
    { numRuns: 100 },
  );
});

/** The events of a walk, in order. */
function eventsOf(steps: readonly Step[]) {
  return steps.flatMap(({ outcome }) => (outcome.ok ? outcome.events : []));
}

/** The record at the end of a walk. */
function lastOf(steps: readonly Step[]) {
  const [last] = steps.flatMap(({ outcome }) => (outcome.ok ? [outcome.campaign] : [])).slice(-1);
  if (last === undefined) throw new Error('A walk creates');
  return last;
}

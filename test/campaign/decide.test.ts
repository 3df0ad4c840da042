import { type CampaignReason, campaignCommandRoles, decideCampaign, parseCampaign } from 'partner-campaigns';
import { campaignMachine } from 'partner-campaigns/machine';
import { describe, expect, it } from 'vitest';
import { campaignEventSchema } from '../../src/campaign/schema.ts';
import { readConfig } from '../../src/statechart/config.ts';
import { codesOf } from '../support/answers.ts';
import { aCampaign, agency, days, shifted } from '../support/build.ts';
import { broken, cells, commands, rulesOfCells, taken } from './situations.ts';
import {
  accepted,
  allWrong,
  campaignFacts,
  campaigns,
  create,
  draft,
  edit,
  type Situation,
  specification,
  theAgency,
} from './specification.ts';

describe('a campaign takes', () => {
  it.each(taken)('$command in $decision, which leads to $target', ({ decision, command, target, event }) => {
    const outcome = decide({
      campaign: campaigns[decision],
      command: accepted[command],
      facts: campaignFacts,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    expect(outcome.campaign.decision).toBe(target);
    expect(outcome.events.map(({ type }) => type)).toEqual([event]);
    expect(parseCampaign(stored(outcome.campaign))).toEqual({ ok: true, value: outcome.campaign });
    expect(campaignEventSchema.parse(stored(outcome.events[0]))).toEqual(outcome.events[0]);
  });

  it.each(cells.filter(({ cell }) => cell === undefined))(
    'no $command in $decision',
    ({ decision, command }) => {
      const outcome = decide({
        campaign: campaigns[decision],
        command: accepted[command],
        facts: campaignFacts,
      });
      expect(outcome).toEqual(
        refusal({
          code: 'campaign_command_not_accepted',
          parameters: {
            decision: decision === 'none' ? null : decision,
            command,
            // What the clock announces is nothing that anyone could try instead.
            accepted: commands.filter(
              (candidate) => candidate !== 'announce' && specification[decision][candidate] !== undefined,
            ),
          },
        }),
      );
    },
  );

  it('its commands from the agency, but announcements from the clock', () => {
    expect(campaignCommandRoles).toEqual({
      create: ['agency'],
      edit: ['agency'],
      invite_shops: ['agency'],
      uninvite_shops: ['agency'],
      publish: ['agency'],
      end_early: ['agency'],
      announce: ['clock'],
    });
  });
});

describe('of the rules of a command', () => {
  it.each(rulesOfCells)('$rule alone refuses $command in $decision', ({ decision, command, rule }) => {
    const { reasons, ...situation } = broken(rule, command, decision);
    expect(decide(situation)).toEqual(refusal(...reasons));
  });

  it('all are asked on creation, and answer in order', () => {
    const outcome = decide({
      campaign: undefined,
      command: create(days(45), allWrong),
      facts: { policy: campaignFacts.policy },
    });
    expect(codesOf(outcome)).toEqual(['fact_missing', ...codesOfWrongDetails]);
  });

  it.each(['draft', 'published'] as const)(
    'all are asked on an edit of a %s campaign, in order',
    (decision) => {
      const command = edit(days(45), allWrong);
      const outcome = decide({ campaign: campaigns[decision], command, facts: campaignFacts });
      expect(codesOf(outcome)).toEqual(['campaign_over', 'start_not_editable', ...codesOfWrongDetails]);
    },
  );

  it.each(['draft', 'published'] as const)(
    'an edit of a %s campaign that is over changes nothing',
    (decision) => {
      const command = edit(days(45), { name: draft.name });
      const outcome = decide({ campaign: campaigns[decision], command, facts: campaignFacts });
      expect(codesOf(outcome)).toEqual(['campaign_over', 'nothing_changes']);
    },
  );

  it('the machine asks for just those of the specification', () => {
    const config = readConfig(campaignMachine);
    const written = config.states.flatMap(({ name, transitions }) =>
      transitions.map(({ command, target, rules }) => ({ decision: name, command, target, rules })),
    );
    const specified = taken.map(({ decision, command, target, rules }) => ({
      decision,
      command,
      target,
      rules,
    }));
    expect(specified).toEqual([
      ...config.creation.map(({ command, target, rules }) => ({ decision: 'none', command, target, rules })),
      ...written,
    ]);
  });
});

describe('the instant of a campaign command', () => {
  const campaign = aCampaign({ changedAt: days(4) });

  it('counts as the last write when it lies a little before', () => {
    const outcome = decide({
      campaign,
      command: { type: 'end_early', at: shifted(days(4), -5_000), actor: agency },
      facts: campaignFacts,
    });
    expect(outcome).toMatchObject({ ok: true, campaign: { endedAt: days(4), changedAt: days(4) } });
    expect(outcome).toMatchObject({ events: [{ at: days(4) }] });
  });

  it('is refused when it lies further back, whatever the command', () => {
    const at = shifted(days(4), -5_001);
    for (const command of commands) {
      expect(decide({ campaign, command: { ...accepted[command], at }, facts: campaignFacts })).toEqual(
        refusal({ code: 'time_went_back', parameters: { at, changedAt: days(4) } }),
      );
    }
  });
});

describe('the revision that an editor saw', () => {
  const campaign = aCampaign({ revision: 3 });
  const editOf = (seenRevision?: number) =>
    ({ ...accepted.edit, ...(seenRevision === undefined ? {} : { seenRevision }) }) as typeof accepted.edit;
  const stale = (seenRevision: number, revision: number) =>
    refusal({ code: 'stale_view', parameters: { seenRevision, revision } });

  it('may be that of the record, or left unsaid', () => {
    for (const command of [editOf(3), editOf()])
      expect(decide({ campaign, command, facts: campaignFacts })).toMatchObject({ ok: true });
  });

  it.each([0, 2, 4])('%i of 3 is another one', (seen) => {
    expect(decide({ campaign, command: editOf(seen), facts: campaignFacts })).toEqual(stale(seen, 3));
  });

  it('is asked before anything else', () => {
    const ended = aCampaign({ decision: 'ended_early', endedAt: days(3), revision: 3 });
    expect(decide({ campaign: ended, command: editOf(2), facts: campaignFacts })).toEqual(stale(2, 3));
    expect(decide({ campaign: undefined, command: editOf(2), facts: campaignFacts })).toEqual(stale(2, 0));
  });

  it('none, where there is no campaign, is no stale view', () => {
    expect(codesOf(decide({ campaign: undefined, command: editOf(0), facts: campaignFacts }))).toEqual([
      'campaign_command_not_accepted',
    ]);
  });
});

const codesOfWrongDetails = [
  'boundary_not_ahead',
  'registration_outlasts_campaign',
  'campaign_too_long',
  // One for each text.
  'text_too_long',
  'text_too_long',
  'text_too_long',
  'rate_out_of_bounds',
  'audience_too_large',
  'contact_invalid',
  'messenger_missing',
  'messenger_not_applicable',
];

function decide({ campaign, command, facts }: Situation) {
  return decideCampaign(campaign, command, facts);
}

function refusal(...reasons: readonly CampaignReason[]) {
  return { ok: false, refusal: { reasons } };
}

function stored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

it("keeps no other agency's home country", () => {
  const facts = { ...campaignFacts, agency: { ...theAgency, id: 'agency-2' } };
  const outcome = decideCampaign(undefined, accepted.create, facts);
  expect(!outcome.ok && outcome.refusal.reasons).toEqual([
    { code: 'fact_missing', parameters: { fact: 'agency' } },
  ]);
});

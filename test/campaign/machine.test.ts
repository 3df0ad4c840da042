import { decideCampaign } from 'partner-campaigns';
import { campaignMachine, campaignSnapshot } from 'partner-campaigns/machine';
import { describe, expect, it } from 'vitest';
import { type EventFromLogic, transition } from 'xstate';
import { days } from '../support/build.ts';
import { broken, cells, rulesOfCells } from './situations.ts';
import { accepted, allWrong, campaignFacts, campaigns, edit, type Situation } from './specification.ts';

// XState has no transition that creates: an actor is started with a campaign.
const existing = cells.filter(({ decision }) => decision !== 'none');
const ruled = rulesOfCells.filter(({ decision }) => decision !== 'none');

describe('XState moves a campaign as decideCampaign does', () => {
  it.each(existing)('on $command in $decision', ({ decision, command }) => {
    expectSame({ campaign: campaigns[decision], command: accepted[command], facts: campaignFacts });
  });

  it.each(ruled)('on $command in $decision, which $rule refuses', ({ decision, command, rule }) => {
    expectSame(broken(rule, command, decision));
  });

  it('on an edit in which everything is wrong', () => {
    const command = edit(days(45), allWrong);
    expectSame({ campaign: campaigns.draft, command, facts: campaignFacts });
    expectSame({ campaign: campaigns.published, command, facts: campaignFacts });
  });
});

function expectSame({ campaign, command, facts }: Situation) {
  if (campaign === undefined) throw new Error('XState needs a campaign');
  const outcome = decideCampaign(campaign, command, facts);
  const snapshot = campaignSnapshot(campaign);
  const event = { type: command.type, command, facts } as EventFromLogic<typeof campaignMachine>;
  const [next, actions] = transition(campaignMachine, snapshot, event);

  expect(snapshot.can(event)).toBe(outcome.ok);
  expect(next.value).toBe(outcome.ok ? outcome.campaign.decision : campaign.decision);
  expect(next.context.campaign).toEqual(outcome.ok ? outcome.campaign : campaign);
  expect(actions.map(({ params }) => params)).toEqual(
    outcome.ok ? outcome.events.map((emitted) => ({ event: emitted })) : [],
  );
}

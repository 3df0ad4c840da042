import { type Campaign, compileCriterion, eligibilityFields, type Instant } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, days, shifted } from '../support/build.ts';

// Campaign from day 10 to day 40.
const endedEarly = (day: number) => aCampaign({ decision: 'ended_early', endedAt: days(day) });

/** When the answer to whether a campaign has a status turns by time alone, asked at an instant. */
function turnOf(status: string, campaign: Campaign, at: Instant): Instant | undefined {
  const criterion = { type: 'equals', field: 'campaign.status', value: status } as const;
  const explained = compileCriterion(criterion, eligibilityFields).explain({ campaign }, at);
  return 'turnsAt' in explained ? explained.turnsAt : undefined;
}

describe('the status of a campaign, as a field', () => {
  it.each<readonly [string, Campaign, Instant, Instant | undefined]>([
    ['upcoming', aCampaign(), days(1), days(10)],
    ['ongoing', aCampaign(), days(1), days(10)],
    ['ongoing', aCampaign(), shifted(days(10), -1), days(10)],
    ['ongoing', aCampaign(), days(10), days(40)],
    ['closed', aCampaign(), days(1), days(40)],
    ['closed', aCampaign(), days(40), undefined],
    ['draft', aCampaign(), days(1), undefined],
    ['draft', aCampaign({ decision: 'draft' }), days(1), days(40)],
    ['ongoing', endedEarly(15), days(10), days(15)],
    ['closed', endedEarly(15), days(10), days(15)],
    ['ongoing', endedEarly(5), days(1), undefined],
    ['upcoming', endedEarly(5), days(1), days(5)],
  ])('tells when being %s turns', (status, campaign, at, turnsAt) => {
    expect(turnOf(status, campaign, at)).toBe(turnsAt);
  });
});

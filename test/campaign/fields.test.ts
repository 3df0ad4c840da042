import {
  type Campaign,
  campaignFields,
  compileCriterion,
  eligibilityFields,
  type Instant,
} from 'partner-campaigns';
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

const forShops = aCampaign({ audience: { kind: 'shops', shopIds: ['shop-9', 'shop-1'] } });
const forLocals = aCampaign({ audience: { kind: 'seller_types', sellerTypes: ['local'] } });

describe('what is read of a campaign', () => {
  it.each<readonly [string, Campaign, unknown]>([
    ['id', aCampaign({ id: 'c:1' }), 'c:1'],
    ['agencyId', aCampaign({ agencyId: 'agency-9' }), 'agency-9'],
    ['agencyCountry', aCampaign({ agencyCountry: 'SG' }), 'SG'],
    ['market', aCampaign({ market: 'VN' }), 'VN'],
    ['name', aCampaign({ name: 'Tet' }), 'Tet'],
    ['description', aCampaign({ description: 'Red.' }), 'Red.'],
    ['message', aCampaign({ message: 'Join us.' }), 'Join us.'],
    ['decision', aCampaign({ decision: 'draft' }), 'draft'],
    ['status', aCampaign(), 'upcoming'],
    ['proposedRate', aCampaign({ proposedRate: 1350 }), 1350],
    ['registrationOpensAt', aCampaign(), days(1)],
    ['registrationClosesAt', aCampaign(), days(20)],
    ['registrationClosesAt', endedEarly(15), days(15)],
    ['startsAt', aCampaign(), days(10)],
    ['overFrom', aCampaign(), days(40)],
    ['overFrom', endedEarly(15), days(15)],
    ['createdAt', aCampaign({ createdAt: days(-3) }), days(-3)],
    ['audience', forShops, 'shops'],
    ['invitedShops', forShops, ['shop-9', 'shop-1']],
    ['invitedShops', forLocals, []],
    ['invitedShops', aCampaign(), []],
    ['sellerTypes', forLocals, ['local']],
    ['sellerTypes', forShops, []],
    ['sellerTypes', aCampaign(), []],
    ['nextMilestoneAt', aCampaign(), days(10)],
    ['nextMilestoneAt', aCampaign({ announced: 'start' }), days(40)],
    ['nextMilestoneAt', aCampaign({ announced: 'end' }), null],
    ['nextMilestoneAt', aCampaign({ decision: 'draft' }), null],
  ])('as campaign.%s', (name, campaign, content) => {
    expect(campaignFields[`campaign.${name}`]?.read({ campaign }, days(5))).toEqual(content);
  });

  it('is who has joined only where somebody brings it', () => {
    const joinedShops = new Set(['shop-1']);
    const joined = campaignFields['campaign.joinedShops'];
    expect(joined?.read({ joinedShops }, days(5))).toBe(joinedShops);
    expect(joined?.read({ campaign: aCampaign() }, days(5))).toBeUndefined();
  });

  it('is not known without the campaign, of any field', () => {
    expect(Object.keys(campaignFields)).toHaveLength(20);
    for (const [name, field] of Object.entries(campaignFields))
      expect([name, field.read({}, days(5)), field.boundaries?.({}) ?? []]).toEqual([name, undefined, []]);
  });

  it('is one of a closed set, where it is a choice', () => {
    expect(campaignFields['campaign.audience']?.choices).toEqual(['everyone', 'shops', 'seller_types']);
    expect(campaignFields['campaign.sellerTypes']?.choices).toEqual(['local', 'cross_border']);
  });
});

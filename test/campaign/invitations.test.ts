import {
  type Audience,
  type Campaign,
  type CampaignCommand,
  type CampaignEvent,
  decideCampaign,
  evolveCampaign,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../support/answers.ts';
import { aCampaign, agency, aPolicy, days } from '../support/build.ts';
import { campaignFacts, invite, shops, threeShops, uninvite } from './specification.ts';

const policy = aPolicy({ campaign: { shops: 5 } });
const facts = { ...campaignFacts, policy };

function decided(
  command: CampaignCommand,
  audience: Audience = threeShops,
  overrides: Partial<Campaign> = {},
) {
  return decideCampaign(aCampaign({ audience, ...overrides }), command, facts);
}

/** The shops that are invited afterwards, and those that the event names. */
function shopsAfter(command: CampaignCommand, audience: Audience = threeShops) {
  const outcome = decided(command, audience);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const [event] = outcome.events;
  return {
    invited: outcome.campaign.audience.kind === 'shops' ? outcome.campaign.audience.shopIds : null,
    told: event !== undefined && 'shopIds' in event ? event.shopIds : null,
  };
}

describe('shops that are invited', () => {
  it('come after those that were, in the order given', () => {
    expect(shopsAfter(invite(days(5), ['shop-9', 'shop-4']))).toEqual({
      invited: ['shop-1', 'shop-2', 'shop-3', 'shop-9', 'shop-4'],
      told: ['shop-9', 'shop-4'],
    });
  });

  it('among others that were invited before are the only ones told of', () => {
    expect(shopsAfter(invite(days(5), ['shop-3', 'shop-4', 'shop-1']))).toEqual({
      invited: ['shop-1', 'shop-2', 'shop-3', 'shop-4'],
      told: ['shop-4'],
    });
  });

  it('twice in one command count once', () => {
    expect(shopsAfter(invite(days(5), ['shop-4', 'shop-4', 'shop-5', 'shop-5'])).told).toEqual([
      'shop-4',
      'shop-5',
    ]);
  });

  it('are as many as the policy allows together with those that were, not one more', () => {
    expect(reasonsOf(decided(invite(days(5), ['shop-1', 'shop-4', 'shop-5'])))).toEqual([]);
    expect(reasonsOf(decided(invite(days(5), ['shop-4', 'shop-5', 'shop-6'])))).toEqual([
      { code: 'audience_too_large', parameters: { shops: 6, maximum: 5 } },
    ]);
  });

  it('all before are no change, even where the limit was lowered since', () => {
    const many: Audience = { kind: 'shops', shopIds: shops(9) };
    expect(reasonsOf(decided(invite(days(5), ['shop-9', 'shop-1']), many))).toEqual([
      { code: 'nothing_changes', parameters: { fields: ['audience'] } },
    ]);
    expect(reasonsOf(decided(invite(days(5), ['shop-10']), many))).toEqual([
      { code: 'audience_too_large', parameters: { shops: 10, maximum: 5 } },
    ]);
  });
});

describe('shops that are uninvited', () => {
  it('go, and the others keep their order', () => {
    expect(shopsAfter(uninvite(days(5), ['shop-2']))).toEqual({
      invited: ['shop-1', 'shop-3'],
      told: ['shop-2'],
    });
  });

  it('are told of only as far as they were invited', () => {
    expect(shopsAfter(uninvite(days(5), ['shop-9', 'shop-3', 'shop-1']))).toEqual({
      invited: ['shop-2'],
      told: ['shop-3', 'shop-1'],
    });
  });

  it('that were never invited are no change', () => {
    expect(reasonsOf(decided(uninvite(days(5), ['shop-9'])))).toEqual([
      { code: 'nothing_changes', parameters: { fields: ['audience'] } },
    ]);
    expect(reasonsOf(decided(uninvite(days(5), [])))).toEqual([
      { code: 'nothing_changes', parameters: { fields: ['audience'] } },
    ]);
  });

  it('leave one at least', () => {
    const empty = [{ code: 'audience_empty', parameters: {} }];
    expect(reasonsOf(decided(uninvite(days(5), shops(3))))).toEqual(empty);
    expect(reasonsOf(decided(uninvite(days(5), shops(9))))).toEqual(empty);
    expect(reasonsOf(decided(uninvite(days(5), shops(2))))).toEqual([]);
  });

  it('may go also where the limit was lowered since', () => {
    const many: Audience = { kind: 'shops', shopIds: shops(9) };
    expect(reasonsOf(decided(uninvite(days(5), ['shop-1']), many))).toEqual([]);
  });
});

describe.each([
  { name: 'invite_shops', command: invite, changing: ['shop-4'] },
  { name: 'uninvite_shops', command: uninvite, changing: ['shop-1'] },
])('$name', ({ command, changing }) => {
  it.each([{ kind: 'everyone' }, { kind: 'seller_types', sellerTypes: ['local'] }] as const)(
    'is for named shops, not for $kind',
    (audience) => {
      expect(reasonsOf(decided(command(days(5), ['shop-1']), audience))).toEqual([
        { code: 'audience_not_shops', parameters: { audience: audience.kind } },
      ]);
    },
  );

  it.each(['draft', 'published'] as const)('of a %s campaign goes until its end', (decision) => {
    const change = (day: number) => decided(command(days(day), changing), threeShops, { decision });
    expect(reasonsOf(change(39))).toEqual([]);
    expect(reasonsOf(change(40))).toEqual([{ code: 'campaign_over', parameters: { overFrom: days(40) } }]);
  });

  it('gives all reasons at once', () => {
    expect(
      reasonsOf(decided(command(days(40), ['shop-1']), { kind: 'everyone' })).map(({ code }) => code),
    ).toEqual(['campaign_over', 'audience_not_shops']);
  });

  it('leaves nothing else changed but the last write', () => {
    const before = aCampaign({ audience: threeShops });
    const outcome = decideCampaign(before, command(days(5), ['shop-1', 'shop-4']), facts);
    expect(outcome).toMatchObject({ ok: true, campaign: { ...before, audience: {}, changedAt: days(5) } });
  });
});

describe('the events of invitations', () => {
  const about = {
    v: 1,
    campaignId: 'campaign-1',
    agencyId: 'agency-1',
    at: days(5),
    actor: agency,
    shopIds: ['shop-4'],
  } as const;
  const events: readonly CampaignEvent[] = [
    { ...about, type: 'shops_invited' },
    { ...about, type: 'shops_uninvited' },
  ];

  it('are told whole', () => {
    const outcome = decided(invite(days(5), ['shop-1', 'shop-4']));
    expect(outcome.ok && outcome.events).toEqual([events[0]]);
  });

  it.each(events)('$type is no event of a campaign for everyone', (event) => {
    expect(() => evolveCampaign(aCampaign(), event)).toThrow(TypeError);
  });

  it('undo each other, applied in order', () => {
    const before = aCampaign({ audience: threeShops });
    expect(events.reduce<Campaign>(evolveCampaign, before)).toEqual({ ...before, changedAt: days(5) });
  });
});

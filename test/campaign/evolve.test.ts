import { type CampaignEvent, CLOCK, decideCampaign, evolveCampaign } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, agency, days, hours, shifted } from '../support/build.ts';
import { accepted, campaignFacts, create, draft, theAgency } from './specification.ts';

const about = { v: 1, campaignId: 'campaign-1', agencyId: 'agency-1' } as const;

describe('a created campaign', () => {
  it('is a draft of the agency that acts, at home where the agency is', () => {
    const facts = { ...campaignFacts, agency: { ...theAgency, homeCountry: 'SG' } };
    const outcome = decideCampaign(undefined, create(days(5)), facts);
    expect(outcome).toEqual({
      ok: true,
      campaign: {
        ...draft,
        v: 1,
        id: 'campaign-1',
        agencyId: 'agency-1',
        agencyCountry: 'SG',
        decision: 'draft',
        createdAt: days(5),
        changedAt: days(5),
        revision: 0,
      },
      events: [
        { ...about, type: 'campaign_created', agencyCountry: 'SG', draft, at: days(5), actor: agency },
      ],
    });
  });
});

describe('a campaign that is ended early', () => {
  it('keeps the instant, and its period as it was', () => {
    const outcome = decideCampaign(aCampaign(), { ...accepted.end_early, at: days(15) }, campaignFacts);
    expect(outcome).toEqual({
      ok: true,
      campaign: aCampaign({ decision: 'ended_early', endedAt: days(15), changedAt: days(15) }),
      events: [{ ...about, type: 'campaign_ended_early', at: days(15), actor: agency }],
    });
  });
});

describe('an announcement', () => {
  const announce = (day: number) => ({ type: 'announce', at: days(day), actor: CLOCK }) as const;

  it('tells start and end once each, with their own instants, however late it comes', () => {
    const started = decideCampaign(aCampaign(), announce(41), campaignFacts);
    if (!started.ok) throw new Error('The start is due');
    expect(started.events).toEqual([{ ...about, type: 'campaign_started', at: days(10), actor: CLOCK }]);
    expect(started.campaign).toEqual(aCampaign({ announced: 'start', changedAt: days(10) }));

    const ended = decideCampaign(started.campaign, announce(41), campaignFacts);
    if (!ended.ok) throw new Error('The end is due');
    expect(ended.events).toEqual([{ ...about, type: 'campaign_ended', at: days(40), actor: CLOCK }]);
    expect(ended.campaign).toEqual(aCampaign({ announced: 'end', changedAt: days(40) }));

    expect(decideCampaign(ended.campaign, announce(41), campaignFacts)).toEqual({
      ok: false,
      refusal: { reasons: [{ code: 'nothing_to_announce', parameters: { next: null } }] },
    });
  });

  it('comes not a millisecond early', () => {
    const early = { ...announce(40), at: shifted(days(40), -1) };
    expect(decideCampaign(aCampaign({ announced: 'start' }), early, campaignFacts)).toEqual({
      ok: false,
      refusal: { reasons: [{ code: 'nothing_to_announce', parameters: { next: days(40) } }] },
    });
  });

  it('comes at the very instant', () => {
    expect(decideCampaign(aCampaign(), announce(10), campaignFacts)).toMatchObject({
      ok: true,
      events: [{ type: 'campaign_started', at: days(10) }],
    });
    expect(decideCampaign(aCampaign({ announced: 'start' }), announce(40), campaignFacts)).toMatchObject({
      ok: true,
      events: [{ type: 'campaign_ended', at: days(40) }],
    });
  });

  it('of a campaign ended before its start tells only the end', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(5), changedAt: days(5) });
    const outcome = decideCampaign(campaign, announce(12), campaignFacts);
    expect(outcome).toMatchObject({
      ok: true,
      campaign: { announced: 'end', decision: 'ended_early' },
      events: [{ type: 'campaign_ended', at: days(5) }],
    });
  });

  it('does not move the last write back', () => {
    const edited = aCampaign({ changedAt: days(20) });
    const outcome = decideCampaign(edited, announce(21), campaignFacts);
    expect(outcome).toMatchObject({ ok: true, campaign: { announced: 'start', changedAt: days(20) } });
  });
});

describe('evolving', () => {
  it('leaves the campaign it is given as it was', () => {
    const campaign = Object.freeze(aCampaign());
    const event: CampaignEvent = {
      ...about,
      type: 'campaign_edited',
      changes: { name: 'New' },
      at: hours(1),
      actor: agency,
    };
    expect(evolveCampaign(campaign, event)).toEqual(aCampaign({ name: 'New', changedAt: hours(1) }));
    expect(campaign).toEqual(aCampaign());
  });

  it.each(['campaign_ended_early', 'campaign_started', 'campaign_ended'] as const)(
    'throws on %s of a draft: nobody saw it',
    (type) => {
      const event: CampaignEvent = { ...about, type, at: days(10), actor: CLOCK };
      expect(() => evolveCampaign(aCampaign({ decision: 'draft' }), event)).toThrow(
        `${type} before campaign_published`,
      );
    },
  );

  it('throws on an event before the creation: a history with a hole is a bug', () => {
    const event: CampaignEvent = { ...about, type: 'campaign_published', at: days(1), actor: agency };
    expect(() => evolveCampaign(undefined, event)).toThrow('campaign_published before campaign_created');
  });
});

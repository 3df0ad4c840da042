import {
  type CampaignDraft,
  type CampaignReason,
  decide,
  decideCampaign,
  defaultPolicy,
  type OfferedTerms,
  type Policy,
  parsePolicy,
  type RegistrationReason,
  strictPlatform,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aDraft, agency, aPolicy, aRegistration, days, shifted, theFacts } from '../support/build.ts';
import { inputs, offer, stamped } from '../support/commands.ts';

const strict = aPolicy(strictPlatform);

/** The codes that a new campaign is refused with. */
function writing(draft: Partial<CampaignDraft>, policy: Policy): readonly CampaignReason['code'][] {
  const command = {
    type: 'create',
    campaignId: 'campaign-1',
    draft: aDraft(draft),
    at: days(0),
    actor: agency,
  } as const;
  const facts = { policy, agency: { id: 'agency-1', name: 'Blue Lotus', homeCountry: 'TH' } };
  const outcome = decideCampaign(undefined, command, facts);
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
}

/** The codes that an offer is refused with. */
function offering(terms: Partial<OfferedTerms>, policy: Policy): readonly RegistrationReason['code'][] {
  const input = { ...inputs.register, terms: { ...offer.terms, ...terms } };
  const outcome = decide(undefined, stamped(input, days(2)), theFacts({ policy }));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
}

/** The codes that a share of creators is refused with, of a total of 80 %. */
function sharing(creatorRate: number, policy: Policy): readonly RegistrationReason['code'][] {
  const registration = aRegistration('approved', { terms: { totalRate: 8000, sampleQuantity: 0 } });
  const input = { ...inputs.set_creator_rate, creatorRate };
  const outcome = decide(registration, stamped(input, days(4)), theFacts({ policy }));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
}

/** 360 days of 24 hours, in milliseconds. */
const DAYS_360 = 31_104_000_000;
const text = (length: number) => 'ก'.repeat(length);
const shops = (count: number) => ({
  audience: { kind: 'shops', shopIds: Array.from({ length: count }, (_, index) => `shop-${index}`) } as const,
});
/** A campaign period from day 1, with registration well within it. */
const lasting = (milliseconds: number) => {
  const start = days(1);
  return {
    registrationPeriod: { start, end: days(2) },
    campaignPeriod: { start, end: shifted(start, milliseconds) },
  };
};

type Asked = (policy: Policy) => readonly string[];

/** Values about each documented bound: what the strict reading says, and where the default policy says otherwise. */
// biome-ignore format: one value a line, in columns
const bounds: readonly (readonly [rule: string, what: string, asked: Asked, strictly: string | null, byDefault?: string | null])[] = [
  ['R10', 'a proposed rate of 0.99 %',               (policy) => writing({ proposedRate: 99 }, policy),           'rate_out_of_bounds'],
  ['R10', 'a proposed rate of 1 %, the bound',       (policy) => writing({ proposedRate: 100 }, policy),          'rate_out_of_bounds', null],
  ['R10', 'a proposed rate of 1.01 %',               (policy) => writing({ proposedRate: 101 }, policy),          null],
  ['R10', 'a proposed rate of 79.99 %',              (policy) => writing({ proposedRate: 7999 }, policy),         null],
  ['R10', 'a proposed rate of 80 %, the bound',      (policy) => writing({ proposedRate: 8000 }, policy),         'rate_out_of_bounds', null],
  ['R10', 'a proposed rate of 80.01 %',              (policy) => writing({ proposedRate: 8001 }, policy),         'rate_out_of_bounds'],
  ['R60', 'a total rate of 0.99 %',                  (policy) => offering({ totalRate: 99 }, policy),             'rate_out_of_bounds'],
  ['R60', 'a total rate of 1 %, the bound',          (policy) => offering({ totalRate: 100 }, policy),            null],
  ['R60', 'a total rate of 1.01 %',                  (policy) => offering({ totalRate: 101 }, policy),            null],
  ['R60', 'a total rate of 79.99 %',                 (policy) => offering({ totalRate: 7999 }, policy),           null],
  ['R60', 'a total rate of 80 %, the bound',         (policy) => offering({ totalRate: 8000 }, policy),           null],
  ['R60', 'a total rate of 80.01 %',                 (policy) => offering({ totalRate: 8001 }, policy),           'rate_out_of_bounds'],
  ['R64', 'a Shop Ads rate of 0 %',                  (policy) => offering({ shopAdsRate: 0 }, policy),            'rate_out_of_bounds'],
  ['R64', 'a Shop Ads rate of 1 %, the bound',       (policy) => offering({ shopAdsRate: 100 }, policy),          null],
  ['R64', 'a Shop Ads rate of 1.01 %',               (policy) => offering({ shopAdsRate: 101 }, policy),          'rate_off_step'],
  ['R64', 'a Shop Ads rate of 2 %',                  (policy) => offering({ shopAdsRate: 200 }, policy),          null],
  ['R64', 'a Shop Ads rate of 79 %',                 (policy) => offering({ shopAdsRate: 7900 }, policy),         null],
  ['R64', 'a Shop Ads rate of 80 %, the bound',      (policy) => offering({ shopAdsRate: 8000 }, policy),         null],
  ['R64', 'a Shop Ads rate of 81 %',                 (policy) => offering({ shopAdsRate: 8100 }, policy),         'rate_out_of_bounds'],
  ['R62', 'a rate of creators of 0.99 %',            (policy) => sharing(99, policy),                             'rate_out_of_bounds'],
  ['R62', 'a rate of creators of 1 %, the bound',    (policy) => sharing(100, policy),                            null],
  ['R62', 'a rate of creators of 1.01 %',            (policy) => sharing(101, policy),                            null],
  ['R62', 'a rate of creators of 79.99 %',           (policy) => sharing(7999, policy),                           null],
  ['R62', 'a rate of creators of 80 %, the total',   (policy) => sharing(8000, policy),                           null],
  ['R4',  'a name of 49 characters',                 (policy) => writing({ name: text(49) }, policy),             null],
  ['R4',  'a name of 50 characters, the bound',      (policy) => writing({ name: text(50) }, policy),             'text_too_long'],
  ['R4',  'a name of 51 characters',                 (policy) => writing({ name: text(51) }, policy),             'text_too_long'],
  ['R4',  'a description of 999 characters',         (policy) => writing({ description: text(999) }, policy),     null],
  ['R4',  'a description of 1000, the bound',        (policy) => writing({ description: text(1000) }, policy),    'text_too_long'],
  ['R4',  'a description of 1001 characters',        (policy) => writing({ description: text(1001) }, policy),    'text_too_long'],
  ['R11', '99 shops',                                (policy) => writing(shops(99), policy),                      null],
  ['R11', '100 shops, the bound',                    (policy) => writing(shops(100), policy),                     'audience_too_large'],
  ['R11', '101 shops',                               (policy) => writing(shops(101), policy),                     'audience_too_large'],
  ['R5',  'a millisecond less than 360 days',        (policy) => writing(lasting(DAYS_360 - 1), policy),     null],
  ['R5',  '360 days, the bound',                     (policy) => writing(lasting(DAYS_360), policy),         'campaign_too_long', null],
  ['R5',  'a millisecond more than 360 days',        (policy) => writing(lasting(DAYS_360 + 1), policy),     'campaign_too_long'],
];

describe('the platform read strictly', () => {
  const rows = bounds.map(([rule, what, asked, strictly, byDefault = strictly]) => {
    return { rule, what, asked, strictly, byDefault };
  });

  it.each(rows)('$rule: $what', ({ asked, strictly, byDefault }) => {
    expect(asked(strict)).toEqual(strictly === null ? [] : [strictly]);
    expect(asked(defaultPolicy)).toEqual(byDefault === null ? [] : [byDefault]);
  });

  it('says how late a campaign that is too long may end', () => {
    const { campaignPeriod, ...period } = lasting(DAYS_360);
    const command = {
      type: 'create',
      campaignId: 'campaign-1',
      draft: aDraft({ ...period, campaignPeriod }),
      at: days(0),
      actor: agency,
    } as const;
    const agencyFacts = { id: 'agency-1', name: 'Blue Lotus', homeCountry: 'TH' };
    expect(decideCampaign(undefined, command, { policy: strict, agency: agencyFacts })).toMatchObject({
      refusal: {
        reasons: [{ parameters: { latestEnd: shifted(campaignPeriod.end, -1), maximumDays: 360 } }],
      },
    });
  });

  it('is a part of a policy, of which the rest is by default', () => {
    const { campaign, proposedRateBounds } = strict;
    expect(strict).toEqual({ ...defaultPolicy, campaign, proposedRateBounds });
    expect(campaign.messageLength).toBe(999);
  });

  it('may be the beginning of a host’s own', () => {
    const options = {
      ...strictPlatform,
      campaign: { ...strictPlatform.campaign, shops: 20 },
      totalRate: { minimum: 500 },
      autoCloseAfterDays: 7,
    };
    expect(parsePolicy(options)).toEqual({
      ok: true,
      value: {
        ...strict,
        campaign: { ...strict.campaign, shops: 20 },
        totalRate: { minimum: 500, maximum: 8000, step: 1 },
        autoCloseAfterDays: 7,
      },
    });
  });
});

describe('the rate that a campaign proposes', () => {
  it('is bounded as the total rate where it has no bounds of its own', () => {
    const policy = aPolicy({ totalRate: { minimum: 500, maximum: 2000 } });
    expect([499, 500, 2000, 2001].map((proposedRate) => writing({ proposedRate }, policy))).toEqual([
      ['rate_out_of_bounds'],
      [],
      [],
      ['rate_out_of_bounds'],
    ]);
  });

  it('has a step of its own', () => {
    const policy = aPolicy({ proposedRateBounds: { minimum: 100, maximum: 8000, step: 100 } });
    expect(writing({ proposedRate: 1250 }, policy)).toEqual(['rate_off_step']);
    expect(offering({ totalRate: 1250 }, policy)).toEqual([]);
  });
});

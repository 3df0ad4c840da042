import {
  decodeCampaignDetail,
  decodeCampaignSummary,
  decodeCreatedCampaign,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf } from './results.ts';
import { rawCampaign, rawSummary } from './samples.ts';

const midnight = (text: string) => Date.parse(`${text}T00:00:00+07:00`);

describe('the details of a campaign', () => {
  it('tell what they have a field for, in our terms', () => {
    const shopIdOf = ({ code }: { code: string }) => (code === 'THSUNSEA01' ? 'shop-1' : undefined);
    const { target_seller_types: _, ...forShops } = rawCampaign;
    expect(acceptedBy(decodeCampaignDetail(forShops, { shopIdOf }))).toEqual({
      id: '7400000000000000001',
      name: 'Songkran beauty',
      description: 'Creators show sun care in the water festival weeks.',
      status: 'upcoming',
      decision: 'published',
      market: 'TH',
      registrationPeriod: { start: midnight('2026-03-01'), end: midnight('2026-03-15') },
      campaignPeriod: { start: midnight('2026-03-01'), end: midnight('2026-05-01') },
      proposedRate: 1200,
      contact: rawCampaign.contact_info,
      audience: { kind: 'shops', shopIds: ['shop-1'] },
      targets: { shops: [{ code: 'THSUNSEA01', name: 'Sun and Sea' }], sellerTypes: [] },
    });
  });

  it('leave out what was not told, and take it for nothing', () => {
    expect(acceptedBy(decodeCampaignDetail({ id: '7' }))).toEqual({
      id: '7',
      audience: { kind: 'everyone' },
      targets: { shops: [], sellerTypes: [] },
    });
    expect(acceptedBy(decodeCampaignDetail({ id: '7' }, { noTargets: 'unknown' }))).not.toHaveProperty(
      'audience',
    );
  });

  it.each([
    ['READY', { status: 'draft', decision: 'draft' }, { status: 'upcoming', decision: 'published' }],
    [
      'UPCOMING',
      { status: 'upcoming', decision: 'published' },
      { status: 'upcoming', decision: 'published' },
    ],
    ['ONGOING', { status: 'ongoing', decision: 'published' }, { status: 'ongoing', decision: 'published' }],
    ['CLOSED', { status: 'closed' }, { status: 'closed' }],
    [
      'PAUSED',
      { status: { kind: 'unknown', raw: 'PAUSED' } },
      { status: { kind: 'unknown', raw: 'PAUSED' } },
    ],
  ])('are %s (U1)', (status, told, toldOfPublished) => {
    const { audience, targets, id, ...rest } = acceptedBy(decodeCampaignDetail({ id: '7', status }));
    expect(rest).toEqual(told);
    const published = acceptedBy(decodeCampaignDetail({ id: '7', status }, { isPublished: true }));
    expect(published).toEqual({ id, audience, targets, ...toldOfPublished });
  });

  describe('say for whom it is (U6)', () => {
    const shops = [{ code: 'A' }, { code: 'B', name: 'Bee' }];
    const shopIdOf = ({ code }: { code: string }) => ({ A: 'a', B: 'b' })[code];

    it.each([
      [{ target_shops: shops }, {}, { kind: 'shops', shopIds: ['a', 'b'] }],
      [{ target_shops: [...shops, { code: 'C' }] }, {}, undefined],
      [{ target_seller_types: ['LOCAL'] }, {}, { kind: 'seller_types', sellerTypes: ['local'] }],
      [{ target_seller_types: ['LOCAL', 'FLYING'] }, {}, undefined],
      [{ target_shops: shops, target_seller_types: ['LOCAL'] }, {}, undefined],
      [
        { target_shops: shops, target_seller_types: ['LOCAL'] },
        { bothTargets: 'shops' },
        { kind: 'shops', shopIds: ['a', 'b'] },
      ],
      [
        { target_shops: shops, target_seller_types: ['CROSS_BORDER'] },
        { bothTargets: 'seller_types' },
        { kind: 'seller_types', sellerTypes: ['cross_border'] },
      ],
      [{ target_shops: [], target_seller_types: [] }, {}, { kind: 'everyone' }],
    ] as const)('%j with %j', (targets, options, audience) => {
      const read = acceptedBy(decodeCampaignDetail({ id: '7', ...targets }, { shopIdOf, ...options }));
      expect(read.audience).toEqual(audience);
    });

    it('in the words of the platform, whatever else', () => {
      const both = { id: '7', target_shops: shops, target_seller_types: ['LOCAL', 'FLYING'] };
      expect(acceptedBy(decodeCampaignDetail(both)).targets).toEqual({
        shops: [{ code: 'A' }, { code: 'B', name: 'Bee' }],
        sellerTypes: ['local', { kind: 'unknown', raw: 'FLYING' }],
      });
    });
  });

  it('leave out the blank fields of a contact', () => {
    const contact_info = { email: 'a@b.example', line: '', viber: ' ', zalo: null };
    expect(acceptedBy(decodeCampaignDetail({ id: '7', contact_info })).contact).toEqual({
      email: 'a@b.example',
    });
  });

  it.each([
    [{}, ['id']],
    [{ id: 'x' }, ['id']],
    [{ id: '7', campaign_start_time: 5 }, ['campaign_end_time']],
    [{ id: '7', registration_end_time: 5 }, ['registration_start_time']],
    [{ id: '7', campaign_start_time: 6, campaign_end_time: 5 }, ['campaign_end_time']],
    [{ id: '7', campaign_start_time: 1_772_298_000_000 }, ['campaign_start_time']],
    [{ id: '7', target_shops: [{ code: 'A' }, { name: 'B' }] }, ['target_shops[1].code']],
    [{ commission_rate: '12 %', name: 7 }, ['name', 'commission_rate']],
    [
      { registration_end_time: 5, target_shops: [{}] },
      ['id', 'registration_start_time', 'target_shops[0].code'],
    ],
    [null, ['']],
  ])('are refused with all places: %j', (data, paths) => {
    expect(pathsOf(decodeCampaignDetail(data))).toEqual(paths);
  });
});

describe('a campaign of a list', () => {
  it('may last one second: its last is its first', () => {
    const second = { id: '7', campaign_start_time: 5, campaign_end_time: 5 };
    expect(acceptedBy(decodeCampaignSummary(second)).campaignPeriod).toEqual({ start: 5_000, end: 6_000 });
  });

  it('tells its name, status and periods, and nothing of whom it is for', () => {
    expect(acceptedBy(decodeCampaignSummary(rawSummary))).toEqual({
      id: '7400000000000000001',
      name: 'Songkran beauty',
      status: 'upcoming',
      decision: 'published',
      registrationPeriod: { start: midnight('2026-03-01'), end: midnight('2026-03-15') },
      campaignPeriod: { start: midnight('2026-03-01'), end: midnight('2026-05-01') },
    });
  });

  it('may be known to be published', () => {
    expect(
      acceptedBy(decodeCampaignSummary({ id: '7', status: 'READY' }, { isPublished: true })).decision,
    ).toBe('published');
  });
});

it('a creation answers with the id', () => {
  expect(decodeCreatedCampaign({ campaign_id: '7400000000000000001' })).toEqual({
    ok: true,
    value: '7400000000000000001',
  });
  expect(pathsOf(decodeCreatedCampaign({}))).toEqual(['campaign_id']);
});

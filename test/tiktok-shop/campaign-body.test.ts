import fc from 'fast-check';
import { type CampaignChanges, campaignStatusAt, instant } from 'partner-campaigns';
import { campaignDrafts } from 'partner-campaigns/testing';
import {
  decodeCampaignDetail,
  encodeCreateCampaign,
  encodeEditCampaign,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { aCampaign, aDraft, days } from '../support/build.ts';
import { created, edited } from './double.ts';

const shopCodeOf = (shopId: string) => `CODE-${shopId}`;
const shopIdOf = ({ code }: { readonly code: string }) => code.replace('CODE-', '');
const seconds = (at: number) => at / 1_000;

function codesOf(result: ReturnType<typeof encodeCreateCampaign>): readonly string[] {
  return result.ok ? [] : result.refusal.reasons.map(({ code }) => code);
}

describe('a new campaign', () => {
  it('is written with the last seconds of its periods', () => {
    const draft = aDraft();
    expect(encodeCreateCampaign(draft)).toEqual({
      ok: true,
      value: {
        body: {
          name: draft.name,
          description: draft.description,
          registration_start_time: seconds(days(1)),
          registration_end_time: seconds(days(20)) - 1,
          campaign_start_time: seconds(days(10)),
          campaign_end_time: seconds(days(40)) - 1,
          commission_rate: 1200,
          contact_info: draft.contact,
        },
        losses: [
          { path: 'message', why: 'no_field' },
          { path: 'timeZone', why: 'no_field' },
        ],
      },
    });
  });

  it.each([
    [{ kind: 'everyone' }, {}],
    [{ kind: 'shops', shopIds: ['a', 'b'] }, { target_shop_codes: ['CODE-a', 'CODE-b'] }],
    [{ kind: 'seller_types', sellerTypes: ['cross_border'] }, { target_seller_types: ['CROSS_BORDER'] }],
  ] as const)('is for %j', (audience, targets) => {
    const written = encodeCreateCampaign(aDraft({ audience }), { shopCodeOf });
    const { target_shop_codes, target_seller_types } = written.ok ? written.value.body : {};
    expect({ target_shop_codes, target_seller_types }).toEqual(targets);
  });

  it('has nothing to lose but its zone where it has no message', () => {
    const written = encodeCreateCampaign(aDraft({ message: ' ' }));
    expect(written.ok && written.value.losses).toEqual([{ path: 'timeZone', why: 'no_field' }]);
  });

  const length = (milliseconds: number) => ({ start: days(10), end: instant(days(10) + milliseconds) });
  const shops = (count: number) => ({
    kind: 'shops' as const,
    shopIds: Array.from({ length: count }, (_, index) => `shop-${index}`),
  });

  it.each([
    [{ name: 'n'.repeat(49) }, []],
    [{ name: 'n'.repeat(50) }, ['text_too_long']],
    [{ name: '🌊'.repeat(49) }, []],
    [{ description: 'd'.repeat(999) }, []],
    [{ description: 'd'.repeat(1000) }, ['text_too_long']],
    [{ message: 'm'.repeat(5_000) }, []],
    [{ proposedRate: 100 }, ['rate_out_of_bounds']],
    [{ proposedRate: 101 }, []],
    [{ proposedRate: 7999 }, []],
    [{ proposedRate: 8000 }, ['rate_out_of_bounds']],
    [{ proposedRate: 10.5 }, ['rate_out_of_bounds']],
    [{ proposedRate: 1000.5 }, ['rate_off_step']],
    // Less than 360 days between the first and the last second: 360 from midnight to midnight.
    [{ campaignPeriod: length(360 * 86_400_000) }, []],
    [{ campaignPeriod: length(360 * 86_400_000 + 1_000) }, ['campaign_too_long']],
    [{ audience: shops(99) }, []],
    [{ audience: shops(100) }, ['audience_too_large']],
    [{ contact: { email: 'none', line: '@agency' } }, ['contact_invalid']],
    [{ contact: { email: 'a@b.example' } }, ['messenger_missing']],
    [{ contact: { email: 'a@b.example', line: '@a', zalo: '1' } }, ['messenger_not_applicable']],
    [
      { name: 'n'.repeat(50), proposedRate: 8000, contact: { email: '' } },
      ['text_too_long', 'rate_out_of_bounds', 'messenger_missing', 'contact_invalid'],
    ],
  ])("is held to the platform's bounds: %#", (overrides, codes) => {
    expect(codesOf(encodeCreateCampaign(aDraft(overrides), { shopCodeOf }))).toEqual(codes);
  });

  it('has to begin and end on whole seconds, and needs the code of each shop', () => {
    const registrationPeriod = { start: instant(days(1) + 1), end: instant(days(20) + 999) };
    const audience = { kind: 'shops', shopIds: ['known', 'new'] } as const;
    const written = encodeCreateCampaign(aDraft({ registrationPeriod, audience, proposedRate: 8000 }), {
      shopCodeOf: (shopId) => (shopId === 'known' ? 'K' : undefined),
    });
    expect(
      written.ok ||
        written.refusal.reasons.map(({ code, parameters }) => [
          code,
          'path' in parameters && parameters.path,
        ]),
    ).toEqual([
      ['invalid_input', 'registrationPeriod.end'],
      ['shop_code_unknown', 'audience.shopIds[1]'],
      ['rate_out_of_bounds', false],
    ]);
  });

  it('is read back from the platform as it was, but for what is told to be lost', () => {
    fc.assert(
      fc.property(campaignDrafts(), (draft) => {
        const whole = (at: number) => instant(Math.floor(at / 1_000) * 1_000);
        const onSeconds = ({ start, end }: { start: number; end: number }) => ({
          start: whole(start),
          end: whole(end),
        });
        const given = {
          ...draft,
          proposedRate: Math.min(7999, Math.max(101, draft.proposedRate)),
          registrationPeriod: onSeconds(draft.registrationPeriod),
          campaignPeriod: onSeconds(draft.campaignPeriod),
        };
        const written = encodeCreateCampaign(given, { shopCodeOf });
        if (!written.ok) throw new Error(JSON.stringify(written));
        const lost = written.value.losses.map(({ path }) => path);
        const read = decodeCampaignDetail(created(written.value.body, draft.market), { shopIdOf });
        if (!read.ok) throw new Error(JSON.stringify(read));
        const { id: _, status, decision, targets: __, ...told } = read.value;
        const carried = Object.fromEntries(Object.entries(given).filter(([field]) => !lost.includes(field)));
        expect({ status, decision, ...told }).toEqual({
          status: 'draft',
          decision: 'draft',
          ...('message' in carried ? {} : {}),
          ...Object.fromEntries(Object.entries(carried).filter(([field]) => field !== 'message')),
        });
        expect(lost.includes('message')).toBe(draft.message.trim() !== '');
      }),
      { numRuns: 300 },
    );
  });
});

describe('an edit', () => {
  const before = aCampaign();
  const edit = (changes: CampaignChanges, status: 'draft' | 'upcoming' | 'ongoing' | 'closed' = 'upcoming') =>
    encodeEditCampaign(before, changes, { status, shopCodeOf });
  const bodyOf = (changes: CampaignChanges) => {
    const written = edit(changes);
    return written.ok ? written.value : written;
  };

  it('sends what changes, and nothing else', () => {
    expect(bodyOf({ name: 'New', description: before.description, proposedRate: 1300 })).toEqual({
      body: { name: 'New', commission_rate: 1300 },
      losses: [],
    });
  });

  it('sends of a period the end that moves', () => {
    const { start } = before.campaignPeriod;
    expect(bodyOf({ campaignPeriod: { start, end: days(50) } })).toMatchObject({
      body: { campaign_end_time: seconds(days(50)) - 1 },
    });
    expect(bodyOf({ registrationPeriod: { start: days(2), end: days(20) } })).toEqual({
      body: { registration_start_time: seconds(days(2)) },
      losses: [],
    });
  });

  it.each([
    [
      { kind: 'shops', shopIds: ['a'] },
      { target_shop_codes: ['CODE-a'], target_seller_types: [] },
    ],
    [
      { kind: 'seller_types', sellerTypes: ['local'] },
      { target_shop_codes: [], target_seller_types: ['LOCAL'] },
    ],
  ] as const)('says for whom it is by both lists: %j', (audience, body) => {
    expect(bodyOf({ audience })).toEqual({ body, losses: [] });
  });

  it('for all sellers empties both lists', () => {
    const named = aCampaign({ audience: { kind: 'shops', shopIds: ['a'] } });
    const written = encodeEditCampaign(named, { audience: { kind: 'everyone' } }, { status: 'draft' });
    expect(written.ok && written.value.body).toEqual({ target_shop_codes: [], target_seller_types: [] });
  });

  it('tells what of a contact it cannot surely take away', () => {
    const contact = { email: before.contact.email, line: '@agency' };
    expect(bodyOf({ contact })).toEqual({
      body: { contact_info: contact },
      losses: [{ path: 'contact.phone', why: 'removal_unclear' }],
    });
  });

  it.each(['phone', 'whatsapp', 'line', 'viber', 'zalo'])('cannot surely take away %s', (field) => {
    const { email } = before.contact;
    const american = { ...before, market: 'US', contact: { email, [field]: '+14255550100' } };
    const written = encodeEditCampaign(american, { contact: { email } }, { status: 'upcoming' });
    expect(written).toMatchObject({
      ok: true,
      value: { losses: [{ path: `contact.${field}`, why: 'removal_unclear' }] },
    });
  });

  it('of the message alone sends nothing, and says so', () => {
    expect(bodyOf({ message: 'Hurry.' })).toEqual({
      body: {},
      losses: [{ path: 'message', why: 'no_field' }],
    });
  });

  const moved = { start: days(11), end: days(40) };
  it.each([
    ['draft', { campaignPeriod: moved }, []],
    ['upcoming', { campaignPeriod: moved }, []],
    ['ongoing', { campaignPeriod: moved }, ['start_not_editable']],
    ['ongoing', { registrationPeriod: { start: days(2), end: days(20) } }, ['start_not_editable']],
    ['ongoing', { registrationPeriod: { start: days(1), end: days(21) } }, []],
    [
      'ongoing',
      { name: 'New', proposedRate: 1500, audience: { kind: 'seller_types', sellerTypes: ['local'] } },
      [],
    ],
    ['closed', { name: 'New' }, ['campaign_over']],
    ['closed', { campaignPeriod: moved }, ['campaign_over']],
    ['draft', {}, ['nothing_changes']],
    ['draft', { name: before.name }, ['nothing_changes']],
    ['upcoming', { name: 'n'.repeat(50) }, ['text_too_long']],
  ] as const)('of a campaign that is %s, to %j', (status, changes, codes) => {
    expect(codesOf(edit(changes, status))).toEqual(codes);
  });

  it('says what it would have moved, and since when it cannot', () => {
    const changes = { campaignPeriod: moved, registrationPeriod: { start: days(2), end: days(20) } };
    const refused = edit(changes, 'ongoing');
    expect(refused.ok || refused.refusal.reasons).toEqual([
      {
        code: 'start_not_editable',
        parameters: { fields: ['registrationPeriod', 'campaignPeriod'], startedAt: days(10) },
      },
    ]);
    const over = encodeEditCampaign(
      aCampaign({ decision: 'ended_early', endedAt: days(15) }),
      { name: 'New' },
      { status: 'closed' },
    );
    expect(over.ok || over.refusal.reasons).toEqual([
      { code: 'campaign_over', parameters: { overFrom: days(15) } },
    ]);
  });

  it('brings the double of the platform where the campaign is', () => {
    const options = { shopCodeOf };
    fc.assert(
      fc.property(
        campaignDrafts(),
        campaignDrafts(),
        fc.subarray(
          [
            'name',
            'description',
            'proposedRate',
            'campaignPeriod',
            'registrationPeriod',
            'audience',
          ] as const,
          { minLength: 1 },
        ),
        (one, other, fields) => {
          const rate = (draft: typeof one) => ({
            ...draft,
            proposedRate: Math.min(7999, Math.max(101, draft.proposedRate)),
          });
          const draft = rate(one);
          const changes = Object.fromEntries(
            fields.map((field) => [field, rate(other)[field]]),
          ) as CampaignChanges;
          const first = encodeCreateCampaign(draft, options);
          if (!first.ok) return;
          const second = encodeEditCampaign(draft, changes, { ...options, status: 'draft' });
          const isSame = !second.ok && second.refusal.reasons[0].code === 'nothing_changes';
          if (!second.ok && !isSame) return;
          const stored = created(first.value.body, draft.market);
          const after = second.ok ? edited(stored, second.value.body) : stored;
          const read = decodeCampaignDetail(after, { shopIdOf });
          expect(read.ok && read.value).toMatchObject(
            Object.fromEntries(fields.map((field) => [field, { ...draft, ...changes }[field]])),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('goes by the status that our clock has, too', () => {
    expect(campaignStatusAt(before, days(12))).toBe('ongoing');
  });
});

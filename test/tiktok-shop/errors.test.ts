import { describeReason } from 'partner-campaigns';
import {
  decodeAcknowledgement,
  decodeReply,
  describeTikTokShopReason,
  platformError,
  platformErrors,
  type SendCampaignReason,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';

// Section 6 of the facts, in its order.
const table = [
  [16032001, 'market_mismatch'],
  [16032002, 'campaign_period_refused'],
  [16032003, 'registration_period_refused'],
  [16032004, 'audience_refused'],
  [16032005, 'campaign_not_found'],
  [16032007, 'permission_denied'],
  [16032008, 'operation_denied'],
  [16032009, 'campaign_not_online'],
  [16032010, 'registration_not_found'],
  [16032011, 'too_many_ongoing_campaigns'],
  [16032013, 'payment_account_missing'],
  [36009002, 'too_many_requests'],
  [36009003, 'internal_error'],
  [36009004, 'credentials_refused'],
  [36009007, 'timed_out'],
  [36009009, 'path_unknown'],
  [36009010, 'method_unknown'],
  [36009022, 'request_malformed'],
  [36009033, 'address_not_allowed'],
  [101000, 'category_asset_refused'],
  [105002, 'token_expired'],
  [105005, 'scope_missing'],
  [106001, 'signature_refused'],
] as const;

const retryable = [36009002, 36009003, 36009007];

describe('an error of the platform', () => {
  it.each(table)('%i is %s', (platformCode, reason) => {
    const error = platformError(platformCode);
    expect(error).toMatchObject({ platformCode, reason, retryable: retryable.includes(platformCode) });
    expect(error.meaning).toMatch(/^[A-Z].*\.$/);
  });

  it('has a row for each number that is documented, and no other', () => {
    expect(platformErrors.map(({ platformCode, reason }) => [platformCode, reason])).toEqual(table);
    expect(new Set(platformErrors.map(({ reason }) => reason)).size).toBe(table.length);
  });

  it.each([0, 1, -1, 16032006, 16032012, 429, Number.NaN])(
    '%d is none that is known, and never worth another try',
    (code) => {
      expect(platformError(code)).toEqual({
        platformCode: code,
        reason: { kind: 'unknown', raw: code },
        meaning: null,
        retryable: false,
      });
    },
  );
});

function sentenceOf(reply: unknown): string {
  const read = decodeReply(reply, decodeAcknowledgement);
  if (read.ok) throw new Error('Read');
  return describeTikTokShopReason(read.refusal.reasons[0], describeReason);
}

describe('a reason as a sentence', () => {
  it.each([
    [{ code: 16032005 }, 'There is no such campaign. (16032005)'],
    [
      { code: 36009002, message: 'slow down', request_id: 'r-1' },
      'Too many calls in a short time. (36009002) In its words: slow down Its name for the call is r-1.',
    ],
    [{ code: 7, message: 'odd' }, 'The platform refused the call. (7) In its words: odd'],
  ])('tells an error of the platform: %j', (reply, sentence) => {
    expect(sentenceOf(reply)).toBe(sentence);
  });

  it.each<readonly [SendCampaignReason, string]>([
    [
      { code: 'shop_unknown', parameters: { path: 'shop_name', shopName: 'Moon' } },
      'No shop is known under the name Moon.',
    ],
    [
      { code: 'shop_code_unknown', parameters: { path: 'audience.shopIds[0]', shopId: 'shop-9' } },
      "No code of the platform's is known for the shop shop-9.",
    ],
  ])('tells one of this entry: %j', (reason, sentence) => {
    expect(describeTikTokShopReason(reason, describeReason)).toBe(sentence);
  });

  it('leaves every other to the library', () => {
    const reason = { code: 'invalid_input', parameters: { path: 'id', problem: 'Missing' } } as const;
    expect(describeTikTokShopReason(reason, describeReason)).toBe(describeReason(reason));
    expect(describeTikTokShopReason(reason, ({ code }) => `Sonst: ${code}`)).toBe('Sonst: invalid_input');
  });
});

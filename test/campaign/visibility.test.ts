import { type Actor, type Audience, CLOCK, canSeeCampaign } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, days } from '../support/build.ts';

const everyone: Audience = { kind: 'everyone' };
const forShop1: Audience = { kind: 'shops', shopIds: ['shop-9', 'shop-1'] };
const crossBorder: Audience = { kind: 'seller_types', sellerTypes: ['cross_border'] };

const shop1 = { role: 'seller', shopId: 'shop-1' } as const;
const shop2 = { role: 'seller', shopId: 'shop-2' } as const;
const owner = { role: 'agency', agencyId: 'agency-1' } as const;
const other = { role: 'agency', agencyId: 'agency-2' } as const;
const platform = { role: 'platform' } as const;

const rows = [
  { decision: 'draft', audience: everyone, seenBy: { shop1: false, shop2: false } },
  { decision: 'draft', audience: forShop1, seenBy: { shop1: false, shop2: false } },
  { decision: 'draft', audience: crossBorder, seenBy: { shop1: false, shop2: false } },
  { decision: 'published', audience: everyone, seenBy: { shop1: true, shop2: true } },
  { decision: 'published', audience: forShop1, seenBy: { shop1: true, shop2: false } },
  // A type is no secret: whoever is of another one sees the campaign and is told why it is not theirs.
  { decision: 'published', audience: crossBorder, seenBy: { shop1: true, shop2: true } },
  { decision: 'ended_early', audience: everyone, seenBy: { shop1: true, shop2: true } },
  { decision: 'ended_early', audience: forShop1, seenBy: { shop1: true, shop2: false } },
] as const;

describe.each(rows)('a $decision campaign for $audience.kind', ({ decision, audience, seenBy }) => {
  const campaign =
    decision === 'ended_early'
      ? aCampaign({ decision, audience, endedAt: days(15) })
      : aCampaign({ decision, audience });

  it('is seen by the right sellers', () => {
    expect({
      shop1: canSeeCampaign(shop1, campaign),
      shop2: canSeeCampaign(shop2, campaign),
    }).toEqual(seenBy);
  });

  it('is seen by its own agency and no other, by platform and clock', () => {
    expect([owner, other, platform, CLOCK].map((actor) => canSeeCampaign(actor, campaign))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

it('ids are compared exactly', () => {
  const campaign = aCampaign({ audience: { kind: 'shops', shopIds: ['shop-10', 'Shop-1'] } });
  expect(canSeeCampaign(shop1, campaign)).toBe(false);
});

it('nobody of an unknown role sees a campaign', () => {
  for (const role of ['admin', 'Platform', '', '__proto__', undefined, null]) {
    const stranger: object = { role, agencyId: 'agency-1', shopId: 'shop-1' };
    expect(canSeeCampaign(stranger as Actor, aCampaign())).toBe(false);
  }
});

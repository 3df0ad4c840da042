import { parsePolicy, strictPlatform } from 'partner-campaigns';
import { editableIn, readingLimits, sendingLimits } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';

const rates = (minimum: number, maximum: number, step = 1) => ({ minimum, maximum, step });

describe('the bounds of the platform', () => {
  it('are strict for what is sent: less than each bound', () => {
    expect(sendingLimits).toEqual({
      totalRate: rates(100, 8000),
      proposedRateBounds: rates(101, 7999),
      shopAdsRate: rates(100, 8000, 100),
      creatorRate: rates(100, 8000),
      campaign: { nameLength: 49, descriptionLength: 999, shops: 99, days: 360, daysInclusive: true },
    });
    expect({ ...sendingLimits, campaign: { ...sendingLimits.campaign, daysInclusive: false } }).toEqual(
      strictPlatform,
    );
  });

  it('are lenient for what is read: each bound is within', () => {
    expect(readingLimits).toEqual({
      totalRate: rates(100, 8000),
      proposedRateBounds: rates(100, 8000),
      shopAdsRate: rates(100, 8000),
      creatorRate: rates(100, 8000),
      campaign: { nameLength: 50, descriptionLength: 1000, shops: 100, days: 361, daysInclusive: true },
    });
  });

  it('are parts of a policy, and nobody can move them', () => {
    for (const limits of [sendingLimits, readingLimits]) {
      expect(parsePolicy({ ...limits, autoCloseAfterDays: 7 }).ok).toBe(true);
      expect(Object.isFrozen(limits) && Object.isFrozen(limits.campaign)).toBe(true);
    }
  });
});

describe('an edit', () => {
  it.each([
    ['registrationPeriod.start', ['draft', 'upcoming']],
    ['campaignPeriod.start', ['draft', 'upcoming']],
    ['name', ['draft', 'upcoming', 'ongoing']],
    ['description', ['draft', 'upcoming', 'ongoing']],
    ['registrationPeriod.end', ['draft', 'upcoming', 'ongoing']],
    ['campaignPeriod.end', ['draft', 'upcoming', 'ongoing']],
    ['proposedRate', ['draft', 'upcoming', 'ongoing']],
    ['contact', ['draft', 'upcoming', 'ongoing']],
    ['audience', ['draft', 'upcoming', 'ongoing']],
  ] as const)('of %s is taken while it is one of %j', (part, statuses) => {
    expect(editableIn[part]).toEqual(statuses);
  });
});

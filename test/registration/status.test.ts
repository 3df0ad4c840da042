import {
  type Campaign,
  type Instant,
  type Status,
  statusAt,
  statuses,
  tabOf,
  tabStatuses,
  tabs,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aRegistration, days, shifted } from '../support/build.ts';

// The campaign runs from day 10 to day 40; its registration period has no say in a status.
const start = days(10);
const end = days(40);
const beforeEnd: readonly Instant[] = [
  shifted(days(1), -1),
  days(1),
  shifted(start, -1),
  start,
  shifted(start, 1),
  days(20),
  shifted(end, -1),
];
const fromEnd: readonly Instant[] = [end, shifted(end, 1), days(400)];

function statusesOf(
  decision: Parameters<typeof aRegistration>[0],
  campaign: Campaign,
  at: readonly Instant[],
) {
  return [...new Set(at.map((instant) => statusAt(aRegistration(decision), campaign, instant)))];
}

describe('a status', () => {
  const campaign = aCampaign({ campaignPeriod: { start, end } });

  it.each<[Parameters<typeof aRegistration>[0], Status, Status]>([
    ['pending', 'pending', 'lapsed'],
    ['close_requested', 'close_requested', 'ended'],
    ['rejected', 'rejected', 'rejected'],
    ['blocked', 'blocked', 'blocked'],
    ['withdrawn', 'withdrawn', 'withdrawn'],
    ['closed', 'closed', 'closed'],
  ])('of %s is %s until the campaign is over, then %s', (decision, before, after) => {
    expect(statusesOf(decision, campaign, beforeEnd)).toEqual([before]);
    expect(statusesOf(decision, campaign, fromEnd)).toEqual([after]);
  });

  it.each<[string, Instant, Status]>([
    ['a millisecond before the start', shifted(start, -1), 'scheduled'],
    ['at the start', start, 'live'],
    ['a millisecond after the start', shifted(start, 1), 'live'],
    ['a millisecond before the end', shifted(end, -1), 'live'],
    ['at the end', end, 'ended'],
    ['a millisecond after the end', shifted(end, 1), 'ended'],
  ])('of approved, %s', (_, at, status) => {
    expect(statusAt(aRegistration('approved'), campaign, at)).toBe(status);
  });
});

describe('in a campaign that was ended early', () => {
  it.each<[Parameters<typeof aRegistration>[0], readonly Status[]]>([
    ['pending', ['pending', 'lapsed', 'lapsed']],
    ['approved', ['live', 'ended', 'ended']],
    ['close_requested', ['close_requested', 'ended', 'ended']],
    ['rejected', ['rejected', 'rejected', 'rejected']],
  ])('%s: a millisecond before, at and after', (decision, expected) => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(15) });
    const at = [shifted(days(15), -1), days(15), shifted(days(15), 1)];
    expect(at.map((instant) => statusAt(aRegistration(decision), campaign, instant))).toEqual(expected);
  });

  it('before it started, approved is never live', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(5) });
    const at = [shifted(days(5), -1), days(5), shifted(start, -1), start, end];
    expect(at.map((instant) => statusAt(aRegistration('approved'), campaign, instant))).toEqual([
      'scheduled',
      'ended',
      'ended',
      'ended',
      'ended',
    ]);
  });
});

describe('tabs', () => {
  it.each([
    ['pending', ['pending']],
    ['ongoing', ['scheduled', 'live', 'close_requested']],
    ['rejected', ['rejected', 'blocked']],
    ['closed', ['lapsed', 'ended', 'withdrawn', 'closed']],
  ] as const)('%s shows %s', (tab, shown) => {
    expect(statuses.filter((status) => tabOf(status) === tab).sort()).toEqual([...shown].sort());
    expect([...tabStatuses[tab]].sort()).toEqual([...shown].sort());
  });

  it('show nothing else', () => {
    expect(() => tabOf('shipped' as Status)).toThrow('No tab shows shipped');
  });

  it('share no status and leave none out', () => {
    const shown = tabs.flatMap((tab) => tabStatuses[tab]);
    expect([...shown].sort()).toEqual([...statuses].sort());
  });
});

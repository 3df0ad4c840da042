import {
  type Campaign,
  campaignStatusAt,
  type Instant,
  isOver,
  isRegistrationOpen,
  overFrom,
  registrationClosesAt,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { campaignStatuses, nextMilestone } from '../../src/campaign/status.ts';
import { aCampaign, days, shifted } from '../support/build.ts';

// Registration from day 1 to day 20, campaign from day 10 to day 40.
const draft = aCampaign({ decision: 'draft' });
const published = aCampaign();
const endedLate = aCampaign({ decision: 'ended_early', endedAt: days(15) });
const endedBeforeStart = aCampaign({ decision: 'ended_early', endedAt: days(5) });
const endedBeforeRegistration = aCampaign({ decision: 'ended_early', endedAt: days(0) });

/** A millisecond before a boundary, at it, and a millisecond after. */
function around(boundary: Instant, read: (at: Instant) => unknown) {
  return [-1, 0, 1].map((milliseconds) => read(shifted(boundary, milliseconds)));
}

const boundaries: readonly [string, Campaign, number, string, string, string][] = [
  ['a draft, when registration begins', draft, 1, 'draft', 'draft', 'draft'],
  ['a draft, when the campaign begins', draft, 10, 'draft', 'draft', 'draft'],
  ['a draft, when the campaign ends', draft, 40, 'draft', 'closed', 'closed'],
  ['a published campaign, when registration begins', published, 1, 'upcoming', 'upcoming', 'upcoming'],
  ['a published campaign, when it begins', published, 10, 'upcoming', 'ongoing', 'ongoing'],
  ['a published campaign, when registration ends', published, 20, 'ongoing', 'ongoing', 'ongoing'],
  ['a published campaign, when it ends', published, 40, 'ongoing', 'closed', 'closed'],
  ['a campaign ended while ongoing, when it began', endedLate, 10, 'upcoming', 'ongoing', 'ongoing'],
  ['a campaign ended while ongoing, when it was ended', endedLate, 15, 'ongoing', 'closed', 'closed'],
  ['a campaign ended while ongoing, when it would have ended', endedLate, 40, 'closed', 'closed', 'closed'],
  ['a campaign ended while upcoming, when it was ended', endedBeforeStart, 5, 'upcoming', 'closed', 'closed'],
  [
    'a campaign ended while upcoming, when it would have begun',
    endedBeforeStart,
    10,
    'closed',
    'closed',
    'closed',
  ],
];

describe('the status of', () => {
  it.each(boundaries)('%s', (_of, campaign, day, ...expected) => {
    expect(around(days(day), (at) => campaignStatusAt(campaign, at))).toEqual(expected);
  });

  it('every campaign is one of four', () => {
    expect(campaignStatuses).toEqual(['draft', 'upcoming', 'ongoing', 'closed']);
  });
});

const windows: readonly [string, Campaign, number, boolean, boolean, boolean][] = [
  ['a draft, when registration begins', draft, 1, false, false, false],
  ['a published campaign, when registration begins', published, 1, false, true, true],
  ['a published campaign, when the campaign begins', published, 10, true, true, true],
  ['a published campaign, when registration ends', published, 20, true, false, false],
  ['a campaign ended in its window, when it was ended', endedLate, 15, true, false, false],
  ['a campaign ended in its window, when registration would have ended', endedLate, 20, false, false, false],
  [
    'a campaign ended before its window, when that would have begun',
    endedBeforeRegistration,
    1,
    false,
    false,
    false,
  ],
  [
    'a campaign whose registration outlasts it, when it ends',
    aCampaign({ registrationPeriod: { start: days(1), end: days(60) } }),
    40,
    true,
    false,
    false,
  ],
  [
    'a campaign whose registration ends with it, when both end',
    aCampaign({ registrationPeriod: { start: days(1), end: days(40) } }),
    40,
    true,
    false,
    false,
  ],
];

describe('registration is open in', () => {
  it.each(windows)('%s', (_of, campaign, day, ...expected) => {
    expect(around(days(day), (at) => isRegistrationOpen(campaign, at))).toEqual(expected);
  });
});

describe('a campaign is over', () => {
  it.each([
    ['from the end of its period', published, 40],
    ['from the end of its period, also as a draft', draft, 40],
    ['from when it was ended early', endedLate, 15],
  ])('%s', (_when, campaign, day) => {
    expect(overFrom(campaign)).toBe(days(day));
    expect(around(days(day), (at) => isOver(campaign, at))).toEqual([false, true, true]);
  });

  it.each([
    [published, 20],
    [endedLate, 15],
    [endedBeforeRegistration, 0],
    [aCampaign({ registrationPeriod: { start: days(1), end: days(60) } }), 40],
  ])('and registration closes with it at the latest', (campaign, day) => {
    expect(registrationClosesAt(campaign)).toBe(days(day));
  });
});

describe('the next thing to announce', () => {
  const start = { what: 'start', at: days(10) };
  const end = { what: 'end', at: days(40) };

  it.each([
    ['of a draft is nothing', draft, null],
    ['of a published campaign is its start', published, start],
    [
      'of a campaign published after its period began is its start, then',
      aCampaign({ publishedAt: days(12), changedAt: days(12) }),
      { what: 'start', at: days(12) },
    ],
    ['after the start is the end', aCampaign({ announced: 'start' }), end],
    ['after the end is nothing', aCampaign({ announced: 'end' }), null],
    ['of a campaign ended after its start is still its start', endedLate, start],
    [
      'and then the instant it was ended',
      aCampaign({ decision: 'ended_early', endedAt: days(15), announced: 'start' }),
      { what: 'end', at: days(15) },
    ],
    ['of a campaign ended before its start is only its end', endedBeforeStart, { what: 'end', at: days(5) }],
    [
      'of a campaign ended just at its start is only its end',
      aCampaign({ decision: 'ended_early', endedAt: days(10) }),
      { what: 'end', at: days(10) },
    ],
  ])('%s', (_what, campaign, milestone) => {
    expect(nextMilestone(campaign)).toEqual(milestone);
  });
});

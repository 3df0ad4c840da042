import {
  type Campaign,
  type CampaignChanges,
  decideCampaign,
  type Instant,
  parseCampaignCommand,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, days, hours, shifted } from '../support/build.ts';
import { campaignFacts, edit } from './specification.ts';

// What may be edited when (R8, R9), by hand: registration from day 1 to day 20, campaign from day 10 to day 40. Starts
// move while the campaign is a draft or upcoming, ends until it is over, nothing afterwards; what is moved, lies ahead.

/** The situations of a campaign, and the day of the edit in each. */
const situations = {
  'a draft': { campaign: aCampaign({ decision: 'draft' }), at: days(5) },
  'a draft that would be ongoing': { campaign: aCampaign({ decision: 'draft' }), at: days(25) },
  upcoming: { campaign: aCampaign(), at: days(5) },
  'ongoing, registration open': { campaign: aCampaign(), at: days(15) },
  'ongoing, registration over': { campaign: aCampaign(), at: days(25) },
  'closed by the clock': { campaign: aCampaign(), at: days(45) },
  'ended early': { campaign: aCampaign({ decision: 'ended_early', endedAt: days(15) }), at: days(16) },
  'a draft past its end': { campaign: aCampaign({ decision: 'draft' }), at: days(45) },
} as const satisfies Record<string, { readonly campaign: Campaign; readonly at: Instant }>;

/** What an edit is answered with, in the order of the reasons. */
const OK: readonly string[] = [];
const ahead = 'boundary_not_ahead';
const start = 'start_not_editable';
const outlasts = 'registration_outlasts_campaign';
const over = 'campaign_over';
const ENDED = ['campaign_command_not_accepted'];
/** The period would be empty or reversed, so the edit is not even read. */
const UNREAD = ['invalid_input'];

type Answers = readonly (readonly string[])[];
type Move = (at: Instant) => Instant;

const to =
  (instant: Instant): Move =>
  () =>
    instant;
const now: Move = (at) => at;
const justAfterNow: Move = (at) => shifted(at, 1);

/** Each boundary moved: the answer in each situation, in their order. */
const moves: readonly [string, (moved: Instant) => CampaignChanges, readonly [string, Move, Answers][]][] = [
  [
    'the start of registration (day 1)',
    (moved) => ({ registrationPeriod: { start: moved, end: days(20) } }),
    [
      [
        'earlier, to day 0.5',
        to(hours(12)),
        [
          [ahead],
          [ahead],
          [ahead],
          [start, ahead],
          [start, ahead],
          [over, start, ahead],
          ENDED,
          [over, start, ahead],
        ],
      ],
      [
        'later, to day 18',
        to(days(18)),
        [OK, [ahead], OK, [start], [start, ahead], [over, start, ahead], ENDED, [over, start, ahead]],
      ],
      ['to now', now, [[ahead], UNREAD, [ahead], [start, ahead], UNREAD, UNREAD, ENDED, UNREAD]],
      ['to a millisecond after now', justAfterNow, [OK, UNREAD, OK, [start], UNREAD, UNREAD, ENDED, UNREAD]],
    ],
  ],
  [
    'the end of registration (day 20)',
    (moved) => ({ registrationPeriod: { start: days(1), end: moved } }),
    [
      [
        'earlier, to day 18',
        to(days(18)),
        [OK, [ahead], OK, OK, [ahead], [over, ahead], ENDED, [over, ahead]],
      ],
      ['later, to day 22', to(days(22)), [OK, [ahead], OK, OK, [ahead], [over, ahead], ENDED, [over, ahead]]],
      ['later, to day 30', to(days(30)), [OK, OK, OK, OK, OK, [over, ahead], ENDED, [over, ahead]]],
      [
        'to now',
        now,
        [
          [ahead],
          [ahead],
          [ahead],
          [ahead],
          [ahead],
          [over, ahead, outlasts],
          ENDED,
          [over, ahead, outlasts],
        ],
      ],
      [
        'to a millisecond after now',
        justAfterNow,
        [OK, OK, OK, OK, OK, [over, outlasts], ENDED, [over, outlasts]],
      ],
    ],
  ],
  [
    'the start of the campaign (day 10)',
    (moved) => ({ campaignPeriod: { start: moved, end: days(40) } }),
    [
      [
        'earlier, to day 8',
        to(days(8)),
        [OK, [ahead], OK, [start, ahead], [start, ahead], [over, start, ahead], ENDED, [over, start, ahead]],
      ],
      [
        'later, to day 12',
        to(days(12)),
        [OK, [ahead], OK, [start, ahead], [start, ahead], [over, start, ahead], ENDED, [over, start, ahead]],
      ],
      [
        'later, to day 30',
        to(days(30)),
        [OK, OK, OK, [start], [start], [over, start, ahead], ENDED, [over, start, ahead]],
      ],
      ['to now', now, [[ahead], [ahead], [ahead], [start, ahead], [start, ahead], UNREAD, ENDED, UNREAD]],
      ['to a millisecond after now', justAfterNow, [OK, OK, OK, [start], [start], UNREAD, ENDED, UNREAD]],
    ],
  ],
  [
    'the end of the campaign (day 40)',
    (moved) => ({ campaignPeriod: { start: days(10), end: moved } }),
    [
      ['earlier, to day 30', to(days(30)), [OK, OK, OK, OK, OK, [over, ahead], ENDED, [over, ahead]]],
      ['later, to day 50', to(days(50)), [OK, OK, OK, OK, OK, [over], ENDED, [over]]],
      [
        'to now',
        now,
        [UNREAD, [ahead], UNREAD, [ahead, outlasts], [ahead], [over, ahead], ENDED, [over, ahead]],
      ],
      [
        'to a millisecond after now',
        justAfterNow,
        [UNREAD, OK, UNREAD, [outlasts], OK, [over], ENDED, [over]],
      ],
    ],
  ],
  [
    'both ends together',
    (moved) => ({
      registrationPeriod: { start: days(1), end: moved },
      campaignPeriod: { start: days(10), end: moved },
    }),
    [
      ['to now', now, [UNREAD, [ahead], UNREAD, [ahead], [ahead], [over, ahead], ENDED, [over, ahead]]],
      ['to a millisecond after now', justAfterNow, [UNREAD, OK, UNREAD, OK, OK, [over], ENDED, [over]]],
    ],
  ],
];

/** Every other field may be edited until the campaign is over. */
const untilOver: Answers = [OK, OK, OK, OK, OK, [over], ENDED, [over]];
const others: readonly [string, CampaignChanges][] = [
  ['the name', { name: 'Loy Krathong' }],
  ['the description', { description: '' }],
  ['the message', { message: 'More samples, please.' }],
  ['the proposed rate', { proposedRate: 900 }],
  ['the contact', { contact: { email: 'new@agency.example', line: '@new' } }],
  ['the audience', { audience: { kind: 'shops', shopIds: ['shop-1'] } }],
  ['the audience', { audience: { kind: 'seller_types', sellerTypes: ['local'] } }],
];

const names = Object.keys(situations);
const moved = moves.flatMap(([boundary, change, rows]) =>
  rows.flatMap(([where, move, answers]) =>
    Object.entries(situations).map(([situation, { campaign, at }], column) => ({
      what: `${boundary} ${where}`,
      situation,
      campaign,
      at,
      changes: change(move(at)),
      answer: answers[column],
    })),
  ),
);
const edited = others.flatMap(([what, changes]) =>
  Object.entries(situations).map(([situation, { campaign, at }], column) => ({
    what,
    situation,
    campaign,
    at,
    changes,
    answer: untilOver[column],
  })),
);

describe('an edit of', () => {
  it('everything has an answer in every situation', () => {
    for (const [, , rows] of moves)
      for (const [, , answers] of rows) expect(answers).toHaveLength(names.length);
    expect(untilOver).toHaveLength(names.length);
  });

  it.each([...moved, ...edited])(
    '$what, when the campaign is $situation: $answer',
    ({ campaign, at, changes, answer }) => {
      expect(answerTo(campaign, at, changes)).toEqual(answer);
    },
  );
});

it('names only the boundary that was moved, not the other one of its period that has passed', () => {
  const { campaign, at } = situations['ongoing, registration over'];
  const moved = edit(at, { registrationPeriod: { start: days(18), end: days(20) } });
  const outcome = decideCampaign(campaign, moved, campaignFacts);
  expect(!outcome.ok && outcome.refusal.reasons).toEqual([
    { code: 'start_not_editable', parameters: { fields: ['registrationPeriod'], startedAt: days(10) } },
    { code: 'boundary_not_ahead', parameters: { boundaries: ['registrationPeriod.start'], at: days(25) } },
  ]);
});

/** The codes with which an edit from outside is refused; none when it is accepted, and then it sets what it says. */
function answerTo(campaign: Campaign, at: Instant, changes: CampaignChanges): readonly string[] {
  const parsed = parseCampaignCommand({ type: 'edit', changes });
  if (!parsed.ok) return parsed.refusal.reasons.map(({ code }) => code);
  const outcome = decideCampaign(campaign, edit(at, changes), campaignFacts);
  if (!outcome.ok) return outcome.refusal.reasons.map(({ code }) => code);
  expect(outcome.campaign).toEqual({ ...campaign, ...changes, changedAt: at });
  return [];
}

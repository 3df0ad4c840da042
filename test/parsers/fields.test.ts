import { describe, expect, it } from 'vitest';
import {
  campaignCommandDocuments,
  campaignDocuments,
  campaignEventDocuments,
  commandDocuments,
  parsers,
  registrationDocuments,
  registrationEventDocuments,
  submissionDocuments,
} from '../support/documents.ts';
import { placeOf, withAt } from '../support/places.ts';

/** What a kind of field does not take, and the edges of what it does. */
const kinds = {
  count: {
    bad: [
      -1,
      0.5,
      1.000_001,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      '1',
      '',
      null,
      true,
      1n,
      [1],
      {},
    ],
    good: [0, 1, 9_007_199_254_740_991],
  },
  instant: {
    bad: [-1, 0.5, Number.NaN, 8_640_000_000_000_001, 2 ** 53, '2026-03-01T00:00:00Z', null, new Date(0), 1n],
    good: [0, 1, 8_640_000_000_000_000],
  },
  id: {
    bad: ['', 'x'.repeat(201), 'a\0', 'a\nb', 'a\tb', 'a\u007f', '\ud800', 'a\udc00b', 7, null, ['a'], {}],
    good: ['a', 'x'.repeat(200), '1729384756019283746', '🌊', '__proto__', 'constructor', 'a:b/c%2F', ' '],
  },
  note: {
    bad: ['x'.repeat(1001), 'a\0b', 'a\ud800', 5, null, ['note'], {}],
    good: ['', 'x'.repeat(1000), 'two\nlines\tand 🌊', '__proto__'],
  },
  email: {
    bad: ['x'.repeat(255), 'a\0@b.co', '\ud800@b.co', 5, null, {}],
    good: ['', 'nobody', 'x'.repeat(254)],
  },
  // Stored numbers; how they come in is told in core/phone.test.ts.
  e164: {
    bad: [
      '',
      '+',
      '66812345678',
      '+0812345678',
      '+66 812345678',
      '+123456',
      '+1234567890123456',
      66,
      null,
      {},
    ],
    good: ['+1234567', '+123456789012345', '+999123456789'],
  },
  country: { bad: ['', 'T', 'THA', 'th', 'T1', 'TH ', 'TH\n', 66, null, ['TH']], good: ['TH', 'VN', 'XX'] },
  zone: {
    bad: ['', 'Mars/Phobos', '+07:00', 'A'.repeat(65), 'constructor', 7, null],
    good: ['UTC', 'Asia/Bangkok'],
  },
  // The platform's reasons, or a host's own.
  reason: {
    bad: [
      '',
      'too_red',
      'not_reviewed_in_time',
      'constructor',
      'acme/',
      '/too_red',
      'acme/too/red',
      'Acme/too_red',
      'acme/too red',
      5,
      null,
    ],
    good: ['commission_too_low', 'acme/too_red', 'a/b'],
  },
  // Those, or the one that only a deadline gives.
  storedReason: {
    bad: ['', 'too_red', 'constructor', 'acme/', 'Acme/too_red', 5, null],
    good: ['commission_too_low', 'not_reviewed_in_time', 'acme/too_red', 'a/b'],
  },
} as const;

type Kind = keyof typeof kinds;

const [commands, campaignCommands, submissions, registrations, campaigns, , events, campaignEvents] = parsers;
const [submitted, , , turnedDown, lapsed] = registrationEventDocuments;
const [created] = campaignEventDocuments;
const [register, approve, reject] = commandDocuments;
const pending = registrationDocuments[7];
const rejectTwice = withAt(reject, ['reasons'], ['product_too_expensive', 'acme/too_late']);

/** Where a kind of field stands. */
const fields: readonly [(typeof parsers)[number], unknown, Kind, readonly string[]][] = [
  [commands, register, 'id', ['productId']],
  [commands, register, 'count', ['terms.totalRate', 'terms.shopAdsRate', 'terms.sampleQuantity']],
  [commands, register, 'email', ['contact.email']],
  [commands, approve, 'count', ['seenRevision']],
  [commands, reject, 'count', ['seenRevision', 'wanted.totalRate', 'wanted.sampleQuantity']],
  [commands, reject, 'note', ['note']],
  [commands, rejectTwice, 'reason', ['reasons[0]', 'reasons[1]']],
  [commands, { type: 'decline_close', seenRevision: 0, note: '' }, 'note', ['note']],
  [commands, { type: 'request_close', note: '' }, 'note', ['note']],
  [commands, { type: 'raise_sample_quantity', sampleQuantity: 0 }, 'count', ['sampleQuantity']],
  [commands, { type: 'set_shop_ads_rate', shopAdsRate: 0 }, 'count', ['shopAdsRate']],
  [commands, { type: 'change_total_rate', totalRate: 0 }, 'count', ['totalRate']],
  [
    commands,
    { type: 'set_creator_rate', creatorRate: 0, creatorShopAdsRate: 0 },
    'count',
    ['creatorRate', 'creatorShopAdsRate'],
  ],
  [campaignCommands, campaignCommandDocuments[0], 'id', ['campaignId', 'draft.audience.shopIds[1]']],
  [campaignCommands, campaignCommandDocuments[0], 'country', ['draft.market']],
  [campaignCommands, campaignCommandDocuments[0], 'zone', ['draft.timeZone']],
  [campaignCommands, campaignCommandDocuments[0], 'count', ['draft.proposedRate']],
  [campaignCommands, campaignCommandDocuments[1], 'email', ['changes.contact.email']],
  [campaignCommands, campaignCommandDocuments[2], 'count', ['seenRevision']],
  [submissions, submissionDocuments[0], 'id', ['campaignId', 'submissionId', 'batches[0].productIds[1]']],
  [
    submissions,
    submissionDocuments[0],
    'count',
    ['totalRate', 'batches[1].shopAdsRate', 'batches[0].sampleQuantity'],
  ],
  [submissions, submissionDocuments[0], 'email', ['contact.email']],
  [registrations, pending, 'id', ['agencyId']],
  [
    registrations,
    pending,
    'count',
    ['revision', 'terms.totalRate', 'terms.creatorRate', 'lastRejection.terms.sampleQuantity'],
  ],
  [
    registrations,
    pending,
    'instant',
    ['registeredAt', 'decidedAt', 'changedAt', 'deadline.dueAt', 'lastRejection.at'],
  ],
  [registrations, pending, 'storedReason', ['lastRejection.reasons[0]']],
  [campaignCommands, campaignCommandDocuments[3], 'id', ['shopIds[0]', 'shopIds[1]']],
  [campaignCommands, campaignCommandDocuments[4], 'id', ['shopIds[0]']],
  [campaigns, campaignDocuments[1], 'id', ['id', 'agencyId', 'audience.shopIds[0]']],
  [campaigns, campaignDocuments[1], 'country', ['agencyCountry', 'market']],
  [campaigns, campaignDocuments[1], 'zone', ['timeZone']],
  [campaigns, campaignDocuments[1], 'count', ['proposedRate', 'revision']],
  [campaigns, campaignDocuments[2], 'instant', ['endedAt', 'createdAt', 'changedAt']],
  [campaigns, campaignDocuments[1], 'e164', ['contact.phone', 'contact.whatsapp']],
  [registrations, pending, 'e164', ['contact.whatsapp']],
  [events, submitted, 'id', ['agencyId', 'actor.shopId', 'actor.userId']],
  [events, submitted, 'instant', ['at', 'deadline.dueAt']],
  [events, submitted, 'count', ['terms.totalRate', 'terms.sampleQuantity']],
  [events, lapsed, 'storedReason', ['reasons[0]']],
  [events, turnedDown, 'note', ['note']],
  [campaignEvents, created, 'id', ['campaignId', 'agencyId', 'actor.agencyId', 'draft.audience.shopIds[0]']],
  [campaignEvents, created, 'instant', ['at']],
  [campaignEvents, created, 'country', ['agencyCountry', 'draft.market']],
  [campaignEvents, created, 'zone', ['draft.timeZone']],
  [campaignEvents, created, 'e164', ['draft.contact.phone', 'draft.contact.whatsapp']],
];
const cases = fields.flatMap(([{ name, parse }, document, kind, paths]) =>
  paths.map((path) => ({ name, parse, document, kind, path, is: kinds[kind] })),
);

describe.each(cases)('$name reads $path as $kind', ({ parse, document, path, is }) => {
  it('and refuses what is none, at its place', () => {
    for (const value of is.bad) {
      const parsed = parse(withAt(document, placeOf(path), value));
      if (parsed.ok) throw new Error(`Accepted: ${String(value)}`);
      expect(parsed.refusal.reasons.map(({ parameters }) => parameters.path)).toContain(path);
    }
  });

  it('and takes what is at its edges', () => {
    for (const value of is.good)
      expect(parse(withAt(document, placeOf(path), value))).toMatchObject({ ok: true });
  });
});

describe('negative zero, which JSON would not keep, is read as zero', () => {
  it.each(cases.filter(({ kind }) => kind === 'count' || kind === 'instant'))(
    'by $name in $path',
    ({ parse, document, path }) => {
      const negative = parse(withAt(document, placeOf(path), -0));
      expect(negative).toStrictEqual(parse(withAt(document, placeOf(path), 0)));
    },
  );
});

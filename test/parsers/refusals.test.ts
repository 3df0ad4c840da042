import { describe, expect, it } from 'vitest';
import { aCampaign, aRegistration, days } from '../support/build.ts';
import {
  campaignCommandDocuments,
  campaignEventDocuments,
  commandDocuments,
  parsers,
  registrationEventDocuments,
  submissionDocuments,
} from '../support/documents.ts';
import { placeOf, placesIn, withAt, without } from '../support/places.ts';

const [commands, campaignCommands, submissions, registrations, campaigns, , events, campaignEvents] = parsers;
const register = commandDocuments[0];
const form = submissionDocuments[0];
const create = campaignCommandDocuments[0];
const [submitted, , approved] = registrationEventDocuments;
const [created, edited] = campaignEventDocuments;
const reversed = { start: days(2), end: days(1) };
const empty = { start: days(2), end: days(2) };
const products = (count: number) => Array.from({ length: count }, (_, index) => `product-${index}`);
const reasons = (count: number) => Array.from({ length: count }, (_, index) => `acme/reason-${index}`);
const shopsOf = (count: number) => ({ kind: 'shops', shopIds: products(count) });

/** What is wrong, and the places that a refusal names for it. */
const rows: readonly [(typeof parsers)[number], string, unknown, readonly string[]][] = [
  [commands, 'a command of the clock', { type: 'meet_deadline' }, ['type']],
  [commands, 'a command of campaigns', { type: 'publish' }, ['type']],
  [commands, 'an event of the state machine', { type: 'xstate.stop' }, ['type']],
  [commands, 'a delay of the state machine', { type: 'xstate.after.1.registration.pending' }, ['type']],
  [commands, 'the start of the state machine', { type: 'xstate.init' }, ['type']],
  [commands, 'a wildcard', { type: '*' }, ['type']],
  [commands, 'constructor as a command', { type: 'constructor' }, ['type']],
  [commands, '__proto__ as a command', { type: '__proto__' }, ['type']],
  [commands, 'a command in capitals', { type: 'Withdraw' }, ['type']],
  [commands, 'an event for a command', { type: 'registration_approved' }, ['type']],
  [commands, 'a list for a command', [register], ['']],
  [commands, 'an instant from outside', { type: 'withdraw', at: days(1) }, ['']],
  [commands, 'an actor from outside', { type: 'approve', seenRevision: 1, actor: { role: 'agency' } }, ['']],
  [commands, 'a review of nothing seen', { type: 'approve' }, ['seenRevision']],
  [commands, 'a rejection with neither', { type: 'reject' }, ['seenRevision', 'reasons']],
  [commands, 'more than 20 reasons', { type: 'reject', seenRevision: 1, reasons: reasons(21) }, ['reasons']],
  [
    commands,
    'a wish for nothing',
    { type: 'reject', seenRevision: 1, reasons: reasons(1), wanted: {} },
    ['wanted'],
  ],
  [
    commands,
    'the same reason twice',
    { type: 'reject', seenRevision: 1, reasons: ['acme/too_red', 'commission_too_low', 'acme/too_red'] },
    ['reasons'],
  ],
  [
    commands,
    'the reason of a deadline',
    { type: 'reject', seenRevision: 1, reasons: ['not_reviewed_in_time'] },
    ['reasons[0]'],
  ],
  [
    commands,
    'the reason of a deadline for a block',
    { type: 'block', seenRevision: 1, reasons: ['acme/too_red', 'not_reviewed_in_time'] },
    ['reasons[1]'],
  ],
  [commands, 'a revision that is undefined', { type: 'approve', seenRevision: undefined }, ['seenRevision']],
  [
    commands,
    'a rate that is undefined',
    withAt(register, placeOf('terms.totalRate'), undefined),
    ['terms.totalRate'],
  ],
  [
    commands,
    'a reason that is undefined',
    { type: 'reject', seenRevision: 1, reasons: ['commission_too_low', undefined] },
    ['reasons[1]'],
  ],
  [
    commands,
    'a field of nobody beside one that is undefined',
    { type: 'request_close', note: undefined, at: days(1) },
    [''],
  ],
  [commands, 'terms of the agency', withAt(register, placeOf('terms.creatorRate'), 900), ['terms']],
  [
    commands,
    'several wrong places',
    { type: 'register', productId: '', terms: { totalRate: -1 } },
    ['productId', 'terms.totalRate', 'terms.sampleQuantity', 'contact'],
  ],

  [campaignCommands, 'a command of the clock', { type: 'announce' }, ['type']],
  [campaignCommands, 'a command of registrations', { type: 'approve', seenRevision: 1 }, ['type']],
  [campaignCommands, 'an event of the state machine', { type: 'xstate.stop' }, ['type']],
  [campaignCommands, 'constructor as a command', { type: 'constructor' }, ['type']],
  [campaignCommands, 'an instant from outside', { type: 'publish', at: days(1) }, ['']],
  [campaignCommands, 'another market in an edit', { type: 'edit', changes: { market: 'VN' } }, ['changes']],
  [
    campaignCommands,
    'a decision in an edit',
    { type: 'edit', changes: { decision: 'published' } },
    ['changes'],
  ],
  [
    campaignCommands,
    'a name that is undefined',
    withAt(create, placeOf('draft.name'), undefined),
    ['draft.name'],
  ],
  [
    campaignCommands,
    'a revision that is null',
    { type: 'edit', changes: {}, seenRevision: null },
    ['seenRevision'],
  ],
  [campaignCommands, 'no changes', { type: 'edit' }, ['changes']],
  [campaignCommands, 'a blank name', withAt(create, placeOf('draft.name'), ' \n '), ['draft.name']],
  [
    campaignCommands,
    'a reversed period',
    withAt(create, placeOf('draft.campaignPeriod'), reversed),
    ['draft.campaignPeriod.end'],
  ],
  [
    campaignCommands,
    'an empty period',
    withAt(create, placeOf('draft.registrationPeriod'), empty),
    ['draft.registrationPeriod.end'],
  ],
  [
    campaignCommands,
    'a period without an end',
    withAt(create, placeOf('draft.campaignPeriod'), { start: days(1) }),
    ['draft.campaignPeriod.end'],
  ],
  [
    campaignCommands,
    'named shops and types together',
    withAt(create, placeOf('draft.audience'), { ...shopsOf(1), sellerTypes: ['local'] }),
    ['draft.audience'],
  ],
  [
    campaignCommands,
    'another kind of audience',
    withAt(create, placeOf('draft.audience'), { kind: 'constructor' }),
    ['draft.audience.kind'],
  ],
  [
    campaignCommands,
    'no named shop',
    withAt(create, placeOf('draft.audience'), shopsOf(0)),
    ['draft.audience.shopIds'],
  ],
  [
    campaignCommands,
    'more shops than are read',
    withAt(create, placeOf('draft.audience'), shopsOf(1001)),
    ['draft.audience.shopIds'],
  ],
  [
    campaignCommands,
    'the same shop twice',
    withAt(create, placeOf('draft.audience.shopIds'), ['a', 'b', 'a']),
    ['draft.audience.shopIds'],
  ],
  [campaignCommands, 'no shop to invite', { type: 'invite_shops', shopIds: [] }, ['shopIds']],
  [campaignCommands, 'shops to invite that are left out', { type: 'invite_shops' }, ['shopIds']],
  [
    campaignCommands,
    'the same shop to invite twice',
    { type: 'invite_shops', shopIds: ['a', 'b', 'a'] },
    ['shopIds'],
  ],
  [
    campaignCommands,
    'more shops to invite than are read',
    { type: 'invite_shops', shopIds: products(1001) },
    ['shopIds'],
  ],
  [
    campaignCommands,
    'a whole audience to invite',
    { type: 'invite_shops', audience: shopsOf(1), shopIds: ['a'] },
    [''],
  ],
  [campaignCommands, 'no shop to uninvite', { type: 'uninvite_shops', shopIds: [] }, ['shopIds']],
  [campaignCommands, 'shops to uninvite that are left out', { type: 'uninvite_shops' }, ['shopIds']],
  [
    campaignCommands,
    'the same shop to uninvite twice',
    { type: 'uninvite_shops', shopIds: ['a', 'b', 'a'] },
    ['shopIds'],
  ],
  [
    campaignCommands,
    'more shops to uninvite than are read',
    { type: 'uninvite_shops', shopIds: products(1001) },
    ['shopIds'],
  ],
  [
    campaignCommands,
    'a whole audience to uninvite',
    { type: 'uninvite_shops', audience: shopsOf(1), shopIds: ['a'] },
    [''],
  ],
  [
    campaignCommands,
    'another seller type',
    withAt(create, placeOf('draft.audience'), { kind: 'seller_types', sellerTypes: ['local', 'toString'] }),
    ['draft.audience.sellerTypes[1]'],
  ],

  [
    submissions,
    'a batch without a rate',
    {
      campaignId: 'c',
      contact: { email: '' },
      batches: [{ productIds: ['a'] }, { productIds: ['b'], totalRate: 100 }, { productIds: ['c'] }],
    },
    ['batches[0].totalRate', 'batches[2].totalRate'],
  ],
  [submissions, 'no batch', withAt(form, ['batches'], []), ['batches']],
  [
    submissions,
    'a batch without products',
    withAt(form, placeOf('batches[1].productIds'), []),
    ['batches[1].productIds'],
  ],
  [
    submissions,
    'the same product twice in a batch',
    withAt(form, placeOf('batches[0].productIds'), ['a', 'b', 'a']),
    ['batches[0].productIds[2]'],
  ],
  [
    submissions,
    'the same product in two batches',
    withAt(form, placeOf('batches[1].productIds'), ['product-2']),
    ['batches[1].productIds[0]'],
  ],
  [
    submissions,
    '10,001 products in a batch',
    withAt(form, placeOf('batches[0].productIds'), products(10_001)),
    ['batches[0].productIds'],
  ],
  [
    submissions,
    '10,001 products in two batches',
    withAt(form, placeOf('batches[0].productIds'), products(10_004).slice(4)),
    ['batches'],
  ],
  [
    submissions,
    'a list with a hole',
    withAt(form, placeOf('batches[0].productIds'), holed()),
    ['batches[0].productIds[1]'],
  ],
  [submissions, 'the rate of creators', withAt(form, placeOf('batches[0].creatorRate'), 900), ['batches[0]']],

  [registrations, 'a version to come', { ...aRegistration('pending'), v: 3 }, ['v']],
  [registrations, 'no version', { ...aRegistration('pending'), v: 0 }, ['v']],
  [
    registrations,
    'an unknown decision',
    { ...aRegistration('pending'), decision: 'constructor' },
    ['decision'],
  ],
  [
    registrations,
    'a status for a decision',
    { ...aRegistration('approved'), decision: 'live' },
    ['decision'],
  ],
  [registrations, 'a stored status', { ...aRegistration('approved'), status: 'live' }, ['']],
  [
    registrations,
    'the id of another',
    { ...aRegistration('pending'), id: 'campaign-1:shop-1:product-2' },
    ['id'],
  ],
  [registrations, 'an id joined otherwise', { ...aRegistration('pending'), shopId: 'shop:1' }, ['id']],
  [
    registrations,
    'an id that cannot be joined',
    { ...aRegistration('pending'), shopId: 'shop\ud800' },
    ['shopId'],
  ],
  [registrations, 'attempt zero', { ...aRegistration('pending'), attempt: 0 }, ['attempt']],
  [
    registrations,
    'a deadline of an approved one',
    { ...aRegistration('approved'), deadline: { dueAt: days(5), dueOutcome: 'approve' } },
    [''],
  ],
  [
    registrations,
    'the deadline of another decision',
    { ...aRegistration('pending'), deadline: { dueAt: days(5), dueOutcome: 'approve_close' } },
    ['deadline.dueOutcome'],
  ],
  [
    registrations,
    'a rejected one without a rejection',
    { ...aRegistration('pending'), decision: 'rejected' },
    ['lastRejection'],
  ],
  [
    registrations,
    'a blocked one without a block',
    { ...aRegistration('pending'), decision: 'blocked' },
    ['block'],
  ],
  [
    registrations,
    'a closed one without a cause',
    { ...aRegistration('pending'), decision: 'closed' },
    ['closure'],
  ],

  [campaigns, 'an early end without its instant', aCampaign({ decision: 'ended_early' }), ['endedAt']],
  [campaigns, 'a published campaign that was ended', aCampaign({ endedAt: days(15) }), ['']],
  [campaigns, 'a draft that was published', { ...aCampaign(), decision: 'draft' }, ['']],
  [campaigns, 'another version', { ...aCampaign(), v: 2 }, ['v']],
  [campaigns, 'version one as a text', { ...aCampaign(), v: '1' }, ['v']],
  [campaigns, 'an unknown decision', { ...aCampaign(), decision: 'constructor' }, ['decision']],
  [campaigns, 'a status for a decision', { ...aCampaign(), decision: 'ongoing' }, ['decision']],
  [campaigns, 'a stored status', { ...aCampaign(), status: 'ongoing' }, ['']],
  [campaigns, 'an unknown announcement', { ...aCampaign(), announced: 'both' }, ['announced']],
  [campaigns, 'a reversed period', aCampaign({ campaignPeriod: reversed }), ['campaignPeriod.end']],
  [campaigns, 'an empty period', aCampaign({ registrationPeriod: empty }), ['registrationPeriod.end']],

  [events, 'another version', { ...approved, v: 2 }, ['v']],
  [events, 'an event of campaigns', created, ['type']],
  [events, 'a command for an event', { ...approved, type: 'approve' }, ['type']],
  [events, 'an event of nobody', without(approved, ['actor']), ['actor']],
  [events, 'an event by another role', withAt(approved, placeOf('actor.role'), 'carrier'), ['actor.role']],
  [events, 'a contact, which events do not hold', { ...submitted, contact: { email: '' } }, ['']],
  [events, 'the id of another', { ...approved, productId: 'product-2' }, ['registrationId']],
  [events, 'an attempt before the first', { ...approved, attempt: 0 }, ['attempt']],
  [
    events,
    'an outcome that reviews do not have',
    withAt(submitted, placeOf('deadline.dueOutcome'), 'approve_close'),
    ['deadline.dueOutcome'],
  ],
  [campaignEvents, 'another version', { ...created, v: 2 }, ['v']],
  [campaignEvents, 'an event of registrations', approved, ['type']],
  [campaignEvents, 'a command for an event', { ...edited, type: 'edit' }, ['type']],
  [campaignEvents, 'an event of nobody', without(edited, ['actor']), ['actor']],
  [
    campaignEvents,
    'a number that is not of E.164 form',
    withAt(created, placeOf('draft.contact.phone'), '+66 2 123 4567'),
    ['draft.contact.phone'],
  ],
  [
    campaignEvents,
    'a reversed period',
    withAt(edited, placeOf('changes.campaignPeriod'), reversed),
    ['changes.campaignPeriod.end'],
  ],
];

describe.each([commands, campaignCommands, submissions, registrations, campaigns, events, campaignEvents])(
  '$name',
  ({ name, parse }) => {
    it.each(
      rows
        .filter(([parser]) => parser.name === name)
        .map(([, what, input, paths]) => ({ what, input, paths })),
    )('refuses $what, at $paths', ({ input, paths }) => {
      const parsed = parse(input);
      if (parsed.ok) throw new Error(`Accepted: ${JSON.stringify(parsed.value)}`);
      expect(parsed.refusal.reasons.map(({ parameters }) => parameters.path)).toEqual(paths);
    });
  },
);

describe('a refusal', () => {
  it('names at most 50 places', () => {
    const many = withAt(form, placeOf('batches[0].productIds'), new Array(1000).fill(7));
    const parsed = submissions.parse(many);
    expect(parsed.ok || parsed.refusal.reasons.length).toBe(50);
    const twice = submissions.parse(
      withAt(form, placeOf('batches[0].productIds'), new Array(1000).fill('a')),
    );
    expect(twice.ok || twice.refusal.reasons.length).toBe(50);
  });

  it.each([
    { what: 'in one batch', batches: [{ productIds: products(10_001) }] },
    {
      what: 'of one name, without a rate, in many batches',
      batches: Array.from({ length: 101 }, () => ({ productIds: new Array(100).fill('product-1') })),
    },
  ])('of more than 10,000 products $what is one, whatever else is wrong', ({ batches }) => {
    const parsed = submissions.parse({ campaignId: 'campaign-1', contact: { email: '' }, batches });
    expect(parsed.ok || parsed.refusal.reasons).toHaveLength(1);
    expect(parsed).toMatchObject({
      refusal: { reasons: [{ parameters: { problem: expect.stringMatching(/^Too (many|big)/) } }] },
    });
  });

  it('of 10,000 products is none', () => {
    const most = withAt(form, placeOf('batches[0].productIds'), products(10_003).slice(4));
    const parsed = submissions.parse(most);
    expect(parsed.ok && 'items' in parsed.value && parsed.value.items.length).toBe(10_000);
  });
});

describe('as many shops as are read', () => {
  it.each(['invite_shops', 'uninvite_shops'])('are 1,000 in %s', (type) => {
    expect(campaignCommands.parse({ type, shopIds: products(1_000) }).ok).toBe(true);
  });
});

describe('a field that is undefined counts as left out, as in JSON', () => {
  it.each(
    parsers.flatMap(({ name, parse, documents }) =>
      documents.map((document, index) => ({ name, parse, document: plain(document), index })),
    ),
  )('by $name in document $index, wherever it stands', ({ parse, document }) => {
    for (const place of placesIn(document)) {
      const absent = without(document, place);
      const inList = typeof place.at(-1) === 'number';
      if (place.length === 0 || inList) continue;
      const parsed = parse(withAt(document, place, undefined));
      expect(parsed).toEqual(parse(absent));
      expect(JSON.stringify(parsed)).toBe(JSON.stringify(parse(absent)));
    }
  });

  it.each([
    [commands, { type: 'request_close', note: undefined }, { type: 'request_close' }],
    [campaignCommands, { type: 'edit', changes: { name: undefined } }, { type: 'edit', changes: {} }],
    [
      campaignCommands,
      { type: 'edit', changes: { message: undefined, proposedRate: 900 }, seenRevision: undefined },
      { type: 'edit', changes: { proposedRate: 900 } },
    ],
  ])('and is not in what was read (%#)', ({ parse }, input, value) => {
    expect(parse(input)).toStrictEqual({ ok: true, value });
  });
});

describe('the reason of a deadline', () => {
  it('stands in a record, where a deadline has put it', () => {
    const rejected = aRegistration('rejected');
    const reasons = ['not_reviewed_in_time'];
    const late = { ...rejected, lastRejection: { ...rejected.lastRejection, reasons } };
    expect(registrations.parse(late)).toEqual({ ok: true, value: late });
  });
});

/** A document as JSON keeps it. */
function plain(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}

/** A list of three ids, of which the second was never there. */
function holed() {
  const list = ['a', 'b', 'c'];
  delete list[1];
  return list;
}

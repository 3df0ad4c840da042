import type { Decision, Registration } from 'partner-campaigns';
import {
  mergePolls,
  type Poll,
  type ProductSighting,
  type ReviewStatus,
  reconcile,
  type SentReview,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { aRegistration, days, shifted } from '../../support/build.ts';
import { takenOver } from './taken-over.ts';

/** product-1 as it was seen on day 5: as {@link aRegistration} has it. */
function seen(reviewStatus: ProductSighting['reviewStatus'], rest: Partial<ProductSighting> = {}) {
  const ids = { shopId: 'shop-1', productId: 'product-1' };
  return { ...ids, seenAt: days(5), reviewStatus, totalRate: 1_000, sampleQuantity: 5, ...rest };
}

function pollOf(...sightings: readonly ProductSighting[]): Poll {
  return { campaignId: 'campaign-1', sightings };
}

function sent(result: SentReview['result'], rest: Partial<SentReview> = {}): SentReview {
  return {
    campaignId: 'campaign-1',
    shopId: 'shop-1',
    productId: 'product-1',
    result,
    sentAt: days(4),
    ...rest,
  };
}

function kindsOf(...asked: Parameters<typeof reconcile>): readonly string[] {
  return reconcile(...asked).findings.map((finding) =>
    finding.kind === 'impossible' ? `${finding.kind}: ${finding.because}` : finding.kind,
  );
}

/** What is found, and what stands then: its decision and attempt. */
type Row = readonly [found: string, stands: Decision, attempt: number];

const NO_WAY = 'impossible: no_way';
const OUT = 'impossible: out_for_good';

/** Decision here × status there. */
const table: Record<Exclude<Decision, 'withdrawn'>, Record<ReviewStatus, Row>> = {
  pending: {
    PENDING: ['', 'pending', 1],
    APPROVED: ['approved', 'approved', 1],
    REJECTED: ['rejected', 'rejected', 1],
    PENDING_CLOSED: ['close_requested', 'close_requested', 1],
    CLOSED: ['closed', 'closed', 1],
  },
  approved: {
    PENDING: [NO_WAY, 'approved', 1],
    APPROVED: ['', 'approved', 1],
    REJECTED: [NO_WAY, 'approved', 1],
    PENDING_CLOSED: ['close_requested', 'close_requested', 1],
    CLOSED: ['closed', 'closed', 1],
  },
  close_requested: {
    PENDING: [NO_WAY, 'close_requested', 1],
    APPROVED: ['close_declined', 'approved', 1],
    REJECTED: [NO_WAY, 'close_requested', 1],
    PENDING_CLOSED: ['', 'close_requested', 1],
    CLOSED: ['closed', 'closed', 1],
  },
  rejected: {
    PENDING: ['registered_again', 'pending', 2],
    APPROVED: ['approved', 'approved', 2],
    REJECTED: ['', 'rejected', 1],
    PENDING_CLOSED: ['close_requested', 'close_requested', 2],
    CLOSED: ['closed', 'closed', 2],
  },
  blocked: {
    PENDING: [OUT, 'blocked', 1],
    APPROVED: [OUT, 'blocked', 1],
    REJECTED: ['', 'blocked', 1],
    PENDING_CLOSED: [OUT, 'blocked', 1],
    CLOSED: [OUT, 'blocked', 1],
  },
  closed: {
    PENDING: ['registered_again', 'pending', 2],
    APPROVED: ['approved', 'approved', 2],
    REJECTED: ['rejected', 'rejected', 2],
    PENDING_CLOSED: [NO_WAY, 'closed', 1],
    CLOSED: ['', 'closed', 1],
  },
};

const cells = Object.entries(table).flatMap(([decision, row]) =>
  Object.entries(row).map(([status, [found, stands, attempt]]) => ({
    decision,
    status,
    found,
    stands,
    attempt,
  })),
);

describe('what one look finds', () => {
  it.each(cells)('$decision here, $status there: $found', ({ decision, status, found, stands, attempt }) => {
    const known = aRegistration(decision as Decision);
    const { findings, adoptions } = reconcile([known], pollOf(seen(status as ReviewStatus)));
    expect(kindsOf([known], pollOf(seen(status as ReviewStatus)))).toEqual(found === '' ? [] : [found]);
    expect(
      findings.every(({ seenAt, registrationId }) => seenAt === days(5) && registrationId === known.id),
    ).toBe(true);
    const [after] = takenOver([known], adoptions, days(6));
    expect(after).toMatchObject({ decision: stands, attempt });
    if (adoptions.length > 0) expect(after).toMatchObject({ decidedAt: days(5), revision: 3 });
  });

  it('of what was disqualified here nothing comes back', () => {
    const closure = { because: 'disqualified', reason: 'shop_disqualified' } as const;
    const known = aRegistration('closed', { closure });
    for (const status of ['PENDING', 'APPROVED', 'REJECTED', 'PENDING_CLOSED'] as const)
      expect(kindsOf([known], pollOf(seen(status)))).toEqual([OUT]);
    expect(kindsOf([known], pollOf(seen('CLOSED')))).toEqual([]);
  });

  it('of what is out for good here nothing is taken over, whatever was sent', () => {
    const closure = { because: 'disqualified', reason: 'shop_disqualified' } as const;
    const disqualified = aRegistration('closed', { closure });
    expect(reconcile([disqualified], pollOf(seen('APPROVED')), [sent('APPROVE')])).toMatchObject({
      findings: [{ kind: 'confirmed' }, { kind: 'impossible', because: 'out_for_good' }],
      adoptions: [],
    });
    const blocked = aRegistration('blocked');
    expect(reconcile([blocked], pollOf(seen('APPROVED')), [sent('REJECT_FOREVER')])).toMatchObject({
      findings: [{ kind: 'overruled' }, { kind: 'impossible', because: 'out_for_good' }],
      adoptions: [],
    });
    // Nor are its terms compared: they mean nothing any more.
    const otherTerms = pollOf(seen('REJECTED', { totalRate: 1_200, sampleQuantity: 9 }));
    expect(reconcile([blocked], otherTerms)).toEqual({ findings: [], adoptions: [] });
    const closed = pollOf(seen('CLOSED', { totalRate: 1_200, sampleQuantity: 9 }));
    expect(reconcile([disqualified], closed)).toEqual({ findings: [], adoptions: [] });
  });

  it('of what was withdrawn here, a registration that waits there is a new one', () => {
    const known = aRegistration('withdrawn');
    const { adoptions } = reconcile([known], pollOf(seen('PENDING')));
    expect(takenOver([known], adoptions, days(6))).toMatchObject([{ decision: 'pending', attempt: 2 }]);
  });
});

describe('what was not known here', () => {
  it.each([
    ['PENDING', 'pending'],
    ['APPROVED', 'approved'],
    ['PENDING_CLOSED', 'close_requested'],
    ['REJECTED', 'rejected'],
    ['CLOSED', 'closed'],
  ] as const)('appears as %s', (status, decision) => {
    const { findings, adoptions } = reconcile([], pollOf(seen(status)));
    expect(findings).toMatchObject([{ kind: 'appeared', status, productId: 'product-1', seenAt: days(5) }]);
    const [after] = takenOver([], adoptions, days(6));
    expect(after).toMatchObject({ decision, attempt: 1, terms: { totalRate: 1_000, sampleQuantity: 5 } });
    // Nobody said why, and nothing is made up.
    if (after?.decision === 'rejected') expect(after.lastRejection.reasons).toEqual([]);
    if (after?.decision === 'closed') expect(after.closure).toEqual({ because: 'unknown' });
  });

  it('is told of, and not taken over, without the terms that a registration must have', () => {
    const { totalRate: _, sampleQuantity: __, ...bare } = seen('APPROVED');
    expect(reconcile([], pollOf(bare))).toMatchObject({
      findings: [{ kind: 'incomplete', missing: ['totalRate', 'sampleQuantity'] }],
      adoptions: [],
    });
    expect(reconcile([], pollOf({ ...bare, totalRate: 900 })).findings).toMatchObject([
      { kind: 'incomplete', missing: ['sampleQuantity'] },
    ]);
  });
});

describe('what was not known here, and what we sent for it', () => {
  it('is blocked where we sent that', () => {
    const why = { reasons: ['no_suitable_creator'], note: 'Not for our creators.' } as const;
    const { findings, adoptions } = reconcile([], pollOf(seen('REJECTED')), [sent('REJECT_FOREVER', why)]);
    expect(findings.map(({ kind }) => kind)).toEqual(['confirmed', 'appeared']);
    expect(takenOver([], adoptions, days(6))).toMatchObject([{ decision: 'blocked', block: why }]);
  });

  it('appears as it stands while what we sent is waited for', () => {
    const { findings, adoptions } = reconcile([], pollOf(seen('PENDING')), [sent('REJECT_FOREVER')]);
    expect(findings.map(({ kind }) => kind)).toEqual(['awaiting_confirmation', 'appeared']);
    expect(takenOver([], adoptions, days(6))).toMatchObject([{ decision: 'pending' }]);
    // Somebody else rejected it before we sent anything: for that we have no reasons.
    const before = pollOf(seen('REJECTED', { seenAt: days(4) }));
    const early = reconcile([], before, [sent('REJECT_FOREVER', { reasons: ['commission_too_low'] })]);
    expect(early.adoptions).toMatchObject([{ observed: { decision: 'rejected' } }]);
    expect(early.adoptions[0]?.observed).not.toHaveProperty('reasons');
  });

  it('is not confirmed before it can be taken over', () => {
    const { totalRate: _, ...bare } = seen('REJECTED');
    expect(kindsOf([], pollOf(bare), [sent('REJECT_FOREVER')])).toEqual(['incomplete']);
    const known = aRegistration('pending');
    const strange = pollOf(seen('APPROVED', { creatorRate: 1_001 }));
    expect(kindsOf([known], strange, [sent('APPROVE')])).toEqual(['impossible: rates_do_not_add_up']);
  });
});

describe('terms', () => {
  it('that changed there are told of and taken over; what is not told stays', () => {
    const known = aRegistration('approved', {
      terms: { totalRate: 1_000, shopAdsRate: 500, sampleQuantity: 5 },
    });
    const sighting = seen('APPROVED', { totalRate: 1_200, creatorRate: 800, sampleQuantity: 9 });
    const { findings, adoptions } = reconcile([known], pollOf(sighting));
    expect(findings).toMatchObject([
      { kind: 'rate_changed', field: 'totalRate', before: 1_000, after: 1_200 },
      { kind: 'rate_changed', field: 'creatorRate', after: 800 },
      { kind: 'quota_changed', before: 5, after: 9 },
    ]);
    expect(findings[1]).not.toHaveProperty('before');
    const [after] = takenOver([known], adoptions, days(6));
    expect(after).toMatchObject({
      decision: 'approved',
      decidedAt: known.decidedAt,
      terms: { totalRate: 1_200, creatorRate: 800, shopAdsRate: 500, sampleQuantity: 9 },
    });
  });

  it('of a product that waits leave out the creators: nobody has set them', () => {
    const known = aRegistration('pending');
    expect(kindsOf([known], pollOf(seen('PENDING', { creatorRate: 300 })))).toEqual([]);
    const { adoptions } = reconcile([], pollOf(seen('PENDING', { creatorRate: 300 })));
    expect(adoptions[0]?.terms).toEqual({ totalRate: 1_000, sampleQuantity: 5 });
    // Nor of one that was rejected: it was never approved.
    const rejected = aRegistration('rejected');
    expect(kindsOf([rejected], pollOf(seen('REJECTED', { creatorRate: 1_300 })))).toEqual([]);
    expect(kindsOf([known], pollOf(seen('REJECTED', { creatorRate: 1_300 })))).toEqual(['rejected']);
  });

  it('of a new attempt leave out how the agency shared those of the last', () => {
    const terms = { totalRate: 1_000, shopAdsRate: 500, creatorRate: 900, sampleQuantity: 5 };
    const known = aRegistration('closed', { terms: { ...terms, creatorShopAdsRate: 400 } });
    const again = pollOf(seen('PENDING', { totalRate: 800 }));
    expect(reconcile([known], again)).toMatchObject({
      findings: [{ kind: 'registered_again' }, { kind: 'rate_changed', field: 'totalRate', after: 800 }],
      adoptions: [{ attempt: 2 }],
    });
    const { adoptions } = reconcile([known], again);
    expect(adoptions[0]?.terms).toEqual({ totalRate: 800, shopAdsRate: 500, sampleQuantity: 5 });
    expect(takenOver([known], adoptions, days(6))).toMatchObject([{ decision: 'pending', attempt: 2 }]);
  });

  it('in which creators get more than there is are told of, and not taken over', () => {
    const known = aRegistration('approved', {
      terms: { totalRate: 1_000, creatorRate: 900, sampleQuantity: 5 },
    });
    const add = 'impossible: rates_do_not_add_up';
    expect(kindsOf([known], pollOf(seen('APPROVED', { creatorRate: 1_000 })))).toEqual(['rate_changed']);
    expect(kindsOf([known], pollOf(seen('APPROVED', { creatorRate: 1_001 })))).toEqual([add]);
    expect(kindsOf([known], pollOf(seen('CLOSED', { totalRate: 899 })))).toEqual([add]);
    expect(kindsOf([], pollOf(seen('APPROVED', { creatorRate: 1_001 })))).toEqual([add]);
  });
});

describe('a review that was sent', () => {
  it.each(['APPROVE', 'REJECT', 'REJECT_FOREVER'] as const)(
    '%s is waited for while the product waits',
    (result) => {
      const decision = { APPROVE: 'approved', REJECT: 'rejected', REJECT_FOREVER: 'blocked' } as const;
      // Decided here before it was sent, or only once it is seen.
      for (const known of [aRegistration(decision[result]), aRegistration('pending')]) {
        const { findings, adoptions } = reconcile([known], pollOf(seen('PENDING')), [sent(result)]);
        expect(findings).toMatchObject([{ kind: 'awaiting_confirmation', sent: result, overdue: false }]);
        expect(adoptions).toEqual([]);
      }
    },
  );

  it('is overdue from the instant on by which it should be seen', () => {
    const known = aRegistration('pending');
    const overdue = (expectedBy: SentReview['expectedBy']) =>
      reconcile([known], pollOf(seen('PENDING')), [sent('APPROVE', { ...(expectedBy && { expectedBy }) })])
        .findings[0];
    expect(overdue(shifted(days(5), 1))).toMatchObject({ overdue: false });
    expect(overdue(days(5))).toMatchObject({ overdue: true });
  });

  it('is not confirmed by what was seen before it was sent', () => {
    const known = aRegistration('pending');
    const at = (seenAt: ProductSighting['seenAt']) =>
      kindsOf([known], pollOf(seen('APPROVED', { seenAt })), [sent('APPROVE')]);
    expect(at(days(4))).toEqual(['awaiting_confirmation']);
    expect(at(shifted(days(4), 1))).toEqual(['confirmed', 'approved']);
  });

  it('is confirmed where it was decided here already, and changes nothing', () => {
    const found = [
      ['approved', 'APPROVED', 'APPROVE'],
      ['rejected', 'REJECTED', 'REJECT'],
      ['blocked', 'REJECTED', 'REJECT_FOREVER'],
    ] as const;
    for (const [decision, status, result] of found) {
      const { findings, adoptions } = reconcile([aRegistration(decision)], pollOf(seen(status)), [
        sent(result),
      ]);
      expect(findings).toMatchObject([{ kind: 'confirmed', sent: result }]);
      expect(adoptions).toEqual([]);
    }
  });

  it('tells a rejection from a block, with what was said here', () => {
    const known = aRegistration('pending');
    const why = { reasons: ['commission_too_low'], note: 'Below 8 %.' } as const;
    const wanted = { totalRate: 1_500 };
    const rejected = reconcile([known], pollOf(seen('REJECTED')), [sent('REJECT', { ...why, wanted })]);
    expect(rejected.findings).toMatchObject([{ kind: 'confirmed' }, { kind: 'rejected', forGood: false }]);
    expect(takenOver([known], rejected.adoptions, days(6))).toMatchObject([
      { decision: 'rejected', lastRejection: { ...why, wanted } },
    ]);
    const blocked = reconcile([known], pollOf(seen('REJECTED')), [sent('REJECT_FOREVER', why)]);
    expect(blocked.findings).toMatchObject([{ kind: 'confirmed' }, { kind: 'rejected', forGood: true }]);
    expect(takenOver([known], blocked.adoptions, days(6))).toMatchObject([
      { decision: 'blocked', block: why },
    ]);
    const elsewhere = reconcile([known], pollOf(seen('REJECTED')));
    expect(elsewhere.findings).toMatchObject([{ kind: 'rejected', forGood: 'unknown' }]);
  });

  it('tells a block where a rejection stands here already', () => {
    const known = aRegistration('rejected');
    const why = { reasons: ['commission_too_low'] } as const;
    const { findings, adoptions } = reconcile([known], pollOf(seen('REJECTED')), [
      sent('REJECT_FOREVER', why),
    ]);
    expect(findings).toMatchObject([{ kind: 'confirmed' }, { kind: 'rejected', forGood: true }]);
    expect(takenOver([known], adoptions, days(6))).toMatchObject([
      { decision: 'blocked', attempt: 1, block: why },
    ]);
  });

  it('of another campaign is passed over', () => {
    const other = sent('REJECT_FOREVER', { campaignId: 'campaign-2' });
    expect(kindsOf([aRegistration('pending')], pollOf(seen('REJECTED')), [other])).toEqual(['rejected']);
    expect(kindsOf([], { ...pollOf(), wholeSince: days(5) }, [other])).toEqual([]);
  });

  it('is overruled where another was faster, and that counts', () => {
    const approvedHere = aRegistration('approved');
    const { findings, adoptions } = reconcile([approvedHere], pollOf(seen('REJECTED')), [sent('APPROVE')]);
    expect(findings).toMatchObject([
      { kind: 'overruled', sent: 'APPROVE', status: 'REJECTED' },
      { kind: 'rejected', forGood: 'unknown' },
    ]);
    expect(takenOver([approvedHere], adoptions, days(6))).toMatchObject([
      { decision: 'rejected', attempt: 1, lastRejection: { reasons: [] } },
    ]);
    const rejectedHere = aRegistration('rejected');
    const other = reconcile([rejectedHere], pollOf(seen('APPROVED')), [sent('REJECT')]);
    expect(other.findings).toMatchObject([{ kind: 'overruled' }, { kind: 'approved' }]);
    expect(takenOver([rejectedHere], other.adoptions, days(6))).toMatchObject([
      { decision: 'approved', attempt: 1 },
    ]);
  });

  it('may have gone further than it led', () => {
    const { findings } = reconcile([aRegistration('approved')], pollOf(seen('PENDING_CLOSED')), [
      sent('APPROVE'),
    ]);
    expect(findings).toMatchObject([{ kind: 'confirmed' }, { kind: 'close_requested' }]);
  });
});

describe('what is told and not taken over', () => {
  it('a status that is not known', () => {
    const status = { kind: 'unknown', raw: 'IN_ARBITRATION' } as const;
    for (const known of [[aRegistration('approved')], []])
      expect(reconcile(known, pollOf(seen(status)))).toMatchObject({
        findings: [{ kind: 'unknown_status', raw: 'IN_ARBITRATION' }],
        adoptions: [],
      });
  });

  it('what was seen before the last write here, at the same millisecond too', () => {
    const known = aRegistration('approved');
    const at = (seenAt: ProductSighting['seenAt']) => kindsOf([known], pollOf(seen('CLOSED', { seenAt })));
    expect(at(known.changedAt)).toEqual(['outdated']);
    expect(at(shifted(known.changedAt, 1))).toEqual(['closed']);
  });

  it('what was seen twice at one instant, differently', () => {
    const two = pollOf(seen('CLOSED'), seen('APPROVED'));
    expect(kindsOf([aRegistration('approved')], two)).toEqual(['contradictory', 'contradictory']);
    const same = pollOf(seen('CLOSED'), seen('CLOSED'));
    expect(kindsOf([aRegistration('approved')], same)).toEqual(['closed']);
  });
});

describe('what has vanished', () => {
  const whole = (wholeSince: Poll['wholeSince'], ...sightings: readonly ProductSighting[]): Poll => ({
    ...pollOf(...sightings),
    ...(wholeSince && { wholeSince }),
  });

  it.each([
    ['pending', ['vanished']],
    ['approved', ['vanished']],
    ['close_requested', ['vanished']],
    ['rejected', []],
    ['blocked', []],
    ['closed', []],
  ] as const)('%s, from a look that read all pages', (decision, kinds) => {
    const known: Registration = aRegistration(decision);
    expect(kindsOf([known], whole(days(5)))).toEqual(kinds);
    expect(kindsOf([known], whole(undefined))).toEqual([]);
    expect(reconcile([known], whole(days(5))).adoptions).toEqual([]);
  });

  it('has not been seen since the look began, and was known before', () => {
    const known = aRegistration('approved');
    expect(kindsOf([known], whole(days(5), seen('APPROVED')))).toEqual([]);
    expect(kindsOf([known], whole(shifted(days(5), 1), seen('APPROVED')))).toEqual(['vanished']);
    expect(kindsOf([known], whole(known.changedAt))).toEqual([]);
    expect(kindsOf([known], whole(shifted(known.changedAt, 1)))).toEqual(['vanished']);
  });

  it('is told by what stands after the looks before', () => {
    const known = aRegistration('approved');
    expect(kindsOf([known], whole(days(6), seen('CLOSED')))).toEqual(['closed']);
    expect(kindsOf([known], whole(days(6), seen('PENDING_CLOSED')))).toEqual(['close_requested', 'vanished']);
    expect(kindsOf([], whole(days(6), seen('PENDING')))).toEqual(['appeared', 'vanished']);
    const gone = reconcile([known], whole(days(6), seen('PENDING_CLOSED'))).findings[1];
    expect(gone).toMatchObject({ seenAt: days(6), status: 'PENDING_CLOSED', registrationId: known.id });
  });

  it('leaves what we sent unconfirmed', () => {
    const known = aRegistration('pending');
    const due = { expectedBy: days(5) };
    expect(reconcile([known], whole(days(5)), [sent('APPROVE', due)]).findings).toMatchObject([
      { kind: 'vanished', seenAt: days(5) },
      { kind: 'awaiting_confirmation', seenAt: days(5), overdue: true },
    ]);
    expect(reconcile([], whole(days(5)), [sent('APPROVE')]).findings).toMatchObject([
      { kind: 'awaiting_confirmation', productId: 'product-1', overdue: false },
    ]);
    // A look that began before says nothing of it, nor does one that did not read all pages.
    expect(kindsOf([], whole(days(4)), [sent('APPROVE')])).toEqual([]);
    expect(kindsOf([], whole(undefined), [sent('APPROVE')])).toEqual([]);
  });
});

describe('several looks', () => {
  it('are taken in the order of time: what was rejected and waits again is in its next attempt', () => {
    const known = aRegistration('pending');
    const first = pollOf(seen('REJECTED'));
    const second = pollOf(seen('PENDING', { seenAt: days(6), totalRate: 1_300 }));
    const { findings, adoptions } = reconcile([known], mergePolls(second, first));
    expect(findings.map(({ kind }) => kind)).toEqual(['rejected', 'registered_again', 'rate_changed']);
    expect(adoptions.map(({ seenRevision }) => seenRevision)).toEqual([2, 3]);
    expect(takenOver([known], adoptions, days(7))).toMatchObject([
      { decision: 'pending', attempt: 2, terms: { totalRate: 1_300 }, lastRejection: { attempt: 1 } },
    ]);
  });

  it('know a block that one of them confirmed: nothing leads out of it', () => {
    const looks = pollOf(seen('REJECTED'), seen('PENDING', { seenAt: days(6) }));
    const found = ['confirmed', 'rejected', OUT];
    expect(kindsOf([aRegistration('pending')], looks, [sent('REJECT_FOREVER')])).toEqual(found);
    // Of a product that was not known here as well.
    expect(kindsOf([], looks, [sent('REJECT_FOREVER')])).toEqual(['confirmed', 'appeared', OUT]);
  });

  it('know a review that one of them overruled: the next attempt does not wait for it', () => {
    const looks = pollOf(
      seen('REJECTED'),
      seen('PENDING', { seenAt: days(6) }),
      seen('APPROVED', { seenAt: days(7) }),
    );
    const found = ['overruled', 'rejected', 'registered_again', 'approved'];
    expect(kindsOf([aRegistration('pending')], looks, [sent('APPROVE')])).toEqual(found);
  });

  it('of different campaigns are not merged', () => {
    expect(() => mergePolls(pollOf(), { ...pollOf(), campaignId: 'campaign-2' })).toThrow(TypeError);
  });

  it('know the last of them that read all pages', () => {
    const merged = mergePolls({ ...pollOf(), wholeSince: days(6) }, pollOf(), {
      ...pollOf(),
      wholeSince: days(5),
    });
    expect(merged).toEqual({ campaignId: 'campaign-1', sightings: [], wholeSince: days(6) });
  });

  it('pass over registrations of other campaigns', () => {
    const other = aRegistration('approved', { campaignId: 'campaign-2', id: 'campaign-2:shop-1:product-1' });
    expect(kindsOf([other], { ...pollOf(), wholeSince: days(9) })).toEqual([]);
  });
});

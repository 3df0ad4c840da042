import {
  encodeSampleStatus,
  isUnknown,
  type ObservedSample,
  type SampleStanding,
  sampleShown,
  sampleStatuses,
  sampleStatusVariants,
  wireCreatorPerformance,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy } from './results.ts';

const request = (decision: string) => ({ kind: 'request', decision });
const cancelled = (because: string) => ({
  kind: 'request',
  decision: 'cancelled',
  cancellation: { because },
});

// Section 4 of the facts: seventeen, in its order.
const shown = [
  ['NOT_REQUESTED', { kind: 'none' }],
  ['PENDING', request('seller_review')],
  ['AWAITING_SHIPMENT', request('awaiting_shipment')],
  ['AWAITING_COLLECTION', request('awaiting_shipment')],
  ['SHIPPED', request('shipped')],
  ['CONTENT_PENDING', request('content_pending')],
  ['REJECT_CANCELLED', cancelled('rejected')],
  ['OVERDUE_CANCELLED', cancelled('not_reviewed_in_time')],
  ['UNFULFIL_CANCELLED', cancelled('no_content_in_time')],
  ['DEL_PLAN_CANCELLED', cancelled('product_closed')],
  ['SELLER_NOT_SHIP_CANCELLED', cancelled('not_shipped_in_time')],
  ['WITHDRAW_CANCELLED', cancelled('withdrawn')],
  ['UNFULFILLABLE_CANCELLED', cancelled('unpromotable')],
  ['OPERATOR_MANUAL_CANCELLED', cancelled('platform')],
  ['OPERATOR_MANUAL_FAILED', cancelled('platform')],
  ['OPERATOR_MANUAL_COMPLETED', request('completed')],
  ['COMPLETED', request('completed')],
] as const;

describe('the status of a sample', () => {
  it.each(shown)('%s is shown as %j', (status, sample) => {
    expect(sampleShown(status)).toEqual(sample);
    expect(acceptedBy(wireCreatorPerformance.decode({ free_sample_status: status })).free_sample_status).toBe(
      status,
    );
  });

  it('has seventeen values', () => {
    expect(shown.map(([status]) => status)).toEqual(sampleStatuses);
  });

  it.each([
    ['UNFULFILL_CANCELLED', 'UNFULFIL_CANCELLED'],
    ['DEL_OPEN_COLLAB', 'DEL_PLAN_CANCELLED'],
    ['OPS_CANCELLED', 'OPERATOR_MANUAL_CANCELLED'],
    ['OPS_FAILED', 'OPERATOR_MANUAL_FAILED'],
    ['OPS_COMPLETED', 'OPERATOR_MANUAL_COMPLETED'],
  ] as const)('is the same in the spelling %s as in %s (U11)', (variant, status) => {
    expect(sampleShown(variant)).toEqual(sampleShown(status));
    expect(sampleStatusVariants[variant]).toBe(status);
    const read = acceptedBy(wireCreatorPerformance.decode({ free_sample_status: variant }));
    expect(read.free_sample_status).toBe(variant);
  });

  it('waits for whom the host says (Q21)', () => {
    expect(sampleShown('PENDING', { pendingIs: 'agency_review' })).toEqual(request('agency_review'));
    expect(sampleShown('SHIPPED', { pendingIs: 'agency_review' })).toEqual(request('shipped'));
  });

  it.each(['LOST', 'pending', ''])('stays as it is where nobody knows it: %j', (raw) => {
    expect(sampleShown({ kind: 'unknown', raw })).toEqual({ kind: 'unknown', raw });
    const read = acceptedBy(wireCreatorPerformance.decode({ free_sample_status: raw }));
    expect(read.free_sample_status).toEqual({ kind: 'unknown', raw });
  });
});

const written: readonly (readonly [SampleStanding | null, string, readonly string[]])[] = [
  [null, 'NOT_REQUESTED', []],
  [{ decision: 'agency_review' }, 'PENDING', ['decision shown_alike']],
  [{ decision: 'seller_review' }, 'PENDING', []],
  [{ decision: 'awaiting_shipment' }, 'AWAITING_SHIPMENT', []],
  [{ decision: 'shipped' }, 'SHIPPED', []],
  [{ decision: 'content_pending' }, 'CONTENT_PENDING', []],
  [{ decision: 'completed' }, 'COMPLETED', []],
  [{ decision: 'cancelled', cancellation: { because: 'withdrawn' } }, 'WITHDRAW_CANCELLED', []],
  [{ decision: 'cancelled', cancellation: { because: 'not_reviewed_in_time' } }, 'OVERDUE_CANCELLED', []],
  [
    { decision: 'cancelled', cancellation: { because: 'not_shipped_in_time' } },
    'SELLER_NOT_SHIP_CANCELLED',
    [],
  ],
  [{ decision: 'cancelled', cancellation: { because: 'no_content_in_time' } }, 'UNFULFIL_CANCELLED', []],
  [{ decision: 'cancelled', cancellation: { because: 'unpromotable' } }, 'UNFULFILLABLE_CANCELLED', []],
  [
    { decision: 'cancelled', cancellation: { because: 'platform', note: 'Staff.' } },
    'OPERATOR_MANUAL_CANCELLED',
    ['cancellation.note no_field'],
  ],
  [
    { decision: 'cancelled', cancellation: { because: 'rejected_by_agency' } },
    'REJECT_CANCELLED',
    ['cancellation.because shown_alike'],
  ],
  [
    {
      decision: 'cancelled',
      cancellation: { because: 'rejected_by_seller', reason: 'out_of_stock', note: 'In May.' },
    },
    'REJECT_CANCELLED',
    ['cancellation.because shown_alike', 'cancellation.reason no_field', 'cancellation.note no_field'],
  ],
];

describe('a sample request', () => {
  it.each(written)('is shown by the platform, with its losses: %j as %s', (standing, status, losses) => {
    const { body, losses: told } = encodeSampleStatus(standing);
    expect(body).toBe(status);
    expect(told.map(({ path, why }) => `${path} ${why}`)).toEqual(losses);
  });

  it.each(written)('comes back as it was, or its loss was told: %j', (standing) => {
    const { body, losses } = encodeSampleStatus(standing);
    const back = sampleShown(body);
    const before: unknown = standing === null ? { kind: 'none' } : { kind: 'request', ...standing };
    expect(isUnknown<ObservedSample>(back)).toBe(false);
    if (losses.length === 0) expect(back).toEqual(before);
    else expect(back).not.toEqual(before);
  });
});

import { decodeSampleTracking } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf } from './results.ts';
import { rawSampleTracking } from './samples.ts';

describe('where a sample is', () => {
  it('tells all that it has a field for, in our terms', () => {
    expect(acceptedBy(decodeSampleTracking(rawSampleTracking))).toEqual({
      carrier: 'Fast Post',
      deliveryOption: 'ECONOMY_SHIPPING',
      earliestDelivery: 1_772_700_000_000,
      latestDelivery: 1_772_900_000_000,
      quantity: 1,
      events: [{ at: 1_772_650_000_000, what: 'OUT_FOR_DELIVERY', note: 'In Bangkok' }],
    });
  });

  it('may be told by nothing at all', () => {
    for (const data of [
      {},
      { sample_status: null },
      { sample_status: {} },
      { sample_status: { tracking_results: [] } },
    ])
      expect(acceptedBy(decodeSampleTracking(data))).toEqual({ events: [] });
  });

  it.each([
    'ORDER_PLACED',
    'ORDER_PACKED_AND_READY_FOR_DROP_OFF_AT_CARRIERS_FACILITY',
    'OUT_FOR_DELIVERY',
    'THE_PACKAGE_HAS_BEEN_DELIVERED',
  ])('has %s among its events, in the order of the platform', (what) => {
    const tracking_results = [
      {},
      { tracking_event_description: what },
      { tracking_event_description: 'LOST' },
    ];
    expect(acceptedBy(decodeSampleTracking({ sample_status: { tracking_results } })).events).toEqual([
      {},
      { what },
      { what: { kind: 'unknown', raw: 'LOST' } },
    ]);
  });

  it.each([
    [{ sample_status: [] }, ['sample_status']],
    [
      { sample_status: { estimated_latest_delivery_date: 1_772_900_000 } },
      ['sample_status.estimated_latest_delivery_date'],
    ],
    [
      { sample_status: { estimated_latest_delivery_date: '1772900000000' } },
      ['sample_status.estimated_latest_delivery_date'],
    ],
    [
      { sample_status: { quantity: -1, tracking_results: [{}, { tracking_event_update_date: 'soon' }] } },
      ['sample_status.quantity', 'sample_status.tracking_results[1].tracking_event_update_date'],
    ],
  ])('is refused: %j', (data, paths) => {
    expect(pathsOf(decodeSampleTracking(data))).toEqual(paths);
  });
});

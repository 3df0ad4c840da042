import {
  quotaAt,
  type Registration,
  type SampleDecision,
  type SampleLapse,
  sampleDecisions,
  sampleLapseAt,
  sampleStatusAt,
  sampleTabOf,
  sampleTabStatuses,
  sampleTabs,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aRegistration, days, shifted } from '../support/build.ts';
import { aLedger, aSample } from '../support/samples.ts';

const unshipped: readonly SampleDecision[] = ['agency_review', 'seller_review', 'awaiting_shipment'];
const running = aRegistration('approved');
/** Over from day 40. */
const campaign = aCampaign();
const closedOn = (day: number) => aRegistration('closed', { decidedAt: days(day), changedAt: days(day) });

type Case = readonly [string, Registration, number, number, SampleLapse | null];

describe('the status of a request', () => {
  const cases: readonly Case[] = [
    ['while product and campaign run', running, 39, 0, null],
    ['while the close is asked for', aRegistration('close_requested'), 39, 0, null],
    ['a millisecond before the campaign is over', running, 40, -1, null],
    ['from the end of the campaign', running, 40, 0, 'campaign_over'],
    ['a millisecond before the close', closedOn(20), 20, -1, null],
    ['from the close', closedOn(20), 20, 0, 'product_closed'],
    ['after a close that came before the end', closedOn(20), 41, 0, 'product_closed'],
    ['after a close at the very end', closedOn(40), 40, 0, 'campaign_over'],
    ['after a disqualification that came after the end', closedOn(41), 42, 0, 'campaign_over'],
    [
      'when the product waits for review again',
      aRegistration('pending', { attempt: 2 }),
      6,
      0,
      'product_closed',
    ],
    [
      'when it runs again in a later attempt',
      aRegistration('approved', { attempt: 2 }),
      6,
      0,
      'product_closed',
    ],
    [
      'before its last write, whatever attempt stands',
      aRegistration('approved', { attempt: 2 }),
      5,
      -1,
      null,
    ],
  ];

  it.each(cases)('%s', (_, registration, day, offset, lapse) => {
    const at = shifted(days(day), offset);
    for (const decision of sampleDecisions) {
      const request = aSample(decision);
      const expected = unshipped.includes(decision) ? lapse : null;
      expect(sampleLapseAt(request, registration, campaign, at)).toBe(expected);
      expect(sampleStatusAt(request, registration, campaign, at)).toBe(
        expected === null ? decision : 'cancelled',
      );
    }
  });

  it('follows when the close was decided, not when it came to be known here', () => {
    const adopted = aRegistration('closed', { decidedAt: days(20), changedAt: days(25) });
    expect(sampleLapseAt(aSample('seller_review'), adopted, campaign, days(20))).toBe('product_closed');
  });

  it('follows an early end of the campaign', () => {
    const ended = aCampaign({ decision: 'ended_early', endedAt: days(15) });
    const request = aSample('seller_review');
    expect(sampleStatusAt(request, running, ended, shifted(days(15), -1))).toBe('seller_review');
    expect(sampleStatusAt(request, running, ended, days(15))).toBe('cancelled');
  });
});

describe('the tabs of an agency', () => {
  it('show every status once', () => {
    expect(Object.keys(sampleTabStatuses)).toEqual([...sampleTabs]);
    expect(Object.values(sampleTabStatuses).flat()).toEqual([...sampleDecisions]);
  });

  it.each([
    ['agency_review', 'to_review'],
    ['seller_review', 'to_review'],
    ['awaiting_shipment', 'ready_to_ship'],
    ['shipped', 'shipped'],
    ['content_pending', 'content_pending'],
    ['completed', 'completed'],
    ['cancelled', 'cancelled'],
  ] as const)('%s is in %s', (status, tab) => {
    expect(sampleTabOf(status)).toBe(tab);
  });

  it('show nothing else', () => {
    expect(() => sampleTabOf('pending' as SampleDecision)).toThrow('No tab shows pending');
  });
});

describe('the quota', () => {
  const ledger = aLedger({ reserved: 2, shipped: 1, released: 4 });

  it('is all granted before anything is asked for', () => {
    expect(quotaAt(running, campaign, undefined, days(6))).toEqual({
      granted: 5,
      reserved: 0,
      shipped: 0,
      released: 0,
      remaining: 5,
    });
  });

  it('leaves what is neither reserved nor shipped', () => {
    const standing = { granted: 5, reserved: 2, shipped: 1, released: 4, remaining: 2 };
    expect(quotaAt(running, campaign, ledger, shifted(days(40), -1))).toEqual(standing);
    expect(quotaAt(closedOn(20), campaign, ledger, shifted(days(20), -1))).toEqual(standing);
    expect(quotaAt(aRegistration('close_requested'), campaign, ledger, days(30))).toEqual(standing);
  });

  it('has nothing reserved once product or campaign have ended, and what was shipped stays', () => {
    const released = { granted: 5, reserved: 0, shipped: 1, released: 6, remaining: 4 };
    expect(quotaAt(running, campaign, ledger, days(40))).toEqual(released);
    expect(quotaAt(closedOn(20), campaign, ledger, days(20))).toEqual(released);
  });

  it('is none of another attempt', () => {
    const again = aRegistration('approved', { attempt: 2 });
    expect(quotaAt(again, campaign, ledger, days(6))).toMatchObject({
      reserved: 0,
      shipped: 0,
      remaining: 5,
    });
  });

  it('is never less than nothing, though an adoption brings the grant below what was used', () => {
    const lowered = aRegistration('approved', { terms: { totalRate: 1000, sampleQuantity: 2 } });
    expect(quotaAt(lowered, campaign, ledger, days(6))).toMatchObject({ granted: 2, remaining: 0 });
    expect(quotaAt(lowered, campaign, aLedger({ reserved: 1, shipped: 3 }), days(40))).toMatchObject({
      remaining: 0,
    });
  });
});

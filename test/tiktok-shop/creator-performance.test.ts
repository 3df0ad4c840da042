import { decodeCreatorPerformance } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf } from './results.ts';
import { rawCreatorPerformance } from './samples.ts';

const creator = { creator_open_id: 'open-1' };

describe('the performance of a creator', () => {
  it('tells all that it has a field for, in our terms', () => {
    expect(acceptedBy(decodeCreatorPerformance(rawCreatorPerformance))).toEqual({
      affiliateProductId: '1733000000000000003',
      creator: {
        id: { kind: 'temporary', value: 'd00d1eaf00d1eaf0' },
        userName: 'nok.sun',
        nickName: 'Nok',
        avatarUrl: 'https://images.example/nok.jpg',
        followers: 18200,
      },
      creatorRate: 1000,
      effectiveFrom: 1_772_400_000_123,
      effectiveUntil: 1_777_568_399_999,
      sample: { kind: 'request', decision: 'content_pending' },
      paid: { currency: 'THB', minorUnits: '119700' },
      lives: 1,
      videos: 3,
    });
  });

  it.each([
    [{ creator_temp_id: 't' }, { kind: 'temporary', value: 't' }],
    [{ creator_open_id: 'o' }, { kind: 'open', value: 'o' }],
    [
      { creator_temp_id: 't', creator_open_id: 'o' },
      { kind: 'open', value: 'o' },
    ],
    [
      { creator_temp_id: 't', creator_open_id: '' },
      { kind: 'temporary', value: 't' },
    ],
    [
      { creator_temp_id: '', creator_open_id: 'o' },
      { kind: 'open', value: 'o' },
    ],
  ])('names the creator of %j as %j', (ids, id) => {
    expect(acceptedBy(decodeCreatorPerformance({ creator: ids })).creator).toEqual({ id });
  });

  it('may wait for whom the host says', () => {
    const item = { creator, free_sample_status: 'PENDING' };
    expect(acceptedBy(decodeCreatorPerformance(item)).sample).toEqual({
      kind: 'request',
      decision: 'seller_review',
    });
    expect(acceptedBy(decodeCreatorPerformance(item, { pendingIs: 'agency_review' })).sample).toEqual({
      kind: 'request',
      decision: 'agency_review',
    });
  });

  it('leaves out what was not told, and keeps what is nothing', () => {
    const least = { creator: { id: { kind: 'open', value: 'open-1' } } };
    expect(acceptedBy(decodeCreatorPerformance({ creator }))).toEqual(least);
    expect(acceptedBy(decodeCreatorPerformance({ creator, paid_amount: {} }))).toEqual(least);
    expect(acceptedBy(decodeCreatorPerformance({ creator, room_count: 0, commission: '0' }))).toEqual({
      ...least,
      lives: 0,
      creatorRate: 0,
    });
  });

  it.each([
    [{}, ['creator.creator_open_id']],
    [{ creator: { creator_temp_id: ' ' } }, ['creator.creator_open_id']],
    [{ creator: {}, paid_amount: { amount: '1' } }, ['creator.creator_open_id', 'paid_amount.currency']],
    [{ creator, paid_amount: { currency: 'THB' } }, ['paid_amount.amount']],
    [{ creator, commission: 1000, room_count: '1' }, ['commission', 'room_count']],
    [{ creator, effective_start_time: '1772400000' }, ['effective_start_time']],
    [{ creator: { follower_num: -1 } }, ['creator.follower_num']],
  ])('is refused: %j', (item, paths) => {
    expect(pathsOf(decodeCreatorPerformance(item))).toEqual(paths);
  });
});

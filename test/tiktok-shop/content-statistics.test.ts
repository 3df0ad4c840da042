import { decodeContentStatistics } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf } from './results.ts';
import { rawContentStatistics } from './samples.ts';

describe('the statistics of content', () => {
  it('tell all that they have a field for, in our terms', () => {
    expect(acceptedBy(decodeContentStatistics(rawContentStatistics))).toEqual({
      kind: 'video',
      publishedOn: '2026-03-20',
      endedOn: '2026-03-24',
      views: 5210,
      likes: 340,
      comments: 12,
      paidOrders: 7,
      paidAmount: '2793',
      sourceUrl: 'https://videos.example/1',
      linkedVideoUrl: 'https://videos.example/2',
      coverUrl: 'https://images.example/cover.jpg',
    });
    expect(acceptedBy(decodeContentStatistics({}))).toEqual({});
  });

  it.each([
    ['VIDEO', 'video'],
    ['LIVE_ROOM', 'live'],
    [1, 'video'],
    [2, 'live'],
    ['1', 'video'],
    ['2', 'live'],
    [3, { kind: 'unknown', raw: 3 }],
    ['LIVE', { kind: 'unknown', raw: 'LIVE' }],
    [true, { kind: 'unknown', raw: true }],
  ])('are of the kind %j, which is %j', (content_type, kind) => {
    expect(acceptedBy(decodeContentStatistics({ content_type })).kind).toEqual(kind);
  });

  it.each([
    ['2024-11-13', '2024-11-13'],
    ['2024_11_13', '2024-11-13'],
    ['2024-02-29', '2024-02-29'],
  ])('have the day %s', (published_date, publishedOn) => {
    expect(acceptedBy(decodeContentStatistics({ published_date })).publishedOn).toBe(publishedOn);
  });

  it.each([
    [{ published_date: '2026-02-29' }, ['published_date']],
    [{ content_end_date: '13.11.2024' }, ['content_end_date']],
    [{ view_count: 5210, like_count: '-1', comment_num: '1.0' }, ['view_count', 'like_count', 'comment_num']],
    [{ paid_order_num: '9007199254740993' }, ['paid_order_num']],
    [{ content_type: [] }, ['content_type']],
  ])('are refused: %j', (item, paths) => {
    expect(pathsOf(decodeContentStatistics(item))).toEqual(paths);
  });
});

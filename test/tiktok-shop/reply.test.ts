import {
  decodeAcknowledgement,
  decodeCampaignSummary,
  decodePage,
  decodeReply,
  type ReplyList,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf, troublesOf } from './results.ts';
import { rawSummary } from './samples.ts';

const page = (data: unknown) => decodePage({ code: 0, data }, 'campaigns', decodeCampaignSummary);

describe('an answer', () => {
  it('has its data read, and its places told from its top', () => {
    expect(acceptedBy(decodeReply({ code: 0, data: rawSummary }, decodeCampaignSummary)).id).toBe(
      rawSummary.id,
    );
    expect(pathsOf(decodeReply({ code: 0, data: { id: 'x' } }, decodeCampaignSummary))).toEqual(['data.id']);
    expect(pathsOf(decodeReply({ code: 0 }, decodeCampaignSummary))).toEqual(['data']);
    expect(pathsOf(decodeReply({ code: 0, data: null }, decodeCampaignSummary))).toEqual(['data']);
  });

  it('may refuse the call, whatever its data', () => {
    const reply = { code: 16032005, message: 'not there', request_id: 'r-9', data: rawSummary };
    const read = decodeReply(reply, decodeCampaignSummary);
    expect(read.ok ? [] : read.refusal.reasons).toEqual([
      {
        code: 'platform_error',
        parameters: {
          platformCode: 16032005,
          reason: 'campaign_not_found',
          message: 'not there',
          requestId: 'r-9',
          retryable: false,
        },
      },
    ]);
  });

  it('may refuse without a word, by a number that nobody knows', () => {
    const read = decodeReply({ code: -3, message: null }, decodeCampaignSummary);
    expect(read.ok ? [] : read.refusal.reasons.map(({ parameters }) => parameters)).toEqual([
      {
        platformCode: -3,
        reason: { kind: 'unknown', raw: -3 },
        message: '',
        requestId: null,
        retryable: false,
      },
    ]);
  });

  it.each([
    [{}, ['code']],
    [{ code: null }, ['code']],
    [{ code: '0' }, ['code']],
    [{ code: 0.5 }, ['code']],
    [{ code: 0, message: 7, request_id: {} }, ['message', 'request_id']],
    [null, ['']],
    ['<html>', ['']],
    [[], ['']],
  ])('is none: %j', (reply, paths) => {
    expect(pathsOf(decodeReply(reply, decodeCampaignSummary))).toEqual(paths);
  });

  it.each([undefined, null, {}, { anything: 1 }])('that only acknowledges may hold %j', (data) => {
    expect(decodeReply({ code: 0, data }, decodeAcknowledgement)).toEqual({ ok: true, value: null });
  });
});

describe('a page', () => {
  it.each([
    ['no token', {}, null],
    ['null', { next_page_token: null }, null],
    ['an empty one', { next_page_token: '' }, null],
    ['"0"', { next_page_token: '0' }, null],
    ['"00"', { next_page_token: '00' }, '00'],
    ['"1"', { next_page_token: '1' }, '1'],
    ['an opaque one', { next_page_token: 'b2Zmc2V0PTEw' }, 'b2Zmc2V0PTEw'],
  ])('with %s as its token goes on or not (U9)', (_, data, nextPageToken) => {
    expect(acceptedBy(page(data)).nextPageToken).toBe(nextPageToken);
  });

  it.each([
    [{ total_count: 1570 }, 1570],
    [{ total_count: 0 }, 0],
    [{ total_creator_count: 9 }, 9],
    [{ total_count: 3, total_creator_count: 9 }, 3],
    [{}, null],
    [{ total_count: null }, null],
  ])('of %j tells how many there are in all', (data, totalCount) => {
    expect(acceptedBy(page(data)).totalCount).toBe(totalCount);
  });

  it('without its list is empty', () => {
    for (const data of [{}, { campaigns: null }, { campaigns: [] }, { products: [rawSummary] }])
      expect(acceptedBy(page(data))).toEqual({
        items: [],
        refused: [],
        nextPageToken: null,
        totalCount: null,
      });
  });

  it('keeps what can be read, and tells of the rest by its place', () => {
    const { items, refused } = acceptedBy(page({ campaigns: [rawSummary, { id: 'x' }, 7, { id: '8' }] }));
    expect(items.map(({ id }) => id)).toEqual([rawSummary.id, '8']);
    expect(refused.map(({ index, refusal }) => [index, ...pathsOf({ ok: false, refusal })])).toEqual([
      [1, 'data.campaigns[1].id'],
      [2, 'data.campaigns[2]'],
    ]);
  });

  it.each<ReplyList>([
    'campaigns',
    'products',
    'campaign_product_statistics',
    'promotion_creators',
    'creator_content_statistics',
  ])('reads the list %s, and no other', (list) => {
    const decode = () => ({ ok: true as const, value: 'read' });
    expect(acceptedBy(decodePage({ code: 0, data: { [list]: [1, 2] } }, list, decode)).items).toHaveLength(2);
    expect(pathsOf(decodePage({ code: 0, data: { [list]: { '0': 1 } } }, list, decode))).toEqual([
      `data.${list}`,
    ]);
  });

  it.each([
    [{ next_page_token: 7 }, ['data.next_page_token']],
    [{ total_count: -1 }, ['data.total_count']],
    [{ total_count: '3' }, ['data.total_count']],
    [[], ['data']],
    ['', ['data']],
  ])('is none: %j', (data, paths) => {
    expect(pathsOf(page(data))).toEqual(paths);
  });

  it('that was refused is refused as a whole', () => {
    expect(troublesOf(decodePage({ code: 36009003 }, 'campaigns', decodeCampaignSummary))).toEqual([
      ': platform_error',
    ]);
  });
});

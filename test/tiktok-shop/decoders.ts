import { instant } from 'partner-campaigns';
import * as wire from 'partner-campaigns/tiktok-shop';
import * as samples from './samples.ts';
import { shapes } from './shapes.ts';

const shopIdOf = (name: string) => `shop of ${name}`;
const decodeProduct = (item: unknown) =>
  wire.decodeCampaignProduct(item, { shopIdOf, seenAt: instant(1_773_000_000_000) });

const replyOf = (data: unknown) => ({ code: 0, message: 'Success', request_id: 'r-1', data });
const pageOf = (list: wire.ReplyList, item: unknown) =>
  replyOf({ [list]: [item, item], next_page_token: 'b2Zmc2V0PTEw', total_count: 2 });

const linkCall = { product_ids: ['1731000000000000007', '1731000000000000008'] };

/** Every mapper that reads what the platform sends, with documents in its form. */
const mappers = [
  { name: 'decodeCreatedCampaign', decode: wire.decodeCreatedCampaign, documents: [samples.rawCreated] },
  {
    name: 'decodeCampaignDetail',
    decode: (data: unknown) => wire.decodeCampaignDetail(data, { shopIdOf: ({ code }) => shopIdOf(code) }),
    documents: [samples.rawCampaign],
  },
  {
    name: 'decodeCampaignSummary',
    decode: (item: unknown) => wire.decodeCampaignSummary(item),
    documents: [samples.rawSummary],
  },
  { name: 'decodeCampaignProduct', decode: decodeProduct, documents: [samples.rawProduct] },
  { name: 'decodeReview', decode: wire.decodeReview, documents: [samples.rawReview] },
  { name: 'decodeProductLink', decode: wire.decodeProductLink, documents: [samples.rawLink] },
  {
    name: 'decodeProductPerformance',
    decode: wire.decodeProductPerformance,
    documents: [samples.rawProductPerformance],
  },
  {
    name: 'decodeCreatorPerformance',
    decode: (item: unknown) => wire.decodeCreatorPerformance(item),
    documents: [samples.rawCreatorPerformance],
  },
  {
    name: 'decodeContentStatistics',
    decode: wire.decodeContentStatistics,
    documents: [samples.rawContentStatistics],
  },
  { name: 'decodeSampleTracking', decode: wire.decodeSampleTracking, documents: [samples.rawSampleTracking] },
] as const;

/** Whole answers of the platform, alone and in pages. */
const replies = [
  {
    name: 'decodeReply',
    decode: (reply: unknown) => wire.decodeReply(reply, wire.decodeCampaignDetail),
    documents: [replyOf(samples.rawCampaign), { code: 16032005, message: 'Not found', request_id: 'r-2' }],
  },
  {
    name: 'decodePage',
    decode: (reply: unknown) => wire.decodePage(reply, 'products', decodeProduct),
    documents: [pageOf('products', samples.rawProduct)],
  },
  {
    name: 'decodeProductLinks',
    decode: (reply: unknown) => ({
      ok: true as const,
      value: wire.decodeProductLinks([{ body: linkCall, reply }]),
    }),
    documents: [replyOf(samples.rawLinks)],
  },
] as const;

const text = <Wire, Value>(
  name: string,
  { decode }: wire.Codec<Wire, Value>,
  ...values: readonly unknown[]
) => ({
  name,
  decode,
  documents: values,
});

/** The codecs of single values, in every form that they are met in. */
const codecs = [
  text('basisPoints', wire.basisPoints, 1000),
  text('basisPointText', wire.basisPointText, '1000'),
  text('percentDecimal', wire.percentDecimal, '3.0'),
  text('fractionText', wire.fractionText, '0.1'),
  text('percentText', wire.percentText, '7.00%'),
  text('unixSeconds', wire.unixSeconds, 1_772_298_000),
  text('unixSecondsText', wire.unixSecondsText, '1772298000'),
  text('unixMillisecondsText', wire.unixMillisecondsText, '1772298000000'),
  text('inclusivePeriod', wire.inclusivePeriod, { start: 1_772_298_000, lastSecond: 1_777_568_399 }),
  text('localDays', wire.localDays('Asia/Bangkok'), { firstDay: '2026-03-01', lastDay: '2026-03-31' }),
  text('wireMoney', wire.wireMoney, { amount: '12.21', currency: 'USD' }),
  text('digitId', wire.digitId, '1731000000000000007', 7),
  text('calendarDay', wire.calendarDay, '2026-03-01', '2026_03_01'),
];

/** Everything that reads what the platform sends, with documents in its form. */
export const decoders = [
  ...mappers.map(({ name, decode, documents }) => ({ name, decode, documents, isPlain: true })),
  ...replies.map(({ name, decode, documents }) => ({ name, decode, documents, isPlain: true })),
  ...codecs.map((codec) => ({ ...codec, isPlain: true })),
  // A shape keeps fields that are not named as they came, whatever they hold.
  ...shapes.map(({ name, codec: { decode }, document }) => ({
    name,
    decode,
    documents: [document],
    isPlain: false,
  })),
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as wire from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { root } from '../support/source-files.ts';
import { pathsOf } from './results.ts';

/** Every field of a closed set, with the values that are known of it; the last part of its name is enough. */
const sets: Readonly<Record<string, readonly string[]>> = {
  status: wire.wireCampaignStatuses,
  target_seller_types: wire.wireSellerTypes,
  review_status: wire.reviewStatuses,
  review_result: wire.reviewResults,
  reject_reasons: wire.wireRejectReasons,
  product_status: wire.wireProductStatuses,
  free_sample_status: wire.sampleStatuses,
  content_type: wire.wireContentTypes,
  delivery_option: wire.wireDeliveryOptions,
  tracking_event_description: wire.wireTrackingEvents,
};

const documented = readFileSync(join(root, 'test/fixtures/tiktok-shop/fields.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (line.split('\t')[3] ?? '').replaceAll('[]', ''));

describe.each(Object.entries(sets))('the set of %s', (name, values) => {
  it('is that of a documented field', () => {
    expect(documented.some((field) => field.split('.').at(-1) === name)).toBe(true);
  });

  it('is written as the platform writes its values, each once, and frozen', () => {
    expect(values.filter((value) => !/^[A-Z]+(_[A-Z]+)*$/.test(value))).toEqual([]);
    expect(new Set(values).size).toBe(values.length);
    expect(Object.isFrozen(values)).toBe(true);
  });
});

const shapesOf = [
  [wire.wireCampaign, 'status'],
  [wire.wireProduct, 'review_status'],
  [wire.wireReview, 'review_result'],
  [wire.wireCreatorPerformance, 'free_sample_status'],
  [wire.wireContentStatistics, 'content_type'],
] as const;

it.each(shapesOf)(
  'each value of a set is read as itself, another as unknown, and both are written back: %#',
  (codec, field) => {
    for (const value of [...(sets[field] ?? []), 'NEW_ONE', '', 7, false]) {
      const read = codec.decode({ [field]: value });
      const isKnown = typeof value === 'string' && sets[field]?.includes(value);
      expect(read).toEqual({
        ok: true,
        value: { [field]: isKnown ? value : { kind: 'unknown', raw: value } },
      });
      expect(read.ok && codec.encode(read.value as never)).toEqual({ ok: true, value: { [field]: value } });
    }
  },
);

it.each(shapesOf)('what is known is not written as an unknown value: %#', (codec, field) => {
  for (const raw of sets[field] ?? []) {
    const written = codec.encode({ [field]: { kind: 'unknown', raw } } as never);
    expect(pathsOf(written)).toEqual([field]);
  }
});

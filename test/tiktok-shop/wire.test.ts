import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathTo, placeOf, placesIn, withAt, without } from '../support/places.ts';
import { root } from '../support/source-files.ts';
import { shapes } from './shapes.ts';

type ShapeName = (typeof shapes)[number]['name'];

/** Which shape a path has in which direction, and the list that it stands in, if any. */
const documented: Readonly<Record<string, readonly [ShapeName, list?: string]>> = {
  'POST 202405/campaigns body': ['wireCampaignBody'],
  'POST 202405/campaigns response': ['wireCreatedCampaign'],
  'POST 202405/campaigns/{campaign_id}/partial_edit body': ['wireCampaignBody'],
  'GET 202405/campaigns response': ['wireCampaign', 'campaigns'],
  'GET 202405/campaigns/{campaign_id} response': ['wireCampaign'],
  'GET 202405/campaigns/{campaign_id}/products response': ['wireProduct', 'products'],
  'POST 202405/campaigns/{campaign_id}/products/{product_id}/review body': ['wireReview'],
  'POST 202405/campaigns/{campaign_id}/products/{product_id}/promotion_link/generate body': ['wireLinkBody'],
  'POST 202405/campaigns/{campaign_id}/products/{product_id}/promotion_link/generate response': ['wireLink'],
  'POST 202505/campaigns/{campaign_id}/products/promotion_links/generate_batch body': ['wireLinksBody'],
  'POST 202505/campaigns/{campaign_id}/products/promotion_links/generate_batch response': ['wireLinks'],
  'GET 202501/campaigns/{campaign_id}/products/performance response': [
    'wireProductPerformance',
    'campaign_product_statistics',
  ],
  'GET 202501/campaigns/{campaign_id}/products/{product_id}/performance response': [
    'wireCreatorPerformance',
    'promotion_creators',
  ],
  ...Object.fromEntries(
    ['202501', '202508'].flatMap((version) => {
      const path = `GET ${version}/campaigns/{campaign_id}/products/{product_id}/creator/{creator_temp_id}/content/statistics`;
      return [
        [`${path} response`, ['wireContentStatistics', 'creator_content_statistics']],
        [`${path}/sample/status response`, ['wireSampleTracking']],
      ];
    }),
  ),
};

const rows = readFileSync(join(root, 'test/fixtures/tiktok-shop/fields.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [method, path, direction, field = '', type = ''] = line.split('\t');
    const [name, list] = documented[`${method} ${path} ${direction}`] ?? [];
    const within = list === undefined ? field : field.replace(list, '').replace(/^\[\]\.?/, '');
    return { line, name, field: within.replaceAll('[]', '[0]'), type };
  })
  .filter(({ field }) => field !== '');

function shapeOf(name: string | undefined) {
  const shape = shapes.find((one) => one.name === name);
  if (shape === undefined) throw new Error(`No shape ${name}`);
  return shape;
}

function valueAt(document: unknown, path: string): unknown {
  return placeOf(path).reduce<unknown>(
    (within, key) => (typeof within === 'object' && within !== null ? Reflect.get(within, key) : undefined),
    document,
  );
}

const jsonTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object',
  'array<string>': Array.isArray,
  'array<object>': Array.isArray,
};

describe('each documented field', () => {
  it('is there to look at', () => {
    expect(rows.length).toBeGreaterThan(180);
    expect(rows.filter(({ name }) => name === undefined)).toEqual([]);
  });

  it.each(rows)('is read by its type: $line', ({ name, field, type }) => {
    const { codec, document } = shapeOf(name);
    expect(jsonTypes[type]?.(valueAt(document, field))).toBe(true);
    // An object is the wrong type of everything but an object, where a text is; what failed is read one by one.
    const wrong = type === 'object' ? 'text' : { wrong: true };
    const read = codec.decode(withAt(document, placeOf(field), wrong));
    if (field.startsWith('failed_product_ids[')) return;
    expect(read.ok ? 'read' : read.refusal.reasons.map(({ parameters }) => parameters.path)).toEqual([field]);
  });

  it.each(rows)('may be missing, or null: $line', ({ name, field }) => {
    const { codec, document } = shapeOf(name);
    const place = placeOf(field);
    const left = codec.decode(without(document, place));
    expect(left.ok).toBe(true);
    if (typeof place.at(-1) === 'string') expect(codec.decode(withAt(document, place, null))).toEqual(left);
  });
});

describe.each(shapes)('$name', ({ codec, document }) => {
  it('reads nothing at all, and writes it', () => {
    expect(codec.decode({})).toEqual({ ok: true, value: {} });
    expect(codec.encode({})).toEqual({ ok: true, value: {} });
  });

  it('is written back as it was read', () => {
    const read = codec.decode(document);
    expect(read.ok && codec.encode(read.value as never)).toEqual({ ok: true, value: document });
  });

  it('keeps fields that are not known, wherever they stand', () => {
    const objects = placesIn(document).filter((place) => {
      const value = valueAt(document, pathTo(place));
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    });
    for (const place of objects) {
      const more = withAt(document, [...place, 'shop_ads_commission_rate'], { deep: [1, 'two'] });
      const read = codec.decode(more);
      expect(read.ok && codec.encode(read.value as never)).toEqual({ ok: true, value: more });
    }
  });

  it.each([null, undefined, 7, 'text', [], true])('is not %s', (input) => {
    const read = codec.decode(input);
    expect(read.ok ? 'read' : read.refusal.reasons.map(({ parameters }) => parameters.path)).toEqual(['']);
  });
});

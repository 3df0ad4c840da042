import { defaultPolicy } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { parsers, submissionDocuments } from '../support/documents.ts';

const readAsTheyStand = parsers.filter(({ name }) => name !== 'parseSubmission' && name !== 'parsePolicy');
const cases = parsers.flatMap(({ name, parse, documents }) =>
  documents.map((document, index) => ({ name, parse, document, index })),
);

describe.each(readAsTheyStand)('$name', ({ parse, documents }) => {
  it.each(documents.map((document, index) => ({ index, document })))(
    'gives document $index as it stands',
    ({ document }) => {
      expect(parse(document)).toStrictEqual({ ok: true, value: document });
    },
  );
});

describe('parsePolicy', () => {
  it('gives what is set, and the rest by default', () => {
    const [, whole] = parsers[5].documents;
    expect(parsers[5].parse(whole)).toStrictEqual({
      ok: true,
      value: {
        ...defaultPolicy,
        ...whole,
        shopAdsRate: { minimum: 100, maximum: 8000, step: 1 },
        creatorRate: { minimum: 0, maximum: 8000, step: 1 },
      },
    });
  });
});

describe('parseSubmission', () => {
  it('gives the products of a form in its order, each with the terms of its batch', () => {
    const contact = { email: 'seller@shop.example', whatsapp: '+14255550100' };
    const first = { totalRate: 1200, sampleQuantity: 20 };
    const second = { totalRate: 1500, shopAdsRate: 1600, sampleQuantity: 0 };
    expect(parsers[2].parse(submissionDocuments[0])).toStrictEqual({
      ok: true,
      value: {
        campaignId: 'campaign-1',
        submissionId: 'form-1',
        items: [
          { type: 'register', productId: 'product-1', terms: first, contact },
          { type: 'register', productId: 'product-2', terms: first, contact },
          { type: 'register', productId: 'product-3', terms: second, contact },
        ],
      },
    });
  });

  it('asks for no sample when the form does not say how many', () => {
    expect(parsers[2].parse(submissionDocuments[1])).toStrictEqual({
      ok: true,
      value: {
        campaignId: 'campaign-1',
        items: [
          {
            type: 'register',
            productId: 'product-1',
            terms: { totalRate: 100, sampleQuantity: 0 },
            contact: { email: '' },
          },
        ],
      },
    });
  });
});

describe('a parsed value', () => {
  it.each(cases)('of $name, document $index, is the sender’s no longer', ({ parse, document }) => {
    const input = structuredClone(document);
    const parsed = parse(deepFrozen(input));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
    expect(input).toStrictEqual(document);
    const sent = new Set(objectsIn(input));
    expect(objectsIn(parsed.value).filter((object) => sent.has(object))).toEqual([]);
  });
});

function deepFrozen<Value>(value: Value): Value {
  for (const object of objectsIn(value)) Object.freeze(object);
  return value;
}

function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

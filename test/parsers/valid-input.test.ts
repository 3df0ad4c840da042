import {
  campaignCommandRoles,
  commandRoles,
  defaultPolicy,
  parseCampaignCommand,
  parseCommand,
  parseSubmission,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../registration/specification.ts';
import { inputs } from '../support/commands.ts';
import {
  campaignCommandDocuments,
  campaignEventDocuments,
  commandDocuments,
  parsers,
  registrationEventDocuments,
  submissionDocuments,
} from '../support/documents.ts';

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

describe('the documents that tests are made of', () => {
  const typesOf = (documents: readonly { readonly type: string }[]) =>
    new Set(documents.map(({ type }) => type));

  it('have every command and every event', () => {
    const fromOutside = (roles: Readonly<Record<string, readonly string[]>>) =>
      Object.keys(roles).filter((name) => !roles[name]?.includes('clock'));
    expect(typesOf(commandDocuments)).toEqual(new Set(fromOutside(commandRoles)));
    expect(typesOf(campaignCommandDocuments)).toEqual(new Set(fromOutside(campaignCommandRoles)));
    expect(typesOf(registrationEventDocuments)).toEqual(eventTypes);
    expect(typesOf(campaignEventDocuments).size).toBe(8);
  });
});

describe('a field of a contact that was left blank', () => {
  const { contact: _, ...form } = submissionDocuments[0] ?? { contact: undefined };
  const email = 'seller@shop.example';

  it.each(['', ' ', '\t\n', '\u3000'])('is left out: %j', (blank) => {
    const reregister = { ...inputs.reregister, contact: { email, whatsapp: blank } };
    expect(parseCommand(reregister)).toEqual({ ok: true, value: { ...reregister, contact: { email } } });
    const submission = parseSubmission({ ...form, contact: { email, whatsapp: blank } });
    expect(submission.ok && submission.value.items.map(({ contact }) => contact)).toEqual(
      Array.from({ length: 3 }, () => ({ email })),
    );
    const numbers = { phone: blank, whatsapp: blank, viber: blank, zalo: blank };
    const edit = { type: 'edit', changes: { contact: { email, ...numbers, line: '@agency' } } };
    expect(parseCampaignCommand(edit)).toEqual({
      ok: true,
      value: { type: 'edit', changes: { contact: { email, line: '@agency' } } },
    });
  });

  it('is told as it is where it is required', () => {
    expect(parseCommand({ ...inputs.reregister, contact: { email: '' } })).toMatchObject({
      value: { contact: { email: '' } },
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

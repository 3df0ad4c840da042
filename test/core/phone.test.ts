import fc from 'fast-check';
import { parseCampaignCommand, parseCommand, parseRegistration, parseSubmission } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { isE164 } from '../../src/core/e164.ts';
import { toE164 } from '../../src/core/phone.ts';
import { aDraft, aRegistration } from '../support/build.ts';

describe('the form of E.164', () => {
  it.each(['+14255550100', '+66812345678', '+2902158', '+123456789012345'])('is that of %j', (text) => {
    expect(isE164(text)).toBe(true);
  });

  it.each([
    ...[
      '',
      '+',
      '14255550100',
      '+04255550100',
      '+123456',
      '+1234567890123456',
      '+1 4255550100',
      '++14255550100',
    ],
    ...['+1425555O100', '+14255550100\n', ' +14255550100', '+١٢٣٤٥٦٧٨', '+14255550100;ext=5'],
  ])('is not that of %j', (text) => {
    expect(isE164(text)).toBe(false);
  });
});

describe('a phone number as people write it', () => {
  it.each([
    ['+66812345678', '+66812345678'],
    ['+66 81 234 5678', '+66812345678'],
    ['+66-81-234-5678', '+66812345678'],
    ['+66.81.234.5678', '+66812345678'],
    ['(+66) 81 234 5678', '+66812345678'],
    ['+66\u00a081\u2011234\u20135678', '+66812345678'],
    [' +66812345678 ', '+66812345678'],
    // The prefix that is dialled at home only.
    ['+66 081 234 5678', '+66812345678'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    // Where the zero belongs to the number.
    ['+39 06 1234 5678', '+390612345678'],
    ['+1 (425) 555-0100', '+14255550100'],
    ['+84 91 234 56 78', '+84912345678'],
    ['+62 812-3456-7890', '+6281234567890'],
    ['+60 12-345 6789', '+60123456789'],
    ['+63 917 123 4567', '+639171234567'],
    ['+65 9123 4567', '+6591234567'],
    ['+55 (11) 91234-5678', '+5511912345678'],
    // Mobile numbers in ranges that a strict check once refused while they were in use.
    ['+49 171 1434816', '+491711434816'],
  ])('%j is %s', (text, number) => {
    expect(toE164(text)).toBe(number);
  });

  it.each([
    ...['', ' ', '+', '12', '0812345678', '081 234 5678', '66812345678', '0066812345678'],
    ...['+999 123 456 789', '+66', '+66 81', '+66 81 234 5678 90123', '+1 555 0100', '+6600766869141'],
    ...[
      '+66 81 234 5678 ext. 5',
      '+66812345678;ext=5',
      'tel:+66812345678',
      '+66812345678/9',
      '+66 8I2 345 678',
    ],
    ...['＋66812345678', '+６６８１２３４５６７８', '+66\t812345678', '+66812345678\n', '+66\u200b812345678'],
    `+${' '.repeat(40)}66812345678`,
  ])('%j is none', (text) => {
    expect(toE164(text)).toBeNull();
  });

  it('is read the same a second time, and is of the form of E.164', () => {
    const digits = fc.stringMatching(/^\+[1-9][0-9 ().-]{5,18}$/);
    fc.assert(
      fc.property(digits, (text) => {
        const number = toE164(text);
        if (number === null) return;
        expect(isE164(number)).toBe(true);
        expect(toE164(number)).toBe(number);
      }),
      { numRuns: 2_000 },
    );
  });
});

const problem = 'Invalid phone number: write it with + and its country code, such as +14255550100';
const terms = { totalRate: 1000, sampleQuantity: 0 };
const seller = (whatsapp: string) => ({ email: 'seller@shop.example', whatsapp });
const agency = (phone: string, whatsapp: string) => ({ email: 'hello@agency.example', phone, whatsapp });

/** Where numbers come in: the document around one, and its path. */
const doors = [
  {
    door: 'register',
    path: 'contact.whatsapp',
    read: (number: string) =>
      parseCommand({ type: 'register', productId: 'p', terms, contact: seller(number) }),
  },
  {
    door: 'reregister',
    path: 'contact.whatsapp',
    read: (number: string) => parseCommand({ type: 'reregister', terms, contact: seller(number) }),
  },
  {
    door: 'a submission form',
    path: 'contact.whatsapp',
    read: (number: string) =>
      parseSubmission({
        campaignId: 'c',
        totalRate: 1000,
        contact: seller(number),
        batches: [{ productIds: ['p'] }],
      }),
  },
  {
    door: 'the phone of a new campaign',
    path: 'draft.contact.phone',
    read: (number: string) =>
      parseCampaignCommand({
        type: 'create',
        campaignId: 'c',
        draft: aDraft({ contact: agency(number, '+66812345678') }),
      }),
  },
  {
    door: 'the WhatsApp of an edited campaign',
    path: 'changes.contact.whatsapp',
    read: (number: string) =>
      parseCampaignCommand({ type: 'edit', changes: { contact: agency('+66812345678', number) } }),
  },
] as const;

describe.each(doors)('by $door', ({ path, read }) => {
  it('a number comes in in its E.164 form, however it is written', () => {
    const read164 = read('+6621234567');
    expect(read164.ok).toBe(true);
    expect(JSON.stringify(read164)).toContain('"+6621234567"');
    expect(read('+66 (0)2-123.4567')).toEqual(read164);
  });

  it.each(['0812345678', '+999 123 456 789', '12', 'x'])('%j is refused at its place', (text) => {
    expect(read(text)).toEqual({
      ok: false,
      refusal: { reasons: [{ code: 'invalid_input', parameters: { path, problem } }] },
    });
  });
});

describe('a stored contact', () => {
  // A country code that nobody has today may be somebody's tomorrow, and the other way round.
  it('is read whatever the number plans have become, as long as its number has the form', () => {
    const stored = aRegistration('pending', { contact: seller('+999123456789') });
    expect(parseRegistration(stored)).toEqual({ ok: true, value: stored });
  });

  it('is refused with a number of another form', () => {
    const stored = aRegistration('pending', { contact: seller('+66 812345678') });
    expect(parseRegistration(stored)).toMatchObject({
      refusal: { reasons: [{ parameters: { path: 'contact.whatsapp' } }] },
    });
  });
});

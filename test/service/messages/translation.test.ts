import {
  defineMessages,
  describeReason,
  describeRejectReason,
  describeWarning,
  english,
  englishFormats,
  englishMessages,
  type Formats,
  formatRefusal,
  type Instant,
  parseTranslation,
  type RefusalReason,
  type Translation,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { days } from '../../support/build.ts';
import { german, germanMessages } from '../../support/german.ts';
import { hostileValues } from '../../support/hostile-values.ts';

/** English with some texts changed, as it would come from a file. */
function withTexts(refusals: Readonly<Record<string, unknown>>): unknown {
  return { ...englishMessages, refusals: { ...englishMessages.refusals, ...refusals } };
}

/** The translation of messages that must be well-formed. */
function translated(messages: unknown): Translation {
  const parsed = parseTranslation(messages);
  if (!parsed.ok) throw new Error(formatRefusal(parsed.refusal));
  return parsed.value;
}

function problemsOf(messages: unknown): readonly (readonly [path: string, problem: string])[] {
  const parsed = parseTranslation(messages);
  return parsed.ok
    ? []
    : parsed.refusal.reasons.map(({ parameters }) => [parameters.path, parameters.problem] as const);
}

describe('a translation', () => {
  it('tells a refusal in its own words, numbers and times', () => {
    const reasons: readonly [RefusalReason, string][] = [
      [
        { code: 'rate_off_step', parameters: { field: 'totalRate', rate: 1250, step: 100 } },
        'Gesamtsatz 12,5 % ist kein Vielfaches von 1 %.',
      ],
      [
        { code: 'campaign_over', parameters: { overFrom: days(9) } },
        'Die Kampagne ist seit 10.03.26, 01:00 vorbei.',
      ],
      [
        {
          code: 'not_accepted',
          parameters: {
            decision: 'close_requested',
            command: 'approve',
            accepted: ['approve_close', 'decline_close'],
          },
        },
        'Zusagen geht nicht, solange der Stand „Ende erbeten“ ist; es geht: Ende zusagen und Ende ablehnen.',
      ],
      [
        { code: 'not_accepted', parameters: { decision: null, command: 'withdraw', accepted: [] } },
        'withdraw geht nicht.',
      ],
      [
        {
          code: 'product_blocked',
          parameters: { since: days(2), reasons: ['product_too_expensive', 'acme/too-late'], note: 'Nein' },
        },
        'Seit 03.03.26, 01:00 gesperrt, weil das Produkt zu teuer ist und acme/too-late. Anmerkung: „Nein“.',
      ],
      [
        {
          code: 'not_eligible',
          parameters: {
            rule: 'acme/rating',
            about: 'product',
            standing: 'disqualified',
            productId: 'p-5',
            fields: ['product.rating'],
            remedy: { type: 'nothing' },
          },
        },
        'Produkt p-5 ausgeschlossen: acme/rating ist nicht erfüllt.',
      ],
      [
        {
          code: 'not_eligible',
          parameters: {
            rule: 'acme/rating',
            about: 'shop',
            standing: 'restricted',
            fields: ['shop.rating'],
            remedy: { type: 'nothing' },
            message: 'Es braucht 4 Sterne.',
          },
        },
        'Shop eingeschränkt: Es braucht 4 Sterne.',
      ],
      [
        { code: 'nothing_changes', parameters: { fields: ['campaignPeriod', 'name'] } },
        'Es ändert sich nichts an: Laufzeit und name.',
      ],
      [
        { code: 'other_items_refused', parameters: { items: [0, 4] } },
        'Nichts ist geschehen, wegen: 1 und 5.',
      ],
    ];
    for (const [reason, text] of reasons) expect(describeReason(reason, german)).toBe(text);
    const [first, second] = reasons.map(([reason]) => reason);
    expect(formatRefusal({ reasons: [first!, second!] }, german)).toBe(
      'Gesamtsatz 12,5 % ist kein Vielfaches von 1 %. Die Kampagne ist seit 10.03.26, 01:00 vorbei.',
    );
  });

  it('tells warnings and reject reasons', () => {
    const parameters = { sampleQuantity: 60, stock: 12 };
    expect(describeWarning({ code: 'samples_above_stock', parameters }, german)).toBe(
      '60 Muster sind mehr als die 12 auf Lager.',
    );
    expect(describeRejectReason('no_suitable_creator', german)).toBe('kein Creator passt');
    expect(describeRejectReason('acme/too-late', german)).toBe('acme/too-late');
  });

  it('may come from a file', () => {
    const read = translated(JSON.parse(JSON.stringify(germanMessages)));
    expect(describeReason({ code: 'lost_race', parameters: { attempts: 5 } }, read)).toBe(
      '5 Mal waren andere schneller; nichts ist geschehen.',
    );
  });

  it('may be of a host that has a message library of its own', () => {
    const shouting: Translation = { ...english, reason: (reason) => english.reason(reason).toUpperCase() };
    const closed: RefusalReason = { code: 'shop_not_invited', parameters: {} };
    expect(formatRefusal({ reasons: [closed, closed] }, shouting)).toBe(
      'THE AGENCY INVITED OTHER SHOPS. THE AGENCY INVITED OTHER SHOPS.',
    );
  });

  it('is not moved by a change of the messages it was made of', () => {
    const refusals: Record<string, string> = { ...englishMessages.refusals };
    const read = translated({ ...englishMessages, refusals });
    refusals['lost_race'] = '{boom';
    expect(describeReason({ code: 'lost_race', parameters: { attempts: 5 } }, read)).toContain('5 times');
  });
});

describe('formats', () => {
  it('may be an instance of a class', () => {
    class German implements Formats {
      private readonly comma = ',';
      rate(rate: number) {
        return englishFormats.rate(rate).replace('.', this.comma);
      }
      time(at: Instant) {
        return englishFormats.time(at);
      }
      number(number: number) {
        return String(number);
      }
      list(items: readonly string[]) {
        return items.join(' und ');
      }
    }
    const parsed = parseTranslation(englishMessages, new German());
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
    const told = describeReason({ code: 'rate_unchanged', parameters: { rate: 1250 } }, parsed.value);
    expect(told).toBe('The rate is 12,5 % already.');
  });
});

describe('the language of templates', () => {
  const telling = (
    template: string,
    parameters: { readonly reasons?: readonly 'acme/a'[]; readonly note?: string },
  ) =>
    describeReason(
      { code: 'product_blocked', parameters: { since: days(2), reasons: [], ...parameters } },
      translated(withTexts({ product_blocked: template })),
    );

  it.each([
    ['Plain.', {}, 'Plain.'],
    ['{note}', { note: 'a' }, 'a'],
    ['{note}{note}', { note: 'a' }, 'aa'],
    ['<{note}>', {}, '<>'],
    ['a[ {note}]b', { note: 'x' }, 'a xb'],
    ['a[ {note}]b', {}, 'ab'],
    ['a[ {note}]b', { note: '' }, 'ab'],
    ['a[ {note}|c]b', {}, 'acb'],
    ['a[ {note}|c]b', { note: 'x' }, 'a xb'],
    ['a[ {note}|]b', {}, 'ab'],
    ['[{note} {reasons}|none]', { note: 'x' }, 'none'],
    ['[{note} {reasons}|none]', { note: 'x', reasons: ['acme/a'] }, 'x acme/a'],
    ['[{reasons}|[', undefined, undefined],
    ['[{reasons}|{note}]', { note: 'only a note' }, 'only a note'],
    ['[{note}][{note}]', { note: 'x' }, 'xx'],
    ['It\'s 100 % "so" \\ $& $1 #', {}, 'It\'s 100 % "so" \\ $& $1 #'],
  ] as const)('%s', (template, parameters, text) => {
    if (parameters === undefined)
      expect(problemsOf(withTexts({ product_blocked: template }))).toHaveLength(1);
    else expect(telling(template, parameters)).toBe(text);
  });

  it('asks for no list of nothing', () => {
    const parsed = parseTranslation(withTexts({ nothing_changes: '[{fields}|-]' }), {
      ...englishFormats,
      list: (items) => `<${items.join('; ')}>`,
    });
    if (!parsed.ok) throw new Error(formatRefusal(parsed.refusal));
    const telling = (fields: readonly ('name' | 'contact')[]) =>
      describeReason({ code: 'nothing_changes', parameters: { fields } }, parsed.value);
    expect([telling([]), telling(['name']), telling(['name', 'contact'])]).toEqual([
      '-',
      '<name>',
      '<name; contact>',
    ]);
  });

  it('counts zero as there', () => {
    const read = translated(withTexts({ stale_view: '[{revision}|none]' }));
    const reason: RefusalReason = { code: 'stale_view', parameters: { seenRevision: 1, revision: 0 } };
    expect(describeReason(reason, read)).toBe('0');
  });

  it.each(['{note}', '[{since}]', '[a|b]', '\\{note\\}', '$&', '}{', '][|'])(
    'leaves what a host wrote as it is: %s',
    (note) => {
      expect(telling('[Note: {note}]', { note })).toBe(`Note: ${note}`);
      expect(describeReason({ code: 'not_found', parameters: { kind: 'product', id: note } })).toBe(
        `There is no product ${note}.`,
      );
      expect(describeReason({ code: 'invalid_input', parameters: { path: note, problem: note } })).toBe(
        `${note}: ${note}.`,
      );
    },
  );
});

describe('a translation that is wrong is refused when it is made', () => {
  const malformed = [
    ['{', 'Braces are not those of {name}'],
    ['}', 'Braces are not those of {name}'],
    ['{}', 'Braces are not those of {name}'],
    ['{ rate }', 'Braces are not those of {name}'],
    ['{rate:x}', 'Braces are not those of {name}'],
    ['{{rate}}', 'Braces are not those of {name}'],
    ['{rate', 'Braces are not those of {name}'],
    ['[{rate]}', 'Braces are not those of {name}'],
    ['{ra[te}]', 'Braces are not those of {name}'],
    ['[a|{rate]', 'Braces are not those of {name}'],
    ['[{rate}', 'Brackets and bars are not those of [text] or [text|text]'],
    ['{rate}]', 'Brackets and bars are not those of [text] or [text|text]'],
    ['a|b', 'Brackets and bars are not those of [text] or [text|text]'],
    ['[{rate}|a|b]', 'Brackets and bars are not those of [text] or [text|text]'],
    ['[a [{rate}]]', 'Brackets and bars are not those of [text] or [text|text]'],
    ['[a]', 'Brackets hold no parameter'],
    ['[a|{rate}]', 'Brackets hold no parameter'],
    ['{rat}', 'There is no parameter {rat}; there are: {rate}, {dueAt}'],
    ['[{rate}|{rat}]', 'There is no parameter {rat}; there are: {rate}, {dueAt}'],
    ['{constructor}', 'There is no parameter {constructor}; there are: {rate}, {dueAt}'],
    ['{__proto__}', 'There is no parameter {__proto__}; there are: {rate}, {dueAt}'],
    ['', 'Not a text'],
    [null, 'Not a text'],
    [7, 'Not a text'],
    [() => 'x', 'Not a text'],
  ] as const;

  it.each(malformed)('%s', (template, problem) => {
    expect(problemsOf(withTexts({ rate_unchanged: template }))).toEqual([
      ['refusals.rate_unchanged', problem],
    ]);
  });

  it('with every problem at once, each with its path', () => {
    const { lost_race: _, ...refusals } = englishMessages.refusals;
    const messages = {
      refusals: { ...refusals, shop_not_invited: '{shop}', unheard_of: 'x', constructor: 'y' },
      warnings: { ...englishMessages.warnings, no_samples: '{' },
      rejectReasons: { ...englishMessages.rejectReasons, 'acme/a': 'x', no_suitable_creator: 'not {rate}' },
      rejection: '[{wantedRate}|{rate}]',
      words: { totalRate: 5, agency: '' },
      more: {},
    };
    expect(problemsOf(messages)).toEqual([
      ['refusals.shop_not_invited', 'There is no parameter {shop}; there are none'],
      ['refusals.unheard_of', 'There is no such code'],
      ['refusals.constructor', 'There is no such code'],
      ['refusals.lost_race', 'The text is missing'],
      ['warnings.no_samples', 'Braces are not those of {name}'],
      ['rejectReasons.no_suitable_creator', 'There is no parameter {rate}; there are none'],
      ['rejectReasons.acme/a', 'There is no such code'],
      [
        'rejection',
        'There is no parameter {rate}; there are: {reasons}, {note}, {wantedRate}, {offeredRate}, {wantedSamples}, {offeredSamples}',
      ],
      ['words.totalRate', 'Not a text'],
      ['words.agency', 'Not a text'],
      ['more', 'Unrecognized key'],
    ]);
  });

  it.each(['refusals', 'warnings', 'rejectReasons', 'words'])('without %s', (kind) => {
    const problems = problemsOf({ ...englishMessages, [kind]: undefined });
    expect(problems[0]).toEqual([kind, 'Not an object']);
  });

  it.each([
    [undefined, 'The text is missing'],
    ['', 'Not a text'],
    [{}, 'Not a text'],
    ['{reasons', 'Braces are not those of {name}'],
  ])('with %j for a rejection', (rejection, problem) => {
    expect(problemsOf({ ...englishMessages, rejection })).toEqual([['rejection', problem]]);
  });

  it.each(hostileValues)('$name is no translation', ({ make }) => {
    expect(parseTranslation(make()).ok).toBe(false);
  });

  it('is told by the compiler too', () => {
    const { refusals } = englishMessages;
    const messages = [
      // @ts-expect-error {rat} is no parameter of rate_unchanged
      defineMessages({ ...englishMessages, refusals: { ...refusals, rate_unchanged: '[{rat}|{rate}]' } }),
      // @ts-expect-error There is no code rate_unchange
      defineMessages({ ...englishMessages, refusals: { ...refusals, rate_unchange: 'x' } }),
      // @ts-expect-error {rate} is no parameter of no_samples
      defineMessages({ ...englishMessages, warnings: { ...englishMessages.warnings, no_samples: '{rate}' } }),
      // @ts-expect-error {rate} is no parameter of rejection
      defineMessages({ ...englishMessages, rejection: 'Rejected. {rate}' }),
    ];
    for (const wrong of messages) expect(problemsOf(wrong)).toHaveLength(1);
    // @ts-expect-error aproved stands in no parameter
    expect(problemsOf(defineMessages({ ...englishMessages, words: { aproved: 'angenommen' } }))).toEqual([]);
    const right = { ...refusals, rate_unchanged: '[{rate}|-]' } as const;
    expect(problemsOf(defineMessages({ ...englishMessages, refusals: right }))).toEqual([]);
  });
});

describe('a reason that nobody here knows', () => {
  it('is told by its code', () => {
    const reason: RefusalReason = JSON.parse('{"code":"from_the_future","parameters":{}}');
    expect(describeReason(reason)).toBe('from_the_future');
    expect(describeReason(JSON.parse('{"code":"constructor","parameters":{"name":1}}'))).toBe('constructor');
  });
});

it('the formats of English are those that a translation begins with', () => {
  expect(englishFormats.rate(1205)).toBe('12.05 %');
  expect(englishFormats.time(days(2))).toBe('2026-03-03T00:00:00Z');
  expect(englishFormats.number(1001)).toBe('1001');
  expect(englishFormats.list(['a', 'b'])).toBe('a, b');
});

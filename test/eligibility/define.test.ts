import {
  defineEligibility,
  type EligibilityOptions,
  type EligibilityRule,
  eligibilityFields,
  type HostFacts,
  type HostField,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { disqualifies } from '../../src/eligibility/rule.ts';
import { aCampaign, aPolicy, aProduct, days } from '../support/build.ts';
import { reportOn, wordOf } from '../support/verdicts.ts';

const enoughStock: EligibilityRule = {
  name: 'acme/enough-stock',
  about: 'product',
  where: { type: 'at_least', field: 'product.stock', value: 20 },
};
const tier: HostField = { name: 'acme/tier', of: 'shop', kind: 'choice', choices: ['gold', 'silver'] };
const pack = { name: 'acme/pack', markets: ['TH'], rules: [enoughStock] } as const;

/** A rule of the host about shops, with some parts otherwise. */
const ruleWith = (parts: object) => ({
  rules: [{ name: 'acme/rule', about: 'shop', where: { type: 'and', of: [] }, ...parts }],
});
const fieldWith = (parts: object) => ({ fields: [{ ...tier, ...parts }] });
const packWith = (parts: object) => ({ packs: [{ ...pack, ...parts }] });

describe('what a host gives', () => {
  it.each<[string, object, string]>([
    ['a rule without a vendor', ruleWith({ name: 'rule' }), 'rule is no name: vendor/name'],
    [
      'a rule with the name of ours',
      ruleWith({ name: 'shop_active' }),
      'shop_active is no name: vendor/name',
    ],
    ['a rule in capitals', ruleWith({ name: 'Acme/rule' }), 'Acme/rule is no name: vendor/name'],
    ['a rule without a name', ruleWith({ name: undefined }), 'undefined is no name: vendor/name'],
    ['a field without a vendor', fieldWith({ name: 'tier' }), 'tier is no name: vendor/name'],
    [
      'a field with the name of ours',
      fieldWith({ name: 'shop.rating' }),
      'shop.rating is no name: vendor/name',
    ],
    ['a pack without a vendor', packWith({ name: 'pack' }), 'pack is no name: vendor/name'],
    ['a field twice', { fields: [tier, { ...tier, of: 'product' }] }, 'acme/tier is given twice'],
    ['a rule twice', { rules: [enoughStock, enoughStock] }, 'acme/enough-stock is given twice'],
    ['a rule in a pack too', { rules: [enoughStock], packs: [pack] }, 'acme/enough-stock is given twice'],
    ['a pack twice', { packs: [pack, { ...pack, rules: [] }] }, 'acme/pack is given twice'],
    [
      'a rule about campaigns',
      ruleWith({ about: 'campaign' }),
      'acme/rule is about neither shop nor product',
    ],
    ['a field of campaigns', fieldWith({ of: 'campaign' }), 'acme/tier is of neither shop nor product'],
    ['a field of no kind', fieldWith({ kind: 'money' }), 'acme/tier is of no kind: money'],
    ['a kind of every object', fieldWith({ kind: 'toString' }), 'acme/tier is of no kind: toString'],
    ['a choice without choices', fieldWith({ choices: undefined }), 'acme/tier needs its choices'],
    [
      'choices of which there are none',
      fieldWith({ kind: 'choices', choices: [] }),
      'acme/tier needs its choices',
    ],
    [
      'a field visible to nobody we know',
      // What comes from JavaScript is not of the type it should be.
      fieldWith({ visibleTo: ['creator' as 'seller'] }),
      'acme/tier is visible to creator, which is no role',
    ],
    ['a number with choices', fieldWith({ kind: 'number' }), 'acme/tier takes no choices'],
    ['a rule for no market', ruleWith({ markets: [] }), 'acme/rule is for no market'],
    [
      'a rule for what is no market',
      ruleWith({ markets: ['TH', 'th'] }),
      'acme/rule is for th, which is no country code',
    ],
    ['a pack for no market', packWith({ markets: [] }), 'acme/pack is for no market'],
    [
      'a pack for what is no market',
      packWith({ markets: ['SEA'] }),
      'acme/pack is for SEA, which is no country code',
    ],
    [
      'a pack with a rule of other markets',
      packWith({ rules: [{ ...enoughStock, markets: ['VN'] }] }),
      'acme/enough-stock is of acme/pack, which names its markets',
    ],
    [
      'a field that there is not',
      ruleWith({ where: { type: 'present', field: 'shop.score' } }),
      'acme/rule, where.field: There is no field "shop.score"',
    ],
    [
      'a field of every object',
      ruleWith({ where: { type: 'present', field: 'constructor' } }),
      'acme/rule, where.field: There is no field "constructor"',
    ],
    [
      'a comparison with a field that there is not',
      ruleWith({ where: { type: 'at_least', field: 'shop.rating', value: { field: 'acme/least' } } }),
      'acme/rule, where.value.field: There is no field "acme/least"',
    ],
    [
      'a rule about shops that names a product',
      ruleWith({ where: { type: 'or', of: [{ type: 'at_least', field: 'product.stock', value: 1 }] } }),
      'acme/rule, where.of[0].field: There is no field "product.stock"',
    ],
    [
      'a rule about shops that names a field of the host for products',
      { ...ruleWith({ where: { type: 'present', field: 'acme/tier' } }), ...fieldWith({ of: 'product' }) },
      'acme/rule, where.field: There is no field "acme/tier"',
    ],
    [
      'a rule that names who joined',
      ruleWith({ where: { type: 'includes', field: 'campaign.joinedShops', value: 'shop-1' } }),
      'acme/rule, where.field: There is no field "campaign.joinedShops"',
    ],
    [
      'a field of no kind in a rule',
      { ...ruleWith({ where: { type: 'present', field: 'acme/tier' } }), ...fieldWith({ kind: 'money' }) },
      'acme/tier is of no kind: money; acme/rule, where.field: There is no field "acme/tier"',
    ],
    [
      'a value of another kind',
      ruleWith({ where: { type: 'at_least', field: 'shop.rating', value: '250' } }),
      'acme/rule, where.value: shop.rating needs a whole number',
    ],
    [
      'a value outside of the choices of the host',
      { ...ruleWith({ where: { type: 'equals', field: 'acme/tier', value: 'bronze' } }), fields: [tier] },
      'acme/rule, where.value: acme/tier is one of: gold, silver',
    ],
    [
      'a comparison of another kind',
      ruleWith({ where: { type: 'contains', field: 'shop.rating', text: '5' } }),
      'acme/rule, where.type: shop.rating is a whole number: it takes',
    ],
    ['no criterion', ruleWith({ where: undefined }), 'acme/rule, where'],
    ['what is no criterion', ruleWith({ where: { type: 'maybe' } }), 'acme/rule, where.type: Invalid'],
    [
      'a mistake in what disqualifies',
      ruleWith({ disqualifiedWhen: { type: 'present', field: 'shop.score' } }),
      'acme/rule, disqualifiedWhen.field: There is no field "shop.score"',
    ],
  ])('may not be %s', (_what, options, mistake) => {
    expect(() => define(options)).toThrow(TypeError);
    expect(() => define(options)).toThrow(mistake);
  });

  it('may not be a criterion that holds itself', () => {
    const loop = { type: 'not', of: {} };
    loop.of = loop;
    expect(() => define(ruleWith({ where: loop }))).toThrow('Too deep');
  });

  it('is told with every mistake at once', () => {
    const where = { type: 'present', field: 'shop.score' };
    const wrong = { ...fieldWith({ name: 'tier' }), ...ruleWith({ where, markets: ['th'] }) };
    expect(() => define(wrong)).toThrow(
      /^Not eligibility: tier is no name: vendor\/name; acme\/rule is for th, [^;]*; acme\/rule, where\S*: There/,
    );
  });

  it('may be nothing, and may have the longest name there is', () => {
    expect(defineEligibility({}).rules).toEqual([]);
    expect(defineEligibility({}).addedFields).toEqual({});
    expect(Object.keys(defineEligibility({}).fields)).toEqual(Object.keys(eligibilityFields));
    const name = `${'a'.repeat(50)}/${'b'.repeat(50)}` as const;
    expect(defineEligibility({ rules: [{ ...enoughStock, name }] }).rules[0]?.name).toBe(name);
    expect(() => define(ruleWith({ name: `${name}b` }))).toThrow('is no name');
  });
});

describe('what is made of it', () => {
  it('has the rules about shops first, then those about products, and those of packs last', () => {
    const shop = (name: EligibilityRule['name']): EligibilityRule => ({
      name,
      about: 'shop',
      where: { type: 'present', field: 'shop.rating' },
    });
    const product = (name: EligibilityRule['name']) => ({ ...enoughStock, name });
    const { rules } = defineEligibility({
      rules: [product('b/1'), shop('b/2'), product('a/3')],
      packs: [
        { name: 'p/z', markets: ['TH'], rules: [product('z/4'), shop('z/5')] },
        { name: 'p/y', markets: ['TH'], rules: [shop('y/6')] },
      ],
    });
    expect(rules.map(({ name }) => name)).toEqual(['b/2', 'z/5', 'y/6', 'b/1', 'a/3', 'z/4']);
  });

  it('cannot be changed, and does not change with what it was made of', () => {
    const where = { type: 'at_least', field: 'product.stock', value: 20 } as {
      value: number;
    } & typeof enoughStock.where;
    const choices = ['gold'];
    const markets = ['TH'];
    const rule = { ...enoughStock, where, markets, message: 'More, please.' };
    const vip: EligibilityRule = {
      name: 'acme/vip',
      about: 'shop',
      where: { type: 'equals', field: 'acme/tier', value: 'gold' },
    };
    const eligibility = defineEligibility({ fields: [{ ...tier, choices }], rules: [rule, vip] });
    const before = JSON.stringify(reportOn(eligibility, judged).reasons);
    where.value = 1_000;
    markets.push('VN');
    choices.push('silver');
    rule.message = 'Never mind.';
    expect(JSON.stringify(reportOn(eligibility, judged).reasons)).toBe(before);
    expect(before).toContain('More, please.');
    expect(eligibility.fields['acme/tier']?.choices).toEqual(['gold']);
    expect(reportOn(eligibility, { ...judged, campaign: aCampaign({ market: 'VN' }) }).reasons).toEqual([]);
    expect(unfrozen(eligibility)).toEqual([]);
  });
});

const judged = { shop: { host: { 'acme/tier': 'gold' } }, product: { stock: 3 } } as const;

describe('who chooses rows by a field of the host', () => {
  const visibleTo = (field: HostField) =>
    defineEligibility({ fields: [field] }).addedFields['acme/tier']?.visibleTo;

  it('is nobody besides the platform, unless it says so', () => {
    expect(visibleTo(tier)).toEqual([]);
    expect(visibleTo({ ...tier, visibleTo: [] })).toEqual([]);
  });

  it('are sellers, agencies, or both', () => {
    for (const roles of [['seller'], ['agency'], ['agency', 'seller']] as const)
      expect(visibleTo({ ...tier, visibleTo: roles })).toEqual(roles);
  });
});

describe('the markets of a rule', () => {
  const judge = (options: EligibilityOptions, market: string) =>
    wordOf(defineEligibility(options), 'acme/enough-stock', {
      campaign: aCampaign({ market }),
      product: { stock: 19 },
    });

  it('are all, where none is named', () => {
    expect(judge({ rules: [enoughStock] }, 'TH')).toBe('restricted');
    expect(judge({ rules: [enoughStock] }, 'US')).toBe('restricted');
  });

  it('are those that are named', () => {
    const rules = [{ ...enoughStock, markets: ['VN', 'TH'] }];
    expect(judge({ rules }, 'TH')).toBe('restricted');
    expect(judge({ rules }, 'VN')).toBe('restricted');
    expect(judge({ rules }, 'US')).toBeUndefined();
  });

  it('are those of its pack', () => {
    expect(judge({ packs: [pack] }, 'TH')).toBe('restricted');
    expect(judge({ packs: [pack] }, 'US')).toBeUndefined();
  });

  it('bound what disqualifies too', () => {
    const disqualifiedWhen = { type: 'less_than', field: 'product.stock', value: 20 } as const;
    const eligibility = defineEligibility({
      packs: [{ ...pack, rules: [{ ...enoughStock, disqualifiedWhen }] }],
    });
    const out = (market: string) =>
      reportOn(eligibility, { campaign: aCampaign({ market }), product: { stock: 19 } }).own.disqualified;
    expect(out('TH')).toBe('yes');
    expect(out('US')).toBe('no');
    const asked = (market: string) =>
      eligibility.rules.map((rule) =>
        disqualifies(rule, { campaign: aCampaign({ market }), product: aProduct({ stock: 19 }) }, days(5)),
      );
    expect([asked('TH'), asked('US')]).toEqual([['yes'], ['no']]);
  });
});

describe('what disqualifies', () => {
  // Two facts that have nothing to do with each other, so that every pair of answers can come about.
  const eligibility = defineEligibility({
    rules: [
      {
        name: 'acme/standing',
        about: 'shop',
        where: { type: 'at_least', field: 'shop.rating', value: 250 },
        disqualifiedWhen: { type: 'at_least', field: 'shop.orders90Days', value: 5 },
      },
    ],
  });
  const word = (rating: number | undefined, orders: number | undefined) =>
    wordOf(eligibility, 'acme/standing', {
      shop: {
        ...(rating === undefined ? {} : { rating }),
        ...(orders === undefined ? {} : { orders90Days: orders }),
      },
    });

  it.each([
    [250, 4, 'met'],
    [250, undefined, 'met'],
    [250, 5, 'disqualified'],
    [249, 4, 'restricted'],
    [249, undefined, 'restricted'],
    [249, 5, 'disqualified'],
    [undefined, 4, 'without shop.rating'],
    [undefined, undefined, 'without shop.rating'],
    [undefined, 5, 'disqualified'],
  ])('refuses too: rating %s, orders %s: %s', (rating, orders, expected) => {
    expect(word(rating, orders)).toBe(expected);
  });

  it('says what would make it end', () => {
    const remedyOf = (shop: object) =>
      reportOn(eligibility, { shop }).reasons.map(({ parameters }) => parameters);
    const fewer = {
      type: 'change',
      field: 'shop.orders90Days',
      comparison: 'less_than',
      wanted: { value: 5 },
    };
    expect(remedyOf({ rating: 250, orders90Days: 5 })).toMatchObject([
      { standing: 'disqualified', fields: ['shop.orders90Days'], remedy: fewer },
    ]);
    expect(remedyOf({ orders90Days: 5 })).toMatchObject([
      {
        fields: ['shop.rating', 'shop.orders90Days'],
        remedy: { type: 'all', of: [{ type: 'learn' }, fewer] },
      },
    ]);
  });
});

describe('a reason', () => {
  it('names the product that a rule about products is not met by, and has the words of the host', () => {
    const eligibility = defineEligibility({ rules: [{ ...enoughStock, message: 'We need 20 pieces.' }] });
    expect(reportOn(eligibility, { product: { id: 'soap-1', stock: 19 } }).reasons).toEqual([
      {
        code: 'not_eligible',
        parameters: {
          rule: 'acme/enough-stock',
          about: 'product',
          standing: 'restricted',
          productId: 'soap-1',
          fields: ['product.stock'],
          remedy: { type: 'change', field: 'product.stock', comparison: 'at_least', wanted: { value: 20 } },
          message: 'We need 20 pieces.',
        },
      },
    ]);
  });

  it('of what nobody can meet says that nothing helps', () => {
    const never = { ...enoughStock, where: { type: 'or', of: [] } } as const;
    expect(reportOn(defineEligibility({ rules: [never] })).reasons).toMatchObject([
      { parameters: { fields: [], remedy: { type: 'nothing' } } },
    ]);
  });
});

describe('a fact of the host', () => {
  const values = {
    number: [7, 0, -3],
    instant: [0, 1_700_000_000_000],
    text: ['', 'gold'],
    id: ['x'],
    choice: ['gold', 'silver'],
    flag: [true, false],
    ids: [[], ['a', 'b']],
    choices: [[], ['gold'], ['gold', 'silver']],
  } as const;
  const wrong = {
    number: ['7', 7.5, Number.NaN, 2 ** 53, true, []],
    instant: [-1, 0.5, 8_640_000_000_000_001, '0', false],
    text: [7, true, ['gold']],
    id: [7, ['x'], true],
    choice: ['bronze', 'toString', 0, ['gold']],
    flag: ['true', 1, 0],
    ids: ['a', [1], ['a', 2], true],
    choices: ['gold', ['bronze'], ['gold', 1]],
  } as const;
  const kinds = ['number', 'instant', 'text', 'id', 'choice', 'flag', 'ids', 'choices'] as const;

  function wordOfFact(of: 'shop' | 'product', kind: HostField['kind'], host: unknown): unknown {
    const choices = kind === 'choice' || kind === 'choices' ? { choices: ['gold', 'silver'] } : {};
    const eligibility = defineEligibility({
      fields: [{ name: 'acme/fact', of, kind, ...choices }],
      rules: [{ name: 'acme/known', about: of, where: { type: 'present', field: 'acme/fact' } }],
    });
    // What a directory really gives is not always what it says it gives.
    const facts = host === undefined ? {} : { host: host as HostFacts };
    return wordOf(eligibility, 'acme/known', of === 'shop' ? { shop: facts } : { product: facts });
  }

  describe.each(kinds)('that is of kind %s', (kind) => {
    it.each(['shop', 'product'] as const)('is read off the %s', (of) => {
      for (const content of values[kind]) expect(wordOfFact(of, kind, { 'acme/fact': content })).toBe('met');
    });

    it('is not known if it is of another', () => {
      for (const content of wrong[kind])
        expect(wordOfFact('shop', kind, { 'acme/fact': content }), String(content)).toBe('without acme/fact');
    });

    it('is not known if it is left out, and none if it is null', () => {
      expect(wordOfFact('shop', kind, undefined)).toBe('without acme/fact');
      expect(wordOfFact('shop', kind, {})).toBe('without acme/fact');
      expect(wordOfFact('shop', kind, { 'acme/other': 1 })).toBe('without acme/fact');
      expect(wordOfFact('shop', kind, { 'acme/fact': undefined })).toBe('without acme/fact');
      expect(wordOfFact('shop', kind, { 'acme/fact': null })).toBe('restricted');
    });
  });

  it('is not taken from what every object has', () => {
    const inherited = Object.create({ 'acme/fact': 7 });
    expect(wordOfFact('shop', 'number', inherited)).toBe('without acme/fact');
  });

  it('decides as one of ours does, and passes unknown where the policy says so', () => {
    const eligibility = defineEligibility({
      fields: [tier],
      rules: [
        { name: 'acme/gold', about: 'shop', where: { type: 'equals', field: 'acme/tier', value: 'gold' } },
      ],
    });
    const word = (host: HostFacts, policy = aPolicy()) =>
      wordOf(eligibility, 'acme/gold', { shop: { host }, policy });
    const lenient = aPolicy({ unknownFacts: { 'acme/gold': 'pass' } });
    expect(word({ 'acme/tier': 'gold' })).toBe('met');
    expect(word({ 'acme/tier': 'silver' })).toBe('restricted');
    expect(word({})).toBe('without acme/tier');
    expect(word({}, lenient)).toBe('met');
    expect(word({ 'acme/tier': 'silver' }, lenient)).toBe('restricted');
  });
});

/** What a host gives that its compiler did not look at. */
function define(options: object) {
  return defineEligibility(options as EligibilityOptions);
}

function unfrozen(value: unknown, place = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([key, part]) => unfrozen(part, `${place}.${key}`));
  return Object.isFrozen(value) ? within : [place, ...within];
}

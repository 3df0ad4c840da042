import { given } from '../core/given.js';
import { countrySchema } from '../core/schema.js';
import { isVendorName } from '../core/vendor-name.js';
import type { Field, FieldKind, Fields } from '../criteria/field.js';
import { parseCriteria } from '../criteria/parse.js';
import type { EligibilitySubject } from './fields.js';
import type { HostField } from './host-field.js';
import type { EligibilityOptions, EligibilityRule, MarketPack } from './options.js';

/** What is wrong with what a host adds, each with the name of the field, rule or pack that it is about. */
export function mistakesIn(
  { fields = [], rules = [], packs = [] }: EligibilityOptions,
  all: Fields<EligibilitySubject>,
): readonly string[] {
  const ofPacks = packs.flatMap((pack) => pack.rules);
  return [
    ...inNames(fields),
    ...inNames(packs),
    ...inNames([...rules, ...ofPacks]),
    ...fields.flatMap(inField),
    ...packs.flatMap(inPack),
    ...rules.flatMap(({ name, markets }) => (markets === undefined ? [] : inMarkets(name, markets))),
    ...[...rules, ...ofPacks].flatMap((rule) => inRule(rule, all)),
  ];
}

function inNames(named: readonly { readonly name: string }[]): readonly string[] {
  const names = named.map(({ name }) => name);
  return names.flatMap((name, index) => {
    if (!isVendorName(name)) return [`${name} is no name: vendor/name`];
    return names.indexOf(name) === index ? [] : [`${name} is given twice`];
  });
}

const hasChoices: Readonly<Record<FieldKind, boolean>> = {
  number: false,
  instant: false,
  text: false,
  id: false,
  choice: true,
  flag: false,
  ids: false,
  choices: true,
};

function isKind(kind: string): boolean {
  return Object.hasOwn(hasChoices, kind);
}

function inField({ name, of, kind, choices, visibleTo = [] }: HostField): readonly string[] {
  const mistakes = [
    ...(isShopOrProduct(of) ? [] : [`${name} is of neither shop nor product`]),
    ...visibleTo
      .filter((role) => !isRole(role))
      .map((role) => `${name} is visible to ${role}, which is no role`),
  ];
  if (!isKind(kind)) return [...mistakes, `${name} is of no kind: ${kind}`];
  if (hasChoices[kind] && (choices ?? []).length === 0) return [...mistakes, `${name} needs its choices`];
  if (!hasChoices[kind] && choices !== undefined) return [...mistakes, `${name} takes no choices`];
  return mistakes;
}

function inPack({ name, markets, rules }: MarketPack): readonly string[] {
  const twofold = rules.filter((rule) => 'markets' in rule).map((rule) => rule.name);
  return [
    ...inMarkets(name, markets),
    ...twofold.map((rule) => `${rule} is of ${name}, which names its markets`),
  ];
}

function inMarkets(name: string, markets: readonly string[]): readonly string[] {
  if (markets.length === 0) return [`${name} is for no market`];
  return markets
    .filter((market) => !countrySchema.safeParse(market).success)
    .map((market) => `${name} is for ${market}, which is no country code`);
}

function inRule(rule: EligibilityRule, all: Fields<EligibilitySubject>): readonly string[] {
  const { name, about, where, disqualifiedWhen } = rule;
  if (!isShopOrProduct(about)) return [`${name} is about neither shop nor product`];
  const fields = fieldsAbout(about, all);
  const criteria = { where, ...given({ disqualifiedWhen }) };
  return Object.entries(criteria).flatMap(([part, criterion]) => {
    const parsed = parseCriteria({ v: 1, where: criterion }, fields);
    if (parsed.ok) return [];
    return parsed.refusal.reasons.map(
      ({ parameters: { path, problem } }) => `${name}, ${path.replace(/^where/, part)}: ${problem}`,
    );
  });
}

function isRole(role: string): boolean {
  return role === 'seller' || role === 'agency';
}

function isShopOrProduct(about: string): boolean {
  return about === 'shop' || about === 'product';
}

/** The fields that a rule may name: one about a shop is judged before there is a product. One of no kind is none. */
function fieldsAbout(
  about: EligibilityRule['about'],
  all: Fields<EligibilitySubject>,
): Fields<EligibilitySubject> {
  const parts = about === 'shop' ? ['campaign', 'shop'] : ['campaign', 'shop', 'product'];
  const mayBeNamed = ({ of, kind }: Field<EligibilitySubject>) => parts.includes(of) && isKind(kind);
  return Object.fromEntries(Object.entries(all).filter(([, field]) => mayBeNamed(field)));
}

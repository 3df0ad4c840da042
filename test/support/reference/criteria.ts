// The language of criteria: its fields, its comparisons, and which kinds of fields take them.

import {
  type Criterion,
  type FieldKind,
  type Fields,
  parseCriteria,
  registrationFields,
} from 'partner-campaigns';
import ts from 'typescript';
import {
  MAXIMUM_CRITERIA,
  MAXIMUM_CRITERIA_DEPTH,
  MAXIMUM_CRITERIA_WIDTH,
  MAXIMUM_CRITERION_TEXT,
  MAXIMUM_CRITERION_VALUES,
} from '../../../src/criteria/criterion.ts';
import { membersOf } from './fields.ts';
import {
  checker,
  constantNamed,
  docOf,
  docOfNode,
  mustSay,
  nameText,
  symbolOf,
  typeNamed,
} from './program.ts';

/** A field that criteria may name. */
export interface CriteriaField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly doc: string;
}

/** The tables of the source that fields are written in. */
const tables = [
  'fieldsOfCampaignRules',
  'campaignFields',
  'fieldsOfShopRules',
  'shopFields',
  'fieldsOfProductRules',
  'productFields',
  'registrationFields',
];

/** Every field of ours, in the order of the source. */
export function criteriaFields(): readonly CriteriaField[] {
  const docs = new Map(tables.flatMap((table) => [...docsOfFields(table)]));
  return Object.entries(registrationFields).map(([name, { kind, choices = [] }]) => ({
    name,
    kind,
    choices,
    doc: mustSay(docs.get(name) ?? '', `The field ${name}`),
  }));
}

/** The comments of the fields that a table writes itself; others are spread into it. */
function docsOfFields(table: string): ReadonlyMap<string, string> {
  const written = constantNamed(table);
  const object = ts.isCallExpression(written) ? written.arguments[0] : written;
  if (object === undefined || !ts.isObjectLiteralExpression(object))
    throw new TypeError(`${table} is no table of fields`);
  const fields = object.properties.filter(ts.isPropertyAssignment);
  return new Map(fields.map(({ name }) => [nameText(name), docOf(symbolOf(name))]));
}

/** The kinds of fields, in the order in which they are declared. */
export function fieldKinds(): readonly FieldKind[] {
  const declaration = typeNamed('FieldKind');
  if (!ts.isTypeAliasDeclaration(declaration) || !ts.isUnionTypeNode(declaration.type))
    throw new TypeError('FieldKind is no union');
  return declaration.type.types.map((kind) => kind.getText().replaceAll("'", '') as FieldKind);
}

/** What `FieldKind` says of each kind, from its comment: `number`: … `text`: … */
export function docsOfKinds(): ReadonlyMap<string, string> {
  const doc = docOfNode(typeNamed('FieldKind'));
  return new Map(
    [...doc.matchAll(/((?:`\w+`(?:, | and )?)+): (.*?\.)(?= `|$)/g)].flatMap(([, names = '', meaning = '']) =>
      [...names.matchAll(/\w+(?=`)/g)].map(([name]) => [name, meaning] as const),
    ),
  );
}

type Type = Criterion['type'];

/** An interface of the language: one type of criterion, or several that are alike. */
export interface CriterionForm {
  readonly types: readonly Type[];
  readonly doc: string;
}

/** Every form of a criterion, in the order of the source. */
export function criterionForms(): readonly CriterionForm[] {
  return membersOf(checker.getTypeAtLocation(typeNamed('Criterion')))
    .map(({ symbol }) => symbol)
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((symbol) => {
      const tag = symbol.members?.get(ts.escapeLeadingUnderscores('type'));
      if (tag === undefined) throw new TypeError(`${symbol.name} has no type of its own`);
      const types = membersOf(checker.getTypeOfSymbol(tag)).map((type) => {
        if (!type.isStringLiteral()) throw new TypeError(`The type of ${symbol.name} is no text`);
        return type.value as Type;
      });
      return { types, doc: `${mustSay(docOf(symbol), symbol.name)} ${docOf(tag)}`.trim() };
    });
}

function placeOf(symbol: ts.Symbol): number {
  return symbol.declarations?.[0]?.getStart() ?? 0;
}

/** One criterion of each type, as a host writes them. */
const examples: { readonly [T in Type]: Criterion & { readonly type: T } } = {
  and: {
    type: 'and',
    of: [
      { type: 'equals', field: 'shop.status', value: 'active' },
      { type: 'at_least', field: 'shop.orders90Days', value: 30 },
    ],
  },
  or: {
    type: 'or',
    of: [
      { type: 'at_least', field: 'shop.rating', value: 350 },
      { type: 'not', of: { type: 'present', field: 'shop.rating' } },
    ],
  },
  not: { type: 'not', of: { type: 'equals', field: 'product.category', value: 'electronics' } },
  equals: { type: 'equals', field: 'campaign.market', value: { field: 'shop.market' } },
  at_least: { type: 'at_least', field: 'product.stock', value: 20 },
  more_than: { type: 'more_than', field: 'campaign.overFrom', value: { fromNow: {} } },
  at_most: { type: 'at_most', field: 'campaign.registrationClosesAt', value: { fromNow: { days: 3 } } },
  less_than: { type: 'less_than', field: 'product.negativeReviewRate30Days', value: 150 },
  between: { type: 'between', field: 'campaign.proposedRate', minimum: 1000, maximum: 2000 },
  within: {
    type: 'within',
    field: 'registration.registeredAt',
    start: { fromNow: { days: -7 } },
    end: { fromNow: {} },
  },
  one_of: { type: 'one_of', field: 'registration.status', values: ['scheduled', 'live'] },
  contains: { type: 'contains', field: 'product.title', text: 'sun' },
  includes: { type: 'includes', field: 'campaign.invitedShops', value: { field: 'shop.id' } },
  present: { type: 'present', field: 'registration.dueAt' },
};

/** A criterion of a type; one that is not accepted is no example. */
export function exampleOf(type: Type): Criterion {
  const example = examples[type];
  const parsed = parseCriteria({ v: 1, where: example }, registrationFields);
  if (!parsed.ok) throw new TypeError(`The example of ${type} is refused`);
  return example;
}

/** The kinds of fields that take a comparison: those with which it is accepted. */
export function kindsTaking(type: Type): readonly FieldKind[] {
  return fieldKinds().filter((kind) => {
    const field = { kind, of: 'any', choices: ['a'], read: () => undefined } as const;
    const fields: Fields<{ readonly any: unknown }> = { field };
    return parseCriteria({ v: 1, where: comparisonWith(type, valueOfKind(kind)) }, fields).ok;
  });
}

/** A single value of a kind, or of an item of its lists. */
function valueOfKind(kind: FieldKind): string | number | boolean {
  if (kind === 'flag') return true;
  return kind === 'number' || kind === 'instant' ? 1 : 'a';
}

function comparisonWith(type: Type, value: string | number | boolean): unknown {
  const compared = { type, field: 'field' };
  switch (type) {
    case 'between':
      return { ...compared, minimum: 1, maximum: 2 };
    case 'within':
      return { ...compared, start: 1, end: 2 };
    case 'one_of':
      return { ...compared, values: [value] };
    case 'contains':
      return { ...compared, text: 'a' };
    case 'present':
      return compared;
    default:
      return { ...compared, value };
  }
}

/** The bounds of criteria, by the names of their constants. */
const bounds = {
  MAXIMUM_CRITERIA_DEPTH,
  MAXIMUM_CRITERIA_WIDTH,
  MAXIMUM_CRITERIA,
  MAXIMUM_CRITERION_VALUES,
  MAXIMUM_CRITERION_TEXT,
};

/** How large criteria may be. */
export function criteriaBounds(): readonly { readonly doc: string; readonly most: number }[] {
  return Object.entries(bounds).map(([name, most]) => {
    const declaration = constantNamed(name).parent;
    const doc = ts.isVariableDeclaration(declaration) ? docOfNode(declaration) : '';
    return { doc: mustSay(doc, name), most };
  });
}

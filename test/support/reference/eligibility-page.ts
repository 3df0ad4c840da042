// The parts of docs/reference/eligibility.md.

import {
  type Criterion,
  type FieldKind,
  type MarketPack,
  marketplaceCriterion,
  marketplaceTabs,
  southEastAsia,
  unitedStates,
} from 'partner-campaigns';
import { grouped } from './bounds.ts';
import {
  type CriteriaField,
  criteriaBounds,
  criteriaFields,
  criterionForms,
  docsOfKinds,
  exampleOf,
  fieldKinds,
  kindsTaking,
} from './criteria.ts';
import { ourRules, type RuleShown } from './eligibility-rules.ts';
import { fieldTable } from './field-tables.ts';
import { fieldsOf } from './fields.ts';
import { campaignFilters, type FilterFacts, registrationFilters } from './filters.ts';
import { code, jsonBlock, jsonLine, linkTo, table } from './markdown.ts';
import { splitSource } from './source-rules.ts';

/** Our rules in one line each. */
export function ruleOverview(): string {
  return ruleTable(ourRules());
}

/** Our rules in full. */
export function ruleDetails(): string {
  return ourRules().map(ruleDetail).join('\n\n');
}

/** Rules in one line each: ours, or those of a pack. */
function ruleTable(rules: readonly RuleShown[]): string {
  return table(
    ['rule', 'about', 'what it asks', 'disqualifies', 'refuses with'],
    rules.map(({ name, about, says, disqualifiedWhen, codes }) => [
      linkTo(name),
      about,
      says,
      disqualifiedWhen === undefined ? '' : 'yes',
      codes.map((given) => linkTo(given, 'refusals.md')).join(', '),
    ]),
  );
}

function ruleDetail({ name, about, where, appliesWhen, disqualifiedWhen, commands }: RuleShown): string {
  const asked = commands.map((command) => linkTo(command, 'commands.md')).join(', ');
  return [
    `### ${name}`,
    `About the ${about}; asked for ${asked}.`,
    jsonBlock(where),
    ...(appliesWhen === undefined ? [] : ['It is asked only when', jsonBlock(appliesWhen)]),
    ...(disqualifiedWhen === undefined ? [] : ['It disqualifies when', jsonBlock(disqualifiedWhen)]),
  ].join('\n\n');
}

/** The packs of what the platform publishes, in full; a category stands for those that the host names. */
export function packDetails(): string {
  const packs = [southEastAsia({ electronicsCategories: ['electronics'] }), unitedStates];
  return packs.map(packDetail).join('\n\n');
}

function packDetail({ name, markets, rules }: MarketPack): string {
  const asked = `In campaigns of ${markets.join(', ')}.`;
  const details = rules.map(({ name: rule, about, message, where, disqualifiedWhen }) =>
    [
      `#### ${rule}`,
      `About the ${about}. ${message ?? ''}`.trim(),
      jsonBlock(where),
      ...(disqualifiedWhen === undefined ? [] : ['It disqualifies when', jsonBlock(disqualifiedWhen)]),
    ].join('\n\n'),
  );
  return [`### ${name}`, asked, ...details].join('\n\n');
}

/** The fields of one of these entities: every field is of one, as its name begins. */
export function criteriaFieldTable(entity: string, entities: readonly string[]): string {
  const all = criteriaFields();
  const lost = all.filter(({ name }) => !entities.includes(entityOf(name)));
  if (lost.length > 0) throw new TypeError(`In no table: ${lost.map(({ name }) => name).join(', ')}`);
  const fields = all.filter(({ name }) => entityOf(name) === entity);
  if (fields.length === 0) throw new TypeError(`No field is of a ${entity}`);
  return table(
    ['field', 'kind', 'meaning', 'source'],
    fields.map((field) => {
      const { meaning, source } = splitSource(field.doc);
      return [code(field.name), kindOf(field), meaning, source];
    }),
  );
}

function entityOf(name: string): string {
  return name.replace(/\..*/, '');
}

function kindOf({ kind, choices }: CriteriaField): string {
  return choices.length === 0 ? code(kind) : `${code(kind)}: ${choices.map(code).join(', ')}`;
}

/** The kinds of fields, and what each is compared by. */
export function kindTable(): string {
  const docs = docsOfKinds();
  const types = criterionForms().flatMap((form) => form.types);
  return table(
    ['kind', 'what it holds', 'comparisons'],
    fieldKinds().map((kind) => {
      const doc = docs.get(kind);
      if (doc === undefined) throw new TypeError(`FieldKind does not say what ${kind} is`);
      const taken = types.filter((type) => kindsTaking(type).includes(kind));
      return [code(kind), doc.replace(/\.$/, ''), taken.map(code).join(', ')];
    }),
  );
}

/** Every type of criterion, with an example. */
export function criterionTable(): string {
  return table(
    ['criterion', 'holds when', 'for', 'example'],
    criterionForms().map(({ types, doc }) => {
      const kinds = new Set(types.flatMap(kindsTaking));
      return [
        types.map(code).join('<br>'),
        doc,
        kindsInWords([...kinds]),
        types.map((type) => code(jsonLine(exampleOf(type)))).join('<br>'),
      ];
    }),
  );
}

/** Of no kind of field is what joins other criteria. */
function kindsInWords(kinds: readonly FieldKind[]): string {
  if (kinds.length === 0) return 'criteria';
  return kinds.length === fieldKinds().length ? 'all fields' : kinds.map(code).join(', ');
}

/** The lengths of time by which a criterion reckons from now. */
export function spanTable(): string {
  return fieldTable(fieldsOf('Span'));
}

/** How large criteria may be. */
export function boundTable(): string {
  return table(
    ['bound', 'at most'],
    criteriaBounds().map(({ doc, most }) => [doc.replace(/\.$/, ''), grouped(most)]),
  );
}

/** What each tab of the marketplace stands for: the first in full, the others by what they ask besides. */
export function tabDetails(): string {
  const [first, ...others] = marketplaceTabs;
  const shared = partsOf(marketplaceCriterion(first));
  const besides = others.map((tab) => {
    const parts = partsOf(marketplaceCriterion(tab));
    if (jsonLine(parts.slice(0, shared.length)) !== jsonLine(shared))
      throw new TypeError(`The tab ${tab} does not ask all that the tab ${first} asks`);
    return `The tab ${code(tab)} asks for this besides:\n\n${parts.slice(shared.length).map(jsonBlock).join('\n\n')}`;
  });
  return [`The tab ${code(first)} stands for`, jsonBlock(marketplaceCriterion(first)), ...besides].join(
    '\n\n',
  );
}

function partsOf(criterion: Criterion): readonly Criterion[] {
  if (criterion.type !== 'and') throw new TypeError('A tab joins nothing by and');
  return criterion.of;
}

/** What each condition of a filter of campaigns stands for. */
export function campaignFilterTable(): string {
  return filterTable(campaignFilters(), ['marketplace']);
}

/** What each condition of a filter of registrations stands for. */
export function registrationFilterTable(): string {
  return filterTable(registrationFilters(), []);
}

/** Conditions with an example and what it stands for; those that are too large for a table stand elsewhere. */
function filterTable(filters: readonly FilterFacts[], elsewhere: readonly string[]): string {
  return table(
    ['condition', 'meaning', 'for example', 'stands for'],
    filters.map(({ field, example, means }) => [
      code(field.name),
      field.doc,
      elsewhere.includes(field.name) ? '' : code(jsonLine(example)),
      elsewhere.includes(field.name) ? 'the criterion of its tab, above' : means.map(asCode).join('<br>'),
    ]),
  );
}

function asCode(criterion: Criterion): string {
  return code(jsonLine(criterion));
}

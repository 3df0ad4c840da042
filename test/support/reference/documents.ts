// The generated parts of the documents: what stands between `<!-- kind: subject -->` and `<!-- /kind -->`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files.ts';
import { type Aggregate, aggregates } from './aggregates.ts';
import { commandDetails, commandOverview } from './commands-page.ts';
import { portCaseList, storeCaseList } from './contract-page.ts';
import {
  boundTable,
  campaignFilterTable,
  criteriaFieldTable,
  criterionTable,
  kindTable,
  packDetails,
  registrationFilterTable,
  ruleDetails,
  ruleOverview,
  spanTable,
  tabDetails,
} from './eligibility-page.ts';
import { eventDetails, eventOverview, sharedFields } from './events-page.ts';
import { decisionTable, diagram, moves, moveTable } from './lifecycle-page.ts';
import { policyTable } from './policy-page.ts';
import { failWhereUndocumented } from './program.ts';
import { refusalDetails, refusalOverview, rejectReasonTable, warningDetails } from './refusals-page.ts';
import { platformRuleTable } from './rules-page.ts';
import { methodDetails, methodOverview } from './service-page.ts';
import { valueDetails } from './values-page.ts';

const parts: Readonly<Record<string, () => string>> = {
  ...aggregateParts('diagram', diagram),
  ...aggregateParts('decisions', decisionTable),
  ...aggregateParts('moves', moves),
  ...aggregateParts('reasons for moves', moveTable),
  ...aggregateParts('commands', commandOverview),
  ...aggregateParts('every command', commandDetails),
  ...aggregateParts('events', eventOverview),
  ...aggregateParts('shared fields', sharedFields),
  ...aggregateParts('every event', eventDetails),
  'codes: refusals': refusalOverview,
  'every code: refusals': refusalDetails,
  'every code: warnings': warningDetails,
  'reasons: rejections': rejectReasonTable,
  'fields: policy': policyTable,
  'methods: service': methodOverview,
  'every method: service': methodDetails,
  'every type: values': valueDetails,
  'rules: eligibility': ruleOverview,
  'every rule: eligibility': ruleDetails,
  'market packs: eligibility': packDetails,
  ...fieldParts(['campaign', 'shop', 'product', 'registration']),
  'kinds: criteria': kindTable,
  'every type: criteria': criterionTable,
  'spans: criteria': spanTable,
  'bounds: criteria': boundTable,
  'tabs: marketplace': tabDetails,
  'filters: campaigns': campaignFilterTable,
  'filters: registrations': registrationFilterTable,
  ...platformRuleParts([
    'campaigns',
    'registration',
    'review',
    'closing',
    'commission',
    'samples',
    'questions',
  ]),
  'cases: store': storeCaseList,
  'cases: ports': portCaseList,
};

/** The same part for everything that commands are about. */
function aggregateParts(
  kind: string,
  part: (aggregate: Aggregate) => string,
): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    Object.values(aggregates).map((aggregate) => [`${kind}: ${aggregate.name}`, () => part(aggregate)]),
  );
}

/** A table of the fields of each of these. */
function fieldParts(entities: readonly string[]): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    entities.map((entity) => [`fields: ${entity}`, () => criteriaFieldTable(entity, entities)]),
  );
}

/** A table of the platform's rules about each of these. */
function platformRuleParts(
  subjects: readonly Parameters<typeof platformRuleTable>[0][],
): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    subjects.map((subject) => [`platform rules: ${subject}`, () => platformRuleTable(subject)]),
  );
}

/** The documents with generated parts: the README, and every page of the reference. */
export const generatedDocuments: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs/reference'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/reference/${name}`),
];

/** A document as it stands, with its generated parts made anew. */
export function regenerated(document: string): string {
  const text = readFileSync(join(root, document), 'utf8');
  const made = text.replaceAll(
    /(<!-- ([a-z ]+): (\w+) -->\n).*?(<!-- \/\2 -->)/gs,
    (_, begin, kind, subject, end) => {
      const part = parts[`${kind}: ${subject}`];
      if (part === undefined) throw new TypeError(`${document}: nothing generates ${kind}: ${subject}`);
      return `${begin}${part()}\n${end}`;
    },
  );
  failWhereUndocumented();
  return made;
}

/** The parts that a document asks for. */
export function partsOf(document: string): readonly string[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/<!-- ([a-z ]+: \w+) -->/g)].map(([, name = '']) => name);
}

/** Every part there is. */
export const partNames: readonly string[] = Object.keys(parts);

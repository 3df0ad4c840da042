// The generated parts of the documents: what stands between `<!-- kind: subject -->` and `<!-- /kind -->`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files.ts';
import { aggregates } from './aggregates.ts';
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
import { methodDetails, methodOverview } from './service-page.ts';
import { valueDetails } from './values-page.ts';

const { registration, campaign } = aggregates;

const parts: Readonly<Record<string, () => string>> = {
  'diagram: registration': () => diagram(registration),
  'diagram: campaign': () => diagram(campaign),
  'decisions: registration': () => decisionTable(registration),
  'decisions: campaign': () => decisionTable(campaign),
  'moves: registration': () => moves(registration),
  'moves: campaign': () => moves(campaign),
  'reasons for moves: registration': () => moveTable(registration),
  'reasons for moves: campaign': () => moveTable(campaign),
  'commands: registration': () => commandOverview(registration),
  'commands: campaign': () => commandOverview(campaign),
  'every command: registration': () => commandDetails(registration),
  'every command: campaign': () => commandDetails(campaign),
  'events: registration': () => eventOverview(registration),
  'events: campaign': () => eventOverview(campaign),
  'shared fields: registration': () => sharedFields(registration),
  'shared fields: campaign': () => sharedFields(campaign),
  'every event: registration': () => eventDetails(registration),
  'every event: campaign': () => eventDetails(campaign),
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
  'cases: store': storeCaseList,
  'cases: ports': portCaseList,
};

/** A table of the fields of each of these. */
function fieldParts(entities: readonly string[]): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    entities.map((entity) => [`fields: ${entity}`, () => criteriaFieldTable(entity, entities)]),
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

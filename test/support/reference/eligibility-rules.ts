// Our rules of eligibility for the pages.

import type { CompiledRule, Criterion, EligibilityTopic } from 'partner-campaigns';
import type ts from 'typescript';
import { eligibilityRules } from '../../../src/eligibility/rules.ts';
import { aggregates, waysOf } from './aggregates.ts';
import { checker, constantNamed, mustSay, propertiesOf, symbolOf } from './program.ts';
import { docOfEntry, textsOf } from './reach.ts';
import { codesGivenBy, missingLast } from './rules.ts';

/** A rule as a page shows it: ours, and those of a market pack, which are data too. */
export interface RuleShown {
  readonly name: string;
  readonly about: EligibilityTopic;
  /** What it asks, in words. */
  readonly says: string;
  readonly where: Criterion;
  readonly appliesWhen?: Criterion | undefined;
  readonly disqualifiedWhen?: Criterion | undefined;
  readonly codes: readonly string[];
  /** The commands that it is asked for. */
  readonly commands: readonly string[];
}

/** Our rules, in the order of their table. */
export function ourRules(): readonly RuleShown[] {
  const table = propertiesOf(constantNamed('eligibilityRules'));
  const rules: Readonly<Record<string, CompiledRule>> = eligibilityRules;
  return Object.entries(rules).map(([key, { name, about, where, appliesWhen, disqualifiedWhen }]) => {
    const property = table.get(key);
    if (property?.name === undefined || key !== name) throw new TypeError(`${key} is not the rule ${name}`);
    const says = mustSay(docOfEntry(symbolOf(property.name)), `The rule ${name}`);
    const commands = commandsAsking(name);
    return {
      name,
      about,
      says,
      where,
      appliesWhen,
      disqualifiedWhen,
      codes: codesOf(property.name, name),
      commands,
    };
  });
}

/** The commands that a rule of this name is asked for. */
function commandsAsking(rule: string): readonly string[] {
  const asking = waysOf(aggregates.registration).filter(({ rules }) => rules.includes(rule));
  const commands = new Set(asking.map(({ command }) => command));
  if (commands.size === 0) throw new TypeError(`No command asks ${rule}`);
  return aggregates.registration.commands.filter((command) => commands.has(command));
}

/**
 * The codes of the type that a rule has, and what it gives for want of a fact. A type that promises more than the rule
 * gives is a mistake.
 */
function codesOf(name: ts.PropertyName, rule: string): readonly string[] {
  const reason = checker.getTypeAtLocation(name).getProperty('reason');
  if (reason === undefined) throw new TypeError(`${rule} has no reason`);
  const promised = codesGivenBy(checker.getTypeOfSymbol(reason));
  const given = textsOf(name.parent, 'code');
  const never = promised.filter((code) => !given.has(code));
  if (never.length > 0) throw new TypeError(`${rule} never gives ${never.join(', ')}`);
  return missingLast([...promised, 'fact_missing']);
}

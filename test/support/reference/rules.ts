// The rules that the machines name: what each asks, and the codes that it refuses with.

import { type Aggregate, aggregates } from './aggregates.ts';
import { constantNamed, docOf, mustSay, propertiesOf, symbolOf } from './program.ts';
import { docOfFirstFunction, reached, textsOf } from './reach.ts';

/** A rule for the pages. */
export interface RuleFacts {
  readonly doc: string;
  readonly codes: readonly string[];
}

const known = new Map<string, RuleFacts>();

/** What a rule asks. */
export function ruleNamed({ source }: Aggregate, name: string): RuleFacts {
  const key = `${source.rules}.${name}`;
  const facts = known.get(key) ?? readRule(source.rules, name);
  known.set(key, facts);
  return facts;
}

/** Every node that the rules are made of: whatever else gives a code, gives it outside of them. */
export function nodesOfRules(): ReadonlySet<unknown> {
  return new Set(
    Object.values(aggregates).flatMap(({ source }) => [...reached(constantNamed(source.rules))]),
  );
}

function readRule(table: string, name: string): RuleFacts {
  const property = propertiesOf(constantNamed(table)).get(name);
  if (property === undefined) throw new TypeError(`${table} has no rule ${name}`);
  const doc = docOf(symbolOf(property.name)) || docOfFirstFunction(property);
  const codes = [...textsOf(property, 'code')];
  if (codes.length === 0) throw new TypeError(`${table}.${name} refuses with no code that can be read`);
  return { doc: mustSay(doc, `${table}.${name}`), codes };
}

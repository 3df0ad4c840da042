// The rules that the machines name: what each asks, and the codes that it refuses with.

import type ts from 'typescript';
import { type Aggregate, aggregates } from './aggregates.ts';
import { membersOf } from './fields.ts';
import {
  checker,
  constantNamed,
  docOf,
  functionNamed,
  mustSay,
  propertiesOf,
  symbolOf,
  typeNamed,
} from './program.ts';
import { docOfFirstFunction, docOfNamedProperty, reached, textsOf } from './reach.ts';

/** A rule for the pages. */
export interface RuleFacts {
  readonly doc: string;
  readonly codes: readonly string[];
}

const known = new Map<string, RuleFacts>();

/** What a rule asks. */
export function ruleNamed({ source }: Aggregate, name: string): RuleFacts {
  const key = `${source.rules}.${name}`;
  const facts = known.get(key) ?? readRule(source, name);
  known.set(key, facts);
  return facts;
}

/** Every node that the rules are made of: whatever else gives a code, gives it outside of them. */
export function nodesOfRules(): ReadonlySet<unknown> {
  const tables = Object.values(aggregates).map(({ source }) => constantNamed(source.rules));
  // The rules that hosts add are in no table; this is what they refuse with.
  return new Set([...tables, functionNamed('notEligible')].flatMap((node) => [...reached(node)]));
}

function readRule({ rules: table, reasons }: Aggregate['source'], name: string): RuleFacts {
  const property = propertiesOf(constantNamed(table)).get(name);
  if (property?.name === undefined) throw new TypeError(`${table} has no rule ${name}`);
  const doc = docOf(symbolOf(property.name)) || docOfNamedProperty(property) || docOfFirstFunction(property);
  const all = codesOfType(checker.getTypeAtLocation(typeNamed(reasons)));
  const typed = codesGivenBy(checker.getTypeAtLocation(property.name));
  // A rule that is typed with some codes is believed; of one that might give any, the text is read.
  const codes = typed.length < all.length ? typed : [...textsOf(property, 'code')];
  if (codes.length === 0) throw new TypeError(`${table}.${name} refuses with no code that can be read`);
  return { doc: mustSay(doc, `${table}.${name}`), codes: missingLast(codes) };
}

/** The codes that a rule is there for, and then what it gives for want of a fact. */
export function missingLast(codes: readonly string[]): readonly string[] {
  const inOrder = checker
    .getPropertiesOfType(checker.getTypeAtLocation(typeNamed('RefusalCatalogue')))
    .map(({ name }) => name)
    .filter((name) => name !== 'fact_missing');
  const place = (code: string) => (inOrder.includes(code) ? inOrder.indexOf(code) : inOrder.length);
  return [...codes].sort((one, other) => place(one) - place(other));
}

/** The codes of what a function gives, by its type: of reasons, or of lists of them. */
export function codesGivenBy(type: ts.Type): readonly string[] {
  return type.getCallSignatures().flatMap((signature) => codesOfType(signature.getReturnType()));
}

function codesOfType(type: ts.Type): readonly string[] {
  const codes = membersOf(type).flatMap((member) => {
    if (checker.isTupleType(member)) return checker.getTypeArguments(member as ts.TypeReference).map(codeOf);
    return [codeOf(member)];
  });
  return [...new Set(codes.flat())];
}

/** The code of a reason; several, where one type stands for more than one. */
function codeOf(reason: ts.Type): readonly string[] {
  return membersOf(reason).flatMap((member) => {
    const symbol = member.getProperty('code');
    if (symbol === undefined) return [];
    return membersOf(checker.getTypeOfSymbol(symbol)).flatMap((code) =>
      code.isStringLiteral() ? [code.value] : [],
    );
  });
}

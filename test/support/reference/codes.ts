// The codes of refusals and warnings: their parameters, their sentences, and what gives them.

import { describeReason, describeWarning, type RefusalReason, type Warning } from 'partner-campaigns';
import ts from 'typescript';
import { type Aggregate, aggregates, waysOf } from './aggregates.ts';
import { type Field, fieldsOfType } from './fields.ts';
import { checker, docOf, mustSay, pathOf, sources, typeNamed } from './program.ts';
import { statementAround } from './reach.ts';
import { nodesOfRules, ruleNamed } from './rules.ts';
import { placeholders } from './sample.ts';

/** A code of a catalogue. */
export interface Code {
  readonly code: string;
  readonly doc: string;
  readonly parameters: readonly Field[];
  /** The English sentence, with parameters in braces. */
  readonly sentence: string;
}

/** The codes that refusals may hold. */
export function refusalCodes(): readonly Code[] {
  return codesOf('RefusalCatalogue', (reason) => describeReason(reason as RefusalReason));
}

/** The codes of warnings. */
export function warningCodes(): readonly Code[] {
  return codesOf('RegistrationWarnings', (warning) => describeWarning(warning as Warning));
}

function codesOf(catalogue: string, describe: (reason: unknown) => string): readonly Code[] {
  return checker.getPropertiesOfType(checker.getTypeAtLocation(typeNamed(catalogue))).map((symbol) => {
    const what = `The code ${symbol.name} of ${catalogue}`;
    const type = checker.getTypeOfSymbol(symbol);
    const { parameters, inBraces } = placeholders(type);
    const sentence: unknown = describe({ code: symbol.name, parameters });
    if (typeof sentence !== 'string' || sentence === '') throw new TypeError(`${what} has no sentence`);
    return {
      code: symbol.name,
      doc: mustSay(docOf(symbol), what),
      parameters: fieldsOfType(type, symbol.name),
      sentence: inBraces(sentence),
    };
  });
}

/** A rule that gives a code, and the commands that it is asked for. */
export interface Giver {
  readonly rule: string;
  readonly commands: readonly string[];
}

/** The rules that may give a code. */
export function rulesGiving(aggregate: Aggregate, code: string): readonly Giver[] {
  const ways = waysOf(aggregate);
  const rules = [...new Set(ways.flatMap(({ rules }) => rules))];
  return rules
    .filter((rule) => ruleNamed(aggregate, rule).codes.includes(code))
    .map((rule) => ({
      rule,
      commands: aggregate.commands.filter((command) =>
        ways.some((way) => way.command === command && way.rules.includes(rule)),
      ),
    }));
}

/** The files that give a code outside of the rules. */
export function filesGiving(code: string): readonly string[] {
  return [...(elsewhere().get(code) ?? [])].sort();
}

/** Every code must be given somewhere: one that nothing gives is a promise to nobody. */
export function mustBeGiven(code: string): void {
  const rules = Object.values(aggregates).flatMap((aggregate) => rulesGiving(aggregate, code));
  if (rules.length === 0 && filesGiving(code).length === 0) throw new TypeError(`Nothing gives ${code}`);
}

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function elsewhere(): ReadonlyMap<string, ReadonlySet<string>> {
  known ??= readElsewhere();
  return known;
}

function readElsewhere(): ReadonlyMap<string, ReadonlySet<string>> {
  const ofRules = nodesOfRules();
  const found = new Map<string, Set<string>>();
  function visit(node: ts.Node): void {
    if (isCode(node) && !ofRules.has(node) && !ts.isTypeNode(statementAround(node))) {
      const { text } = node.initializer;
      found.set(text, (found.get(text) ?? new Set()).add(pathOf(node)));
    }
    ts.forEachChild(node, visit);
  }
  sources.forEach(visit);
  return found;
}

function isCode(
  node: ts.Node,
): node is ts.PropertyAssignment & { readonly initializer: ts.StringLiteralLike } {
  return (
    ts.isPropertyAssignment(node) &&
    node.name.getText() === 'code' &&
    ts.isStringLiteralLike(node.initializer)
  );
}

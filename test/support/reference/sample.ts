// Parameters made up from their types, so that a sentence can be shown with its parameters in braces.

import { formatRate } from 'partner-campaigns';
import ts from 'typescript';
import { checker } from './program.ts';

/** Made-up parameters, and how their places are shown in a sentence that was made of them. */
export interface Placeholders {
  readonly parameters: unknown;
  readonly inBraces: (sentence: string) => string;
}

const FIRST_INSTANT = Date.UTC(2099, 0, 1);
const ONE_DAY = 86_400_000;

/** Values of a type of parameters: no number and no text stands in them twice. */
export function placeholders(type: ts.Type): Placeholders {
  const shown: (readonly [text: string, name: string])[] = [];
  // Unions that are being made up: a list of what it is itself a part of stays empty.
  const open = new Set<ts.Type>();
  let count = 0;

  function within(type: ts.Type, make: () => unknown): unknown {
    open.add(type);
    const made = make();
    open.delete(type);
    return made;
  }

  function sampleOf(of: ts.Type, name: string, written: string): unknown {
    if (/\bInstant\b/.test(written)) return noted(FIRST_INSTANT + next() * ONE_DAY, name, time);
    if (of.isUnion()) return within(of, () => chosen(presentOf(of), name, written));
    if (of.isStringLiteral() || of.isNumberLiteral()) return of.value;
    if (of.flags & ts.TypeFlags.TemplateLiteral) return `{${name}}/{${name}}`;
    if (of.flags & ts.TypeFlags.StringLike) return `{${name}}`;
    if (of.flags & ts.TypeFlags.BooleanLike) return true;
    if (of.flags & ts.TypeFlags.NumberLike && /\bRate\b/.test(written))
      return noted(7001 + 10 * next(), name, formatRate);
    if (of.flags & ts.TypeFlags.NumberLike) return noted(70_001 + 10 * next(), name, String, oneMore);
    const item = checker.getIndexTypeOfType(of, ts.IndexKind.Number);
    if (item !== undefined) return open.has(item) ? [] : [sampleOf(item, name, written)];
    return Object.fromEntries(
      checker.getPropertiesOfType(of).map((symbol) => {
        const declaration = symbol.declarations?.find(ts.isPropertySignature);
        const text = declaration?.type?.getText() ?? '';
        return [symbol.name, sampleOf(checker.getTypeOfSymbol(symbol), symbol.name, text)];
      }),
    );
  }

  /** Of a choice of words another one each time, so that two parameters are not taken for each other. */
  function chosen(choices: readonly ts.Type[], name: string, written: string): unknown {
    const words = choices.flatMap((choice) => (choice.isStringLiteral() ? [choice.value] : []));
    const word = words.find((candidate) => !shown.some(([text]) => text === candidate));
    if (word === undefined || words.length < choices.length) return sampleOf(choices[0]!, name, written);
    shown.push([word, name], [word.replaceAll('_', ' '), name]);
    return word;
  }

  function next(): number {
    count += 1;
    return count;
  }

  function noted(value: number, name: string, ...forms: readonly ((value: number) => string)[]): number {
    shown.push(...forms.map((form) => [form(value), name] as const));
    return value;
  }

  const parameters = sampleOf(type, 'parameters', '');
  return {
    parameters,
    inBraces: (sentence) =>
      shown
        .reduce((text, [form, name]) => text.replaceAll(wholeWord(form), `{${name}}`), sentence)
        .replaceAll(/\{(\w+)\}\/\{\1\}/g, '{$1}'),
  };
}

/** The choices that are there. */
function presentOf(union: ts.UnionType): readonly ts.Type[] {
  const absent = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  const nameOf = (type: ts.Type) => (type.isStringLiteral() ? type.value : '');
  // The compiler's own order changes with what it happens to read first.
  return union.types
    .filter(({ flags }) => (flags & absent) === 0)
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'en'));
}

/** A form where it stands by itself, not inside a longer word or in braces already. */
function wholeWord(form: string): RegExp {
  return new RegExp(`(?<![\\w{.])${form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w}])`, 'g');
}

function time(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Places in a list are told from 1. */
function oneMore(place: number): string {
  return String(place + 1);
}

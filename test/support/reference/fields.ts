// The fields of the types of `src`, with what their documentation says.

import ts from 'typescript';
import { checker, docOf, docOfNode, mustSay, namedType, typeNamed } from './program.ts';

/** A field as its documentation shows it. */
export interface Field {
  readonly name: string;
  /** As it is written in the source, without `readonly`. */
  readonly type: string;
  readonly isOptional: boolean;
  /** Its own documentation, or that of its type. */
  readonly doc: string;
  readonly symbol: ts.Symbol;
}

/** The fields of a named type of `src`, also those it has from others. */
export function fieldsOf(name: string): readonly Field[] {
  return fieldsOfType(checker.getTypeAtLocation(typeNamed(name)), name);
}

/** The fields of a type. */
export function fieldsOfType(type: ts.Type, owner: string): readonly Field[] {
  return checker.getPropertiesOfType(type).map((symbol) => fieldOf(symbol, owner));
}

/** The members of a union of interfaces that tell themselves apart by `type`, by that `type`. */
export function membersByType(
  union: string,
): ReadonlyMap<string, { readonly name: string; readonly doc: string }> {
  return new Map(
    membersOf(checker.getTypeAtLocation(typeNamed(union))).map((member) => {
      const { symbol } = member;
      const tag = symbol.members?.get(ts.escapeLeadingUnderscores('type'));
      const literal = tag === undefined ? undefined : checker.getTypeOfSymbol(tag);
      if (literal === undefined || !literal.isStringLiteral())
        throw new TypeError(`${symbol.name} of ${union} has no type of its own`);
      return [literal.value, { name: symbol.name, doc: mustSay(docOf(symbol), symbol.name) }];
    }),
  );
}

/** The members of a union; of another type, itself. */
export function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The names of the types of `src` that the text of a type mentions, in its order. */
export function mentionedIn(type: string): readonly string[] {
  return [...type.replaceAll(/'[^']*'|`[^`]*`/g, '').matchAll(/\b[A-Z]\w+/g)]
    .map(([name]) => name)
    .filter((name) => namedType(name) !== undefined);
}

function fieldOf(symbol: ts.Symbol, owner: string): Field {
  const what = `${owner}.${symbol.name}`;
  const declaration = symbol.declarations?.find(ts.isPropertySignature);
  if (declaration?.type === undefined) throw new TypeError(`${what} is not declared as a field`);
  const type = declaration.type
    .getText()
    .replaceAll(/\breadonly\s+/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^\| /, '');
  return {
    name: symbol.name,
    type,
    isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    // A constant says what it is.
    doc: /^'[^']*'$/.test(type) ? docOf(symbol) : mustSay(docOf(symbol) || docOfType(type), what),
    symbol,
  };
}

/** A field of a named type, or of a list of one, may leave the word to it. */
function docOfType(type: string): string {
  const name = /^(\w+)(?:<[^<>]*>)?(?:\[\])?(?: \| null)?$/.exec(type)?.[1];
  const declaration = name === undefined ? undefined : namedType(name);
  return declaration === undefined ? '' : docOfNode(declaration);
}

import { frozenCopy } from '../../core/frozen.js';
import type { rejectReasons } from '../../registration/rejection.js';
import type { RegistrationWarnings } from '../../registration/warnings.js';
import type { RefusalCatalogue } from '../reasons.js';
import type { TellableIn } from './parameters.js';
import type { ToldOfRejection } from './rejection.js';

/**
 * Everything the library says, in one language: plain data, which may come from a file. Every text is a template.
 * `{name}` stands for the parameter of that name of the text's own code, written in the {@link Formats} and words of
 * the language. `[…]` is printed only when every parameter in it is there (neither missing nor `null` nor empty), and
 * `[…|…]` prints its second half when not. The five characters `{ } [ ] |` have no other use.
 */
export interface Messages {
  /** A sentence for each code that anything refuses with. */
  readonly refusals: { readonly [Code in keyof RefusalCatalogue]: string };
  /** A sentence for each code of a warning. */
  readonly warnings: { readonly [Code in keyof RegistrationWarnings]: string };
  /** Reasons for a rejection, to stand in a sentence after "because". A host's own are told as it names them. */
  readonly rejectReasons: { readonly [Reason in (typeof rejectReasons)[number]]: string };
  /** A rejection as the seller sees it under "View reason" (R42): its reasons, what was wanted and what was offered. */
  readonly rejection: string;
  /**
   * Words for the names that stand in parameters: fields, decisions, statuses, roles, commands. One that is left out
   * is told with spaces for underscores; commands and a host's own names, as they are.
   */
  readonly words: { readonly [Name in Nameable]?: string };
}

/** The names of closed sets that stand in the parameters of a catalogue. */
type Nameable = NamesIn<RefusalCatalogue[keyof RefusalCatalogue]>;

type NamesIn<Parameters> = Parameters extends unknown
  ? { [Name in keyof Parameters]-?: LiteralIn<Parameters[Name]> }[keyof Parameters]
  : never;

type LiteralIn<Value> = Value extends readonly (infer Item)[]
  ? LiteralIn<Item>
  : Value extends string
    ? // An open set, such as `string`, makes a record whose keys may all be missing.
      Record<never, never> extends Record<Value, true>
      ? never
      : Value
    : never;

/**
 * Messages as they are given, checked by the compiler: a template that names what is no parameter of its code is an
 * error there. For messages that come from a file, {@link parseTranslation} finds the same.
 */
export function defineMessages<const Given extends Messages>(given: Given & Checked<Given>): Given {
  return frozenCopy(given);
}

/** What messages must be: with no code too many, and no parameter but the code's own. */
export interface Checked<Given extends Messages> {
  readonly refusals: CheckedTexts<Given['refusals'], RefusalCatalogue>;
  readonly warnings: CheckedTexts<Given['warnings'], RegistrationWarnings>;
  readonly rejectReasons: CheckedTexts<Given['rejectReasons'], Record<string, unknown>>;
  readonly rejection: CheckedRejection<Given['rejection']>;
  readonly words: CheckedWords<Given['words']>;
}

type CheckedRejection<Text> = CheckedText<Text, 'rejection', keyof ToldOfRejection>;

type CheckedWords<Given> = {
  readonly [Name in keyof Given]: Name extends Nameable
    ? Given[Name]
    : Problem<`${Name & string} stands in no parameter`>;
};

type CheckedTexts<Given, Catalogue> = {
  readonly [Code in keyof Given & string]: Code extends keyof Catalogue
    ? CheckedText<Given[Code], Code, TellableIn<Catalogue[Code]>>
    : Problem<`There is no code ${Code}`>;
};

type CheckedText<Text, Code extends string, Parameter extends string> =
  Exclude<PlacesIn<Text>, Parameter> extends infer Unknown extends string
    ? [Unknown] extends [never]
      ? Text
      : Problem<`{${Unknown}} is no parameter of ${Code}`>
    : never;

/** No text is one: the compiler's error names it. */
interface Problem<What extends string> {
  readonly problem: What;
}

type PlacesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlacesIn<Rest> : never;

/**
 * Why a command was not accepted. `reasons` is never empty, holds every reason rather than the first one met,
 * and is in a fixed order: the order of the rules.
 */
export interface Refusal<Reason> {
  readonly reasons: readonly [Reason, ...Reason[]];
}

/**
 * Turns a catalogue (an interface from code to parameters) into the union of its reasons.
 * Each folder declares the codes it owns as such a catalogue; the service joins them.
 */
export type ReasonOf<Catalogue> = {
  [Code in keyof Catalogue & string]: { readonly code: Code; readonly parameters: Catalogue[Code] };
}[keyof Catalogue & string];

/** Codes that any reading of untrusted input may refuse with. */
export interface InputRefusals {
  /** The input does not have the documented shape. */
  readonly invalid_input: {
    /** The place, such as `items[2].terms.totalRate`; empty for the whole. */
    readonly path: string;
    /** What is wrong there, in English: the parser's own words. */
    readonly problem: string;
  };
}

/** A place where untrusted input went wrong. */
export type InputReason = ReasonOf<InputRefusals>;

/** One such place, and what is wrong there. */
export function invalidInput(path: string, problem: string): InputReason {
  return { code: 'invalid_input', parameters: { path, problem } };
}

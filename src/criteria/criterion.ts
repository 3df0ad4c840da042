/** A single value of a field: whole numbers and instants are numbers. */
export type FieldValue = string | number | boolean;

/**
 * A length of time, added up: whole numbers, which may be negative. A day has 24 hours. None at all is no time, so
 * `{ fromNow: {} }` is now.
 */
export interface Span {
  /** Of 24 hours each. */
  readonly days?: number;
  /** Of 60 minutes each. */
  readonly hours?: number;
  /** Of 60,000 milliseconds each. */
  readonly minutes?: number;
  /** The smallest part of an instant. */
  readonly milliseconds?: number;
}

/** An instant that moves with the clock: the instant of the question, and a span later or, if negative, earlier. */
export interface FromNow {
  readonly fromNow: Span;
}

/** What a field is compared with: a value, another field, or an instant that is reckoned from now. */
export type Operand = FieldValue | { readonly field: string } | FromNow;

/** Every one of these holds; with none, it always holds. */
export interface And {
  readonly type: 'and';
  readonly of: readonly Criterion[];
}

/** One of these holds; with none, it never holds. */
export interface Or {
  readonly type: 'or';
  readonly of: readonly Criterion[];
}

/** This does not hold. */
export interface Not {
  readonly type: 'not';
  readonly of: Criterion;
}

/** The field is this value. For all fields but lists. */
export interface Equals {
  readonly type: 'equals';
  /** The name of the field. */
  readonly field: string;
  readonly value: Operand;
}

/** The field is at or beyond a bound: for numbers and instants. */
export interface Bound {
  /** `at_least` and `at_most` hold at the bound itself, the others do not. */
  readonly type: 'at_least' | 'more_than' | 'at_most' | 'less_than';
  /** The name of the field. */
  readonly field: string;
  readonly value: Operand;
}

/** The number lies between two others, both inclusive. */
export interface Between {
  readonly type: 'between';
  /** The name of the field. */
  readonly field: string;
  /** The least. */
  readonly minimum: number;
  /** The most. */
  readonly maximum: number;
}

/** The instant lies in a period, half-open: `start ≤ instant < end`. */
export interface Within {
  readonly type: 'within';
  /** The name of the field. */
  readonly field: string;
  /** Its first instant. */
  readonly start: number | FromNow;
  /** The first instant after it: later than `start` where both are fixed, or both reckoned from now. */
  readonly end: number | FromNow;
}

/** The field is one of these values. For numbers, texts, ids and choices. */
export interface OneOf {
  readonly type: 'one_of';
  /** The name of the field. */
  readonly field: string;
  readonly values: readonly FieldValue[];
}

/** The text has this part, whatever the case. */
export interface Contains {
  readonly type: 'contains';
  /** The name of the field. */
  readonly field: string;
  /** 1 to 200 characters. */
  readonly text: string;
}

/** The list has this item. */
export interface Includes {
  readonly type: 'includes';
  /** The name of the field. */
  readonly field: string;
  /** Or the field that has the item. */
  readonly value: FieldValue | { readonly field: string };
}

/** The field has a value: of a field that can have none, such as the deadline of what has no deadline. */
export interface Present {
  readonly type: 'present';
  /** The name of the field. */
  readonly field: string;
}

/** A condition on one field. */
export type Comparison = Equals | Bound | Between | Within | OneOf | Contains | Includes | Present;

/**
 * A condition as data, in JSON: comparisons of named fields, joined by `and`, `or` and `not`. A field without a value
 * meets no comparison; of one that is not known, the answer is `unknown`.
 */
export type Criterion = And | Or | Not | Comparison;

/** A criterion as it is stored or sent: with the version of the language. */
export interface Criteria {
  readonly v: 1;
  readonly where: Criterion;
}

/** How deep criteria may be nested. */
export const MAXIMUM_CRITERIA_DEPTH = 10;
/** How many criteria one `and` or `or` may join. */
export const MAXIMUM_CRITERIA_WIDTH = 100;
/** How many criteria there may be in all. */
export const MAXIMUM_CRITERIA = 1_000;
/** How many values one `one_of` may list. */
export const MAXIMUM_CRITERION_VALUES = 1_000;
/** How long a text in a criterion may be. */
export const MAXIMUM_CRITERION_TEXT = 200;

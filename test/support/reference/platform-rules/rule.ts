// What the platform publishes, rule by rule, and the questions that it leaves open: where each lives, and what holds it.

/** `R12` is a rule that the platform publishes, `Q4` a question that its rules leave open. */
export type RuleNumber = `${'R' | 'Q'}${number}`;

/** A rule, or a question with our answer, in our words. */
export interface PlatformRule {
  readonly number: RuleNumber;
  readonly says: string;
  readonly standing: Standing;
}

/** What has become of it. */
export type Standing = Held | Out;

/** It is kept to. */
export interface Held {
  readonly is: 'held';
  /** Where, as paths from `src`. */
  readonly by: readonly string[];
  readonly tests: readonly HoldingTest[];
}

/** A test that fails when it is not kept to. */
export interface HoldingTest {
  /** Its file, as a path from `test`. */
  readonly file: string;
  /** What it is called there, or the row of its table. */
  readonly title: string;
}

/** It is none of ours. */
export interface Out {
  readonly is: 'out';
  readonly as: keyof typeof grounds;
  /** In a sentence. */
  readonly because: string;
}

/** Why a rule may be none of ours. */
export const grounds = {
  seller_initiated: 'campaigns that sellers initiate',
  platform_internal: 'what only the platform knows',
  payment: 'payment',
  platform_access: "access to the platform's own screens and API",
  no_rule: 'no rule of a partner campaign',
} as const;

type Test = readonly [file: string, title: string];

/** A rule that is kept to, in these files of `src`, as these tests say. */
export function held(
  number: RuleNumber,
  says: string,
  by: string | readonly string[],
  ...tests: readonly [Test, ...Test[]]
): PlatformRule {
  const files = typeof by === 'string' ? [by] : by;
  return {
    number,
    says,
    standing: { is: 'held', by: files, tests: tests.map(([file, title]) => ({ file, title })) },
  };
}

/** A rule that is none of ours. */
export function out(number: RuleNumber, says: string, as: Out['as'], because: string): PlatformRule {
  return { number, says, standing: { is: 'out', as, because } };
}

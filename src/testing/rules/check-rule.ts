import fc from 'fast-check';
import type { HostRule } from '../../registration/host-rule.js';
import { Broken, examine, examined, mustRemember } from './examine.js';
import {
  cellsBoundTo,
  type Question,
  type QuestionOptions,
  questionsIn,
  type RuleCell,
} from './questions.js';
import { ruleText } from './text.js';

/** How a rule is checked. */
export interface RuleCheckOptions extends QuestionOptions {
  /** How many questions for each cell of decision, command and role: 100 when left out. */
  readonly runs?: number;
  /** Gives the same questions again. */
  readonly seed?: number;
  /**
   * Asks while another clock runs, such as the false one of a test runner: a rule that reads a clock is found out then.
   * Without it such a rule is found out only if it changes its mind while it is checked.
   */
  readonly underAnotherClock?: <Answer>(ask: () => Answer) => Answer;
}

/** What a rule did in a cell. */
export interface RuleCount extends RuleCell {
  /** How often it was asked. */
  readonly asked: number;
  /** How often it vetoed. */
  readonly vetoed: number;
  /** How often the command was accepted with the rule in place. */
  readonly accepted: number;
  /** How often it vetoed what the screen offered: it looks at the payload, and who acts learns of it late. */
  readonly unseen: number;
  /** How often the screen withheld, because of it, what was accepted: some payload passes, the easiest does not. */
  readonly hidden: number;
}

/** What a rule does, and where. */
export interface RuleReport {
  readonly rule: string;
  readonly seed: number;
  /** Every cell in which the rule is asked. */
  readonly cells: readonly RuleCount[];
  /** The report for people. */
  readonly text: string;
}

/** A rule breaks a promise of rules; the message tells which, and the counterexample in which question. */
export class RuleError extends Error {
  override readonly name: string = 'RuleError';
  readonly counterexample: Question | undefined;

  constructor(message: string, counterexample: Question | undefined, options?: ErrorOptions) {
    super(message, options);
    this.counterexample = counterexample;
  }
}

/**
 * Puts a host's own rule to the test, in every decision in which it is asked, by people and by deadlines. Throws a
 * {@link RuleError} with the plainest question in which it breaks a promise: it answers, with a veto or `null`; asked the
 * same, it says the same, whenever; it changes nothing; it only vetoes; and a deadline that it vetoes stays due. Gives a
 * report of where it vetoes, and whether screens know.
 *
 * @example
 * ```ts
 * import { hostRule } from 'partner-campaigns';
 * import { checkRule } from 'partner-campaigns/testing';
 *
 * const report = checkRule(
 *   hostRule({
 *     name: 'acme/samples-wanted',
 *     commands: ['approve'],
 *     check: ({ registration }) =>
 *       registration.terms.sampleQuantity === 0 ? { message: 'We approve nothing without samples.' } : null,
 *   }),
 * );
 *
 * console.log(report.text);
 * ```
 */
export function checkRule(rule: HostRule, options: RuleCheckOptions = {}): RuleReport {
  const { runs = 100, seed, underAnotherClock, ...pinned } = options;
  const on = examined(rule, underAnotherClock);
  const bound = cellsBoundTo([...new Set(rule.commands)]);
  const counts = new Map(
    bound.map((cell) => [cell, { asked: 0, vetoed: 0, accepted: 0, unseen: 0, hidden: 0 }]),
  );

  const details = fc.check(
    fc.property(questionsIn(bound, pinned), (question) => {
      const finding = examine(on, question);
      const count = counts.get(question.cell);
      if (count === undefined) throw new TypeError('A rule was asked in a cell that is none of its own');
      count.asked += 1;
      count.vetoed += finding.vetoed ? 1 : 0;
      count.accepted += finding.accepted ? 1 : 0;
      count.unseen += finding.unseen ? 1 : 0;
      count.hidden += finding.hidden ? 1 : 0;
    }),
    { numRuns: runs * bound.length, ...(seed === undefined ? {} : { seed }) },
  );
  if (details.failed) throw errorOf(rule, details.errorInstance, details.counterexample?.[0], details.seed);
  try {
    mustRemember(on);
  } catch (error) {
    throw errorOf(rule, error, undefined, details.seed);
  }
  const cells = bound.map((cell) => ({ ...cell, ...(counts.get(cell) ?? NEVER) }));
  return { rule: rule.name, seed: details.seed, cells, text: ruleText(rule.name, cells) };
}

const NEVER = Object.freeze({ asked: 0, vetoed: 0, accepted: 0, unseen: 0, hidden: 0 });

function errorOf(
  { name }: HostRule,
  error: unknown,
  counterexample: Question | undefined,
  seed: number,
): unknown {
  if (!(error instanceof Broken)) return error;
  const asked = counterexample === undefined ? '' : `\nAsked (seed ${seed}): ${fc.stringify(counterexample)}`;
  return new RuleError(`Host rule ${name} ${error.message}${asked}`, counterexample, { cause: error.cause });
}

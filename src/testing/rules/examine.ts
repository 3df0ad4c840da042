import { canonicalJson } from '../../core/canonical.js';
import { frozenCopy } from '../../core/frozen.js';
import { given } from '../../core/given.js';
import { availableActions } from '../../registration/actions.js';
import { advance, settlesAt } from '../../registration/advance.js';
import { decide, type RegistrationOutcome } from '../../registration/decide.js';
import type { HostRule, HostRuleInput } from '../../registration/host-rule.js';
import {
  bindHostRules,
  boundCommand,
  type HostRuleFailure,
  type HostRules,
} from '../../registration/host-rules.js';
import type { RegistrationReason } from '../../registration/refusals.js';
import type { Registration } from '../../registration/registration.js';
import type { Question } from './questions.js';

/** What a rule did in one question. */
export interface Finding {
  /** Whether it vetoed the command. */
  readonly vetoed: boolean;
  /** Whether the command was accepted, with the rule in place. */
  readonly accepted: boolean;
  /** It vetoed, and yet the screen offered the action: it looks at the payload. */
  readonly unseen: boolean;
  /** The screen withheld the action because of it, and yet the command was accepted. */
  readonly hidden: boolean;
}

/** A rule that is being examined. */
export interface Examined {
  readonly rule: HostRule;
  readonly bound: HostRules;
  /** What went wrong the last time it was asked through the core. */
  readonly failures: HostRuleFailure[];
  /** What it said so far, by what it was asked: asked again in the end, it must say the same. */
  readonly said: Map<string, string>;
  readonly underAnotherClock: (<Answer>(ask: () => Answer) => Answer) | undefined;
}

/** A rule that breaks a promise of rules. */
export class Broken extends Error {}

/** Begins to examine a rule. Throws a `TypeError` for one that cannot be bound at all. */
export function examined(rule: HostRule, underAnotherClock: Examined['underAnotherClock']): Examined {
  const failures: HostRuleFailure[] = [];
  const bound = bindHostRules([rule], (failure) => failures.push(failure));
  return { rule, bound, failures, said: new Map(), underAnotherClock };
}

/** Asks a rule one question in every way there is; throws {@link Broken} with what is wrong. */
export function examine(on: Examined, { situation, command }: Question): Finding {
  const { facts, at } = situation;
  const registration: Registration | undefined = situation.registration;
  const bound = boundCommand(registration, command);
  if (bound !== null) mustBePure(on, { registration, command: bound, facts });

  const ruled = { ...facts, hostRules: on.bound };
  const without = decide(registration, command, facts);
  const outcome = decide(registration, command, ruled);
  mustNotFail(on);
  // Where a deadline is settled on the way, or not because of the rule, the command is about another record.
  const settles = registration === undefined ? null : settlesAt(registration);
  const isDue = settles !== null && settles <= at;
  if (!isDue || command.type === 'meet_deadline') mustOnlyVeto(on.rule, without, outcome);
  if (isDue && registration !== undefined && command.type === 'meet_deadline')
    mustStayDue(on, registration, situation, outcome);
  const vetoed = vetoes(on.rule, outcome);
  return { vetoed, accepted: outcome.ok, ...seenOf(on, { situation, command }, outcome) };
}

/** Asks again all that was asked, in another order. */
export function mustRemember({ rule, said }: Examined): void {
  for (const [asked, verdict] of [...said].toReversed()) {
    if (answerOf(rule, copyOf(asked)) !== verdict)
      throw new Broken(
        'answers otherwise when it is asked the same again later: it keeps something, or reads a clock',
      );
  }
}

/** As many as are asked again in the end. */
const MOST_REMEMBERED = 500;

function mustBePure(on: Examined, input: HostRuleInput): void {
  const { rule, said } = on;
  const { campaign, policy, shop, product } = input.facts;
  const { registration, command } = input;
  const asked = canonicalJson({
    ...given({ registration }),
    command,
    facts: { campaign, policy, ...given({ shop, product }) },
  });
  const shown = copyOf(asked);
  const verdict = answerOf(rule, shown);
  if (canonicalJson(shown) !== asked) throw new Broken('changes what it is asked about');
  if (answerOf(rule, copyOf(asked)) !== verdict)
    throw new Broken('answers otherwise when it is asked the same again');
  if (answerOf(rule, frozenCopy(copyOf(asked))) !== verdict)
    throw new Broken('answers otherwise when what it is asked about cannot be changed');
  const { underAnotherClock: elsewhere } = on;
  if (elsewhere !== undefined && elsewhere(() => answerOf(rule, copyOf(asked))) !== verdict)
    throw new Broken('answers otherwise under another clock: it must go by the instant of the command');
  if (said.size < MOST_REMEMBERED) said.set(asked, verdict);
}

/** The question as the rule may spoil it. */
function copyOf(asked: string): HostRuleInput {
  const copy: HostRuleInput = JSON.parse(asked);
  return copy;
}

function answerOf(rule: HostRule, input: HostRuleInput): string {
  try {
    const verdict: unknown = rule.check(input);
    // Nobody waits for it, and what it rejects with is told where it is asked through the core.
    if (verdict instanceof Promise) verdict.catch(() => {});
    return verdict === undefined ? 'nothing' : canonicalJson(verdict);
  } catch (error) {
    throw new Broken(`throws: ${String(error)}`, { cause: error });
  }
}

function mustNotFail({ failures }: Examined): void {
  const [failure] = failures.splice(0);
  if (failure !== undefined)
    throw new Broken(`gives no answer that counts: ${String(failure.error)}`, { cause: failure.error });
}

function isOf({ name }: HostRule, reason: RegistrationReason): boolean {
  return reason.code === 'host_rule' && reason.parameters.rule === name;
}

function vetoes(rule: HostRule, outcome: RegistrationOutcome): boolean {
  return !outcome.ok && outcome.refusal.reasons.some((reason) => isOf(rule, reason));
}

/** What was refused without it stays refused for the same reasons; what it lets pass is as it was without it. */
function mustOnlyVeto(rule: HostRule, without: RegistrationOutcome, outcome: RegistrationOutcome): void {
  if (outcome.ok) {
    if (canonicalJson(without) !== canonicalJson(outcome))
      throw new Broken('lets something pass that comes to something else without it');
    return;
  }
  const others = outcome.refusal.reasons.filter((reason) => !isOf(rule, reason));
  const before: readonly RegistrationReason[] = without.ok ? [] : without.refusal.reasons;
  if (canonicalJson(others) !== canonicalJson(before))
    throw new Broken('changes the reasons of others, which refuse the same without it');
}

/** A deadline that was vetoed stays due, and nothing has happened. */
function mustStayDue(
  on: Examined,
  registration: Registration,
  { facts, at }: Question['situation'],
  outcome: RegistrationOutcome,
): void {
  const { events } = advance(registration, { ...facts, hostRules: on.bound }, at);
  if (outcome.ok !== events.length > 0)
    throw new Broken('is asked otherwise by the deadline than by the clock that meets it');
  if (vetoes(on.rule, outcome) && settlesAt(registration) === null)
    throw new Broken('vetoes a deadline that is not due any more');
}

/** Whether a screen says the same: it asks about the payload that is easiest to accept, and no other. */
function seenOf(
  on: Examined,
  { situation, command }: Pick<Question, 'situation' | 'command'>,
  outcome: RegistrationOutcome,
): Pick<Finding, 'unseen' | 'hidden'> {
  const { facts, at } = situation;
  const registration: Registration | undefined = situation.registration;
  if (registration === undefined) return { unseen: false, hidden: false };
  const actions = availableActions(registration, command.actor, { ...facts, hostRules: on.bound }, at);
  mustNotFail(on);
  const action = actions.find((one) => one.command === command.type);
  if (action === undefined) return { unseen: false, hidden: false };
  const isWithheld = !action.offered && action.refusal.reasons.some((reason) => isOf(on.rule, reason));
  return { unseen: vetoes(on.rule, outcome) && action.offered, hidden: outcome.ok && isWithheld };
}

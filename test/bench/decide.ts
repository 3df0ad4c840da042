import { deepStrictEqual } from 'node:assert/strict';
import { decide, type Registration, type RegistrationOutcome } from 'partner-campaigns';
import { compare, type Row } from './compare.ts';
import { type HandCommand, handDecide } from './hand-switch.ts';
import { facts, life, refusedSteps } from './life.ts';
import { checkSameAnswers } from './same-answers.ts';

type Decide = (
  registration: Registration | undefined,
  command: HandCommand,
  known: typeof facts,
) => RegistrationOutcome;

const LIVES = 3_000;

/** Lives one after the other; the count keeps the work from being thrown away. */
function live(decideBy: Decide): void {
  let accepted = 0;
  for (let count = 0; count < LIVES; count += 1) {
    let registration: Registration | undefined;
    for (const command of life) {
      const outcome = decideBy(registration, command, facts);
      if (!outcome.ok) continue;
      registration = outcome.registration;
      accepted += 1;
    }
  }
  if (accepted !== LIVES * life.length) throw new Error(`${accepted} accepted`);
}

/** Refusals one after the other. */
function refuse(decideBy: Decide): void {
  let reasons = 0;
  for (let count = 0; count < LIVES; count += 1) {
    for (const { registration, command, known } of refusedSteps) {
      const outcome = decideBy(registration, command, known);
      if (!outcome.ok) reasons += outcome.refusal.reasons.length;
    }
  }
  if (reasons < LIVES * refusedSteps.length) throw new Error(`${reasons} reasons`);
}

/** What a decision costs beside a hand-written switch with the same checks and results. */
export async function rows(): Promise<readonly Row[]> {
  checkSameAnswers(300);
  for (const { registration, command, known } of refusedSteps) {
    const outcome = decide(registration, command, known);
    if (outcome.ok) throw new Error(`${command.type} was accepted`);
    deepStrictEqual(handDecide(registration, command, known), outcome);
  }
  return [
    await compare({
      name: 'decide, accepted / hand-written switch',
      ours: { name: 'decide', run: () => live(decide) },
      peer: { name: 'hand-written switch', run: () => live(handDecide) },
      pieces: LIVES * life.length,
      rounds: 40,
      target: 1.5,
    }),
    await compare({
      name: 'decide, refused with all reasons / hand-written switch',
      ours: { name: 'decide', run: () => refuse(decide) },
      peer: { name: 'hand-written switch', run: () => refuse(handDecide) },
      pieces: LIVES * refusedSteps.length,
      rounds: 40,
      target: 1.5,
    }),
  ];
}

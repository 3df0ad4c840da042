import type { Instant } from '../core/instant.js';

/** What is known about a question: it holds, it does not, or a fact that it needs is missing. */
export type CriterionAnswer = 'yes' | 'no' | 'unknown';

/** Answers a criterion about a subject at an instant. */
export type Answering<Subject> = (subject: Subject, at: Instant) => CriterionAnswer;

/** The opposite; of what is not known, nothing is known either. */
export function opposite(answer: CriterionAnswer): CriterionAnswer {
  if (answer === 'unknown') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}

/** Whether all hold: one `no` settles it, whatever else is unknown. Of none, all do. */
export function allOf(answers: readonly CriterionAnswer[]): CriterionAnswer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Whether one of them holds: one `yes` settles it, whatever else is unknown. Of none, none does. */
export function anyOf(answers: readonly CriterionAnswer[]): CriterionAnswer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

import { type Criterion, type CriterionAnswer, compileCriterion, type Fields } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { allOf, anyOf, opposite } from '../../src/criteria/answer.ts';
import { days } from '../support/build.ts';

// Three values, after Kleene: the order of the parts does not matter, so each pair stands once.

const opposites = [
  ['yes', 'no'],
  ['no', 'yes'],
  ['unknown', 'unknown'],
] as const;

/** Two answers, what all of them comes to, and what one of them. */
const pairs = [
  ['yes', 'yes', 'yes', 'yes'],
  ['yes', 'no', 'no', 'yes'],
  ['yes', 'unknown', 'unknown', 'yes'],
  ['no', 'no', 'no', 'no'],
  ['no', 'unknown', 'no', 'unknown'],
  ['unknown', 'unknown', 'unknown', 'unknown'],
] as const;

const triples = [
  [['yes', 'unknown', 'no'], 'no', 'yes'],
  [['unknown', 'no', 'unknown'], 'no', 'unknown'],
  [['unknown', 'yes', 'unknown'], 'unknown', 'yes'],
  [['yes'], 'yes', 'yes'],
  [['no'], 'no', 'no'],
  [['unknown'], 'unknown', 'unknown'],
  [[], 'yes', 'no'],
] as const;

/** Facts of which the name is the answer that a question for `true` has. */
const fields: Fields<object> = {
  yes: { kind: 'flag', of: 'toString' as never, read: () => true },
  no: { kind: 'flag', of: 'toString' as never, read: () => false },
  unknown: { kind: 'flag', of: 'toString' as never, read: () => undefined },
};
const part = (answer: CriterionAnswer): Criterion => ({ type: 'equals', field: answer, value: true });
const answerOf = (criterion: Criterion) => {
  const compiled = compileCriterion(criterion, fields);
  const answer = compiled.answer({}, days(0));
  expect(compiled.explain({}, days(0)).answer).toBe(answer);
  return answer;
};

describe('not', () => {
  it.each(opposites)('of %s is %s', (answer, other) => {
    expect(opposite(answer)).toBe(other);
    expect(answerOf({ type: 'not', of: part(answer) })).toBe(other);
    expect(answerOf({ type: 'not', of: { type: 'not', of: part(answer) } })).toBe(answer);
  });
});

describe('and, or', () => {
  it.each(pairs)('of %s and %s is %s, %s', (one, other, all, any) => {
    for (const answers of [
      [one, other],
      [other, one],
    ] as const) {
      expect(allOf(answers)).toBe(all);
      expect(anyOf(answers)).toBe(any);
      expect(answerOf({ type: 'and', of: answers.map(part) })).toBe(all);
      expect(answerOf({ type: 'or', of: answers.map(part) })).toBe(any);
    }
  });

  it.each(triples)('of %j is %s, %s', (answers, all, any) => {
    expect(allOf(answers)).toBe(all);
    expect(anyOf(answers)).toBe(any);
    expect(answerOf({ type: 'and', of: answers.map(part) })).toBe(all);
    expect(answerOf({ type: 'or', of: answers.map(part) })).toBe(any);
  });
});

import type {
  Comparison,
  Criterion,
  CriterionAnswer,
  FieldContent,
  Fields,
  Instant,
} from 'partner-campaigns';

// What a criterion means, said a second time and as plainly as possible: truth is a number, 1 for yes, 0 for no and a
// half for unknown, so that `and` is the least, `or` the greatest and `not` the rest to one (Kleene).

/** The answer that a criterion must have. */
export function answerByHand<Subject>(
  criterion: Criterion,
  fields: Fields<Subject>,
  subject: Subject,
  at: Instant,
): CriterionAnswer {
  const truth = truthOf(criterion, (name) => fields[name]?.read(subject, at), at);
  if (truth === 0.5) return 'unknown';
  return truth === 1 ? 'yes' : 'no';
}

type Read = (field: string) => FieldContent | null | undefined;

function truthOf(criterion: Criterion, read: Read, at: number): number {
  switch (criterion.type) {
    case 'and':
      return Math.min(1, ...criterion.of.map((part) => truthOf(part, read, at)));
    case 'or':
      return Math.max(0, ...criterion.of.map((part) => truthOf(part, read, at)));
    case 'not':
      return 1 - truthOf(criterion.of, read, at);
    default:
      return truthOfComparison(criterion, read, at);
  }
}

function truthOfComparison(criterion: Comparison, read: Read, at: number): number {
  const comeTo = (operand: unknown): unknown => {
    if (typeof operand !== 'object' || operand === null) return operand;
    if ('field' in operand) return read(String(operand.field));
    if (!('fromNow' in operand)) throw new TypeError('No operand');
    const units: readonly (readonly [string, number])[] = [
      ['days', 24 * 60 * 60 * 1_000],
      ['hours', 60 * 60 * 1_000],
      ['minutes', 60 * 1_000],
      ['milliseconds', 1],
    ];
    return units.reduce(
      (sum, [unit, length]) => sum + length * (Reflect.get(Object(operand.fromNow), unit) ?? 0),
      at,
    );
  };
  const actual: unknown = read(criterion.field);
  const operands =
    'value' in criterion
      ? [comeTo(criterion.value)]
      : criterion.type === 'within'
        ? [comeTo(criterion.start), comeTo(criterion.end)]
        : [];
  // None on either side settles it, known or not on the other.
  if ([actual, ...operands].includes(null)) return 0;
  if ([actual, ...operands].includes(undefined)) return 0.5;
  return isSo(criterion, actual, operands) ? 1 : 0;
}

function isSo(criterion: Comparison, actual: unknown, [first, second]: readonly unknown[]): boolean {
  switch (criterion.type) {
    case 'equals':
      return actual === first;
    case 'at_least':
      return !(Number(actual) < Number(first));
    case 'more_than':
      return Number(actual) > Number(first);
    case 'at_most':
      return !(Number(actual) > Number(first));
    case 'less_than':
      return Number(actual) < Number(first);
    case 'between':
      return Number(actual) >= criterion.minimum && Number(actual) <= criterion.maximum;
    case 'within':
      return Number(actual) >= Number(first) && Number(actual) < Number(second);
    case 'one_of':
      return criterion.values.some((value) => value === actual);
    case 'contains':
      return String(actual).toLowerCase().indexOf(criterion.text.toLowerCase()) >= 0;
    case 'includes':
      return [...(actual as Iterable<unknown>)].some((item) => item === first);
    case 'present':
      return true;
  }
}

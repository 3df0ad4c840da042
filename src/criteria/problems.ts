import { isInstant } from '../core/instant.js';
import {
  type Comparison,
  type Criterion,
  type FieldValue,
  MAXIMUM_CRITERIA,
  MAXIMUM_CRITERIA_DEPTH,
  MAXIMUM_CRITERIA_WIDTH,
  type Operand,
} from './criterion.js';
import { type Field, type FieldKind, type Fields, fieldNamed } from './field.js';
import { isValue, operandsOf } from './operand.js';

/** What is wrong with a criterion, and where. */
interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** Which comparisons each kind of field takes; `present` is for all. */
const comparisonsOf: Readonly<Record<FieldKind, readonly Comparison['type'][]>> = {
  number: ['equals', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'one_of'],
  instant: ['equals', 'at_least', 'more_than', 'at_most', 'less_than', 'within'],
  text: ['equals', 'one_of', 'contains'],
  id: ['equals', 'one_of'],
  choice: ['equals', 'one_of'],
  flag: ['equals'],
  ids: ['includes'],
  choices: ['includes'],
};

/** What a single value of a field, or an item of its list, is. */
const itemOf: Readonly<Record<FieldKind, Exclude<FieldKind, 'ids' | 'choices'>>> = {
  number: 'number',
  instant: 'instant',
  text: 'text',
  id: 'id',
  choice: 'choice',
  flag: 'flag',
  ids: 'id',
  choices: 'choice',
};

const wordFor: Readonly<Record<FieldKind, string>> = {
  number: 'a whole number',
  instant: 'an instant in epoch milliseconds, or one from now',
  text: 'a text',
  id: 'an id',
  choice: 'one of a closed set',
  flag: 'true or false',
  ids: 'a list of ids',
  choices: 'a list',
};

/**
 * What is wrong with a criterion, place by place: a field that there is not, a comparison that its kind does not take,
 * a value that is not of its kind.
 */
export function problemsOfCriterion<Subject>(
  criterion: Criterion,
  fields: Fields<Subject>,
  path: string,
): readonly Problem[] {
  switch (criterion.type) {
    case 'and':
    case 'or':
      return criterion.of.flatMap((part, index) => problemsOfCriterion(part, fields, `${path}.of[${index}]`));
    case 'not':
      return problemsOfCriterion(criterion.of, fields, `${path}.of`);
    default:
      return problemsOfComparison(criterion, fields, path);
  }
}

function problemsOfComparison<Subject>(
  criterion: Comparison,
  fields: Fields<Subject>,
  path: string,
): readonly Problem[] {
  const field = fieldNamed(fields, criterion.field);
  if (field === undefined) return [unknownField(`${path}.field`, criterion.field)];
  const { kind } = field;
  if (criterion.type !== 'present' && !comparisonsOf[kind].includes(criterion.type)) {
    const takes = comparisonsOf[kind].join(', ');
    return [problem(`${path}.type`, `${criterion.field} is ${wordFor[kind]}: it takes ${takes}, present`)];
  }
  if (criterion.type === 'one_of') {
    return criterion.values.flatMap((value, index) =>
      valueProblem(value, field, criterion.field, `${path}.values[${index}]`),
    );
  }
  const names = criterion.type === 'within' ? ['start', 'end'] : ['value'];
  return operandsOf(criterion).flatMap((operand, index) =>
    operandProblem(operand, { field, fields, name: criterion.field, path: `${path}.${names[index]}` }),
  );
}

function operandProblem<Subject>(
  operand: Operand,
  asked: {
    readonly field: Field<Subject>;
    readonly fields: Fields<Subject>;
    readonly name: string;
    readonly path: string;
  },
): readonly Problem[] {
  const { field, fields, name, path } = asked;
  if (isValue(operand)) return valueProblem(operand, field, name, path);
  const wanted = itemOf[field.kind];
  if ('fromNow' in operand) {
    return wanted === 'instant' ? [] : [problem(path, `${name} needs ${wordFor[wanted]}`)];
  }
  const other = fieldNamed(fields, operand.field);
  if (other === undefined) return [unknownField(`${path}.field`, operand.field)];
  if (other.kind === wanted) return [];
  return [
    problem(`${path}.field`, `${name} needs ${wordFor[wanted]}, ${operand.field} is ${wordFor[other.kind]}`),
  ];
}

function valueProblem<Subject>(
  value: FieldValue,
  field: Field<Subject>,
  name: string,
  path: string,
): readonly Problem[] {
  if (isOf(field, value)) return [];
  const { kind, choices = [] } = field;
  const wanted = itemOf[kind];
  const text =
    wanted === 'choice' ? `${name} is one of: ${choices.join(', ')}` : `${name} needs ${wordFor[wanted]}`;
  return [problem(path, text)];
}

/** Tells whether a field, or an item of its list, could be this value. */
function isOf<Subject>({ kind, choices = [] }: Field<Subject>, value: FieldValue): boolean {
  switch (itemOf[kind]) {
    case 'number':
      return typeof value === 'number';
    case 'instant':
      return isInstant(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return choices.some((choice) => choice === value);
    default:
      return typeof value === 'string';
  }
}

/**
 * Where a tree that nobody has read yet is nested too deep, or holds too many criteria, in one list or in all: looked for
 * first, so that nothing that is cyclic or huge is read at all. What stands in many places counts in each.
 */
export function sizeProblem(where: unknown, path: string): Problem | null {
  const tally = { left: MAXIMUM_CRITERIA };
  return tooDeepOrMany(where, { path, depth: 1, tally });
}

function tooDeepOrMany(
  node: unknown,
  { path, depth, tally }: { readonly path: string; readonly depth: number; readonly tally: { left: number } },
): Problem | null {
  if (typeof node !== 'object' || node === null) return null;
  if (depth > MAXIMUM_CRITERIA_DEPTH) {
    return problem(path, `Too deep: criteria may be nested ${MAXIMUM_CRITERIA_DEPTH} levels`);
  }
  tally.left -= 1;
  if (tally.left < 0) return problem(path, `Too many: at most ${MAXIMUM_CRITERIA} criteria in all`);
  const of: unknown = Reflect.get(node, 'of');
  if (!Array.isArray(of)) return tooDeepOrMany(of, { path: `${path}.of`, depth: depth + 1, tally });
  if (of.length > MAXIMUM_CRITERIA_WIDTH) {
    return problem(`${path}.of`, `Too many: at most ${MAXIMUM_CRITERIA_WIDTH} criteria in one list`);
  }
  for (const [index, part] of of.entries()) {
    const found = tooDeepOrMany(part, { path: `${path}.of[${index}]`, depth: depth + 1, tally });
    if (found !== null) return found;
  }
  return null;
}

function unknownField(path: string, name: string): Problem {
  return problem(path, `There is no field ${JSON.stringify(name.slice(0, 100))}`);
}

function problem(path: string, text: string): Problem {
  return { path, problem: text.slice(0, 200) };
}

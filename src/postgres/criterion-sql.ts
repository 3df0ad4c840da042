import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../core/instant.js';
import { isStorable } from '../core/text.js';
import type { Comparison, Criterion, FieldValue, Operand } from '../criteria/criterion.js';
import { type FieldContent, type Fields, isList, mustBeField } from '../criteria/field.js';
import { contentOf, fieldIn, instantOf, operandsOf } from '../criteria/operand.js';
import { questionOf } from '../criteria/question.js';
import type { FieldColumns } from './field-columns.js';
import { numberSql, numbersSql, textSql, textsSql } from './parameters.js';

/** What a criterion is asked of: rows for the fields that are columns, and what is known for all others. */
export interface AskedInSql<Subject> {
  readonly fields: Fields<Subject>;
  readonly columns: FieldColumns;
  /** What is the same for all rows: the shop of a marketplace, say. */
  readonly subject: Subject;
  readonly at: Instant;
}

/** A condition with three answers: true, false, and null for what is not known. */
export type Condition = RawBuilder<boolean | null>;

const TRUE: Condition = sql`true`;
const FALSE: Condition = sql`false`;
const UNKNOWN: Condition = sql`null::boolean`;

const OPERATORS = {
  equals: sql`=`,
  at_least: sql`>=`,
  more_than: sql`>`,
  at_most: sql`<=`,
  less_than: sql`<`,
};

/**
 * A criterion as a condition in SQL, with the answers that it has everywhere: `yes` is true, `no` is false, and `unknown`
 * is null, which SQL joins as criteria do. Every value in it is a parameter. The criterion was parsed with the same fields.
 */
export function criterionSql<Subject>(criterion: Criterion, asked: AskedInSql<Subject>): Condition {
  switch (criterion.type) {
    case 'and':
      return joined(criterion.of, asked, sql` and `) ?? TRUE;
    case 'or':
      return joined(criterion.of, asked, sql` or `) ?? FALSE;
    case 'not':
      return sql`(not ${criterionSql(criterion.of, asked)})`;
    default:
      return namesColumn(criterion, asked.columns)
        ? comparisonSql(criterion, asked)
        : knownSql(criterion, asked);
  }
}

function joined<Subject>(
  parts: readonly Criterion[],
  asked: AskedInSql<Subject>,
  by: RawBuilder<unknown>,
): Condition | undefined {
  if (parts.length === 0) return undefined;
  const conditions = parts.map((part) => criterionSql(part, asked));
  return sql`(${sql.join(conditions, by)})`;
}

function namesColumn(criterion: Comparison, columns: FieldColumns): boolean {
  const others = operandsOf(criterion).flatMap((operand) => fieldIn(operand) ?? []);
  return [criterion.field, ...others].some((name) => Object.hasOwn(columns, name));
}

/** What is the same for all rows is answered before they are asked. */
function knownSql<Subject>(criterion: Comparison, { fields, subject, at }: AskedInSql<Subject>): Condition {
  const answer = questionOf(criterion, fields).answer(subject, at);
  if (answer === 'unknown') return UNKNOWN;
  return answer === 'yes' ? TRUE : FALSE;
}

/** A side of a comparison: a column, a list in columns, or what is known. */
type Side =
  | { readonly is: 'column'; readonly value: RawBuilder<unknown>; readonly nullable: boolean }
  | { readonly is: 'list'; readonly includes: (item: RawBuilder<unknown>) => RawBuilder<boolean> }
  | { readonly is: 'known'; readonly content: FieldContent | null | undefined };

function comparisonSql<Subject>(criterion: Comparison, asked: AskedInSql<Subject>): Condition {
  const side = fieldSide(criterion.field, asked);
  switch (criterion.type) {
    case 'equals':
    case 'at_least':
    case 'more_than':
    case 'at_most':
    case 'less_than':
      return compared(side, OPERATORS[criterion.type], operandSide(criterion.value, asked));
    case 'between': {
      const { minimum, maximum } = criterion;
      return both(compared(side, sql`>=`, known(minimum)), compared(side, sql`<=`, known(maximum)));
    }
    case 'within': {
      const start = known(instantOf(criterion.start, asked.at));
      const end = known(instantOf(criterion.end, asked.at));
      return both(compared(side, sql`>=`, start), compared(side, sql`<`, end));
    }
    case 'one_of':
      return oneOf(side, criterion.values);
    case 'contains':
      return containing(asked.columns[criterion.field], criterion.text.toLowerCase());
    case 'includes':
      return including(side, operandSide(criterion.value, asked));
    case 'present':
      return side.is === 'column' && side.nullable ? sql`(${side.value} is not null)` : TRUE;
  }
}

function fieldSide<Subject>(name: string, { fields, columns, subject, at }: AskedInSql<Subject>): Side {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column === undefined) return known(mustBeField(fields, name).read(subject, at));
  if ('includes' in column) return { is: 'list', includes: column.includes };
  return { is: 'column', value: column.value, nullable: column.nullable ?? false };
}

function operandSide<Subject>(operand: Operand, asked: AskedInSql<Subject>): Side {
  const name = fieldIn(operand);
  if (name !== undefined) return fieldSide(name, asked);
  return known(contentOf(operand, asked.fields, asked.subject, asked.at));
}

function known(content: FieldContent | null | undefined): Side {
  return { is: 'known', content };
}

/** Of what has no value nothing holds; then, of what is not known, nothing can be said. */
function compared(one: Side, operator: RawBuilder<unknown>, other: Side): Condition {
  const sides = [one, other];
  if (sides.some((side) => side.is === 'known' && side.content === null)) return FALSE;
  if (sides.some((side) => side.is === 'known' && side.content === undefined)) return unlessNone(sides);
  const [left, right] = [valueSql(one), valueSql(other)];
  if (left === undefined || right === undefined) return FALSE;
  return noneIsNo(sides, sql`${left} ${operator} ${right}`);
}

/** A side as it is compared; `undefined` for what no column can hold. */
function valueSql(side: Side): RawBuilder<unknown> | undefined {
  if (side.is === 'column') return side.value;
  if (side.is === 'list' || side.content === null || side.content === undefined) return undefined;
  return isList(side.content) ? undefined : parameter(side.content);
}

function parameter(value: FieldValue): RawBuilder<unknown> | undefined {
  if (typeof value === 'number') return numberSql(value);
  if (typeof value === 'boolean') return sql`${value}::boolean`;
  return isStorable(value) ? textSql(value) : undefined;
}

/** Not known, unless a column turns out to have no value. */
function unlessNone(sides: readonly Side[]): Condition {
  for (const side of sides) {
    if (side.is === 'column' && side.nullable) return sql`case when ${side.value} is null then false end`;
  }
  return UNKNOWN;
}

function noneIsNo(sides: readonly Side[], condition: Condition): Condition {
  const nullable = sides.some((side) => side.is === 'column' && side.nullable);
  return nullable ? sql`coalesce(${condition}, false)` : sql`(${condition})`;
}

function both(one: Condition, other: Condition): Condition {
  return sql`(${one} and ${other})`;
}

function oneOf(side: Side, values: readonly FieldValue[]): Condition {
  // An empty list has no type that a column could be compared with.
  if (side.is !== 'column' || values.length === 0) return FALSE;
  const numbers = values.filter((value) => typeof value === 'number');
  const texts = values.filter((value) => typeof value === 'string');
  const list = numbers.length > 0 ? numbersSql(numbers) : textsSql(texts);
  return noneIsNo([side], sql`${side.value} = any (${list})`);
}

function containing(column: FieldColumns[string] | undefined, part: string): Condition {
  if (column === undefined || !('folded' in column) || !isStorable(part)) return FALSE;
  return sql`(strpos(${column.folded}, ${textSql(part)}) > 0)`;
}

function including(list: Side, item: Side): Condition {
  const sides = [list, item];
  if (sides.some((side) => side.is === 'known' && side.content === null)) return FALSE;
  if (sides.some((side) => side.is === 'known' && side.content === undefined)) return unlessNone(sides);
  if (list.is === 'list') {
    const value = valueSql(item);
    return value === undefined ? FALSE : noneIsNo([item], list.includes(value));
  }
  if (list.is === 'column' || item.is !== 'column' || !isListed(list.content)) return UNKNOWN;
  const texts = [...list.content].filter((one) => typeof one === 'string');
  return noneIsNo([item], sql`${item.value} = any (${textsSql(texts)})`);
}

function isListed(content: FieldContent | null | undefined): content is Exclude<FieldContent, FieldValue> {
  return content !== null && content !== undefined && isList(content);
}

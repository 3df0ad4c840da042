import { frozenCopy } from '../core/frozen.js';
import { parseWith } from '../core/parse.js';
import type { InputReason } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import { type Criteria, MAXIMUM_CRITERIA_DEPTH } from './criterion.js';
import type { Fields } from './field.js';
import { problemsOfCriterion, sizeProblem } from './problems.js';
import { criteriaSchema } from './schema.js';

/** A list in each level, and in the last a span in an operand in a comparison; one more for the whole. */
const DEEPEST = 2 * MAXIMUM_CRITERIA_DEPTH + 5;

/** How many problems of one tree are told. */
const MAXIMUM_PROBLEMS = 50;

/**
 * Reads criteria from outside, about a subject with these fields; what it gives cannot be changed. Refuses, with the
 * place: a wrong shape; more than 10 levels, 100 criteria in one list or 1,000 in all; a field that there is not; a
 * comparison or a value that is not of the field's kind.
 *
 * @example
 * ```ts
 * import { campaignFields, parseCriteria } from 'partner-campaigns';
 *
 * const parsed = parseCriteria(
 *   { v: 1, where: { type: 'at_least', field: 'campaign.proposedRate', value: 1200 } },
 *   campaignFields,
 * );
 * ```
 */
export function parseCriteria<Subject>(
  input: unknown,
  fields: Fields<Subject>,
): Result<Criteria, InputReason> {
  return parseAt(input, fields, '');
}

/** Reads criteria as {@link parseCriteria} does, where they stand in a field of a larger input. */
export function parseCriteriaIn<Subject>(
  name: string,
  input: unknown,
  fields: Fields<Subject>,
): Result<Criteria, InputReason> {
  return parseAt(input, fields, `${name}.`);
}

function parseAt<Subject>(
  input: unknown,
  fields: Fields<Subject>,
  prefix: string,
): Result<Criteria, InputReason> {
  const path = `${prefix}where`;
  const wrongSize = sizeProblemIn(input, path);
  if (wrongSize !== null) return refuse(reasonOf(wrongSize));
  const parsed = parseWith(criteriaSchema, input, { depth: DEEPEST });
  if (!parsed.ok) return prefix === '' ? parsed : moved(parsed.refusal.reasons, prefix);
  const [first, ...rest] = problemsOfCriterion(parsed.value.where, fields, path)
    .slice(0, MAXIMUM_PROBLEMS)
    .map(reasonOf);
  return first === undefined ? accept(frozenCopy(parsed.value)) : refuse(first, ...rest);
}

function sizeProblemIn(input: unknown, path: string): ReturnType<typeof sizeProblem> {
  try {
    const where: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'where') : null;
    return sizeProblem(where, path);
  } catch {
    // What cannot be read is refused by what reads it next.
    return null;
  }
}

function reasonOf(parameters: InputReason['parameters']): InputReason {
  return { code: 'invalid_input', parameters };
}

function moved(
  [first, ...rest]: readonly [InputReason, ...InputReason[]],
  prefix: string,
): Result<Criteria, InputReason> {
  const below = ({ code, parameters }: InputReason): InputReason => {
    const path = `${prefix}${parameters.path}`.replace(/\.$/, '');
    return { code, parameters: { ...parameters, path } };
  };
  return refuse(below(first), ...rest.map(below));
}

import type { InputReason } from '../core/refusal.js';
import { accept, type Result } from '../core/result.js';
import { type CompiledCriterion, compileCriterion } from '../criteria/compile.js';
import type { Criteria } from '../criteria/criterion.js';
import type { Fields } from '../criteria/field.js';
import { fieldsNamedBy } from '../criteria/names.js';
import { parseCriteriaIn } from '../criteria/parse.js';

/** What rows of a list are chosen by besides the store's conditions. */
export interface Choice<Subject> {
  readonly criteria: Criteria;
  readonly compiled: CompiledCriterion<Subject>;
  /** The parts of the subject that it asks about. */
  readonly parts: ReadonlySet<string>;
}

/** Reads the criteria of a list, where some are given; `null` where none are. */
export function chosenBy<Subject extends object>(
  criteria: unknown,
  fields: Fields<Subject>,
): Result<Choice<Subject> | null, InputReason> {
  if (criteria === undefined) return accept(null);
  const parsed = parseCriteriaIn('criteria', criteria, fields);
  if (!parsed.ok) return parsed;
  const { where } = parsed.value;
  const parts = new Set(fieldsNamedBy(where).flatMap((name) => fields[name]?.of ?? []));
  return accept({ criteria: parsed.value, compiled: compileCriterion(where, fields), parts });
}

import type { Criterion } from './criterion.js';
import { fieldIn, operandsOf } from './operand.js';

/** The fields that a criterion names, those too that it compares with, each once. */
export function fieldsNamedBy(criterion: Criterion): readonly string[] {
  return [...new Set(namesIn(criterion))];
}

function namesIn(criterion: Criterion): readonly string[] {
  switch (criterion.type) {
    case 'and':
    case 'or':
      return criterion.of.flatMap(namesIn);
    case 'not':
      return namesIn(criterion.of);
    default: {
      const others = operandsOf(criterion).flatMap((operand) => fieldIn(operand) ?? []);
      return [criterion.field, ...others];
    }
  }
}

import type { InputReason } from '../core/refusal.js';
import type { Result } from '../core/result.js';

/** Reads documents as they were kept; one that no version of the library has written is a broken database. */
export function readStored<Kept>(
  parse: (document: unknown) => Result<Kept, InputReason>,
): (document: unknown) => Kept {
  return (document) => {
    const read = parse(document);
    if (read.ok) return read.value;
    const problems = read.refusal.reasons.map(
      ({ parameters }) => `${parameters.path}: ${parameters.problem}`,
    );
    throw new Error(`A stored document cannot be read: ${problems.join('; ')}`);
  };
}

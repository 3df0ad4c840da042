import type { Refusal } from '../core/refusal.js';
import type { Refused, Result } from '../core/result.js';
import { formatRefusal } from './messages/describe.js';
import type { RefusalReason } from './reasons.js';

/**
 * What {@link unwrap} throws: a refusal as an exception. Its message is the refusal in English. Tell it from others
 * by its `code`, which also holds between two copies of the library.
 */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly code = 'partner_campaigns_refused';
  /** The refusal, with all its reasons. */
  readonly refusal: Refusal<RefusalReason>;

  constructor(refusal: Refusal<RefusalReason>) {
    super(formatRefusal(refusal));
    this.refusal = refusal;
  }
}

/**
 * The value of an accepted result; a refusal is thrown, as a {@link RefusalError}. For scripts and tests, and wherever
 * a refusal is a bug. Nothing else here throws for a refusal. Of an outcome without a `value`, such as that of
 * {@link decide}, the accepted outcome itself.
 *
 * @example
 * ```ts
 * import { parsePolicy, unwrap } from 'partner-campaigns';
 *
 * const policy = unwrap(parsePolicy({ autoReview: { afterDays: 5, outcome: 'approve' } }));
 * ```
 */
export function unwrap<Value>(result: Result<Value, RefusalReason>): Value;
export function unwrap<Outcome extends { readonly ok: true }>(
  outcome: Outcome | Refused<RefusalReason>,
): Outcome;
export function unwrap(
  result: { readonly ok: true; readonly value?: unknown } | Refused<RefusalReason>,
): unknown {
  if (!result.ok) throw new RefusalError(result.refusal);
  return 'value' in result ? result.value : result;
}

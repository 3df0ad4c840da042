import type { Refusal } from '../../core/refusal.js';
import type { Rejection, RejectReason } from '../../registration/rejection.js';
import type { Warning } from '../../registration/warnings.js';
import type { RefusalReason } from '../reasons.js';
import { english } from './english.js';
import type { Translation } from './translation.js';

/** One reason of a refusal, as a sentence; in English, unless another translation is given. */
export function describeReason(reason: RefusalReason, translation: Translation = english): string {
  return translation.reason(reason);
}

/** A warning, as a sentence; in English, unless another translation is given. */
export function describeWarning(warning: Warning, translation: Translation = english): string {
  return translation.warning(warning);
}

/** An agency's reason for a no, in words of English or of another translation; a host's own reason as it is named. */
export function describeRejectReason(reason: RejectReason, translation: Translation = english): string {
  return translation.rejectReason(reason);
}

/**
 * A rejection as a sentence or more, as the seller sees it under "View reason" (R42): its reasons, and what was wanted
 * beside what was offered; in English, unless another translation is given.
 *
 * @example
 * ```ts
 * import { describeRejection, type Rejection } from 'partner-campaigns';
 *
 * export const viewReason = (rejection: Rejection) => describeRejection(rejection);
 * ```
 */
export function describeRejection(rejection: Rejection, translation: Translation = english): string {
  return translation.rejection(rejection);
}

/**
 * A refusal as text: every reason, a sentence each; in English, unless another translation is given.
 *
 * @example
 * ```ts
 * import { formatRefusal, parseCommand } from 'partner-campaigns';
 *
 * const parsed = parseCommand({ type: 'aprove' });
 * if (!parsed.ok) formatRefusal(parsed.refusal);
 * ```
 */
export function formatRefusal(refusal: Refusal<RefusalReason>, translation: Translation = english): string {
  return refusal.reasons.map((reason) => translation.reason(reason)).join(' ');
}

import * as z from 'zod';
import type { Instant } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import type { TermsChange } from '../registration/terms-changes.js';
import type { Dependencies } from './dependencies.js';
import { listChosen } from './list-registrations.js';
import type { Listed, ListPaging } from './paging.js';
import type { Answer } from './reasons.js';
import { type RegistrationConditions, registrationConditions } from './registration-conditions.js';
import type { RegistrationRow } from './registration-rows.js';
import { actingAs, type Caller } from './roles.js';

/** What of its inbox an agency lists; everything when nothing is given. */
export interface InboxQuery extends RegistrationConditions {
  /** Reviews or close requests only. */
  readonly waitingFor?: 'review' | 'close';
  /** `oldest`, the longest waiting first, when left out. */
  readonly sort?: 'oldest' | 'newest' | 'highest_rate';
}

/** One thing that waits for an agency (R31, R40, R51). */
export interface InboxRow extends RegistrationRow {
  readonly waitingFor: 'review' | 'close';
  readonly waitingSince: Instant;
  /** How long it has waited, in milliseconds. */
  readonly waitedFor: number;
  /** What the seller changed since the last rejection, while a try that followed it waits; else empty. */
  readonly changes: readonly TermsChange[];
}

const inboxQuerySchema = z.strictObject({
  ...registrationConditions,
  waitingFor: z.exactOptional(z.enum(['review', 'close'])),
  sort: z.exactOptional(z.enum(['oldest', 'newest', 'highest_rate'])),
});

/** Lists what waits for an agency. What the end of its campaign has settled waits no more. */
export async function listInbox(
  dependencies: Dependencies,
  actor: Caller,
  query: InboxQuery,
  paging: ListPaging,
): Promise<Answer<Listed<InboxRow>>> {
  const acting = actingAs(actor, 'registrations.inbox', 'agency');
  if (!acting.ok) return acting;
  const parsed = parseWith(inboxQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { waitingFor, sort = 'oldest', ...conditions } = parsed.value;
  const statuses = statusesOf(waitingFor);
  const found = await listChosen(dependencies, acting.value, paging, { ...conditions, statuses, sort });
  if (!found.ok) return found;
  const { at, list } = found.value;
  return accept({ ...list, rows: list.rows.map((row) => inboxRow(row, at)) });
}

function statusesOf(waitingFor: InboxQuery['waitingFor']): readonly ('pending' | 'close_requested')[] {
  if (waitingFor === undefined) return ['pending', 'close_requested'];
  return [waitingFor === 'review' ? 'pending' : 'close_requested'];
}

function inboxRow(row: RegistrationRow, at: Instant): InboxRow {
  const { registration } = row;
  const { decidedAt, decision } = registration;
  return {
    ...row,
    waitingFor: decision === 'close_requested' ? 'close' : 'review',
    waitingSince: decidedAt,
    waitedFor: Math.max(0, at - decidedAt),
    changes: row.sinceRejection?.changes ?? [],
  };
}

import * as z from 'zod';
import type { CampaignId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import { type TermsChange, termsChanges } from '../registration/terms-changes.js';
import type { Dependencies } from './dependencies.js';
import { type Listed, listed, type Paging, readPaging } from './paging.js';
import type { Answer } from './reasons.js';
import { type RegistrationRow, registrationRows } from './registration-rows.js';
import { actingAs, type Caller } from './roles.js';

/** What of its inbox an agency lists; everything when nothing is given. */
export interface InboxQuery {
  readonly campaignId?: CampaignId;
  /** Reviews or close requests only. */
  readonly waitingFor?: 'review' | 'close';
}

/** One thing that waits for an agency (R31, R40, R51). */
export interface InboxRow extends RegistrationRow {
  readonly waitingFor: 'review' | 'close';
  readonly waitingSince: Instant;
  /** How long it has waited, in milliseconds. */
  readonly waitedFor: number;
  /** What the seller changed since the last attempt, if that was rejected; else empty. */
  readonly changes: readonly TermsChange[];
}

const inboxQuerySchema: z.ZodType<InboxQuery> = z.strictObject({
  campaignId: z.exactOptional(idSchema),
  waitingFor: z.exactOptional(z.enum(['review', 'close'])),
});

/** Lists what waits for an agency, longest waiting first. What the end of its campaign has settled waits no more. */
export async function listInbox(
  dependencies: Dependencies,
  actor: Caller,
  query: InboxQuery,
  paging: Paging,
): Promise<Answer<Listed<InboxRow>>> {
  const acting = actingAs(actor, 'registrations.inbox', 'agency');
  if (!acting.ok) return acting;
  const parsed = parseWith(inboxQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { campaignId, waitingFor } = parsed.value;
  const asked = {
    agencyId: acting.value.agencyId,
    ...(campaignId === undefined ? {} : { campaignIds: [campaignId] }),
    statuses: statusesOf(waitingFor),
    sort: 'oldest',
  } as const;
  const page = readPaging(paging, asked);
  if (!page.ok) return page;
  const at = dependencies.clock.now();
  const found = await dependencies.store.registrations.query({ ...asked, at }, page.value);
  const rows = await registrationRows(dependencies, acting.value, found.items, at);
  return accept(
    listed(
      found,
      rows.map((row) => inboxRow(row, at)),
      asked,
    ),
  );
}

function statusesOf(waitingFor: InboxQuery['waitingFor']): readonly ('pending' | 'close_requested')[] {
  if (waitingFor === undefined) return ['pending', 'close_requested'];
  return [waitingFor === 'review' ? 'pending' : 'close_requested'];
}

function inboxRow(row: RegistrationRow, at: Instant): InboxRow {
  const { registration } = row;
  const { decidedAt, lastRejection, decision, terms, attempt } = registration;
  const isSecondTry = decision === 'pending' && lastRejection?.attempt === attempt - 1;
  return {
    ...row,
    waitingFor: decision === 'close_requested' ? 'close' : 'review',
    waitingSince: decidedAt,
    waitedFor: Math.max(0, at - decidedAt),
    changes: isSecondTry ? termsChanges(lastRejection.terms, terms) : [],
  };
}

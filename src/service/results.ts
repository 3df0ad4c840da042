import * as z from 'zod';
import { type CampaignDecision, campaignDecisions } from '../campaign/campaign.js';
import type { CampaignId, ProductId, RegistrationId } from '../core/ids.js';
import { type Decision, decisions, type Registration } from '../registration/registration.js';
import type { Warning } from '../registration/warnings.js';

/** What an accepted registration command led to. The record itself is read with `registrations.get`. */
export interface RegistrationResult {
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly productId: ProductId;
  readonly decision: Decision;
  /** Which pass through review it is in, from 1. */
  readonly attempt: number;
  /** The revision that stands now: what a reviewer who saw this has seen. */
  readonly revision: number;
  readonly warnings: readonly Warning[];
}

/** What an accepted campaign command led to. */
export interface CampaignResult {
  readonly campaignId: CampaignId;
  readonly decision: CampaignDecision;
  readonly revision: number;
}

/** The result of a registration as it stands after its save. */
export function registrationResult(standing: Registration, warnings: readonly Warning[]): RegistrationResult {
  const { id, campaignId, productId, decision, attempt, revision } = standing;
  return { registrationId: id, campaignId, productId, decision, attempt, revision, warnings };
}

/** Reads back a registration result from a receipt. */
export const registrationResultSchema: z.ZodType<RegistrationResult> = z.strictObject({
  registrationId: z.string(),
  campaignId: z.string(),
  productId: z.string(),
  decision: z.enum(decisions),
  attempt: z.int(),
  revision: z.int(),
  // Ours, and written by us: its codes are closed by the type it was stored from.
  warnings: z.array(
    z.custom<Warning>((warning) => typeof warning === 'object' && warning !== null && 'code' in warning),
  ),
});

/** Reads back a campaign result from a receipt. */
export const campaignResultSchema: z.ZodType<CampaignResult> = z.strictObject({
  campaignId: z.string(),
  decision: z.enum(campaignDecisions),
  revision: z.int(),
});

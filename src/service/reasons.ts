import type { CampaignRefusals } from '../campaign/refusals.js';
import type { CommissionRefusals } from '../commission/refusals.js';
import type { CommandRefusals } from '../core/command.js';
import type {
  CampaignId,
  CommandId,
  CreatorLinkId,
  ProductId,
  RegistrationId,
  SampleRequestId,
} from '../core/ids.js';
import type { InputRefusals, ReasonOf } from '../core/refusal.js';
import type { Result } from '../core/result.js';
import type { LinkRefusals } from '../creator/refusals.js';
import type { RegistrationRefusals } from '../registration/refusals.js';
import type { SampleRefusals } from '../sample/refusals.js';

/** Codes that only the service refuses with. */
export interface ServiceRefusals {
  /** The tenant used this command id before, for something else. */
  readonly command_id_reused: { readonly commandId: CommandId };
  /** Others wrote the same records each time; nothing was changed, trying again is fine. */
  readonly lost_race: {
    /** How often it was tried. */
    readonly attempts: number;
  };
  /** All or nothing: this item was fine, and those at these places were not. */
  readonly other_items_refused: {
    /** The places of the others, from 0. */
    readonly items: readonly number[];
  };
}

/** Every code that anything here refuses with, and its parameters: one closed catalogue. */
export interface RefusalCatalogue
  extends InputRefusals,
    CommandRefusals,
    CampaignRefusals,
    RegistrationRefusals,
    LinkRefusals,
    SampleRefusals,
    CommissionRefusals,
    ServiceRefusals {}

/** Why anything was refused. */
export type RefusalReason = ReasonOf<RefusalCatalogue>;

/** The answer of every method of the service. */
export type Answer<Value> = Result<Value, RefusalReason>;

/** There is no such campaign, or it is not this actor's to see. */
export function campaignNotFound(id: CampaignId): RefusalReason {
  return { code: 'not_found', parameters: { kind: 'campaign', id } };
}

/** There is no such registration, or it is not this actor's to see. */
export function registrationNotFound(id: RegistrationId): RefusalReason {
  return { code: 'not_found', parameters: { kind: 'registration', id } };
}

/** There is no such link, or it is not this actor's to see. */
export function linkNotFound(id: CreatorLinkId): RefusalReason {
  return { code: 'not_found', parameters: { kind: 'creator_link', id } };
}

/** There is no such sample request, or it is not this actor's to see. */
export function sampleNotFound(id: SampleRequestId): RefusalReason {
  return { code: 'not_found', parameters: { kind: 'sample_request', id } };
}

/** There is no such product, or it is not this shop's. */
export function productNotFound(id: ProductId): RefusalReason {
  return { code: 'not_found', parameters: { kind: 'product', id } };
}

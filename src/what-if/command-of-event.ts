import type { CampaignCommandInput } from '../campaign/commands.js';
import type { CampaignEvent } from '../campaign/events.js';
import type { OfferedTerms, Terms } from '../commission/terms.js';
import { assertNever } from '../core/assert-never.js';
import { given } from '../core/given.js';
import type { AdoptedDecision } from '../registration/adoption.js';
import type { RegistrationCommandInput } from '../registration/commands.js';
import type { RegistrationEvent } from '../registration/events.js';
import type { ObservedDecision } from '../registration/observed.js';

/** The command that a campaign event came of. */
export function campaignCommandOf(event: CampaignEvent): CampaignCommandInput {
  switch (event.type) {
    case 'campaign_created':
      return { type: 'create', campaignId: event.campaignId, draft: event.draft };
    case 'campaign_edited':
      return { type: 'edit', changes: event.changes };
    case 'shops_invited':
      return { type: 'invite_shops', shopIds: event.shopIds };
    case 'shops_uninvited':
      return { type: 'uninvite_shops', shopIds: event.shopIds };
    case 'campaign_published':
      return { type: 'publish' };
    case 'campaign_ended_early':
      return { type: 'end_early' };
    case 'campaign_started':
    case 'campaign_ended':
      return { type: 'announce' };
    default:
      return assertNever(event);
  }
}

/** The command that a registration event came of, whoever gave it; what a reviewer had seen is not known. */
export function registrationCommandOf(event: RegistrationEvent): RegistrationCommandInput {
  const note = given({ note: 'note' in event ? event.note : undefined });
  const seenRevision = 0;
  switch (event.type) {
    case 'registration_submitted': {
      const { productId, terms } = event;
      return { type: 'register', productId, terms: offeredIn(terms), contact: STAND_IN };
    }
    case 'registration_resubmitted':
      return { type: 'reregister', terms: offeredIn(event.terms), contact: STAND_IN };
    case 'registration_approved':
      return { type: 'approve', seenRevision };
    case 'registration_rejected': {
      const { reasons, wanted } = event;
      return { type: 'reject', seenRevision, reasons, ...note, ...given({ wanted }) };
    }
    case 'registration_blocked':
      return { type: 'block', seenRevision, reasons: event.reasons, ...note };
    case 'registration_withdrawn':
      return { type: 'withdraw' };
    case 'close_requested':
      return { type: 'request_close', ...note };
    case 'close_request_cancelled':
      return { type: 'cancel_close_request' };
    case 'registration_closed':
      return { type: 'approve_close', seenRevision };
    case 'close_declined':
      return { type: 'decline_close', seenRevision, ...note };
    case 'sample_quantity_raised':
      return { type: 'raise_sample_quantity', sampleQuantity: event.sampleQuantity };
    case 'shop_ads_rate_set':
      return { type: 'set_shop_ads_rate', shopAdsRate: event.shopAdsRate };
    case 'total_rate_changed':
    case 'total_rate_decrease_scheduled':
      return { type: 'change_total_rate', totalRate: event.totalRate };
    case 'creator_rate_set': {
      const { creatorRate, creatorShopAdsRate } = event;
      return { type: 'set_creator_rate', creatorRate, ...given({ creatorShopAdsRate }) };
    }
    case 'hold_placed': {
      const { holdId, commands } = event;
      return { type: 'place_hold', holdId, commands, ...note };
    }
    case 'hold_released':
      return { type: 'release_hold', holdId: event.holdId };
    case 'registration_disqualified':
      return { type: 'disqualify', reason: event.reason, ...note };
    case 'registration_adopted': {
      const { shopId, productId, terms, attempt, registeredAt, decidedAt } = event;
      const observed = observedIn(event.adopted);
      return { type: 'adopt', shopId, productId, observed, terms, attempt, registeredAt, decidedAt };
    }
    default:
      return assertNever(event);
  }
}

/** No event tells the contact of a seller. What was accepted was valid, and so is this. */
const STAND_IN = Object.freeze({ email: 'seller@example.com' });

/** What is the seller's to offer, of terms that may tell of the creators' part too. */
function offeredIn({ totalRate, shopAdsRate, sampleQuantity }: Terms): OfferedTerms {
  return { totalRate, ...given({ shopAdsRate }), sampleQuantity };
}

/** What was observed, of what came of it. */
function observedIn(adopted: AdoptedDecision): ObservedDecision {
  switch (adopted.decision) {
    case 'pending':
    case 'approved':
    case 'withdrawn':
      return { decision: adopted.decision };
    case 'close_requested':
      return { decision: adopted.decision, ...given({ note: adopted.closeNote }) };
    case 'rejected': {
      const { reasons, note, wanted } = adopted.lastRejection;
      return { decision: adopted.decision, reasons, ...given({ note, wanted }) };
    }
    case 'blocked':
      return { decision: adopted.decision, ...adopted.block };
    case 'closed':
      return adopted;
    default:
      return assertNever(adopted);
  }
}

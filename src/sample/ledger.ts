import type { AgencyId, CampaignId, ProductId, RegistrationId, SampleLedgerId, ShopId } from '../core/ids.js';
import { joinIds } from '../core/ids.js';
import { type Instant, laterOf } from '../core/instant.js';
import type { SampleEvent } from './events.js';

/**
 * How the sample quota of one attempt of a registration is used (Q22): a unit is reserved when it is asked for, shipped
 * when it is handed to the carrier, and released when the request comes to nothing before that. What was granted is the
 * quantity of the registration's terms; reserved and shipped units together are never more.
 */
export interface SampleLedger {
  /** Schema version of this record. */
  readonly v: 1;
  /** Derived from registration and attempt: see {@link sampleLedgerIdOf}. */
  readonly id: SampleLedgerId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  /** The attempt of the registration whose quota it is, from 1. */
  readonly registrationAttempt: number;
  /** Units that are asked for and not shipped. */
  readonly reserved: number;
  /** Units that were shipped. */
  readonly shipped: number;
  /** Units that were reserved, and are free again. */
  readonly released: number;
  /** The last write. */
  readonly changedAt: Instant;
  /** How often it was saved; 0 before the first time. The store raises it. */
  readonly revision: number;
}

/** The id of the one ledger of an attempt of a registration. Collision-free. */
export function sampleLedgerIdOf(of: {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly registrationAttempt: number;
}): SampleLedgerId {
  return joinIds(of.campaignId, of.shopId, of.productId, String(of.registrationAttempt));
}

/**
 * The ledger after an event of a sample request; absent before the first unit of the attempt is asked for. Applying the
 * events of all the requests of an attempt, those of each in their order, gives its record, the revision aside. It stays
 * the same object where an event is not about the quota.
 */
export function evolveLedger(ledger: SampleLedger | undefined, event: SampleEvent): SampleLedger | undefined {
  switch (event.type) {
    case 'sample_requested':
      return counted(ledger ?? emptyLedger(event), event, { reserved: 1 });
    case 'sample_shipped':
      return counted(ledger, event, { reserved: -1, shipped: 1 });
    case 'sample_cancelled':
      return event.released ? counted(ledger, event, { reserved: -1, released: 1 }) : ledger;
    default:
      return ledger;
  }
}

interface Moved {
  readonly reserved: 1 | -1;
  readonly shipped?: number;
  readonly released?: number;
}

function counted(
  ledger: SampleLedger | undefined,
  event: SampleEvent,
  { reserved, shipped = 0, released = 0 }: Moved,
): SampleLedger {
  if (ledger === undefined) throw new TypeError(`${event.type} before there is a ledger`);
  if (ledger.id !== sampleLedgerIdOf(event)) throw new TypeError(`${event.type} in the ledger ${ledger.id}`);
  return {
    ...ledger,
    reserved: ledger.reserved + reserved,
    shipped: ledger.shipped + shipped,
    released: ledger.released + released,
    // A deadline is settled at its true instant, however late that is done.
    changedAt: laterOf(ledger.changedAt, event.at),
  };
}

function emptyLedger(event: SampleEvent): SampleLedger {
  const { registrationId, campaignId, agencyId, shopId, productId, registrationAttempt, at } = event;
  return {
    v: 1,
    id: sampleLedgerIdOf(event),
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    registrationAttempt,
    reserved: 0,
    shipped: 0,
    released: 0,
    changedAt: at,
    revision: 0,
  };
}

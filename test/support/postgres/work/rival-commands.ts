import type {
  AgencyActor,
  DomainEvent,
  Registration,
  RegistrationCommandInput,
  SellerActor,
} from 'partner-campaigns';
import type { Draw } from '../../hostile-documents.ts';

/** A command that a client makes up from what it has read; by the time it is judged, others may have been there. */
export interface MadeCommand {
  readonly by: 'agency' | 'seller';
  readonly command: RegistrationCommandInput;
}

/** The one campaign that all write in, its agency, and its shops. */
export const arena = {
  campaignId: 'arena',
  agency: { role: 'agency', agencyId: 'agency-0' } satisfies AgencyActor,
  sellers: ['shop-0', 'shop-1', 'shop-2', 'shop-3'].map(
    (shopId): SellerActor => ({ role: 'seller', shopId }),
  ),
} as const;

const contact = { email: 'rival@shop.example', whatsapp: '+66812345678' };

/** A command that a registration as it was read would accept, drawn from all such. */
export function commandFor({ decision, revision, terms }: Registration, draw: Draw): MadeCommand {
  const one = <Item>(...items: readonly Item[]): Item => {
    const [item] = items.slice(draw(items.length));
    if (item === undefined) throw new RangeError('There is nothing to draw from');
    return item;
  };
  const agency = (command: RegistrationCommandInput): MadeCommand => ({ by: 'agency', command });
  const seller = (command: RegistrationCommandInput): MadeCommand => ({ by: 'seller', command });
  const raise = seller({
    type: 'raise_sample_quantity',
    sampleQuantity: (terms.sampleQuantity ?? 0) + 1 + draw(3),
  });
  const seenRevision = revision;
  switch (decision) {
    case 'pending':
      return one(
        agency({ type: 'approve', seenRevision }),
        agency({ type: 'approve', seenRevision }),
        agency({ type: 'reject', seenRevision, reasons: ['commission_too_low'] }),
        seller({ type: 'withdraw' }),
      );
    case 'approved':
      return one(
        raise,
        raise,
        raise,
        seller({ type: 'change_total_rate', totalRate: 1_000 + draw(500) }),
        agency({ type: 'set_creator_rate', creatorRate: 100 + draw(800) }),
        agency({ type: 'set_creator_rate', creatorRate: 100 + draw(800) }),
        seller({ type: 'request_close', note: 'Out of stock.' }),
      );
    case 'close_requested':
      return one(
        raise,
        seller({ type: 'cancel_close_request' }),
        agency({ type: 'decline_close', seenRevision }),
        agency({ type: 'approve_close', seenRevision }),
      );
    default:
      return seller({ type: 'reregister', terms: { totalRate: 1_300, sampleQuantity: 5 }, contact });
  }
}

/** The event that tells of an accepted command. */
export const eventOfCommand: Readonly<
  Partial<Record<RegistrationCommandInput['type'], DomainEvent['type']>>
> = {
  register: 'registration_submitted',
  approve: 'registration_approved',
  reject: 'registration_rejected',
  withdraw: 'registration_withdrawn',
  reregister: 'registration_resubmitted',
  request_close: 'close_requested',
  cancel_close_request: 'close_request_cancelled',
  approve_close: 'registration_closed',
  decline_close: 'close_declined',
  raise_sample_quantity: 'sample_quantity_raised',
  change_total_rate: 'total_rate_changed',
  set_creator_rate: 'creator_rate_set',
};

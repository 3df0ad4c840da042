/**
 * How the agency reaches the seller about a product: a valid e-mail address, and optionally WhatsApp (seed step 6,
 * R23). Kept in the record only, never in an event, so that it can be erased.
 */
export interface SellerContact {
  /** A valid e-mail address. */
  readonly email: string;
  /** A phone number in E.164 form, such as +14255550100; forms and commands may write it with spaces and dashes. */
  readonly whatsapp?: string;
}

/** Stands where a contact was erased, or where a record is rebuilt from its events, which hold none. */
export const ERASED_CONTACT: SellerContact = Object.freeze({ email: '' });

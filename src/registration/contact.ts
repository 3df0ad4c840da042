/**
 * How the agency reaches the seller about a product: a valid e-mail address, and optionally WhatsApp (seed step 6,
 * R23). Kept in the record only, never in an event, so that it can be erased.
 */
export interface SellerContact {
  /** A valid e-mail address. */
  readonly email: string;
  /** A phone number in international form: + and 7 to 15 digits. */
  readonly whatsapp?: string;
}

/** Tells whether a text is a phone number in international form, such as +14255550100. */
export function isInternationalPhone(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** Stands where a contact was erased, or where a record is rebuilt from its events, which hold none. */
export const ERASED_CONTACT: SellerContact = Object.freeze({ email: '' });

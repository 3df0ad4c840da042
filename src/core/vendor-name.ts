/** A name that a host gives to something of its own, such as a reason or a rule: `vendor/name`. */
export type VendorName = `${string}/${string}`;

/** Either half of a vendor's name, as the source of a regular expression. */
export const VENDOR_NAME_HALF = '[a-z0-9_-]{1,50}';

const VENDOR_NAME = new RegExp(`^${VENDOR_NAME_HALF}/${VENDOR_NAME_HALF}$`);

/** Tells whether a text is a {@link VendorName}: two halves of 1 to 50 of a-z, 0-9, _ and - each. */
export function isVendorName(text: unknown): text is VendorName {
  return typeof text === 'string' && VENDOR_NAME.test(text);
}

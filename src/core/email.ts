/** Longest e-mail address that mail servers carry (RFC 5321). */
export const MAXIMUM_EMAIL_LENGTH = 254;

const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\].]+(\.[^\s@"<>(),;:\\[\].]+)+$/;

/**
 * Tells whether a text has the form of an e-mail address: a name, an @ and a domain with a dot. Whether anyone reads
 * it, only a message tells.
 */
export function isEmail(text: string): boolean {
  return text.length <= MAXIMUM_EMAIL_LENGTH && EMAIL.test(text);
}

/** The form of E.164. */
export const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Tells whether a text is a phone number as E.164 writes it: `+`, the country code and the rest, 7 to 15 digits in all
 * and nothing between them, such as +14255550100. The form only; whether such a number can exist is asked where input
 * is read.
 */
export function isE164(text: string): boolean {
  return E164.test(text);
}

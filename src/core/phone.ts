import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import numberPlans from 'libphonenumber-js/min/metadata';
import { isE164 } from './e164.js';

/** What people put between the digits of a phone number: spaces, dashes, brackets and dots. */
const BETWEEN_DIGITS = /[\p{Zs}\p{Pd}().]/gu;

/** Longest text that is looked at as a phone number, in UTF-16 code units. */
export const MAXIMUM_PHONE_LENGTH = 40;

/** A phone number with its country code, and what people put between digits. */
export const INTERNATIONAL_PHONE = /^[\p{Zs}(]*\+[\d\p{Zs}\p{Pd}().]+$/u;

/**
 * The E.164 form of a phone number as people write it, or `null` for what is none: without its `+` and country code,
 * under a country code that nobody has, or of a length that this country's numbers never have. Whether the number is
 * in use is not asked: number plans change, and a new range must not wait for anyone's update.
 */
export function toE164(text: string): string | null {
  if (text.length > MAXIMUM_PHONE_LENGTH || !INTERNATIONAL_PHONE.test(text)) return null;
  const number = numberIn(text.replace(BETWEEN_DIGITS, ''));
  // Leading zeros that are taken for a prefix twice: no number that anyone could mean.
  return number !== null && numberIn(number) === number ? number : null;
}

function numberIn(digits: string): string | null {
  const number = parsePhoneNumberFromString(digits, { extract: false }, numberPlans);
  return number?.isPossible() && isE164(number.number) ? number.number : null;
}

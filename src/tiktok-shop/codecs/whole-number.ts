import type { InputReason } from '../../core/refusal.js';
import { accept, type Result, refuse } from '../../core/result.js';
import { trouble } from './codec.js';

/** A whole number of 0 or more from its one text, without sign or leading zeros; longer ones are never exact as a number. */
export function wholeNumber(text: string): Result<number, InputReason> {
  return /^(0|[1-9]\d{0,15})$/.test(text)
    ? accept(Number(text))
    : refuse(trouble('Not a whole number of 0 or more'));
}

import type { InputReason } from '../../core/refusal.js';
import { accept, type Result, refuse } from '../../core/result.js';
import { trouble } from './codec.js';

const DECIMAL = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/** Longer texts are no rates. */
const LONGEST = 20;

/**
 * A decimal text as a whole number of units of which so many digits after the point are one: `0.1` is 1000 at four
 * digits. Reckoned on the digits, so nothing is ever rounded; what is finer is refused.
 */
export function scaledUp(text: string, digits: number): Result<number, InputReason> {
  const decimal = text.length > LONGEST ? null : DECIMAL.exec(text);
  if (decimal === null) return refuse(trouble('Not a decimal number'));
  const [, whole = '', fraction = ''] = decimal;
  if (/[1-9]/.test(fraction.slice(digits))) return refuse(trouble('Finer than a hundredth of a percent'));
  return accept(Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`));
}

/** The decimal text of so many units: the way back, with at least so many digits after the point. */
export function scaledDown(units: number, digits: number, least: number): string {
  const padded = String(units).padStart(digits + 1, '0');
  const fraction = padded.slice(-digits).replace(/0+$/, '').padEnd(least, '0');
  return `${padded.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}

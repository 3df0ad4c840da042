import * as z from 'zod';
import { accept, refuse } from '../../core/result.js';
import { translated, trouble } from './codec.js';

const texts: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

/**
 * True or false. Documented as a boolean; a field like it was met as `"false"` and as `"YES"` (section 1 of the facts), so
 * such texts are read too.
 */
export const flagSchema: z.ZodType<boolean, boolean | string> = translated(
  z.custom<boolean | string>(isFlagOrText, 'Neither true nor false'),
  z.boolean(),
  {
    decode: (flag) => {
      const told = typeof flag === 'boolean' ? flag : texts.get(flag.toLowerCase());
      return told === undefined ? refuse(trouble('Neither true nor false')) : accept(told);
    },
    encode: accept,
  },
);

function isFlagOrText(value: unknown): boolean {
  return typeof value === 'boolean' || typeof value === 'string';
}

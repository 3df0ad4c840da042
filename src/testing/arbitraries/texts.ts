import fc from 'fast-check';
import { MAXIMUM_ID_LENGTH } from '../../core/ids.js';
import type { VendorName } from '../../core/vendor-name.js';
import { either } from './combinators.js';

const plain = fc.constantFrom('a', 'b', 'c', 'x', 'A', 'Z', '0', '7', '-', '_');

/** What breaks programs: other scripts, marks that combine, pairs, quotes, separators, direction and width. */
const ugly = fc.constantFrom(
  ...['é', 'e\u0301', 'ß', 'İ', 'ı', 'ñ', 'ก', 'น้ำ', '中', 'あ', 'ع', 'א', 'ﷺ', '🌊', '👩‍🎤', '🇹🇭'],
  ...[' ', '\u00a0', '\u200b', '\u202e', '\u2028', '\ufeff', "'", '"', '`', '\\', '/', ':', '|', '%', '%00'],
  ...['&', '<', '>', '$', '{', '}', ';', ',', '.', '..', '#', '?', '=', '+', '*', '__proto__', 'null', '--'],
);

const controls = fc.constantFrom('\n', '\t', '\r\n', '\u0007', '\u007f');

/** Texts of up to so many UTF-16 code units that every database can store, ugly ones included. */
export function texts({ maximum = 60 }: { readonly maximum?: number } = {}): fc.Arbitrary<string> {
  return either(wordsOf(plain, 0, maximum), wordsOf(fc.oneof(plain, ugly, controls), 0, maximum));
}

/** Names that people give: something to see in them, and at most so many characters. */
export function names({ maximum = 49 }: { readonly maximum?: number } = {}): fc.Arbitrary<string> {
  const rest = wordsOf(fc.oneof(plain, ugly), 0, Math.max(0, maximum - 1));
  return either(
    fc.constantFrom('Songkran', 'Sun week', 'Loy Krathong').map((name) => name.slice(0, maximum)),
    fc.tuple(fc.constantFrom('N', 'ส'), rest).map((parts) => parts.join('')),
    fc.constantFrom('n', 'ก').map((letter) => letter.repeat(maximum)),
  );
}

/** Ids that a host may choose, from `a` to the longest and the ugliest. */
export function ids(): fc.Arbitrary<string> {
  return either(
    wordsOf(plain, 1, 12),
    wordsOf(fc.oneof(plain, ugly), 1, MAXIMUM_ID_LENGTH),
    fc.constantFrom('x', 'ก').map((letter) => letter.repeat(MAXIMUM_ID_LENGTH)),
  );
}

/** Names that a host gives to things of its own: `vendor/name`. */
export function vendorNames(): fc.Arbitrary<VendorName> {
  const half = fc.string({
    unit: fc.constantFrom(...'acme0129_-'),
    minLength: 1,
    maxLength: 50,
    size: 'small',
  });
  return fc.tuple(half, half).map(([vendor, name]): VendorName => `${vendor}/${name}`);
}

/** Words of such pieces, cut so that they are never longer, nor cut through a pair. */
function wordsOf(pieces: fc.Arbitrary<string>, minimum: number, maximum: number): fc.Arbitrary<string> {
  return fc
    .array(pieces, { minLength: minimum, maxLength: Math.max(minimum, Math.min(maximum, 24)) })
    .map((parts) => {
      let text = '';
      for (const part of parts) if (text.length + part.length <= maximum) text += part;
      return text;
    });
}

import { formatRate, type Rate } from '../../commission/rate.js';
import type { Instant } from '../../core/instant.js';

/** How a language writes what is not in words. Functions must be total and pure: they are called for any value of their type. */
export interface Formats {
  /** A rate in basis points: 1250 is `12.5 %` in English. */
  rate(rate: Rate): string;
  /** An instant. UTC in English: the zone of the reader is not the library's to know. */
  time(at: Instant): string;
  /** A count, a length or a revision. */
  number(number: number): string;
  /** Items, one or more, that are written already. */
  list(items: readonly string[]): string;
}

/** Rates as `12.5 %`, instants in UTC as `2026-03-01T00:00:00Z`, numbers in digits, commas between items. */
export const englishFormats: Formats = Object.freeze({
  rate: formatRate,
  time: (at: Instant) => new Date(at).toISOString().replace('.000Z', 'Z'),
  number: String,
  list: (items: readonly string[]) => items.join(', '),
});

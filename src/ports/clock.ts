import type { Instant } from '../core/instant.js';

/** The host's clock; the domain reads no other. */
export interface Clock {
  /** The current instant, in whole milliseconds; it is not read backwards. */
  now(): Instant;
}

/** Makes a new id that was never used: 1 to 200 characters, such as a UUID. */
export type NewId = () => string;

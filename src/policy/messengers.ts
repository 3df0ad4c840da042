import type { Country } from '../core/country.js';
import { frozenCopy } from '../core/frozen.js';

/** The messengers by which a seller may reach an agency (R12). */
export const messengers = /* @__PURE__ */ frozenCopy(['line', 'viber', 'zalo', 'whatsapp'] as const);

/** A messenger by which a seller may reach an agency (R12). */
export type Messenger = (typeof messengers)[number];

/** The messenger that applies in a market (R12). */
export interface MarketMessenger {
  readonly messenger: Messenger;
  /** Whether an agency must give it, or may. */
  readonly required: boolean;
}

/** Which messenger applies in which market; where none is named, none applies (R12). */
export type MessengersByMarket = Readonly<Record<Country, MarketMessenger>>;

/**
 * What the platform asks of agencies, market by market (R12). Elsewhere, and for the other messengers, it is not
 * applicable.
 */
export const platformMessengers: MessengersByMarket = /* @__PURE__ */ frozenCopy({
  TH: { messenger: 'line', required: true },
  PH: { messenger: 'viber', required: true },
  VN: { messenger: 'zalo', required: true },
  MY: { messenger: 'whatsapp', required: true },
  SG: { messenger: 'whatsapp', required: true },
  GB: { messenger: 'whatsapp', required: true },
  ID: { messenger: 'whatsapp', required: true },
  US: { messenger: 'whatsapp', required: false },
} as const);

/** The messenger that applies in a market, or `null` where none does. */
export function messengerIn(market: Country, byMarket: MessengersByMarket): MarketMessenger | null {
  return Object.hasOwn(byMarket, market) ? (byMarket[market] ?? null) : null;
}

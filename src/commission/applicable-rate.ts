import { frozenCopy } from '../core/frozen.js';
import type { OrderOrigin, RateKind } from './order-rate.js';
import type { Rate } from './rate.js';

/** What a creator may promote a product under, the most particular first: the order in which rates apply (R66, R67). */
export const commissionSources = /* @__PURE__ */ frozenCopy([
  'partner_campaign',
  'target_collaboration',
  'open_collaboration',
] as const);

/** What a creator promotes a product under (R66, R67). */
export type CommissionSource = (typeof commissionSources)[number];

/** The total rates that a seller offers for a product under one source. */
export interface SourceRates {
  /** The rate of orders that do not come from ads. */
  readonly standardRate: Rate;
  /** The rate of orders that do, if it is set. */
  readonly shopAdsRate?: Rate;
}

/** The sources under which a creator promotes a product at the time of an order, with their rates. */
export type OfferedRates = { readonly [Source in CommissionSource]?: SourceRates };

/** The rate that applies to an order, and whence. */
export interface ApplicableRate {
  readonly source: CommissionSource;
  readonly kind: RateKind;
  readonly rate: Rate;
  /**
   * Whether the platform says so in public, or it is our reading: where a partner campaign stands among standard rates
   * is not published (R67).
   */
  readonly basis: 'published' | 'assumed';
}

/**
 * Which rate applies to an order for a product that a creator promotes under several sources; `null` when there is none.
 *
 * An order from ads pays the Shop Ads rate of the first source that has one: partner campaign, then target, then open
 * collaboration (R66). Without any, and if it does not come from ads, it pays the standard rate of the first source.
 * Target comes before open collaboration there too (R67); that a partner campaign comes first is assumed: its creator
 * chose its link (R68). A host that knows better leaves the campaign out of what it gives.
 *
 * @example
 * ```ts
 * import { applicableRate } from 'partner-campaigns';
 *
 * applicableRate('ads', {
 *   partner_campaign: { standardRate: 1200 },
 *   open_collaboration: { standardRate: 500, shopAdsRate: 300 },
 * }); // open collaboration's Shop Ads rate: the campaign has none
 * ```
 */
export function applicableRate(origin: OrderOrigin, offered: OfferedRates): ApplicableRate | null {
  const sources = commissionSources.filter((source) => offered[source] !== undefined);
  if (origin === 'ads') {
    for (const source of sources) {
      const rate = offered[source]?.shopAdsRate;
      if (rate !== undefined) return { source, kind: 'shop_ads', rate, basis: 'published' };
    }
  }
  const [source, ...others] = sources;
  const rate = source && offered[source]?.standardRate;
  if (source === undefined || rate === undefined) return null;
  const isAssumed = source === 'partner_campaign' && others.length > 0;
  return { source, kind: 'standard', rate, basis: isAssumed ? 'assumed' : 'published' };
}

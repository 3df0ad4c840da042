import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { ReasonOf } from '../core/refusal.js';
import type { RegistrationEvent } from './events.js';
import type { RegistrationFacts } from './input.js';
import type { Registration } from './registration.js';
import { openRejection } from './wanted-terms.js';

/** Codes of what was accepted and is worth telling all the same. */
export interface RegistrationWarnings {
  /** No samples: recommended, so that creators can try the product (seed step 6, R23). */
  readonly no_samples: Record<never, never>;
  /** The total rate is below the one the campaign proposes (R10, Q3). */
  readonly below_proposed_rate: {
    /** The total rate. */
    readonly rate: Rate;
    /** The rate that the campaign proposes. */
    readonly proposedRate: Rate;
  };
  /** The total rate is below the one that the last rejection wanted (R42). */
  readonly below_wanted_rate: {
    /** The total rate. */
    readonly rate: Rate;
    /** The least that was wanted. */
    readonly wantedRate: Rate;
  };
  /** The samples are fewer than the last rejection wanted (R42). */
  readonly below_wanted_samples: {
    /** The sample quantity. */
    readonly sampleQuantity: SampleQuantity;
    /** The least that was wanted. */
    readonly wantedQuantity: SampleQuantity;
  };
  /** The total rate is below the seller's own public rate for the product. */
  readonly below_open_collaboration_rate: {
    /** The total rate. */
    readonly rate: Rate;
    /** The seller's public rate. */
    readonly openRate: Rate;
  };
  /** The Shop Ads rate is below the seller's own public one (R64). */
  readonly below_open_shop_ads_rate: {
    /** The Shop Ads rate. */
    readonly rate: Rate;
    /** The seller's public Shop Ads rate. */
    readonly openRate: Rate;
  };
  /** Creators would earn less here than from the seller's public rate (Q18). */
  readonly creator_below_open_collaboration_rate: {
    /** The creators' rate. */
    readonly rate: Rate;
    /** The seller's public rate. */
    readonly openRate: Rate;
  };
  /** More samples than units in stock (Q23). */
  readonly samples_above_stock: {
    /** The sample quantity. */
    readonly sampleQuantity: number;
    /** The units in stock. */
    readonly stock: number;
  };
}

/** What was accepted and is worth telling all the same. */
export type Warning = ReasonOf<RegistrationWarnings>;

/** Something worth telling about a registration, or `null`. A fact that is missing warns of nothing. */
type WarningRule = (registration: Registration, facts: RegistrationFacts) => Warning | null;

/** What a command brought about that is worth telling, in a fixed order. */
export function warningsOf(
  registration: Registration,
  event: RegistrationEvent,
  facts: RegistrationFacts,
): readonly Warning[] {
  const rules = rulesAfter[event.type];
  if (rules === undefined) return NONE;
  const asked = comingAbout(registration, event);
  const warnings: Warning[] = [];
  for (const rule of rules) {
    const warning = rule(asked, facts);
    if (warning !== null) warnings.push(warning);
  }
  return warnings;
}

/** Of a decrease that waits it is worth telling now what it will come to. */
function comingAbout(registration: Registration, event: RegistrationEvent): Registration {
  if (event.type !== 'total_rate_decrease_scheduled') return registration;
  return { ...registration, terms: { ...registration.terms, totalRate: event.totalRate } };
}

function noSamples({ terms }: Registration): Warning | null {
  return terms.sampleQuantity === 0 ? { code: 'no_samples', parameters: {} } : null;
}

function belowProposedRate({ terms }: Registration, { campaign }: RegistrationFacts): Warning | null {
  const rate = terms.totalRate;
  const { proposedRate } = campaign;
  return rate < proposedRate ? { code: 'below_proposed_rate', parameters: { rate, proposedRate } } : null;
}

function belowWantedRate(registration: Registration): Warning | null {
  const rate = registration.terms.totalRate;
  const wantedRate = openRejection(registration)?.wanted?.totalRate;
  if (wantedRate === undefined || rate >= wantedRate) return null;
  return { code: 'below_wanted_rate', parameters: { rate, wantedRate } };
}

function belowWantedSamples(registration: Registration): Warning | null {
  const { sampleQuantity } = registration.terms;
  const wantedQuantity = openRejection(registration)?.wanted?.sampleQuantity;
  if (wantedQuantity === undefined || sampleQuantity >= wantedQuantity) return null;
  return { code: 'below_wanted_samples', parameters: { sampleQuantity, wantedQuantity } };
}

function belowOpenRate({ terms }: Registration, { product }: RegistrationFacts): Warning | null {
  const rate = terms.totalRate;
  const openRate = product?.openCollaborationRate;
  if (openRate === undefined || rate >= openRate) return null;
  return { code: 'below_open_collaboration_rate', parameters: { rate, openRate } };
}

function belowOpenShopAdsRate({ terms }: Registration, { product }: RegistrationFacts): Warning | null {
  const rate = terms.shopAdsRate;
  const openRate = product?.openShopAdsRate;
  if (rate === undefined || openRate === undefined || rate >= openRate) return null;
  return { code: 'below_open_shop_ads_rate', parameters: { rate, openRate } };
}

function creatorBelowOpenRate({ terms }: Registration, { product }: RegistrationFacts): Warning | null {
  const rate = terms.creatorRate;
  const openRate = product?.openCollaborationRate;
  if (rate === undefined || openRate === undefined || rate >= openRate) return null;
  return { code: 'creator_below_open_collaboration_rate', parameters: { rate, openRate } };
}

function samplesAboveStock({ terms }: Registration, { product }: RegistrationFacts): Warning | null {
  const { sampleQuantity } = terms;
  if (product === undefined || sampleQuantity <= product.stock) return null;
  return { code: 'samples_above_stock', parameters: { sampleQuantity, stock: product.stock } };
}

const NONE: readonly Warning[] = Object.freeze([]);

const ofOffer: readonly WarningRule[] = [
  noSamples,
  belowProposedRate,
  belowWantedRate,
  belowWantedSamples,
  belowOpenRate,
  belowOpenShopAdsRate,
  samplesAboveStock,
];

/** What is asked after which event. */
const rulesAfter: { readonly [Type in RegistrationEvent['type']]?: readonly WarningRule[] } = {
  registration_submitted: ofOffer,
  registration_resubmitted: ofOffer,
  sample_quantity_raised: [samplesAboveStock],
  shop_ads_rate_set: [belowOpenShopAdsRate],
  total_rate_changed: [belowProposedRate, belowOpenRate],
  total_rate_decrease_scheduled: [belowProposedRate, belowOpenRate],
  creator_rate_set: [creatorBelowOpenRate],
};

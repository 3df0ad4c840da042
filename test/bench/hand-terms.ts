import type {
  Instant,
  Registration,
  RegistrationCommand,
  RegistrationFacts,
  RegistrationOutcome,
  RegistrationReason,
  Warning,
} from 'partner-campaigns';
import { localMidnightAfter } from '../../src/core/calendar.ts';
import { about, no, over, rate, veto, yes } from './hand-parts.ts';

type Of<Type> = Extract<RegistrationCommand, { type: Type }>;
type Approved = Extract<Registration, { decision: 'approved' }>;

/** What the hand-written switch does about more samples. */
export function raiseSampleQuantity(
  registration: Extract<Registration, { decision: 'approved' | 'close_requested' }>,
  command: Of<'raise_sample_quantity'>,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at, sampleQuantity } = command;
  const current = registration.terms.sampleQuantity;
  const maximum = facts.policy.maximumSampleQuantity;
  const reasons: RegistrationReason[] = [];
  over(reasons, facts, at);
  if (sampleQuantity <= current) {
    reasons.push({ code: 'sample_quantity_not_raised', parameters: { sampleQuantity, current } });
  }
  if (sampleQuantity > maximum) {
    reasons.push({ code: 'sample_quantity_too_large', parameters: { sampleQuantity, maximum } });
  }
  veto(reasons, registration, command, facts);
  if (reasons.length > 0) return no(reasons);
  const terms = { ...registration.terms, sampleQuantity };
  const stock = facts.product?.stock;
  const warnings: Warning[] =
    stock !== undefined && sampleQuantity > stock
      ? [{ code: 'samples_above_stock', parameters: { sampleQuantity, stock } }]
      : [];
  return yes(
    { ...registration, terms, changedAt: at },
    { ...about(registration, command), type: 'sample_quantity_raised', sampleQuantity, previous: current },
    warnings,
  );
}

/** What it does about the Shop Ads rate. */
export function setShopAdsRate(
  registration: Approved,
  command: Of<'set_shop_ads_rate'>,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at, shopAdsRate } = command;
  const reasons: RegistrationReason[] = [];
  over(reasons, facts, at);
  const set = registration.terms.shopAdsRate;
  if (set !== undefined) reasons.push({ code: 'shop_ads_rate_already_set', parameters: { rate: set } });
  rate(reasons, 'shopAdsRate', shopAdsRate, facts.policy.shopAdsRate);
  veto(reasons, registration, command, facts);
  if (reasons.length > 0) return no(reasons);
  const openRate = facts.product?.openShopAdsRate;
  const warnings: Warning[] =
    openRate !== undefined && shopAdsRate < openRate
      ? [{ code: 'below_open_shop_ads_rate', parameters: { rate: shopAdsRate, openRate } }]
      : [];
  return yes(
    { ...registration, terms: { ...registration.terms, shopAdsRate }, changedAt: at },
    { ...about(registration, command), type: 'shop_ads_rate_set', shopAdsRate },
    warnings,
  );
}

/** What it does about the total rate. */
export function changeTotalRate(
  registration: Approved,
  command: Of<'change_total_rate'>,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { campaign, policy } = facts;
  const { at, totalRate } = command;
  const { totalRateDecrease: decrease, ...rest } = registration;
  const { terms } = registration;
  const current = terms.totalRate;
  const reasons: RegistrationReason[] = [];
  over(reasons, facts, at);
  if (policy.totalRateChange === 'locked') {
    reasons.push({ code: 'total_rate_locked', parameters: { rate: current } });
  } else if (policy.totalRateChange === 'increase_only' && totalRate < current) {
    reasons.push({ code: 'total_rate_not_raised', parameters: { rate: totalRate, current } });
  }
  if (decrease === undefined ? totalRate === current : totalRate === decrease.totalRate) {
    const parameters = { rate: totalRate };
    reasons.push({
      code: 'rate_unchanged',
      parameters: decrease === undefined ? parameters : { ...parameters, dueAt: decrease.dueAt },
    });
  }
  rate(reasons, 'totalRate', totalRate, policy.totalRate);
  if (policy.proposedRate === 'minimum' && totalRate < campaign.proposedRate) {
    const parameters = { rate: totalRate, minimum: campaign.proposedRate };
    reasons.push({ code: 'proposed_rate_not_met', parameters });
  }
  const { creatorRate } = terms;
  if (creatorRate !== undefined && creatorRate > totalRate) {
    reasons.push({ code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } });
  }
  veto(reasons, registration, command, facts);
  if (reasons.length > 0) return no(reasons);
  const warnings = totalRateWarnings(totalRate, facts);
  const days = policy.totalRateDecreaseAfterDays;
  if (totalRate < current && days !== null) {
    const dueAt: Instant = localMidnightAfter(at, days, campaign.timeZone);
    return yes(
      { ...registration, changedAt: at, totalRateDecrease: { totalRate, dueAt } },
      { ...about(registration, command), type: 'total_rate_decrease_scheduled', totalRate, dueAt, current },
      warnings,
    );
  }
  return yes(
    { ...rest, terms: { ...terms, totalRate }, changedAt: at },
    { ...about(registration, command), type: 'total_rate_changed', totalRate, previous: current },
    warnings,
  );
}

/** What there is to say of a total rate. */
export function totalRateWarnings(
  totalRate: number,
  { campaign, product }: RegistrationFacts,
): readonly Warning[] {
  const warnings: Warning[] = [];
  if (totalRate < campaign.proposedRate) {
    const parameters = { rate: totalRate, proposedRate: campaign.proposedRate };
    warnings.push({ code: 'below_proposed_rate', parameters });
  }
  const openRate = product?.openCollaborationRate;
  if (openRate !== undefined && totalRate < openRate) {
    warnings.push({ code: 'below_open_collaboration_rate', parameters: { rate: totalRate, openRate } });
  }
  return warnings;
}

/** What it does about the creators' rates. */
export function setCreatorRate(
  registration: Approved,
  command: Of<'set_creator_rate'>,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at, creatorRate, creatorShopAdsRate } = command;
  const { terms, totalRateDecrease: decrease } = registration;
  const bounds = facts.policy.creatorRate;
  const reasons: RegistrationReason[] = [];
  over(reasons, facts, at);
  const sameAds = creatorShopAdsRate === undefined || creatorShopAdsRate === terms.creatorShopAdsRate;
  if (sameAds && creatorRate === terms.creatorRate) {
    reasons.push({ code: 'rate_unchanged', parameters: { rate: creatorRate } });
  }
  rate(reasons, 'creatorRate', creatorRate, bounds);
  if (creatorShopAdsRate !== undefined) rate(reasons, 'creatorShopAdsRate', creatorShopAdsRate, bounds);
  const totalRate = decrease?.totalRate ?? terms.totalRate;
  if (creatorRate > totalRate) {
    reasons.push({ code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } });
  }
  if (creatorShopAdsRate !== undefined) {
    const { shopAdsRate } = terms;
    if (shopAdsRate === undefined) reasons.push({ code: 'shop_ads_rate_not_set', parameters: {} });
    else if (creatorShopAdsRate > shopAdsRate) {
      const parameters = { creatorShopAdsRate, shopAdsRate };
      reasons.push({ code: 'creator_shop_ads_rate_above_total', parameters });
    }
  }
  veto(reasons, registration, command, facts);
  if (reasons.length > 0) return no(reasons);
  const openRate = facts.product?.openCollaborationRate;
  const warnings: Warning[] =
    openRate !== undefined && creatorRate < openRate
      ? [{ code: 'creator_below_open_collaboration_rate', parameters: { rate: creatorRate, openRate } }]
      : [];
  const set = { ...terms, creatorRate };
  const event = { ...about(registration, command), type: 'creator_rate_set', creatorRate } as const;
  return yes(
    {
      ...registration,
      terms: creatorShopAdsRate === undefined ? set : { ...set, creatorShopAdsRate },
      changedAt: at,
    },
    creatorShopAdsRate === undefined ? event : { ...event, creatorShopAdsRate },
    warnings,
  );
}

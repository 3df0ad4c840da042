import {
  type Campaign,
  type Instant,
  type Registration,
  type RegistrationCommand,
  type RegistrationFacts,
  type RegistrationOutcome,
  type RegistrationReason,
  registrationIdOf,
  type Warning,
} from 'partner-campaigns';
import { addCalendarDays } from '../../src/core/calendar.ts';
import { disqualified } from './hand-holds.ts';
import { about, keep, no, over, rate, settled, veto, yes } from './hand-parts.ts';
import type { HandCommand } from './hand-switch.ts';

type Of<Type> = Extract<RegistrationCommand, { type: Type }>;
type Offer = Of<'register' | 'reregister'>;
type Rejection = NonNullable<Registration['lastRejection']>;

/** What the hand-written switch does where there is no registration yet. */
export function register(command: HandCommand, facts: RegistrationFacts): RegistrationOutcome {
  if (command.type !== 'register') {
    const accepted =
      command.actor.role === 'seller' ? REGISTER : command.actor.role === 'platform' ? ADOPT : [];
    return no([{ code: 'not_accepted', parameters: { decision: null, command: command.type, accepted } }]);
  }
  const { campaign } = facts;
  const { at, actor, productId, terms, contact } = command;
  const reasons: RegistrationReason[] = [];
  over(reasons, facts, at);
  published(reasons, campaign, at);
  parties(reasons, facts);
  offered(reasons, command, facts, undefined);
  veto(reasons, undefined, command, facts);
  if (reasons.length > 0) return no(reasons);
  const ids = { campaignId: campaign.id, shopId: actor.shopId, productId };
  const id = registrationIdOf(ids);
  const { agencyId } = campaign;
  const record = {
    v: 2,
    id,
    campaignId: ids.campaignId,
    agencyId,
    shopId: ids.shopId,
    productId,
    decision: 'pending',
    attempt: 1,
    terms,
    contact,
    registeredAt: at,
    decidedAt: at,
    changedAt: at,
    revision: 0,
  } as const;
  const event = {
    v: 1,
    type: 'registration_submitted',
    registrationId: id,
    campaignId: ids.campaignId,
    agencyId,
    shopId: ids.shopId,
    productId,
    attempt: 1,
    at,
    actor,
    terms,
  } as const;
  const warnings = offerWarnings(command, facts, undefined);
  const deadline = reviewDue(facts, at);
  return deadline === null
    ? yes(record, event, warnings)
    : yes({ ...record, deadline }, { ...event, deadline }, warnings);
}

const REGISTER = ['register'] as const;
const ADOPT = ['adopt'] as const;

/** What it does where one is registered again. */
export function reregister(
  registration: Extract<Registration, { decision: 'rejected' | 'withdrawn' | 'closed' }>,
  command: Of<'reregister'>,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at, terms, contact } = command;
  const { decision } = registration;
  const { policy } = facts;
  const reasons: RegistrationReason[] = [];
  over(reasons, facts, at);
  published(reasons, facts.campaign, at);
  const out = disqualified(registration);
  if (out !== null) reasons.push(out);
  if (
    (decision === 'withdrawn' && !policy.reregisterWithdrawn) ||
    (decision === 'closed' && !policy.reregisterClosed)
  ) {
    reasons.push({ code: 'disabled_by_policy', parameters: { command: 'reregister' } });
  }
  // An approval settled the rejection of what was closed.
  const rejection = decision === 'closed' ? undefined : registration.lastRejection;
  parties(reasons, facts);
  offered(reasons, command, facts, rejection);
  veto(reasons, registration, command, facts);
  if (reasons.length > 0) return no(reasons);
  const attempt = registration.attempt + 1;
  const base = decision === 'closed' ? settled(registration, at) : keep(registration, at);
  const record = { ...base, decision: 'pending', attempt, terms, contact } as const;
  const event = {
    ...about(registration, command),
    type: 'registration_resubmitted',
    attempt,
    terms,
  } as const;
  const warnings = offerWarnings(command, facts, rejection);
  const deadline = reviewDue(facts, at);
  return deadline === null
    ? yes(record, event, warnings)
    : yes({ ...record, deadline }, { ...event, deadline }, warnings);
}

function reviewDue({ campaign, policy: { autoReview } }: RegistrationFacts, at: Instant) {
  if (autoReview === null) return null;
  const dueAt = addCalendarDays(at, autoReview.afterDays, campaign.timeZone);
  return { dueAt, dueOutcome: autoReview.outcome };
}

function published(reasons: RegistrationReason[], campaign: Campaign, at: Instant): void {
  if (campaign.decision === 'draft') {
    reasons.push({ code: 'campaign_not_published', parameters: {} });
    return;
  }
  const { start, end } = campaign.registrationPeriod;
  const overFrom = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  const closedAt = end < overFrom ? end : overFrom;
  if (at >= closedAt) reasons.push({ code: 'registration_closed', parameters: { closedAt } });
  else if (at < start) reasons.push({ code: 'registration_not_open', parameters: { opensAt: start } });
}

function parties(reasons: RegistrationReason[], { campaign, shop, product }: RegistrationFacts): void {
  if (shop === undefined) reasons.push({ code: 'fact_missing', parameters: { fact: 'shop' } });
  else {
    const { audience } = campaign;
    if (audience.kind === 'shops' && !audience.shopIds.includes(shop.id)) {
      reasons.push({ code: 'shop_not_invited', parameters: {} });
    }
    if (audience.kind === 'seller_types' && !audience.sellerTypes.includes(shop.sellerType)) {
      const parameters = { sellerType: shop.sellerType, allowed: audience.sellerTypes };
      reasons.push({ code: 'seller_type_not_invited', parameters });
    }
    if (shop.market !== campaign.market) {
      const parameters = { shopMarket: shop.market, campaignMarket: campaign.market };
      reasons.push({ code: 'market_mismatch', parameters });
    }
    if (shop.status !== 'active') {
      reasons.push({ code: 'shop_not_active', parameters: { status: shop.status } });
    }
  }
  if (product === undefined) reasons.push({ code: 'fact_missing', parameters: { fact: 'product' } });
  else if (product.status !== 'live') {
    const parameters = { productId: product.id, status: product.status };
    reasons.push({ code: 'product_not_promotable', parameters });
  }
}

function offered(
  reasons: RegistrationReason[],
  { terms, contact }: Offer,
  { campaign, policy }: RegistrationFacts,
  rejection: Rejection | undefined,
): void {
  const { totalRate, shopAdsRate, sampleQuantity } = terms;
  rate(reasons, 'totalRate', totalRate, policy.totalRate);
  if (policy.proposedRate === 'minimum' && totalRate < campaign.proposedRate) {
    const parameters = { rate: totalRate, minimum: campaign.proposedRate };
    reasons.push({ code: 'proposed_rate_not_met', parameters });
  }
  const wanted = rejection?.wanted;
  if (wanted !== undefined && policy.wantedTerms === 'minimum') {
    if (wanted.totalRate !== undefined) {
      const { minimum: least, maximum, step } = policy.totalRate;
      const whole = Math.floor(maximum / step) * step;
      const minimum = Math.min(wanted.totalRate, whole >= least ? whole : maximum);
      if (totalRate < minimum) {
        reasons.push({ code: 'wanted_rate_not_met', parameters: { rate: totalRate, minimum } });
      }
    }
    if (wanted.sampleQuantity !== undefined) {
      const minimum = Math.min(wanted.sampleQuantity, policy.maximumSampleQuantity);
      if (sampleQuantity < minimum) {
        reasons.push({ code: 'wanted_samples_not_met', parameters: { sampleQuantity, minimum } });
      }
    }
  }
  if (shopAdsRate !== undefined) rate(reasons, 'shopAdsRate', shopAdsRate, policy.shopAdsRate);
  if (sampleQuantity > policy.maximumSampleQuantity) {
    const parameters = { sampleQuantity, maximum: policy.maximumSampleQuantity };
    reasons.push({ code: 'sample_quantity_too_large', parameters });
  }
  if (contact.email.length > 254 || !EMAIL.test(contact.email)) {
    reasons.push({ code: 'contact_invalid', parameters: { field: 'email' } });
  }
  if (contact.whatsapp !== undefined && !PHONE.test(contact.whatsapp)) {
    reasons.push({ code: 'contact_invalid', parameters: { field: 'whatsapp' } });
  }
}

const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\].]+(\.[^\s@"<>(),;:\\[\].]+)+$/;
const PHONE = /^\+[1-9]\d{6,14}$/;

function offerWarnings(
  { terms }: Offer,
  { campaign, product }: RegistrationFacts,
  rejection: Rejection | undefined,
): readonly Warning[] {
  const warnings: Warning[] = [];
  const { totalRate, shopAdsRate, sampleQuantity } = terms;
  if (sampleQuantity === 0) warnings.push({ code: 'no_samples', parameters: {} });
  if (totalRate < campaign.proposedRate) {
    const parameters = { rate: totalRate, proposedRate: campaign.proposedRate };
    warnings.push({ code: 'below_proposed_rate', parameters });
  }
  const wantedRate = rejection?.wanted?.totalRate;
  if (wantedRate !== undefined && totalRate < wantedRate) {
    warnings.push({ code: 'below_wanted_rate', parameters: { rate: totalRate, wantedRate } });
  }
  const wantedQuantity = rejection?.wanted?.sampleQuantity;
  if (wantedQuantity !== undefined && sampleQuantity < wantedQuantity) {
    warnings.push({ code: 'below_wanted_samples', parameters: { sampleQuantity, wantedQuantity } });
  }
  const openRate = product?.openCollaborationRate;
  if (openRate !== undefined && totalRate < openRate) {
    warnings.push({ code: 'below_open_collaboration_rate', parameters: { rate: totalRate, openRate } });
  }
  const openAdsRate = product?.openShopAdsRate;
  if (shopAdsRate !== undefined && openAdsRate !== undefined && shopAdsRate < openAdsRate) {
    const parameters = { rate: shopAdsRate, openRate: openAdsRate };
    warnings.push({ code: 'below_open_shop_ads_rate', parameters });
  }
  if (product !== undefined && sampleQuantity > product.stock) {
    warnings.push({ code: 'samples_above_stock', parameters: { sampleQuantity, stock: product.stock } });
  }
  return warnings;
}

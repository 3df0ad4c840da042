import {
  type Campaign,
  type Policy,
  type Registration,
  type RegistrationCommand,
  type RegistrationEvent,
  type RegistrationFacts,
  type RegistrationOutcome,
  type RegistrationReason,
  registrationIdOf,
  type Warning,
} from 'partner-campaigns';
import { boundCommand } from '../../src/registration/host-rules.ts';

// What an engineer writes who needs these commands and no others: one switch, every rule in place, the same results.

/** Decides a command by a hand-written switch, with the same checks and the same results as `decide`. */
export function handDecide(
  registration: Registration | undefined,
  given: RegistrationCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { campaign, policy } = facts;
  if (registration === undefined) return register(given, facts);
  let command = given;
  const changedAt = registration.changedAt > campaign.changedAt ? registration.changedAt : campaign.changedAt;
  if (command.at < changedAt) {
    if (changedAt - command.at > policy.clockTolerance) {
      return no([{ code: 'time_went_back', parameters: { at: command.at, changedAt } }]);
    }
    command = { ...command, at: changedAt };
  }
  const { at, actor } = command;
  if ('seenRevision' in command && command.seenRevision !== registration.revision) {
    const { seenRevision } = command;
    return no([{ code: 'stale_view', parameters: { seenRevision, revision: registration.revision } }]);
  }
  const reasons: RegistrationReason[] = [];
  const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  if (at >= over) reasons.push({ code: 'campaign_over', parameters: { overFrom: over } });
  const vetoes = vetoesOf(registration, command, facts);
  const about = {
    v: 1,
    registrationId: registration.id,
    campaignId: registration.campaignId,
    agencyId: registration.agencyId,
    shopId: registration.shopId,
    productId: registration.productId,
    attempt: registration.attempt,
    at,
    actor,
  } as const;

  switch (registration.decision) {
    case 'pending':
      switch (command.type) {
        case 'approve':
          reasons.push(...vetoes);
          if (reasons.length > 0) return no(reasons);
          return yes(
            { ...keep(registration, at), decision: 'approved' },
            { ...about, type: 'registration_approved' },
          );
        case 'reject': {
          if (command.reasons.length === 0) reasons.push({ code: 'reason_required', parameters: {} });
          reasons.push(...vetoes);
          if (reasons.length > 0) return no(reasons);
          const { reasons: why, note } = command;
          const { terms, attempt } = registration;
          return yes(
            {
              ...keep(registration, at),
              decision: 'rejected',
              lastRejection:
                note === undefined
                  ? { reasons: why, terms, attempt, at }
                  : { reasons: why, note, terms, attempt, at },
            },
            note === undefined
              ? { ...about, type: 'registration_rejected', reasons: why }
              : { ...about, type: 'registration_rejected', reasons: why, note },
          );
        }
        default:
          return notAccepted(registration, command, {
            agency: ['approve', 'reject', 'block', 'place_hold', 'release_hold'],
            seller: ['withdraw'],
          });
      }
    case 'approved':
      switch (command.type) {
        case 'request_close':
          reasons.push(...vetoes);
          if (reasons.length > 0) return no(reasons);
          return yes(
            { ...keep(registration, at), decision: 'close_requested' },
            { ...about, type: 'close_requested' },
          );
        case 'raise_sample_quantity': {
          const current = registration.terms.sampleQuantity;
          const { sampleQuantity } = command;
          const maximum = policy.maximumSampleQuantity;
          if (sampleQuantity <= current) {
            reasons.push({ code: 'sample_quantity_not_raised', parameters: { sampleQuantity, current } });
          }
          if (sampleQuantity > maximum) {
            reasons.push({ code: 'sample_quantity_too_large', parameters: { sampleQuantity, maximum } });
          }
          reasons.push(...vetoes);
          if (reasons.length > 0) return no(reasons);
          const terms = { ...registration.terms, sampleQuantity };
          const stock = facts.product?.stock;
          const warnings: Warning[] =
            stock !== undefined && sampleQuantity > stock
              ? [{ code: 'samples_above_stock', parameters: { sampleQuantity, stock } }]
              : [];
          return yes(
            { ...registration, terms, changedAt: at },
            { ...about, type: 'sample_quantity_raised', sampleQuantity, previous: current },
            warnings,
          );
        }
        default:
          return notAccepted(registration, command, {
            agency: ['set_creator_rate', 'place_hold', 'release_hold'],
            seller: ['request_close', 'raise_sample_quantity', 'set_shop_ads_rate', 'change_total_rate'],
          });
      }
    case 'close_requested':
      switch (command.type) {
        case 'approve_close':
          reasons.push(...vetoes);
          if (reasons.length > 0) return no(reasons);
          return yes(
            { ...keep(registration, at), decision: 'closed', closure: { because: 'agreed' } },
            { ...about, type: 'registration_closed', because: 'agreed' },
          );
        case 'cancel_close_request':
          if (!policy.cancelCloseRequest) {
            reasons.push({ code: 'disabled_by_policy', parameters: { command: 'cancel_close_request' } });
          }
          reasons.push(...vetoes);
          if (reasons.length > 0) return no(reasons);
          return yes(
            { ...keep(registration, at), decision: 'approved' },
            { ...about, type: 'close_request_cancelled' },
          );
        default:
          return notAccepted(registration, command, {
            agency: ['approve_close', 'decline_close', 'place_hold', 'release_hold'],
            seller: ['cancel_close_request', 'raise_sample_quantity'],
          });
      }
    case 'rejected':
      if (command.type !== 'reregister')
        return notAccepted(registration, command, {
          agency: ['place_hold', 'release_hold'],
          seller: ['reregister'],
        });
      offer(reasons, command, facts);
      reasons.push(...vetoes);
      if (reasons.length > 0) return no(reasons);
      return yes(
        {
          ...keep(registration, at),
          decision: 'pending',
          attempt: registration.attempt + 1,
          terms: command.terms,
          contact: command.contact,
        },
        {
          ...about,
          type: 'registration_resubmitted',
          attempt: registration.attempt + 1,
          terms: command.terms,
        },
        offerWarnings(command, facts),
      );
    default:
      return notAccepted(registration, command, { agency: [], seller: [] });
  }
}

type Offer = Extract<RegistrationCommand, { type: 'register' | 'reregister' }>;

function register(command: RegistrationCommand, facts: RegistrationFacts): RegistrationOutcome {
  if (command.type !== 'register') {
    return no([
      { code: 'not_accepted', parameters: { decision: null, command: command.type, accepted: ['register'] } },
    ]);
  }
  const { campaign } = facts;
  const { at, actor, productId, terms, contact } = command;
  const reasons: RegistrationReason[] = [];
  const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  if (at >= over) reasons.push({ code: 'campaign_over', parameters: { overFrom: over } });
  offer(reasons, command, facts);
  reasons.push(...vetoesOf(undefined, command, facts));
  if (reasons.length > 0) return no(reasons);
  const ids = { campaignId: campaign.id, shopId: actor.shopId, productId };
  const id = registrationIdOf(ids);
  const { agencyId } = campaign;
  return yes(
    {
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
    },
    {
      v: 1,
      type: 'registration_submitted',
      registrationId: id,
      ...ids,
      agencyId,
      attempt: 1,
      at,
      actor,
      terms,
    },
    offerWarnings(command, facts),
  );
}

/** What holds and host rules have against a command. */
function vetoesOf(
  registration: Registration | undefined,
  command: RegistrationCommand,
  { hostRules, ...facts }: RegistrationFacts,
): readonly RegistrationReason[] {
  const holds = registration?.holds;
  if (holds === undefined && hostRules === undefined) return NO_REASONS;
  const reasons: RegistrationReason[] = [];
  for (const { id: holdId, commands, placedBy, placedAt, note } of holds ?? []) {
    if (!commands.some((name) => name === command.type)) continue;
    const parameters = { command: command.type, holdId, placedBy, placedAt };
    reasons.push({ code: 'held', parameters: note === undefined ? parameters : { ...parameters, note } });
  }
  const bound = hostRules === undefined ? null : boundCommand(registration, command);
  if (hostRules === undefined || bound === null) return reasons;
  for (const { rule, veto } of hostRules.objections({ registration, command: bound, facts })) {
    if (veto === undefined) reasons.push({ code: 'host_rule_failed', parameters: { rule } });
    else reasons.push({ code: 'host_rule', parameters: { rule, parameters: {}, ...veto } });
  }
  return reasons;
}

const NO_REASONS: readonly RegistrationReason[] = [];

function offer(reasons: RegistrationReason[], { at, terms, contact }: Offer, facts: RegistrationFacts): void {
  const { campaign, policy, shop, product } = facts;
  if (campaign.decision === 'draft') reasons.push({ code: 'campaign_not_published', parameters: {} });
  window(reasons, campaign, at);
  if (shop === undefined) reasons.push({ code: 'fact_missing', parameters: { fact: 'shop' } });
  else {
    const { audience } = campaign;
    if (audience.kind === 'shops' && !audience.shopIds.includes(shop.id)) {
      reasons.push({ code: 'shop_not_invited', parameters: {} });
    }
    if (audience.kind === 'seller_types' && !audience.sellerTypes.includes(shop.sellerType)) {
      const { sellerType } = shop;
      reasons.push({
        code: 'seller_type_not_invited',
        parameters: { sellerType, allowed: audience.sellerTypes },
      });
    }
    if (shop.market !== campaign.market) {
      const parameters = { shopMarket: shop.market, campaignMarket: campaign.market };
      reasons.push({ code: 'market_mismatch', parameters });
    }
    if (shop.status !== 'active')
      reasons.push({ code: 'shop_not_active', parameters: { status: shop.status } });
  }
  if (product === undefined) reasons.push({ code: 'fact_missing', parameters: { fact: 'product' } });
  else if (product.status !== 'live') {
    const parameters = { productId: product.id, status: product.status };
    reasons.push({ code: 'product_not_promotable', parameters });
  }
  rate(reasons, 'totalRate', terms.totalRate, policy.totalRate);
  if (policy.proposedRate === 'minimum' && terms.totalRate < campaign.proposedRate) {
    const parameters = { rate: terms.totalRate, minimum: campaign.proposedRate };
    reasons.push({ code: 'proposed_rate_not_met', parameters });
  }
  if (terms.shopAdsRate !== undefined) rate(reasons, 'shopAdsRate', terms.shopAdsRate, policy.shopAdsRate);
  if (terms.sampleQuantity > policy.maximumSampleQuantity) {
    const parameters = { sampleQuantity: terms.sampleQuantity, maximum: policy.maximumSampleQuantity };
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

function window(reasons: RegistrationReason[], campaign: Campaign, at: RegistrationCommand['at']): void {
  if (campaign.decision === 'draft') return;
  const { start, end } = campaign.registrationPeriod;
  const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  const closedAt = end < over ? end : over;
  if (at >= closedAt) reasons.push({ code: 'registration_closed', parameters: { closedAt } });
  else if (at < start) reasons.push({ code: 'registration_not_open', parameters: { opensAt: start } });
}

function rate(
  reasons: RegistrationReason[],
  field: 'totalRate' | 'shopAdsRate',
  value: number,
  { minimum, maximum, step }: Policy['totalRate'],
): void {
  if (value < minimum || value > maximum) {
    reasons.push({ code: 'rate_out_of_bounds', parameters: { field, rate: value, minimum, maximum, step } });
  } else if (value % step !== 0)
    reasons.push({ code: 'rate_off_step', parameters: { field, rate: value, step } });
}

function offerWarnings({ terms }: Offer, { campaign, product }: RegistrationFacts): readonly Warning[] {
  const warnings: Warning[] = [];
  const { totalRate, shopAdsRate, sampleQuantity } = terms;
  if (sampleQuantity === 0) warnings.push({ code: 'no_samples', parameters: {} });
  if (totalRate < campaign.proposedRate) {
    const parameters = { rate: totalRate, proposedRate: campaign.proposedRate };
    warnings.push({ code: 'below_proposed_rate', parameters });
  }
  const openRate = product?.openCollaborationRate;
  if (openRate !== undefined && totalRate < openRate) {
    warnings.push({ code: 'below_open_collaboration_rate', parameters: { rate: totalRate, openRate } });
  }
  const openAdsRate = product?.openShopAdsRate;
  if (shopAdsRate !== undefined && openAdsRate !== undefined && shopAdsRate < openAdsRate) {
    warnings.push({
      code: 'below_open_shop_ads_rate',
      parameters: { rate: shopAdsRate, openRate: openAdsRate },
    });
  }
  if (product !== undefined && sampleQuantity > product.stock) {
    warnings.push({ code: 'samples_above_stock', parameters: { sampleQuantity, stock: product.stock } });
  }
  return warnings;
}

function keep(registration: Registration, at: Registration['changedAt']) {
  const { id, campaignId, agencyId, shopId, productId, attempt, terms, contact, registeredAt, revision } =
    registration;
  const ids = { v: 2 as const, id, campaignId, agencyId, shopId, productId };
  const kept = { ...ids, attempt, terms, contact, registeredAt, decidedAt: at, changedAt: at, revision };
  const { lastRejection } = registration;
  return lastRejection === undefined ? kept : { ...kept, lastRejection };
}

function yes(
  registration: Registration,
  event: RegistrationEvent,
  warnings: readonly Warning[] = NONE,
): RegistrationOutcome {
  return { ok: true, registration, events: [event], warnings };
}

const NONE: readonly Warning[] = [];

type Reasons = Extract<RegistrationOutcome, { ok: false }>['refusal']['reasons'];

function no(reasons: readonly RegistrationReason[]): RegistrationOutcome {
  return { ok: false, refusal: { reasons: reasons as Reasons } };
}

type ByRole = Readonly<Record<'agency' | 'seller', readonly RegistrationCommand['type'][]>>;

function notAccepted(
  { decision }: Registration,
  { type, actor }: RegistrationCommand,
  { agency, seller }: ByRole,
): RegistrationOutcome {
  const accepted = actor.role === 'agency' ? agency : seller;
  return no([{ code: 'not_accepted', parameters: { decision, command: type, accepted } }]);
}

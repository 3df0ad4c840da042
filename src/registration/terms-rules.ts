import { type Rate, rateProblem } from '../commission/rate.js';
import type { Terms } from '../commission/terms.js';
import { everyReason } from '../statechart/verdict.js';
import type { CommandOf, RegistrationCommand } from './commands.js';
import type { RegistrationInput as Input } from './input.js';
import { decreaseOf } from './registration.js';
import type { Subject, Verdict } from './rule.js';

/** Bounds the offered total rate (R60). */
export function totalRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  const rate = totalRateIn(command);
  return rate === undefined ? null : rateProblem('totalRate', rate, facts.policy.totalRate);
}

/** Holds the seller to the proposed rate where the policy makes it a minimum (Q3). */
export function proposedRateMet(_: Subject, { command, facts }: Input): Verdict {
  const rate = totalRateIn(command);
  const minimum = facts.campaign.proposedRate;
  if (rate === undefined || facts.policy.proposedRate === 'advisory' || rate >= minimum) return null;
  return { code: 'proposed_rate_not_met', parameters: { rate, minimum } };
}

/** Bounds the Shop Ads rate (R64). */
export function shopAdsRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  const rate =
    command.type === 'set_shop_ads_rate' ? command.shopAdsRate : offeredTerms(command)?.shopAdsRate;
  return rate === undefined ? null : rateProblem('shopAdsRate', rate, facts.policy.shopAdsRate);
}

/** Bounds the sample quantity (Q23). */
export function sampleQuantityWithinLimit(_: Subject, { command, facts }: Input): Verdict {
  const quantity =
    command.type === 'raise_sample_quantity' ? command.sampleQuantity : offeredTerms(command)?.sampleQuantity;
  const maximum = facts.policy.maximumSampleQuantity;
  if (quantity === undefined || quantity <= maximum) return null;
  return { code: 'sample_quantity_too_large', parameters: { sampleQuantity: quantity, maximum } };
}

/** Lets the sample quantity only rise (R81). */
export function sampleQuantityRaised(registration: Subject, { command }: Input): Verdict {
  if (registration === undefined || command.type !== 'raise_sample_quantity') return null;
  const current = registration.terms.sampleQuantity;
  if (command.sampleQuantity > current) return null;
  return {
    code: 'sample_quantity_not_raised',
    parameters: { sampleQuantity: command.sampleQuantity, current },
  };
}

/** Lets the Shop Ads rate be set once (R65). */
export function shopAdsRateUnset(registration: Subject, _: Input): Verdict {
  const rate = registration?.terms.shopAdsRate;
  return rate === undefined ? null : { code: 'shop_ads_rate_already_set', parameters: { rate } };
}

/** Lets the total rate change as far as the policy does (R65, Q17). */
export function totalRateChangeOffered(registration: Subject, { command, facts }: Input): Verdict {
  if (registration === undefined || command.type !== 'change_total_rate') return null;
  const current = registration.terms.totalRate;
  const { totalRateChange } = facts.policy;
  if (totalRateChange === 'locked') return { code: 'total_rate_locked', parameters: { rate: current } };
  if (totalRateChange === 'free' || command.totalRate >= current) return null;
  return { code: 'total_rate_not_raised', parameters: { rate: command.totalRate, current } };
}

/** Refuses to set a rate to what it is, or is to become. */
export function rateChanges(registration: Subject, { command }: Input): Verdict {
  if (registration === undefined) return null;
  const { terms } = registration;
  if (command.type === 'change_total_rate') {
    const decrease = decreaseOf(registration);
    // To give the rate that stands takes back the decrease that waits.
    if (decrease === undefined) return unchanged(command.totalRate, terms.totalRate);
    const { totalRate: rate, dueAt } = decrease;
    return command.totalRate === rate ? { code: 'rate_unchanged', parameters: { rate, dueAt } } : null;
  }
  if (command.type !== 'set_creator_rate') return null;
  const { creatorRate, creatorShopAdsRate = terms.creatorShopAdsRate } = command;
  return creatorShopAdsRate === terms.creatorShopAdsRate ? unchanged(creatorRate, terms.creatorRate) : null;
}

function unchanged(rate: Rate, current: Rate | undefined): Verdict<'rate_unchanged'> {
  return rate === current ? { code: 'rate_unchanged', parameters: { rate } } : null;
}

/** Keeps the creators' part within the total, and within what that is to become (R61, R62). */
export function creatorWithinTotal(registration: Subject, { command }: Input): Verdict {
  const terms = termsAfter(registration, command);
  if (terms === undefined) return null;
  const isSet = command.type === 'set_creator_rate';
  const creatorRate = isSet ? command.creatorRate : terms.creatorRate;
  const coming = isSet ? decreaseOf(registration)?.totalRate : undefined;
  const totalRate = coming ?? (command.type === 'change_total_rate' ? command.totalRate : terms.totalRate);
  if (creatorRate === undefined || creatorRate <= totalRate) return null;
  return { code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } };
}

/** Keeps the creators' part for ads within the Shop Ads rate; without one there is no part of it (Q20). */
export function creatorAdsWithinTotal(registration: Subject, { command }: Input): Verdict {
  const terms = termsAfter(registration, command);
  const creatorShopAdsRate =
    command.type === 'set_creator_rate' ? command.creatorShopAdsRate : terms?.creatorShopAdsRate;
  if (creatorShopAdsRate === undefined) return null;
  const shopAdsRate = terms?.shopAdsRate;
  if (shopAdsRate === undefined) return { code: 'shop_ads_rate_not_set', parameters: {} };
  if (creatorShopAdsRate <= shopAdsRate) return null;
  return { code: 'creator_shop_ads_rate_above_total', parameters: { creatorShopAdsRate, shopAdsRate } };
}

/** Bounds the creators' rates (R62, Q18, Q20). */
export function creatorRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'set_creator_rate') return null;
  const { creatorRate, creatorShopAdsRate } = command;
  const bounds = facts.policy.creatorRate;
  const problem = rateProblem('creatorRate', creatorRate, bounds);
  if (creatorShopAdsRate === undefined) return problem;
  const ofAds = rateProblem('creatorShopAdsRate', creatorShopAdsRate, bounds);
  return everyReason([problem, ofAds].filter((one) => one !== null));
}

/** The terms that stand, or those that an adoption says stand. */
function termsAfter(registration: Subject, command: RegistrationCommand): Terms | undefined {
  return (command.type === 'adopt' ? command.terms : undefined) ?? registration?.terms;
}

function totalRateIn(command: RegistrationCommand): Rate | undefined {
  return command.type === 'change_total_rate' ? command.totalRate : offeredTerms(command)?.totalRate;
}

function offeredTerms(command: RegistrationCommand): CommandOf<'register'>['terms'] | undefined {
  return command.type === 'register' || command.type === 'reregister' ? command.terms : undefined;
}

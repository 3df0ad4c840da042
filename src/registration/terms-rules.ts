import { type Rate, rateProblem } from '../commission/rate.js';
import type { CommandOf, RegistrationCommand } from './commands.js';
import type { RegistrationInput as Input } from './input.js';
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

/** Refuses to set a rate to what it is. */
export function rateChanges(registration: Subject, { command }: Input): Verdict {
  const terms = registration?.terms;
  if (command.type === 'change_total_rate' && command.totalRate === terms?.totalRate) {
    return { code: 'rate_unchanged', parameters: { rate: command.totalRate } };
  }
  if (command.type === 'set_creator_rate' && command.creatorRate === terms?.creatorRate) {
    return { code: 'rate_unchanged', parameters: { rate: command.creatorRate } };
  }
  return null;
}

/** Keeps the creators' part within the total (R61, R62). */
export function creatorWithinTotal(registration: Subject, { command }: Input): Verdict {
  const terms = command.type === 'adopt' ? (command.terms ?? registration?.terms) : registration?.terms;
  if (terms === undefined) return null;
  const totalRate = command.type === 'change_total_rate' ? command.totalRate : terms.totalRate;
  const creatorRate = command.type === 'set_creator_rate' ? command.creatorRate : terms.creatorRate;
  if (creatorRate === undefined || creatorRate <= totalRate) return null;
  return { code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } };
}

/** Bounds the creators' rate (R62, Q18). */
export function creatorRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'set_creator_rate') return null;
  return rateProblem('creatorRate', command.creatorRate, facts.policy.creatorRate);
}

function totalRateIn(command: RegistrationCommand): Rate | undefined {
  return command.type === 'change_total_rate' ? command.totalRate : offeredTerms(command)?.totalRate;
}

function offeredTerms(command: RegistrationCommand): CommandOf<'register'>['terms'] | undefined {
  return command.type === 'register' || command.type === 'reregister' ? command.terms : undefined;
}

import type { Campaign } from '../campaign/campaign.js';
import type { CampaignChanges, CampaignCommand, CampaignDraft } from '../campaign/commands.js';
import { decideCampaign } from '../campaign/decide.js';
import type { CampaignEvent } from '../campaign/events.js';
import type { OfferedTerms } from '../commission/terms.js';
import { type Instant, instant, ONE_DAY } from '../core/instant.js';
import type { Refusal } from '../core/refusal.js';
import type { ShopFacts } from '../eligibility/shop.js';
import { defaultPolicy, type Policy } from '../policy/policy.js';
import type { RegistrationEvent } from '../registration/events.js';
import { handle } from '../registration/handle.js';
import type { Registration } from '../registration/registration.js';

// Records as hosts have them: nothing here is written by hand, everything is what the core decided.

/** A record that was never saved, with everything that happened to it. */
export interface Life<Kept, Event> {
  readonly record: Kept;
  readonly events: readonly Event[];
}

/** A campaign that was never saved, with everything that happened to it. */
export type CampaignLife = Life<Campaign, CampaignEvent>;

/** A registration that was never saved, with everything that happened to it. */
export type RegistrationLife = Life<Registration, RegistrationEvent>;

/** Days after the beginning of what the cases tell of. */
export function days(count: number): Instant {
  return instant(Date.UTC(2026, 2, 1) + count * ONE_DAY);
}

/** An instant some milliseconds before or after another. */
export function shifted(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds);
}

/** As wide as a host may set it: the kit is about storage, not about limits. */
export const widePolicy: Policy = {
  ...defaultPolicy,
  totalRate: { minimum: 0, maximum: 10_000, step: 1 },
  messengers: {},
  totalRateChange: 'free',
  campaign: {
    nameLength: 1_000,
    descriptionLength: 10_000,
    messageLength: 10_000,
    shops: 1_000,
    days: 3_650,
    daysInclusive: true,
  },
  samples: {
    ...defaultPolicy.samples,
    reviewDays: null,
    shipDays: null,
    contentDays: null,
    reapplyAfterDays: 0,
    withdrawBeforeShipment: true,
  },
};

/** A change of a campaign: the command, once it is known of which campaign. */
export type CampaignStep = (campaign: Campaign) => CampaignCommand;

/** What a campaign begins with; the rest is as in all of them. */
export interface CampaignStart {
  readonly agencyId?: string;
  readonly agencyCountry?: string;
  readonly createdAt?: Instant;
  readonly draft?: Partial<CampaignDraft>;
  /** What happens to it later: published at once, if nothing is said. */
  readonly later?: readonly CampaignStep[];
}

/** Registration from day 1 to day 20, campaign from day 10 to day 40; created on day 0. */
export function aCampaign(id: string, start: CampaignStart = {}): CampaignLife {
  const { agencyId = 'agency-1', agencyCountry = 'TH', createdAt = days(0), draft, later } = start;
  const created: CampaignCommand = {
    type: 'create',
    campaignId: id,
    draft: { ...usual, ...draft },
    at: createdAt,
    actor: { role: 'agency', agencyId },
  };
  const agency = { id: agencyId, name: agencyId, homeCountry: agencyCountry };
  const outcome = decideCampaign(undefined, created, { policy: widePolicy, agency });
  if (!outcome.ok) throw mistake(outcome.refusal);
  const { campaign, events } = outcome;
  return (later ?? [published(createdAt)]).reduce(andThen, { record: campaign, events });
}

/** The campaign after one more step. */
export function andThen({ record, events }: CampaignLife, step: CampaignStep): CampaignLife {
  const next = decideCampaign(record, step(record), { policy: widePolicy });
  if (!next.ok) throw mistake(next.refusal);
  return { record: next.campaign, events: [...events, ...next.events] };
}

const usual: CampaignDraft = {
  name: 'Songkran beauty',
  description: 'Creators show sun care in the water festival weeks.',
  message: 'Samples help.',
  market: 'TH',
  timeZone: 'Asia/Bangkok',
  registrationPeriod: { start: days(1), end: days(20) },
  campaignPeriod: { start: days(10), end: days(40) },
  proposedRate: 1_200,
  contact: { email: 'hello@agency.example' },
  audience: { kind: 'everyone' },
};

const byAgency = ({ agencyId }: Campaign) => ({ role: 'agency', agencyId }) as const;

/** It is shown to sellers. */
export function published(at: Instant): CampaignStep {
  return (campaign) => ({ type: 'publish', at, actor: byAgency(campaign) });
}

/** Some of its details change. */
export function edited(at: Instant, changes: CampaignChanges): CampaignStep {
  return (campaign) => ({ type: 'edit', changes, at, actor: byAgency(campaign) });
}

/** It ends early. */
export function endedEarly(at: Instant): CampaignStep {
  return (campaign) => ({ type: 'end_early', at, actor: byAgency(campaign) });
}

/** Its next boundary is told to consumers. */
export function announced(at: Instant): CampaignStep {
  return () => ({ type: 'announce', at, actor: { role: 'clock' } });
}

/** A change of a registration: what is asked for, by whom, when. */
export interface RegistrationStep {
  readonly by: 'seller' | 'agency' | 'platform';
  readonly at: Instant;
  /** As it comes from outside: the core reads it. */
  readonly command: { readonly type: string } & Readonly<Record<string, unknown>>;
}

/** What a registration begins with; the rest is as in all of them. */
export interface RegistrationStart {
  readonly shopId?: string;
  readonly productId?: string;
  readonly at?: Instant;
  readonly terms?: Partial<OfferedTerms>;
  readonly email?: string;
  /** The deadlines that are stamped on it. */
  readonly deadlines?: Partial<Pick<Policy, 'autoReview' | 'autoCloseAfterDays'>>;
  /** What happens to it then. */
  readonly later?: readonly RegistrationStep[];
}

/** A product of shop-1, registered on day 2 in a campaign as it stands then. */
export function aRegistration(campaign: Campaign, start: RegistrationStart = {}): RegistrationLife {
  const { shopId = 'shop-1', productId = 'product-1', at = days(2), terms, deadlines, later = [] } = start;
  const { email = 'seller@shop.example' } = start;
  const offered = { totalRate: 1_000, sampleQuantity: 5, ...terms };
  const register = { type: 'register', productId, terms: offered, contact: { email } };
  const facts = {
    campaign,
    policy: { ...widePolicy, ...deadlines },
    shop: aShop({ id: shopId, market: campaign.market }),
    product: { id: productId, shopId, title: productId, status: 'live', stock: 9 },
  } as const;
  const actors = {
    seller: { role: 'seller', shopId },
    agency: { role: 'agency', agencyId: campaign.agencyId },
    platform: { role: 'platform' },
  } as const;
  let record: Registration | undefined;
  const events: RegistrationEvent[] = [];
  for (const step of [{ by: 'seller', at, command: register } as const, ...later]) {
    const stamp = { at: step.at, actor: actors[step.by] };
    const next = handle(record, step.command, stamp, facts);
    if (!next.ok) throw mistake(next.refusal);
    record = next.registration;
    events.push(...next.events);
  }
  if (record === undefined) throw new TypeError('Nothing was registered');
  return { record, events };
}

/** A shop that is invited everywhere in its market. */
export function aShop(facts: Partial<ShopFacts> = {}): ShopFacts {
  return {
    id: 'shop-1',
    name: 'Sun and Sea',
    market: 'TH',
    homeCountry: 'TH',
    sellerType: 'local',
    status: 'active',
    ...facts,
  };
}

/** What the kit asks for must not be refused. */
export function mistake(refusal: Refusal<{ readonly code: string }>): TypeError {
  return new TypeError(`The kit asked for what is refused: ${JSON.stringify(refusal.reasons)}`);
}

/** Reviews, requests and holds, as steps. */
export const steps = {
  approve: (at: Instant): RegistrationStep => ({ by: 'agency', at, command: seen('approve') }),
  reject: (at: Instant, more: object = {}): RegistrationStep => ({
    by: 'agency',
    at,
    command: { ...seen('reject'), reasons: ['commission_too_low'], ...more },
  }),
  block: (at: Instant, more: object = {}): RegistrationStep => ({
    by: 'agency',
    at,
    command: { ...seen('block'), ...more },
  }),
  withdraw: (at: Instant): RegistrationStep => ({ by: 'seller', at, command: { type: 'withdraw' } }),
  reregister: (at: Instant, terms: OfferedTerms): RegistrationStep => ({
    by: 'seller',
    at,
    command: { type: 'reregister', terms, contact: { email: 'seller@shop.example' } },
  }),
  requestClose: (at: Instant, more: object = {}): RegistrationStep => ({
    by: 'seller',
    at,
    command: { type: 'request_close', ...more },
  }),
  approveClose: (at: Instant): RegistrationStep => ({ by: 'agency', at, command: seen('approve_close') }),
  setCreatorRate: (at: Instant, creatorRate: number): RegistrationStep => ({
    by: 'agency',
    at,
    command: { type: 'set_creator_rate', creatorRate },
  }),
  raiseSamples: (at: Instant, sampleQuantity: number): RegistrationStep => ({
    by: 'seller',
    at,
    command: { type: 'raise_sample_quantity', sampleQuantity },
  }),
  hold: (at: Instant, more: object = {}): RegistrationStep => ({
    by: 'platform',
    at,
    command: { type: 'place_hold', holdId: 'hold-1', commands: ['approve'], ...more },
  }),
  release: (at: Instant): RegistrationStep => ({
    by: 'platform',
    at,
    command: { type: 'release_hold', holdId: 'hold-1' },
  }),
};

/** A review of what was just made: it was never saved, so its revision is 0. */
export function seen<Type extends string>(type: Type): { readonly type: Type; readonly seenRevision: 0 } {
  return { type, seenRevision: 0 };
}

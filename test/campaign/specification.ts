import {
  type AgencyFacts,
  type Audience,
  type Campaign,
  type CampaignChanges,
  type CampaignCommand,
  type CampaignCommandType,
  type CampaignDecision,
  type CampaignDraft,
  type CampaignEvent,
  type CampaignFacts,
  type CampaignReason,
  CLOCK,
  defaultPolicy,
  type Instant,
} from 'partner-campaigns';
import { aCampaign, aDraft, agency, days, shifted } from '../support/build.ts';

/** What an accepted command leads to, and the rules that may refuse it, in the order of their reasons. */
export interface Cell {
  readonly target: CampaignDecision;
  readonly event: CampaignEvent['type'];
  readonly rules: readonly string[];
}

type Cells = Partial<Record<CampaignCommandType, Cell>>;

const ofDetails = [
  'boundaries_ahead',
  'registration_within_campaign',
  'length_within_limit',
  'texts_within_limits',
  'proposed_rate_within_bounds',
  'audience_within_limit',
  'contact_valid',
  'required_messenger_given',
  'messengers_applicable',
];
const ofEdit = ['not_over', 'something_changes', 'starts_editable', ...ofDetails];

const ofInvitation = ['not_over', 'audience_of_shops', 'something_changes', 'audience_within_limit'];
const ofUninvitation = ['not_over', 'audience_of_shops', 'something_changes', 'audience_not_emptied'];

/** Decision by command, by hand: what is not here is not accepted. `none` is the campaign that does not exist yet. */
export const specification: Readonly<Record<'none' | CampaignDecision, Cells>> = {
  none: {
    create: { target: 'draft', event: 'campaign_created', rules: ['agency_known', ...ofDetails] },
  },
  draft: {
    edit: { target: 'draft', event: 'campaign_edited', rules: ofEdit },
    invite_shops: { target: 'draft', event: 'shops_invited', rules: ofInvitation },
    uninvite_shops: { target: 'draft', event: 'shops_uninvited', rules: ofUninvitation },
    publish: { target: 'published', event: 'campaign_published', rules: ['not_over', 'quota_left'] },
  },
  published: {
    edit: { target: 'published', event: 'campaign_edited', rules: ofEdit },
    invite_shops: { target: 'published', event: 'shops_invited', rules: ofInvitation },
    uninvite_shops: { target: 'published', event: 'shops_uninvited', rules: ofUninvitation },
    end_early: { target: 'ended_early', event: 'campaign_ended_early', rules: ['not_over'] },
    announce: { target: 'published', event: 'campaign_started', rules: ['milestone_reached'] },
  },
  ended_early: {
    announce: { target: 'ended_early', event: 'campaign_started', rules: ['milestone_reached'] },
  },
};

/** A command on a campaign, with the facts it is decided on. */
export interface Situation {
  readonly campaign: Campaign | undefined;
  readonly command: CampaignCommand;
  readonly facts: CampaignFacts;
}

/** What is written in a new campaign: registration from day 1 to day 20, campaign from day 10 to day 40. */
export const draft: CampaignDraft = aDraft();

/** Shops 1 to 3. */
export const threeShops: Audience = { kind: 'shops', shopIds: ['shop-1', 'shop-2', 'shop-3'] };

export const theAgency: AgencyFacts = { id: 'agency-1', name: 'Bright Partners', homeCountry: 'TH' };
export const campaignFacts: CampaignFacts = { policy: defaultPolicy, agency: theAgency };

/** The campaign of the test world for three named shops, last written on day 0; ended early on day 15. */
export const campaigns: Readonly<Record<'none' | CampaignDecision, Campaign | undefined>> = {
  none: undefined,
  draft: aCampaign({ decision: 'draft', audience: threeShops }),
  published: aCampaign({ audience: threeShops }),
  ended_early: aCampaign({ decision: 'ended_early', endedAt: days(15), audience: threeShops }),
};

export function create(at: Instant, changes: CampaignChanges = {}): CampaignCommand {
  return { type: 'create', campaignId: 'campaign-1', draft: { ...draft, ...changes }, at, actor: agency };
}

export function edit(at: Instant, changes: CampaignChanges): CampaignCommand {
  return { type: 'edit', changes, at, actor: agency };
}

export function invite(at: Instant, shopIds: readonly string[]): CampaignCommand {
  return { type: 'invite_shops', shopIds, at, actor: agency };
}

export function uninvite(at: Instant, shopIds: readonly string[]): CampaignCommand {
  return { type: 'uninvite_shops', shopIds, at, actor: agency };
}

/** A command that every rule lets pass on day 5, or 16 to announce the start. */
export const accepted: Readonly<Record<CampaignCommandType, CampaignCommand>> = {
  create: create(days(5)),
  edit: edit(days(5), { name: 'Songkran beauty 2' }),
  invite_shops: invite(days(5), ['shop-4']),
  uninvite_shops: uninvite(days(5), ['shop-2']),
  publish: { type: 'publish', at: days(5), actor: agency },
  end_early: { type: 'end_early', at: days(5), actor: agency },
  announce: { type: 'announce', at: days(16), actor: CLOCK },
};

/** Details that break one rule each on day 5, in a new campaign as in an edited one. */
export const wrongDetails: Readonly<Record<string, { changes: CampaignChanges; reason: CampaignReason }>> = {
  boundaries_ahead: {
    changes: { registrationPeriod: { start: days(1), end: days(5) } },
    reason: {
      code: 'boundary_not_ahead',
      parameters: { boundaries: ['registrationPeriod.end'], at: days(5) },
    },
  },
  registration_within_campaign: {
    changes: { registrationPeriod: { start: days(1), end: shifted(days(40), 1) } },
    reason: {
      code: 'registration_outlasts_campaign',
      parameters: { registrationEnd: shifted(days(40), 1), campaignEnd: days(40) },
    },
  },
  length_within_limit: {
    changes: { campaignPeriod: { start: days(10), end: shifted(days(370), 1) } },
    reason: { code: 'campaign_too_long', parameters: { latestEnd: days(370), maximumDays: 360 } },
  },
  texts_within_limits: {
    changes: { name: 'n'.repeat(50) },
    reason: { code: 'text_too_long', parameters: { field: 'name', length: 50, maximum: 49 } },
  },
  proposed_rate_within_bounds: {
    changes: { proposedRate: 99 },
    reason: {
      code: 'rate_out_of_bounds',
      parameters: { field: 'proposedRate', rate: 99, minimum: 100, maximum: 8000, step: 1 },
    },
  },
  audience_within_limit: {
    changes: { audience: { kind: 'shops', shopIds: shops(100) } },
    reason: { code: 'audience_too_large', parameters: { shops: 100, maximum: 99 } },
  },
  contact_valid: {
    changes: { contact: { email: 'nobody', line: '@agency' } },
    reason: { code: 'contact_invalid', parameters: { field: 'email' } },
  },
  required_messenger_given: {
    changes: { contact: { email: 'hello@agency.example', phone: '+6621234567' } },
    reason: { code: 'messenger_missing', parameters: { market: 'TH', messenger: 'line' } },
  },
  messengers_applicable: {
    changes: { contact: { email: 'hello@agency.example', line: '@agency', zalo: '0912345678' } },
    reason: {
      code: 'messenger_not_applicable',
      parameters: { market: 'TH', messenger: 'zalo', applicable: 'line' },
    },
  },
};

/** Breaks every rule about details at once, and is over on day 45. */
export const allWrong: CampaignChanges = {
  name: 'n'.repeat(50),
  description: 'd'.repeat(1000),
  message: 'm'.repeat(1000),
  registrationPeriod: { start: days(2), end: days(32) },
  campaignPeriod: { start: days(-330), end: days(31) },
  proposedRate: 8001,
  contact: { email: '', viber: '+6621234567' },
  audience: { kind: 'shops', shopIds: shops(100) },
};

export function shops(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `shop-${index + 1}`);
}

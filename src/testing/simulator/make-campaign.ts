import type { Audience } from '../../campaign/audience.js';
import type { Campaign } from '../../campaign/campaign.js';
import type { CampaignChanges, CampaignDraft } from '../../campaign/commands.js';
import { overFrom } from '../../campaign/status.js';
import { instant } from '../../core/instant.js';
import { proposedRateBoundsOf } from '../../policy/proposed-rate-bounds.js';
import type { Random } from './random.js';
import { agencies, shops } from './scenery.js';
import type { Deed } from './steps.js';
import type { View } from './view.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Makes up what an agency does with its campaigns. */
export function campaignDeed(view: View): Deed {
  const { random, campaigns, now } = view;
  const open = campaigns.filter((campaign) => overFrom(campaign) > now - DAY);
  if (open.length === 0) return createDeed(view);
  const draft = open.find(({ decision }) => decision === 'draft');
  if (draft !== undefined && random.percent(55))
    return { does: 'publish', ...ownerOf(draft, random), ...commandId(view) };
  const campaign = random.pick(open);
  const on = { ...ownerOf(campaign, random), ...commandId(view) };
  switch (random.weighted({ edit: 50, invite: 18, uninvite: 12, publish: 10, end_early: 4 })) {
    case 'edit':
      return { does: 'edit', ...on, changes: changesOf(view, campaign), ...behind(random) };
    case 'invite':
      return { does: 'invite', ...on, shopIds: someShops(random) };
    case 'uninvite':
      return { does: 'uninvite', ...on, shopIds: someShops(random) };
    case 'publish':
      return { does: 'publish', ...on };
    case 'end_early':
      return { does: 'end_early', ...on };
  }
}

/** Makes up a new campaign. */
export function createDeed(view: View): Deed {
  const { random } = view;
  const { id: agencyId } = random.pick(agencies);
  return {
    does: 'create',
    agencyId,
    campaignId: view.newName('campaign'),
    draft: draftOf(view),
    ...commandId(view),
  };
}

function draftOf({ random, now, policy }: View): CampaignDraft {
  const market = random.percent(85) ? 'TH' : 'US';
  const registrationStart = instant(now + random.below(2 * DAY) - random.below(HOUR));
  const start = instant(now + random.below(10 * DAY));
  const end = instant(start + random.between(4 * DAY, 30 * DAY));
  const proposes = proposedRateBoundsOf(policy);
  const registrationEnd = instant(
    Math.min(end, Math.max(registrationStart, now) + random.between(DAY, 20 * DAY)),
  );
  return {
    name: `Songkran ${random.between(1, 99)}`,
    description: 'Creators show what the shops have.',
    message: 'Samples help.',
    market,
    timeZone: market === 'TH' ? 'Asia/Bangkok' : 'America/New_York',
    registrationPeriod: { start: registrationStart, end: registrationEnd },
    campaignPeriod: { start, end },
    proposedRate: rateIn(random, proposes.minimum, Math.min(2_000, proposes.maximum)),
    contact: { email: 'hello@agency.example', ...(market === 'TH' ? { line: '@agency' } : {}) },
    audience: audienceOf(random),
  };
}

function rateIn(random: Random, minimum: number, maximum: number): number {
  return Math.floor(random.between(minimum, maximum) / 50) * 50 || minimum;
}

function audienceOf(random: Random): Audience {
  if (random.percent(62)) return { kind: 'everyone' };
  if (random.percent(70)) return { kind: 'shops', shopIds: someShops(random) };
  return { kind: 'seller_types', sellerTypes: [random.pick(['local', 'cross_border'] as const)] };
}

function someShops(random: Random): readonly string[] {
  return random.some(
    shops.map(({ id }) => id),
    random.between(1, 3),
  );
}

function changesOf({ random, now }: View, campaign: Campaign): CampaignChanges {
  const { campaignPeriod, registrationPeriod } = campaign;
  switch (random.weighted({ end: 30, start: 12, window: 20, name: 20, rate: 10, audience: 8, nothing: 5 })) {
    case 'end': {
      const end = instant(Math.max(now, campaignPeriod.start) + random.between(-DAY, 25 * DAY) + 3 * HOUR);
      const closes = instant(Math.min(registrationPeriod.end, Math.max(end, registrationPeriod.start + 1)));
      const start = Math.min(campaignPeriod.start, end - 1);
      return {
        campaignPeriod: { start: instant(start), end },
        registrationPeriod: { start: registrationPeriod.start, end: closes },
      };
    }
    case 'start': {
      const start = instant(Math.min(campaignPeriod.end - 1, now + random.below(6 * DAY) - HOUR));
      return { campaignPeriod: { start, end: campaignPeriod.end } };
    }
    case 'window': {
      const end = Math.max(registrationPeriod.start + 1, now + random.below(9 * DAY) - HOUR);
      return { registrationPeriod: { start: registrationPeriod.start, end: instant(end) } };
    }
    case 'name':
      return { name: `Songkran ${random.between(1, 99)}` };
    case 'rate':
      return { proposedRate: rateIn(random, 100, 9_000) };
    case 'audience':
      return { audience: audienceOf(random) };
    case 'nothing':
      return { name: campaign.name };
  }
}

/** The agency of a campaign; seldom another, to whom it is not there. */
function ownerOf({ id, agencyId }: Campaign, random: Random) {
  const other = random.pick(agencies);
  return { campaignId: id, agencyId: random.percent(96) ? agencyId : other.id };
}

function behind(random: Random) {
  if (random.percent(60)) return {};
  return { behind: random.percent(80) ? 0 : 1 };
}

function commandId(view: View) {
  return view.random.percent(70) ? { commandId: view.newName('c') } : {};
}

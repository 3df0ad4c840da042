import type { Campaign, CampaignReason } from 'partner-campaigns';
import { aPolicy, days, shifted } from '../support/build.ts';
import {
  accepted,
  campaignFacts,
  campaigns,
  create,
  draft,
  edit,
  invite,
  type Situation,
  shops,
  specification,
  uninvite,
  wrongDetails,
} from './specification.ts';

export const decisions = ['none', 'draft', 'published', 'ended_early'] as const;
export const commands = [
  'create',
  'edit',
  'invite_shops',
  'uninvite_shops',
  'publish',
  'end_early',
  'announce',
] as const;

/** Every decision with every command. */
export const cells = decisions.flatMap((decision) =>
  commands.map((command) => ({ decision, command, cell: specification[decision][command] })),
);
/** The cells that the specification names. */
export const taken = cells.flatMap(({ decision, command, cell }) =>
  cell === undefined ? [] : [{ decision, command, ...cell }],
);
/** Every rule of every cell. */
export const rulesOfCells = taken.flatMap(({ decision, command, rules }) =>
  rules.map((rule) => ({ decision, command, rule })),
);

/** A situation in which that rule refuses, and no other that can be helped. */
export function broken(
  rule: string,
  command: (typeof commands)[number],
  decision: (typeof decisions)[number],
): Situation & { reasons: readonly [CampaignReason, ...CampaignReason[]] } {
  const campaign = campaigns[decision];
  const facts = campaignFacts;
  const over: CampaignReason = { code: 'campaign_over', parameters: { overFrom: days(40) } };
  switch (rule) {
    case 'agency_known': {
      const missing: CampaignReason = { code: 'fact_missing', parameters: { fact: 'agency' } };
      return { campaign, command: accepted[command], facts: { policy: facts.policy }, reasons: [missing] };
    }
    case 'not_over':
      return { campaign, command: { ...accepted[command], at: days(40) }, facts, reasons: [over] };
    case 'quota_left': {
      const policy = aPolicy({ maximumOngoingCampaigns: 3 });
      const full: CampaignReason = {
        code: 'too_many_ongoing_campaigns',
        parameters: { maximum: 3, ongoing: 3 },
      };
      const taken = { ...facts, policy, ongoingCampaigns: 3 };
      return { campaign, command: accepted[command], facts: taken, reasons: [full] };
    }
    case 'audience_of_shops': {
      if (campaign === undefined) break;
      const open: Campaign = { ...campaign, audience: { kind: 'everyone' } };
      const everyone: CampaignReason = { code: 'audience_not_shops', parameters: { audience: 'everyone' } };
      return { campaign: open, command: accepted[command], facts, reasons: [everyone] };
    }
    case 'audience_not_emptied': {
      const empty: CampaignReason = { code: 'audience_empty', parameters: {} };
      return { campaign, command: uninvite(days(5), shops(3)), facts, reasons: [empty] };
    }
    case 'audience_within_limit': {
      if (command !== 'invite_shops') break;
      const tooLarge: CampaignReason = {
        code: 'audience_too_large',
        parameters: { shops: 100, maximum: 99 },
      };
      return { campaign, command: invite(days(5), shops(100)), facts, reasons: [tooLarge] };
    }
    case 'something_changes': {
      if (command !== 'edit') {
        const same: CampaignReason = { code: 'nothing_changes', parameters: { fields: ['audience'] } };
        const idle =
          command === 'invite_shops' ? invite(days(5), ['shop-3', 'shop-1']) : uninvite(days(5), ['shop-9']);
        return { campaign, command: idle, facts, reasons: [same] };
      }
      const nothing: CampaignReason = { code: 'nothing_changes', parameters: { fields: ['name'] } };
      return { campaign, command: edit(days(5), { name: draft.name }), facts, reasons: [nothing] };
    }
    case 'starts_editable': {
      const begun: CampaignReason = {
        code: 'start_not_editable',
        parameters: { fields: ['campaignPeriod'], startedAt: days(10) },
      };
      // The starts of a draft are kept only once it is over.
      return decision === 'draft'
        ? {
            campaign,
            command: edit(days(40), { campaignPeriod: { start: days(41), end: days(50) } }),
            facts,
            reasons: [over, begun],
          }
        : {
            campaign,
            command: edit(days(15), { campaignPeriod: { start: days(16), end: days(40) } }),
            facts,
            reasons: [begun],
          };
    }
    case 'milestone_reached': {
      const early: CampaignReason = { code: 'nothing_to_announce', parameters: { next: days(10) } };
      return {
        campaign,
        command: { ...accepted[command], at: shifted(days(10), -1) },
        facts,
        reasons: [early],
      };
    }
  }
  const wrong = wrongDetails[rule];
  if (wrong === undefined) throw new Error(`No situation breaks ${rule}`);
  const { changes, reason } = wrong;
  const of = command === 'create' ? create(days(5), changes) : edit(days(5), changes);
  return { campaign, command: of, facts, reasons: [reason] };
}

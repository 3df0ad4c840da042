import fc from 'fast-check';
import type { AgencyFacts } from '../../campaign/agency.js';
import type { Campaign, CampaignDecision } from '../../campaign/campaign.js';
import type { CampaignCommand } from '../../campaign/commands.js';
import { decideCampaign } from '../../campaign/decide.js';
import type { CampaignEvent } from '../../campaign/events.js';
import { nextMilestone, overFrom } from '../../campaign/status.js';
import { CLOCK } from '../../core/actor.js';
import { laterOf, ONE_DAY } from '../../core/instant.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import { type DraftDraw, type DraftOptions, draftDraws, draftOf } from './campaign-drafts.js';
import { mostly } from './combinators.js';
import { after, BEGINNING, ONE_HOUR } from './instants.js';
import type { Place } from './place.js';
import { opened } from './policies.js';
import { names } from './texts.js';

/** A campaign and how it came to be what it is. */
export interface CampaignLife {
  readonly campaign: Campaign;
  /** Everything that happened to it, oldest first. */
  readonly events: readonly CampaignEvent[];
}

/** The draws that a campaign's life is made of. */
export interface CampaignDraw {
  readonly draft: DraftDraw;
  readonly agencyCountry: string;
  /** Hours between what is done to it before registration opens. */
  readonly hours: number;
  readonly edited: CampaignEdit;
  readonly told: 'nothing' | 'start' | 'end';
  /** Of the time from its registration to its end, in percent, when it is ended early. */
  readonly endedAt: number;
}

type CampaignEdit = { readonly does: 'nothing' | 'prolong' | 'invite' } | { readonly renamed: string };

/** Draws of campaigns' lives. */
export function campaignDraws(options: DraftOptions): fc.Arbitrary<CampaignDraw> {
  const edits = fc.oneof(
    { withCrossShrink: true },
    { weight: 4, arbitrary: fc.constant<CampaignEdit>({ does: 'nothing' }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('prolong', 'invite').map((does): CampaignEdit => ({ does })),
    },
    { weight: 1, arbitrary: names({ maximum: 40 }).map((renamed): CampaignEdit => ({ renamed })) },
  );
  return fc.record(
    {
      draft: draftDraws(options),
      agencyCountry: mostly('TH', 'US'),
      hours: fc.nat(5),
      edited: edits,
      told: mostly('nothing', 'start', 'end'),
      endedAt: fc.nat(100),
    },
    { noNullPrototype: true },
  );
}

/** Lets a drawn campaign live up to a decision. */
export function campaignLife(
  draw: CampaignDraw,
  place: Place,
  decision: CampaignDecision,
  { from = BEGINNING, policy = defaultPolicy, welcome }: Omit<DraftOptions, 'shopId'> = {},
): CampaignLife {
  const agency: AgencyFacts = { id: place.agencyId, name: 'Agency', homeCountry: draw.agencyCountry };
  const making = makingPolicy(policy);
  let campaign: Campaign | undefined;
  const events: CampaignEvent[] = [];
  const does = (command: CampaignCommand): Campaign => {
    const outcome = decideCampaign(campaign, command, { policy: making, agency });
    if (!outcome.ok) {
      const codes = outcome.refusal.reasons.map(({ code }) => code).join(', ');
      throw new TypeError(`${command.type} was refused while a campaign was made: ${codes}`);
    }
    events.push(...outcome.events);
    campaign = saved(outcome.campaign);
    return campaign;
  };
  const actor = { role: 'agency', agencyId: place.agencyId } as const;
  const later = (step: number) => after(from, step * draw.hours * ONE_HOUR);

  const draft = draftOf(draw.draft, { from, policy, shopId: place.shopId, welcome });
  let current = does({ type: 'create', campaignId: place.campaignId, draft, at: from, actor });
  const edit = commandOf(draw.edited, current);
  if (decision === 'draft') {
    if (edit?.type === 'edit') current = does({ ...edit, at: later(1), actor });
    return { campaign: current, events };
  }
  current = does({ type: 'publish', at: later(1), actor });
  if (edit !== null) current = does({ ...edit, at: later(2), actor });
  const first = laterOf(current.registrationPeriod.start, current.changedAt);
  if (decision === 'ended_early') {
    const length = current.campaignPeriod.end - first - 1;
    const at = after(first, Math.floor((length * draw.endedAt) / 100));
    const begun = nextMilestone(current);
    if (draw.told === 'start' && begun !== null && begun.what === 'start' && begun.at <= at)
      current = does({ type: 'announce', at, actor: CLOCK });
    current = does({ type: 'end_early', at, actor });
    if (draw.told === 'end') current = toldEnd(current, does);
    return { campaign: current, events };
  }
  if (draw.told === 'start')
    current = does({
      type: 'announce',
      at: laterOf(current.campaignPeriod.start, current.changedAt),
      actor: CLOCK,
    });
  if (draw.told === 'end') current = toldEnd(current, does);
  return { campaign: current, events };
}

/** Tells consumers of all that there is to tell. */
function toldEnd(campaign: Campaign, does: (command: CampaignCommand) => Campaign): Campaign {
  const told = does({ type: 'announce', at: overFrom(campaign), actor: CLOCK });
  return nextMilestone(told) === null
    ? told
    : does({ type: 'announce', at: overFrom(campaign), actor: CLOCK });
}

function commandOf(edited: CampaignEdit, { audience, campaignPeriod, name }: Campaign) {
  if ('renamed' in edited)
    return edited.renamed === name ? null : ({ type: 'edit', changes: { name: edited.renamed } } as const);
  if (edited.does === 'prolong') {
    const end = after(campaignPeriod.end, ONE_DAY);
    return { type: 'edit', changes: { campaignPeriod: { ...campaignPeriod, end } } } as const;
  }
  if (edited.does === 'invite' && audience.kind === 'shops')
    return { type: 'invite_shops', shopIds: ['shop-late'] } as const;
  return null;
}

/** What a campaign was made under: policies change, and what they limit now they may not have limited then. */
function makingPolicy(policy: Policy): Policy {
  return {
    ...opened(policy),
    campaign: defaultPolicy.campaign,
    messengers: defaultPolicy.messengers,
    clockTolerance: 0,
  };
}

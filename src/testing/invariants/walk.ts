import type { Campaign, CampaignDecision } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import { evolveCampaign } from '../../campaign/evolve.js';
import { campaignStatusAt } from '../../campaign/status.js';
import type { StoredEvent } from '../../ports/store.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { evolveRegistration } from '../../registration/evolve.js';
import type { Decision, Registration } from '../../registration/registration.js';
import type { CampaignPassage, Passage, RegistrationPassage } from './passage.js';
import { campaignDecisionAfter, decisionAfter } from './storylines.js';

/** What replaying a feed has given so far: records without contacts and with revision 0. */
export interface Replayed {
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly registrations: ReadonlyMap<string, Registration>;
  /** The decisions of both, by the names of their events alone. */
  readonly decisions: ReadonlyMap<string, Decision | CampaignDecision>;
  /** The shops that have registrations, or were invited. */
  readonly shops: ReadonlySet<string>;
  /** How many events each record has. */
  readonly lengths: ReadonlyMap<string, number>;
}

/** Replays a feed, part by part. */
export interface Walk extends Replayed {
  /** Goes on with what follows in the feed, and gives each event with what stood before and stands after it. */
  take(entries: readonly StoredEvent[]): readonly Passage[];
}

/** Begins before anything has happened. */
export function createWalk(): Walk {
  const campaigns = new Map<string, Campaign>();
  const registrations = new Map<string, Registration>();
  const campaignDecisions = new Map<string, CampaignDecision>();
  const registrationDecisions = new Map<string, Decision>();
  const decisions = new Map<string, Decision | CampaignDecision>();
  const shops = new Set<string>();
  const lengths = new Map<string, number>();

  function runningAt({ agencyId, at }: CampaignEvent): number {
    const own = [...campaigns.values()].filter((campaign) => campaign.agencyId === agencyId);
    const isRunning = (campaign: Campaign) =>
      ['upcoming', 'ongoing'].includes(campaignStatusAt(campaign, at));
    return own.filter(isRunning).length;
  }

  function takeCampaign(event: CampaignEvent, cursor: string): CampaignPassage {
    const { campaignId: id } = event;
    const before = campaigns.get(id);
    const decision = campaignDecisionAfter(event, campaignDecisions.get(id));
    if (decision !== undefined) {
      campaignDecisions.set(id, decision);
      decisions.set(id, decision);
    }
    const applied = apply(() => evolveCampaign(before, event));
    if (applied.after !== undefined) campaigns.set(id, applied.after);
    if (applied.after?.audience.kind === 'shops')
      for (const shopId of applied.after.audience.shopIds) shops.add(shopId);
    const running = event.type === 'campaign_published' ? runningAt(event) : 0;
    return { kind: 'campaign', cursor, event, before, running, ...applied };
  }

  function takeRegistration(event: RegistrationEvent, cursor: string): RegistrationPassage {
    const { registrationId: id } = event;
    const before = registrations.get(id);
    const decision = decisionAfter(event, registrationDecisions.get(id));
    if (decision !== undefined) {
      registrationDecisions.set(id, decision);
      decisions.set(id, decision);
    }
    const applied = apply(() => evolveRegistration(before, event));
    if (applied.after !== undefined) registrations.set(id, applied.after);
    shops.add(event.shopId);
    return {
      kind: 'registration',
      cursor,
      event,
      before,
      campaign: campaigns.get(event.campaignId),
      ...applied,
    };
  }

  return {
    campaigns,
    registrations,
    decisions,
    shops,
    lengths,
    take: (entries) =>
      entries.map(({ event, cursor }) => {
        const id = 'registrationId' in event ? event.registrationId : event.campaignId;
        lengths.set(id, (lengths.get(id) ?? 0) + 1);
        return 'registrationId' in event ? takeRegistration(event, cursor) : takeCampaign(event, cursor);
      }),
  };
}

/** Events that do not follow from what stood before throw: here, that is a finding and no bug. */
function apply<Record>(evolve: () => Record): {
  readonly after: Record | undefined;
  readonly failure?: string;
} {
  try {
    return { after: evolve() };
  } catch (error) {
    return { after: undefined, failure: error instanceof Error ? error.message : String(error) };
  }
}

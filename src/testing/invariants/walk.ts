import type { Campaign, CampaignDecision } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import { evolveCampaign } from '../../campaign/evolve.js';
import { campaignStatusAt } from '../../campaign/status.js';
import type { CreatorLinkEvent } from '../../creator/events.js';
import { evolveLink } from '../../creator/evolve.js';
import type { CreatorLink, LinkDecision } from '../../creator/link.js';
import { happenedTo, isCampaignEvent, isLinkEvent, isRegistrationEvent } from '../../ports/save.js';
import type { StoredEvent } from '../../ports/store.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { evolveRegistration } from '../../registration/evolve.js';
import type { Decision, Registration } from '../../registration/registration.js';
import type { SampleEvent } from '../../sample/events.js';
import { evolveSampleRequest } from '../../sample/evolve.js';
import { evolveLedger, type SampleLedger, sampleLedgerIdOf } from '../../sample/ledger.js';
import type { SampleDecision, SampleRequest } from '../../sample/request.js';
import type { CampaignPassage, LinkPassage, Passage, RegistrationPassage, SamplePassage } from './passage.js';
import { savedName } from './saved-name.js';
import {
  campaignDecisionAfter,
  decisionAfter,
  linkDecisionAfter,
  sampleDecisionAfter,
} from './storylines.js';

/** What replaying a feed has given so far: records without contacts and with revision 0. */
export interface Replayed {
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly links: ReadonlyMap<string, CreatorLink>;
  readonly samples: ReadonlyMap<string, SampleRequest>;
  readonly ledgers: ReadonlyMap<string, SampleLedger>;
  /** The decisions of all, by kind and id, as the names of their events alone tell them. */
  readonly decisions: ReadonlyMap<string, Decision | CampaignDecision | LinkDecision | SampleDecision>;
  /** The shops that have registrations, or were invited. */
  readonly shops: ReadonlySet<string>;
  /** With whom and with what each creator has to do: shops, agencies, campaigns and registrations. */
  readonly dealings: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many events each record has, by kind and id; of a ledger, those that changed it. */
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
  const links = new Map<string, CreatorLink>();
  const samples = new Map<string, SampleRequest>();
  const ledgers = new Map<string, SampleLedger>();
  const campaignDecisions = new Map<string, CampaignDecision>();
  const registrationDecisions = new Map<string, Decision>();
  const sampleDecisions = new Map<string, SampleDecision>();
  const decisions = new Map<string, Decision | CampaignDecision | LinkDecision | SampleDecision>();
  const shops = new Set<string>();
  const dealings = new Map<string, Set<string>>();
  const lengths = new Map<string, number>();

  function runningAt({ agencyId, at }: CampaignEvent): number {
    const own = [...campaigns.values()].filter((campaign) => campaign.agencyId === agencyId);
    const isRunning = (campaign: Campaign) =>
      ['upcoming', 'ongoing'].includes(campaignStatusAt(campaign, at));
    return own.filter(isRunning).length;
  }

  function takeCampaign(event: CampaignEvent, cursor: string, name: string): CampaignPassage {
    const { campaignId: id } = event;
    const before = campaigns.get(id);
    const decision = campaignDecisionAfter(event, campaignDecisions.get(id));
    if (decision !== undefined) {
      campaignDecisions.set(id, decision);
      decisions.set(name, decision);
    }
    const applied = apply(() => evolveCampaign(before, event));
    if (applied.after !== undefined) campaigns.set(id, applied.after);
    if (applied.after?.audience.kind === 'shops')
      for (const shopId of applied.after.audience.shopIds) shops.add(shopId);
    const running = event.type === 'campaign_published' ? runningAt(event) : 0;
    return { kind: 'campaign', cursor, event, before, running, ...applied };
  }

  function takeRegistration(event: RegistrationEvent, cursor: string, name: string): RegistrationPassage {
    const { registrationId: id } = event;
    const before = registrations.get(id);
    const decision = decisionAfter(event, registrationDecisions.get(id));
    if (decision !== undefined) {
      registrationDecisions.set(id, decision);
      decisions.set(name, decision);
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

  function takeLink(event: CreatorLinkEvent, cursor: string, name: string): LinkPassage {
    const { creatorLinkId: id, registrationId, campaignId } = event;
    const before = links.get(id);
    decisions.set(name, linkDecisionAfter(event));
    const applied = apply(() => evolveLink(before, event));
    if (applied.after !== undefined) links.set(id, applied.after);
    const about = {
      registration: registrations.get(registrationId),
      campaign: campaigns.get(campaignId),
    };
    return { kind: 'creator_link', cursor, event, before, ...about, ...applied };
  }

  function takeSample(event: SampleEvent, cursor: string, name: string): SamplePassage {
    const { sampleRequestId: id, registrationId, campaignId } = event;
    const before = samples.get(id);
    const decision = sampleDecisionAfter(event, sampleDecisions.get(id));
    if (decision !== undefined) {
      sampleDecisions.set(id, decision);
      decisions.set(name, decision);
    }
    const ledgerId = sampleLedgerIdOf(event);
    const kept = ledgers.get(ledgerId);
    const counted = apply(() => evolveLedger(kept, event));
    if (counted.after !== undefined && counted.after !== kept) {
      ledgers.set(ledgerId, counted.after);
      count(savedName({ kind: 'sample_ledger', id: ledgerId }));
    }
    const applied = { ...counted, ...apply(() => evolveSampleRequest(before, event)) };
    if (applied.after !== undefined) samples.set(id, applied.after);
    const about = {
      registration: registrations.get(registrationId),
      campaign: campaigns.get(campaignId),
      ledger: { before: kept, after: counted.after },
    };
    return { kind: 'sample_request', cursor, event, before, ...about, ...applied };
  }

  function deal({ creatorId, registrationId, campaignId, agencyId, shopId }: CreatorLinkEvent | SampleEvent) {
    const known = dealings.get(creatorId) ?? new Set();
    for (const id of [registrationId, campaignId, agencyId, shopId]) known.add(id);
    dealings.set(creatorId, known);
  }

  function count(name: string): void {
    lengths.set(name, (lengths.get(name) ?? 0) + 1);
  }

  return {
    campaigns,
    registrations,
    links,
    samples,
    ledgers,
    decisions,
    shops,
    dealings,
    lengths,
    take: (entries) =>
      entries.map(({ event, cursor }) => {
        const name = savedName(happenedTo(event));
        count(name);
        if (isCampaignEvent(event)) return takeCampaign(event, cursor, name);
        if (isRegistrationEvent(event)) return takeRegistration(event, cursor, name);
        deal(event);
        return isLinkEvent(event) ? takeLink(event, cursor, name) : takeSample(event, cursor, name);
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

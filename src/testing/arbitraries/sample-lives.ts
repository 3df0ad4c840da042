import type { Campaign } from '../../campaign/campaign.js';
import { CLOCK } from '../../core/actor.js';
import { given } from '../../core/given.js';
import type { CreatorId } from '../../core/ids.js';
import { type Instant, laterOf, ONE_DAY } from '../../core/instant.js';
import type { Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import type { Registration } from '../../registration/registration.js';
import { isOwnSampleCommand } from '../../sample/authority.js';
import type { SampleRejectReason } from '../../sample/cancellation.js';
import type { SampleCommandInput } from '../../sample/commands.js';
import { decideSample } from '../../sample/decide.js';
import type { SampleEvent } from '../../sample/events.js';
import type { SampleFacts } from '../../sample/facts.js';
import { type SampleLedger, sampleLedgerIdOf } from '../../sample/ledger.js';
import { type SampleDecision, type SampleRequest, sampleDeadlineOf } from '../../sample/request.js';
import { pick } from './combinators.js';
import { after } from './instants.js';
import { actorsAt } from './place.js';

/** What is drawn of the life of a sample request. */
export interface SampleDraw {
  readonly creatorId: CreatorId;
  readonly by: 'creator' | 'agency';
  readonly skuId: string | null;
  /** How often it was asked for, and withdrawn, before. */
  readonly earlier: number;
  /** What passes before each step, in milliseconds: less than the shortest deadline. */
  readonly waits: readonly number[];
  readonly extended: boolean;
  readonly content: 'video' | 'live';
  readonly reason: SampleRejectReason;
  readonly note: string | null;
  /** Where a request that comes to nothing does so, and how. */
  readonly ending: number;
  /** What others have asked for in the same attempt. */
  readonly others: Pick<SampleLedger, 'reserved' | 'shipped' | 'released'>;
}

/** A sample request and how it came to be what it is. */
export interface SampleLife {
  readonly request: SampleRequest;
  /** What it is decided on next. */
  readonly facts: SampleFacts & { readonly ledger: SampleLedger };
  /** Everything that happened to it, oldest first. */
  readonly events: readonly SampleEvent[];
}

/** In what a request lives. */
export interface SampleSetting {
  readonly registration: Registration;
  readonly campaign: PublishedCampaign;
  readonly policy: Policy;
}

type PublishedCampaign = Extract<Campaign, { readonly decision: 'published' }>;
type Stage = Exclude<SampleDecision, 'completed' | 'cancelled'>;
type Ending = 'withdraw' | 'reject' | 'cancel' | 'lapse';

/** Every way in which a request comes to nothing. */
const endings: readonly (readonly [Stage, Ending])[] = [
  ['agency_review', 'withdraw'],
  ['agency_review', 'reject'],
  ['agency_review', 'cancel'],
  ['agency_review', 'lapse'],
  ['seller_review', 'withdraw'],
  ['seller_review', 'reject'],
  ['seller_review', 'cancel'],
  ['seller_review', 'lapse'],
  ['awaiting_shipment', 'withdraw'],
  ['awaiting_shipment', 'cancel'],
  ['awaiting_shipment', 'lapse'],
  ['shipped', 'cancel'],
  ['content_pending', 'cancel'],
  ['content_pending', 'lapse'],
];

/** Lets a drawn request live up to a decision, by commands of which each must be accepted. */
export function sampleLife(draw: SampleDraw, decision: SampleDecision, setting: SampleSetting): SampleLife {
  const [stage, ending] = decision === 'cancelled' ? pick(endings, draw.ending) : [decision, null];
  const living = begin(draw, stage, setting);
  for (let time = 0; time < draw.earlier; time += 1) {
    living.ask();
    living.does({ type: 'withdraw_sample' }, 'creator');
  }
  living.ask();
  reach(living, draw, stage);
  if (ending !== null) end(living, draw, ending);
  return { request: living.standing(), facts: living.facts(), events: living.events };
}

/** A request in the making. */
interface Living {
  readonly events: SampleEvent[];
  readonly standing: () => SampleRequest;
  readonly facts: () => SampleLife['facts'];
  readonly ask: () => void;
  readonly does: (
    input: SampleCommandInput,
    by: 'creator' | 'agency' | 'seller' | 'platform' | 'clock',
  ) => void;
  readonly waitUntil: (at: Instant) => void;
  readonly now: () => Instant;
}

function begin(draw: SampleDraw, stage: SampleDecision, setting: SampleSetting): Living {
  const { creatorId, skuId, waits } = draw;
  // Who asks first decides who reviews: only what a creator asks for waits for the agency.
  const by = stage === 'agency_review' ? 'creator' : draw.by;
  const registration = generous(setting.registration, draw);
  const campaign = lasting(setting.campaign, registration);
  const policy = permissive(setting.policy, stage);
  const actors = actorsAt(registration, creatorId);
  const events: SampleEvent[] = [];
  let ledger = usedByOthers(registration, draw);
  let standing: SampleRequest | undefined;
  let now = laterOf(registration.changedAt, campaign.changedAt);
  let step = 0;

  const facts = (): SampleLife['facts'] => ({
    registration,
    campaign,
    policy,
    ledger,
    creator: { creatorId, authorisedAgencies: [registration.agencyId] },
  });
  const does: Living['does'] = (input, role) => {
    now = after(now, pick(waits, step));
    step += 1;
    const command = { ...input, at: now, actor: role === 'clock' ? CLOCK : actors[role] };
    if (!isOwnSampleCommand(command)) throw new TypeError(`${input.type} is not of role ${role}`);
    const outcome = decideSample(standing, command, facts());
    if (!outcome.ok) {
      const codes = outcome.refusal.reasons.map(({ code }) => code).join(', ');
      throw new TypeError(`${input.type} was refused while a sample was made: ${codes}`);
    }
    events.push(...outcome.events);
    standing = saved(outcome.request);
    if (outcome.ledger !== undefined && outcome.ledger !== ledger) ledger = saved(outcome.ledger);
  };
  return {
    events,
    standing: () => {
      if (standing === undefined) throw new TypeError('There is no sample request yet');
      return standing;
    },
    facts,
    does,
    ask: () => does({ type: 'request_sample', creatorId, ...given({ skuId }) }, by),
    waitUntil: (at) => {
      now = laterOf(now, at);
    },
    now: () => now,
  };
}

/** Leads a request that was asked for on to where it is to stand. */
function reach(living: Living, { extended, content }: SampleDraw, stage: SampleDecision): void {
  const isAt = (decision: SampleDecision) => living.standing().decision === decision;
  if (isAt(stage)) return;
  if (isAt('agency_review')) living.does({ type: 'approve_sample', ...seenIn(living) }, 'agency');
  if (isAt(stage)) return;
  if (isAt('seller_review')) living.does({ type: 'approve_sample', ...seenIn(living) }, 'seller');
  if (isAt(stage)) return;
  living.does({ type: 'ship_sample' }, 'seller');
  if (isAt(stage)) return;
  living.does({ type: 'receive_sample' }, 'creator');
  const { extensionDays, videoDays, liveMinutes } = living.facts().policy.samples;
  if (extended && extensionDays !== null && sampleDeadlineOf(living.standing()) !== undefined)
    living.does({ type: 'extend_content_duty' }, 'platform');
  if (isAt(stage)) return;
  const posted = { contentId: 'content-1', postedAt: living.now() };
  living.does(
    {
      type: 'post_content',
      content:
        content === 'video'
          ? { kind: 'video', ...posted, visibleDays: videoDays }
          : { kind: 'live', ...posted, minutes: liveMinutes },
    },
    'creator',
  );
}

/** Lets a request come to nothing where it stands. What has no deadline does not lapse: the platform ends it. */
function end(living: Living, { reason, note }: SampleDraw, ending: Ending): void {
  const { decision } = living.standing();
  const said = given({ note });
  const deadline = sampleDeadlineOf(living.standing());
  if (ending === 'withdraw') living.does({ type: 'withdraw_sample' }, 'creator');
  else if (ending === 'reject') {
    const reviewer = decision === 'agency_review' ? 'agency' : 'seller';
    living.does({ type: 'reject_sample', ...seenIn(living), reason, ...said }, reviewer);
  } else if (ending === 'lapse' && deadline !== undefined) {
    living.waitUntil(deadline.dueAt);
    living.does({ type: 'meet_sample_deadline' }, 'clock');
  } else living.does({ type: 'cancel_sample', because: 'unpromotable', ...said }, 'platform');
}

function seenIn(living: Living): { readonly seenRevision: number } {
  return { seenRevision: living.standing().revision };
}

/** The registration with a unit left, whatever others have asked for. */
function generous(registration: Registration, { others }: SampleDraw): Registration {
  const { terms } = registration;
  const sampleQuantity = Math.max(terms.sampleQuantity, others.reserved + others.shipped + 1);
  return { ...registration, terms: { ...terms, sampleQuantity } };
}

/** A campaign that is not over for long. */
function lasting(campaign: PublishedCampaign, { changedAt }: Registration): Campaign {
  const { announced: _, ...published } = campaign;
  const begins = laterOf(changedAt, campaign.changedAt);
  const { start, end } = campaign.campaignPeriod;
  const campaignPeriod = { start, end: laterOf(end, after(begins, 100 * ONE_DAY)) };
  return { ...published, campaignPeriod };
}

/** The policy with what the way to a stage asks of it. */
function permissive(policy: Policy, stage: SampleDecision): Policy {
  const { samples } = policy;
  const sellerReview = stage === 'seller_review' ? 'required' : samples.sellerReview;
  return {
    ...policy,
    clockTolerance: 0,
    samples: { ...samples, sellerReview, withdrawBeforeShipment: true },
  };
}

function usedByOthers(registration: Registration, { others }: SampleDraw): SampleLedger {
  const { id: registrationId, campaignId, agencyId, shopId, productId, attempt, changedAt } = registration;
  return {
    v: 1,
    id: sampleLedgerIdOf({ campaignId, shopId, productId, registrationAttempt: attempt }),
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    registrationAttempt: attempt,
    ...others,
    changedAt,
    revision: 1,
  };
}

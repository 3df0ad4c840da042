import type { Campaign } from '../campaign/campaign.js';
import type { Actor } from '../core/actor.js';
import { type Instant, ONE_DAY } from '../core/instant.js';
import type { LinkCommand } from '../creator/commands.js';
import { decideLink } from '../creator/decide.js';
import type { CreatorLinkEvent } from '../creator/events.js';
import type { CreatorLink } from '../creator/link.js';
import type { Policy } from '../policy/policy.js';
import type { Registration } from '../registration/registration.js';
import { isOwnSampleCommand } from '../sample/authority.js';
import type { SampleRejectReason } from '../sample/cancellation.js';
import type { SampleCommandInput } from '../sample/commands.js';
import { decideSample } from '../sample/decide.js';
import type { SampleEvent } from '../sample/events.js';
import type { SampleLedger } from '../sample/ledger.js';
import type { SampleRequest } from '../sample/request.js';
import {
  aRegistration,
  days,
  type Life,
  mistake,
  type RegistrationLife,
  type RegistrationStart,
  seen,
  shifted,
  steps,
  widePolicy,
} from './records.js';

// What hosts have of creators: as all records of the kit, it is what the core decided.

/** A link that was never saved, with everything that happened to it. */
export type LinkLife = Life<CreatorLink, CreatorLinkEvent>;

/** A sample request that was never saved, with everything that happened to it. */
export type SampleLife = Life<SampleRequest, SampleEvent>;

/** What links and samples are under. */
export interface Parents {
  readonly campaign: Campaign;
  readonly registration: Registration;
}

/** A registration that runs: approved on day 3, with a rate for creators. */
export function aRunning(campaign: Campaign, start: RegistrationStart = {}): RegistrationLife {
  const { later = [], ...rest } = start;
  const terms = { sampleQuantity: 100, ...start.terms };
  const runs = [steps.approve(days(3)), steps.setCreatorRate(days(3), 500)];
  return aRegistration(campaign, { ...rest, terms, later: [...runs, ...later] });
}

/** Out of the campaign: asked for at an instant, and agreed to at once. */
export const closedAt = (at: Instant) => [steps.requestClose(at), steps.approveClose(at)];

/** Out of the campaign, and back in a second attempt a day later. */
export const againAfter = (at: Instant) => {
  const terms = { totalRate: 1_000, sampleQuantity: 100 };
  const next = shifted(at, ONE_DAY);
  return [...closedAt(at), steps.reregister(next, terms), steps.approve(next)];
};

/** What a link begins with. */
export interface LinkStart {
  readonly creatorId?: string;
  readonly at?: Instant;
  /** What happens to it then: it is removed, added again, and so on. */
  readonly later?: readonly Instant[];
}

/** A link of creator-1, added on day 4. */
export function aLink({ campaign, registration }: Parents, start: LinkStart = {}): LinkLife {
  const { creatorId = 'creator-1', at = days(4), later = [] } = start;
  const actor = { role: 'creator', creatorId } as const;
  const facts = { campaign, registration, policy: widePolicy };
  let record: CreatorLink | undefined;
  const events: CreatorLinkEvent[] = [];
  for (const [index, moment] of [at, ...later].entries()) {
    const type = index % 2 === 0 ? 'add_link' : 'remove_link';
    const command: LinkCommand = { type, at: moment, actor };
    const next = decideLink(record, command, facts);
    if (!next.ok) throw mistake(next.refusal);
    record = next.link;
    events.push(...next.events);
  }
  if (record === undefined) throw new TypeError('No link was added');
  return { record, events };
}

/** A change of a sample request: what is asked for, by whom, when. */
export interface SampleStep {
  readonly by: 'creator' | 'agency' | 'seller' | 'platform' | 'clock';
  readonly at: Instant;
  readonly command: SampleCommandInput;
}

/** What a sample request begins with. */
export interface SampleStart {
  readonly creatorId?: string;
  readonly skuId?: string;
  readonly by?: 'creator' | 'agency';
  readonly at?: Instant;
  /** The deadlines that are stamped on it: none, unless they are given. */
  readonly deadlines?: Partial<Policy['samples']>;
  /** What happens to it then. */
  readonly later?: readonly SampleStep[];
}

/** Sample requests, and the ledger of the quota that they are of. */
export interface SampleLives {
  readonly samples: readonly SampleLife[];
  readonly ledger: SampleLedger;
  /** Of all of them, in the order in which it happened. */
  readonly events: readonly SampleEvent[];
}

/** Sample requests under one registration, each of creator-1 on day 4 unless it says otherwise. */
export function samplesOf(parents: Parents, starts: readonly SampleStart[]): SampleLives {
  const requests = starts.map((): SampleRequest | undefined => undefined);
  const happened = starts.map((): SampleEvent[] => []);
  const events: SampleEvent[] = [];
  let ledger: SampleLedger | undefined;
  for (const { start, index, step } of inOrder(starts)) {
    const next = decided(parents, start, step, requests[index], ledger);
    requests[index] = next.request;
    ledger = next.ledger;
    happened[index]?.push(...next.events);
    events.push(...next.events);
  }
  if (ledger === undefined) throw new TypeError('No sample was asked for');
  const samples = requests.flatMap((record, index) =>
    record === undefined ? [] : [{ record, events: happened[index] ?? [] }],
  );
  return { samples, ledger, events };
}

/** A sample request that is alone under its registration. */
export function aSample(
  parents: Parents,
  start: SampleStart = {},
): SampleLife & { readonly ledger: SampleLedger } {
  const { samples, ledger } = samplesOf(parents, [start]);
  const [life] = samples;
  if (life === undefined) throw new TypeError('No sample was asked for');
  return { ...life, ledger };
}

/** The steps of all, by when they are taken: a ledger hears of them one after the other. */
function inOrder(starts: readonly SampleStart[]) {
  return starts
    .flatMap((start, index) => {
      const { by = 'creator', at = days(4), creatorId = 'creator-1', skuId, later = [] } = start;
      const asked = { type: 'request_sample', creatorId } as const;
      const command = skuId === undefined ? asked : { ...asked, skuId };
      return [{ by, at, command } as const, ...later].map((step) => ({ start, index, step }));
    })
    .toSorted((one, other) => one.step.at - other.step.at);
}

function decided(
  parents: Parents,
  { creatorId = 'creator-1', deadlines }: SampleStart,
  { by, at, command }: SampleStep,
  request: SampleRequest | undefined,
  ledger: SampleLedger | undefined,
) {
  const { agencyId, shopId } = parents.registration;
  const actors: Readonly<Record<SampleStep['by'], Actor>> = {
    creator: { role: 'creator', creatorId },
    agency: { role: 'agency', agencyId },
    seller: { role: 'seller', shopId },
    platform: { role: 'platform' },
    clock: { role: 'clock' },
  };
  const stamped = { ...command, at, actor: actors[by] };
  if (!isOwnSampleCommand(stamped)) throw new TypeError(`${command.type} is not for ${by}`);
  const next = decideSample(request, stamped, {
    ...parents,
    policy: { ...widePolicy, samples: { ...widePolicy.samples, ...deadlines } },
    creator: { creatorId, authorisedAgencies: [agencyId] },
    ...(ledger === undefined ? {} : { ledger }),
  });
  if (!next.ok) throw mistake(next.refusal);
  return next;
}

/** What happens to a sample request, step by step. */
export const sampleSteps = {
  endorse: (at: Instant): SampleStep => ({ by: 'agency', at, command: seen('approve_sample') }),
  approve: (at: Instant): SampleStep => ({ by: 'seller', at, command: seen('approve_sample') }),
  refuse: (at: Instant, reason?: SampleRejectReason): SampleStep => ({
    by: 'agency',
    at,
    command: { ...seen('reject_sample'), ...(reason === undefined ? {} : { reason }) },
  }),
  reject: (at: Instant, note = 'Not our style.'): SampleStep => ({
    by: 'seller',
    at,
    command: { ...seen('reject_sample'), reason: 'not_match', note },
  }),
  withdraw: (at: Instant): SampleStep => ({ by: 'creator', at, command: { type: 'withdraw_sample' } }),
  ask: (at: Instant): SampleStep => ({ by: 'creator', at, command: { type: 'request_sample' } }),
  ship: (at: Instant): SampleStep => ({ by: 'seller', at, command: { type: 'ship_sample' } }),
  receive: (at: Instant): SampleStep => ({ by: 'creator', at, command: { type: 'receive_sample' } }),
  extend: (at: Instant): SampleStep => ({ by: 'creator', at, command: { type: 'extend_content_duty' } }),
  post: (at: Instant, contentId = 'video-1'): SampleStep => ({
    by: 'creator',
    at,
    command: {
      type: 'post_content',
      content: { kind: 'video', contentId, postedAt: at, visibleDays: 3 },
    },
  }),
  cancel: (at: Instant, note?: string): SampleStep => ({
    by: 'platform',
    at,
    command: {
      type: 'cancel_sample',
      because: 'unpromotable',
      ...(note === undefined ? {} : { note }),
    },
  }),
  lapse: (at: Instant): SampleStep => ({ by: 'clock', at, command: { type: 'meet_sample_deadline' } }),
};

/** The way of a sample until it is with the creator: reviewed, shipped and received at one instant. */
export const reaching = {
  sellerReview: (at: Instant) => [sampleSteps.endorse(at)],
  shipment: (at: Instant) => [...reaching.sellerReview(at), sampleSteps.approve(at)],
  shipped: (at: Instant): readonly SampleStep[] => [...reaching.shipment(at), sampleSteps.ship(at)],
  received: (at: Instant): readonly SampleStep[] => [...reaching.shipped(at), sampleSteps.receive(at)],
};

import fc from 'fast-check';
import {
  type Campaign,
  CLOCK,
  decide,
  decideCampaign,
  decideSample,
  evolveLedger,
  type Instant,
  type Policy,
  type Registration,
  type RegistrationCommandInput,
  type SampleCommandInput,
  type SampleEvent,
  type SampleFacts,
  type SampleLedger,
  type SampleOutcome,
  type SampleRequest,
  sampleCommandTypes,
  saved,
} from 'partner-campaigns';
import { policies } from 'partner-campaigns/testing';
import { aCampaign, agency, aRegistration, days, shifted, theFacts } from '../support/build.ts';
import { actors, stamped } from '../support/commands.ts';
import { stampedSample } from '../support/samples.ts';

// Months of one product: creators ask for samples and post content, and the product is closed, registered again and
// given more samples, until the campaign is over.

/** One thing that is tried, after some time. */
export type Step =
  | {
      readonly does: 'sample';
      readonly wait: number;
      readonly creator: number;
      readonly command: number;
      readonly role: number;
    }
  | { readonly does: 'settle'; readonly wait: number; readonly creator: number }
  | { readonly does: 'close' | 'reregister' | 'raise' | 'end'; readonly wait: number };

/** Everything that stands, and everything that has happened. */
export interface World {
  readonly now: Instant;
  readonly campaign: Campaign;
  readonly registration: Registration;
  readonly requests: ReadonlyMap<string, SampleRequest>;
  readonly ledgers: ReadonlyMap<number, SampleLedger>;
  readonly events: readonly SampleEvent[];
}

const HOUR = 3_600_000;
const wait = fc.oneof(
  fc.nat(3),
  fc.nat(20).map((count) => count * HOUR),
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        does: fc.constant('sample' as const),
        wait,
        creator: fc.nat(3),
        command: fc.nat(100),
        role: fc.nat(3),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('settle' as const), wait, creator: fc.nat(3) }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('close', 'reregister', 'raise'), wait }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('reregister' as const), wait }) },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Policies under which samples go all their ways. */
export const samplePolicies: fc.Arbitrary<Policy> = policies({
  clockTolerance: 0,
  maximumSampleQuantity: 100,
});

/** Few units, so that they run out. */
export function begun(granted: number): World {
  const campaign = aCampaign({
    registrationPeriod: { start: days(1), end: days(35) },
    campaignPeriod: { start: days(10), end: days(40) },
  });
  const terms = { totalRate: 1000, sampleQuantity: granted };
  return {
    now: days(4),
    campaign,
    registration: aRegistration('approved', { terms }),
    requests: new Map(),
    ledgers: new Map(),
    events: [],
  };
}

/** What a command on a sample was decided on, and what came of it. */
export interface Decided {
  readonly before: World;
  readonly at: Instant;
  readonly outcome: SampleOutcome;
}

/** The world after a step, and what was decided about a sample in it. */
export function stepped(
  world: World,
  step: Step,
  policy: Policy,
): { readonly world: World; readonly decided?: Decided } {
  const now = shifted(world.now, step.wait);
  const later = { ...world, now };
  switch (step.does) {
    case 'sample':
      return tried(later, inputOf(later, step), step, policy);
    case 'settle':
      return tried(later, { type: 'meet_sample_deadline' }, step, policy);
    case 'raise': {
      const { sampleQuantity } = world.registration.terms;
      return {
        world: registered(later, { type: 'raise_sample_quantity', sampleQuantity: sampleQuantity + 1 }),
      };
    }
    case 'close':
      return { world: closed(later) };
    case 'reregister':
      return { world: registeredAgain(later) };
    case 'end': {
      const command = { type: 'end_early', at: now, actor: agency } as const;
      const outcome = decideCampaign(world.campaign, command, { policy });
      return { world: outcome.ok ? { ...later, campaign: saved(outcome.campaign) } : later };
    }
  }
}

/** What commands of a sample are decided on. */
function factsIn({ campaign, registration, ledgers }: World, policy: Policy, creatorId: string): SampleFacts {
  const ledger = ledgers.get(registration.attempt);
  const creator = { creatorId, authorisedAgencies: ['agency-1'] };
  return { registration, campaign, policy, creator, ...(ledger === undefined ? {} : { ledger }) };
}

function tried(
  world: World,
  input: SampleCommandInput,
  { creator, role = 0 }: { readonly creator: number; readonly role?: number },
  policy: Policy,
): { readonly world: World; readonly decided: Decided } {
  const { now: at } = world;
  const creatorId = `creator-${creator}`;
  const request = world.requests.get(creatorId);
  const facts = factsIn(world, policy, creatorId);
  const command = stampedSample(input, at, actorFor(input, creatorId, role, request));
  const outcome = decideSample(request, command, facts);
  const decided = { before: world, at, outcome };
  if (!outcome.ok) return { world, decided };
  const ledgers = new Map(world.ledgers);
  if (outcome.ledger !== undefined && outcome.ledger !== facts.ledger)
    ledgers.set(outcome.ledger.registrationAttempt, saved(outcome.ledger));
  const requests = new Map(world.requests).set(creatorId, saved(outcome.request));
  return { world: { ...world, requests, ledgers, events: [...world.events, ...outcome.events] }, decided };
}

/** Mostly who may; one of four is somebody else. */
function actorFor(
  { type }: SampleCommandInput,
  creatorId: string,
  role: number,
  request: SampleRequest | undefined,
) {
  if (type === 'meet_sample_deadline') return CLOCK;
  if (type === 'cancel_sample') return actors.platform;
  if (type === 'approve_sample' || type === 'reject_sample')
    return (request?.decision === 'agency_review') === role < 3 ? actors.agency : actors.seller;
  if (type === 'ship_sample') return role < 3 ? actors.seller : actors.platform;
  const creator = { role: 'creator', creatorId } as const;
  if (role % 2 === 0) return creator;
  return type === 'request_sample' || type === 'withdraw_sample' ? actors.agency : actors.platform;
}

function inputOf(
  world: World,
  { creator, command, role }: Extract<Step, { readonly does: 'sample' }>,
): SampleCommandInput {
  const creatorId = `creator-${creator}`;
  const request = world.requests.get(creatorId);
  const seenRevision = request?.revision ?? 0;
  const aimed = likely[request?.decision ?? 'none'];
  const types = command % 4 === 0 ? sampleCommandTypes : aimed;
  const type = types[command % types.length] ?? 'request_sample';
  switch (type) {
    case 'request_sample':
      return role % 2 === 0 ? { type } : { type, creatorId };
    case 'approve_sample':
      return { type, seenRevision };
    case 'reject_sample':
      return { type, seenRevision, reason: 'other' };
    case 'post_content':
      return {
        type,
        content: { kind: 'live', contentId: 'live-1', postedAt: world.now, minutes: command },
      };
    case 'cancel_sample':
      return { type, because: 'platform' };
    default:
      return { type };
  }
}

/** What leads on, so that walks get far. */
const likely = {
  none: ['request_sample'],
  agency_review: ['approve_sample', 'approve_sample', 'approve_sample', 'withdraw_sample', 'reject_sample'],
  seller_review: ['approve_sample', 'approve_sample', 'approve_sample', 'withdraw_sample', 'reject_sample'],
  awaiting_shipment: ['ship_sample', 'ship_sample', 'withdraw_sample', 'cancel_sample'],
  shipped: ['receive_sample', 'receive_sample', 'cancel_sample'],
  content_pending: ['post_content', 'extend_content_duty', 'cancel_sample'],
  completed: ['request_sample'],
  cancelled: ['request_sample'],
} as const;

function registered(world: World, input: RegistrationCommandInput): World {
  const { registration, campaign, now } = world;
  const outcome = decide(registration, stamped(input, now), theFacts({ campaign }));
  return outcome.ok ? { ...world, registration: saved(outcome.registration) } : world;
}

function closed(world: World): World {
  const asked = registered(world, { type: 'request_close' });
  return registered(asked, { type: 'approve_close', seenRevision: asked.registration.revision });
}

function registeredAgain(world: World): World {
  const { totalRate, sampleQuantity } = world.registration.terms;
  const again = registered(world, {
    type: 'reregister',
    terms: { totalRate, sampleQuantity },
    contact: world.registration.contact,
  });
  return registered(again, { type: 'approve', seenRevision: again.registration.revision });
}

/** The ledgers that the events give, by the attempt of the registration. */
export function replayed(events: readonly SampleEvent[]): ReadonlyMap<number, SampleLedger> {
  const ledgers = new Map<number, SampleLedger>();
  for (const event of events) {
    const ledger = evolveLedger(ledgers.get(event.registrationAttempt), event);
    if (ledger !== undefined) ledgers.set(event.registrationAttempt, ledger);
  }
  return ledgers;
}

import fc from 'fast-check';
import {
  type Campaign,
  decide,
  decideCampaign,
  type Instant,
  type Policy,
  type ProductFacts,
  type Registration,
  type RegistrationCommand,
  type RegistrationFacts,
  type RegistrationOutcome,
  type ShopFacts,
} from 'partner-campaigns';
import { acceptedIn } from '../registration/specification.ts';
import { durations, openPolicies, policies, products, publishedCampaigns, shops } from './arbitraries.ts';
import { type Attempt, attempts, commandOf, inputOf } from './attempts.ts';
import { agency, aShop, shifted } from './build.ts';
import { stamped } from './commands.ts';

/** Where a walk begins: a campaign, and the shop and the product that may register in it. */
export interface World {
  readonly campaign: Campaign;
  readonly policy: Policy;
  readonly shop: ShopFacts;
  readonly product: ProductFacts;
}

/** What time passes before a step: a duration, or until about the deadline, or until about a campaign's boundary. */
export type Wait =
  | { readonly until: 'later'; readonly by: number }
  | { readonly until: 'deadline'; readonly by: number }
  | { readonly until: 'boundary'; readonly pick: number; readonly by: number };

/** One step of a walk: the host changes its policy, the agency moves the campaign's end (0 days ahead: ends it), or somebody tries something. */
export type Step =
  | { readonly does: 'try'; readonly wait: Wait; readonly skew: number; readonly attempt: Attempt }
  | { readonly does: 'set_policy'; readonly policy: Policy }
  | { readonly does: 'move_end'; readonly wait: Wait; readonly daysAhead: number };

/** What a walk passed through: one command, on what it was decided, and what came of it. */
export interface Passage<Outcome = RegistrationOutcome> {
  readonly before: Registration | undefined;
  readonly command: RegistrationCommand;
  readonly facts: RegistrationFacts;
  readonly outcome: Outcome;
  /** The record that stands afterwards, saved. */
  readonly after: Registration | undefined;
}

/** What a walk does with a command, and how it keeps what comes of it. */
export interface Walker<Outcome> {
  readonly decide: (
    registration: Registration | undefined,
    command: RegistrationCommand,
    facts: RegistrationFacts,
  ) => Outcome;
  readonly save: (registration: Registration) => Registration;
}

type Decided = { readonly ok: true; readonly registration: Registration } | { readonly ok: false };

/** Worlds in which anything may be in the way. */
export function worlds(): fc.Arbitrary<World> {
  return fc.record({
    campaign: publishedCampaigns(),
    policy: policies(),
    shop: shops(),
    product: products(),
  });
}

/** Worlds in which a registration gets far. */
export function openWorlds(): fc.Arbitrary<World> {
  return fc
    .record({ campaign: publishedCampaigns(), policy: openPolicies(), product: products() })
    .map(({ campaign, policy, product }) => ({
      campaign: { ...campaign, audience: { kind: 'everyone' } },
      policy,
      shop: aShop(),
      product: { ...product, status: 'live' },
    }));
}

function waits(): fc.Arbitrary<Wait> {
  const about = fc.integer({ min: -1, max: 1 });
  return fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({
        until: fc.constant('later' as const),
        by: fc.nat(36).map((hours) => hours * 3_600_000),
      }),
    },
    { weight: 5, arbitrary: fc.record({ until: fc.constant('deadline' as const), by: about }) },
    {
      weight: 1,
      arbitrary: fc.record({ until: fc.constant('boundary' as const), pick: fc.nat(3), by: about }),
    },
  );
}

/** Steps of a walk, most of them attempts; long enough to get somewhere. */
export function steps(): fc.Arbitrary<readonly Step[]> {
  const step = fc.oneof(
    {
      weight: 30,
      arbitrary: fc.record({
        does: fc.constant('try' as const),
        wait: waits(),
        skew: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: durations() }),
        attempt: attempts(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('set_policy' as const), policy: openPolicies() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant('move_end' as const),
        wait: waits(),
        daysAhead: fc.integer({ min: 0, max: 60 }),
      }),
    },
  );
  return fc.array(step, { minLength: 12, maxLength: 30 });
}

/** The way of a host: every record that is decided is saved, and saving raises its revision. */
const host: Walker<RegistrationOutcome> = {
  decide,
  save: (registration) => ({ ...registration, revision: registration.revision + 1 }),
};

/** Takes the steps one after the other, from before the registration exists. */
export function walk(world: World, taken: readonly Step[]): readonly Passage[] {
  return walkWith(host, world, taken);
}

/** The same with another way to decide and to save. */
export function walkWith<Outcome extends Decided>(
  walker: Walker<Outcome>,
  world: World,
  taken: readonly Step[],
): readonly Passage<Outcome>[] {
  let { campaign, policy } = world;
  let registration: Registration | undefined;
  let now = campaign.registrationPeriod.start;
  const passages: Passage<Outcome>[] = [];
  for (const step of taken) {
    if (step.does === 'set_policy') {
      policy = step.policy;
      continue;
    }
    now = after(now, step.wait, campaign, registration);
    if (step.does === 'move_end') {
      campaign = withEndMoved(campaign, step.daysAhead, policy, now);
      continue;
    }
    const facts = { ...world, campaign, policy };
    const type = commandOf(step.attempt, acceptedIn(registration?.decision ?? 'none'));
    const at = shifted(now, -Math.min(now, step.skew));
    const command = stamped(inputOf(type, step.attempt, { registration, policy }), at);
    const outcome = walker.decide(registration, command, facts);
    const before = registration;
    if (outcome.ok) registration = walker.save(outcome.registration);
    passages.push({ before, command, facts, outcome, after: registration });
  }
  return passages;
}

/** The instant after a wait; never before `now`. */
function after(
  now: Instant,
  wait: Wait,
  campaign: Campaign,
  registration: Registration | undefined,
): Instant {
  if (wait.until === 'later') return shifted(now, wait.by);
  const target = wait.until === 'deadline' ? dueAtOf(registration) : boundariesOf(campaign)[wait.pick];
  return shifted(now, Math.max(0, (target ?? now) + wait.by - now));
}

function dueAtOf(registration: Registration | undefined): Instant | undefined {
  return registration !== undefined && 'deadline' in registration ? registration.deadline?.dueAt : undefined;
}

function boundariesOf({ registrationPeriod, campaignPeriod }: Campaign): readonly Instant[] {
  return [registrationPeriod.start, campaignPeriod.start, registrationPeriod.end, campaignPeriod.end];
}

/** The campaign with its end moved, as far as its own rules let it. */
function withEndMoved(campaign: Campaign, daysAhead: number, policy: Policy, at: Instant): Campaign {
  const { registrationPeriod, campaignPeriod } = campaign;
  const end = shifted(at, daysAhead * 86_400_000);
  const changes = {
    campaignPeriod: { ...campaignPeriod, end },
    registrationPeriod: { ...registrationPeriod, end: earlier(registrationPeriod.end, end) },
  };
  const input = daysAhead === 0 ? ({ type: 'end_early' } as const) : ({ type: 'edit', changes } as const);
  const outcome = decideCampaign(campaign, { ...input, at, actor: agency }, { policy });
  return outcome.ok ? outcome.campaign : campaign;
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

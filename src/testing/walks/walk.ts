import fc from 'fast-check';
import type { Campaign } from '../../campaign/campaign.js';
import { decideCampaign } from '../../campaign/decide.js';
import type { Role } from '../../core/actor.js';
import { earlierOf, type Instant, ONE_DAY } from '../../core/instant.js';
import type { ProductFacts } from '../../eligibility/product.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import type { Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import { type CommandType, commandRoles, type RegistrationCommand } from '../../registration/commands.js';
import { decide, type RegistrationOutcome } from '../../registration/decide.js';
import type { RegistrationFacts } from '../../registration/input.js';
import { deadlineOf, type Registration } from '../../registration/registration.js';
import { campaigns } from '../arbitraries/campaigns.js';
import { products, sellable, shops, welcome } from '../arbitraries/facts.js';
import { after, durations } from '../arbitraries/instants.js';
import { actorAt, type Place, placesOr } from '../arbitraries/place.js';
import { openPolicies, policies } from '../arbitraries/policies.js';
import { stamp } from '../arbitraries/stamp.js';
import { type Attempt, attempts, commandTried, inputTried } from './attempts.js';

/** Where a walk begins: a campaign, and the shop and the product that may register in it. */
export interface WalkSetting {
  readonly place: Place;
  readonly campaign: Campaign;
  readonly policy: Policy;
  readonly shop: ShopFacts;
  readonly product: ProductFacts;
}

/** What time passes before a step: a duration, or until about the deadline, or until about a campaign's boundary. */
export type WalkWait =
  | { readonly until: 'later'; readonly by: number }
  | { readonly until: 'deadline'; readonly by: number }
  | { readonly until: 'boundary'; readonly pick: number; readonly by: number };

/** One step of a walk: the host changes its policy, the agency moves the campaign's end (0 days ahead: ends it), or somebody tries something. */
export type WalkStep =
  | { readonly does: 'try'; readonly wait: WalkWait; readonly skew: number; readonly attempt: Attempt }
  | { readonly does: 'set_policy'; readonly policy: Policy }
  | { readonly does: 'move_end'; readonly wait: WalkWait; readonly daysAhead: number };

/** What a walk passed through: one command, on what it was decided, and what came of it. */
export interface Tried<Outcome = RegistrationOutcome> {
  readonly before: Registration | undefined;
  readonly command: RegistrationCommand;
  readonly facts: RegistrationFacts;
  readonly outcome: Outcome;
  /** The record that stands afterwards, saved. */
  readonly after: Registration | undefined;
}

/** What a walk does with a command, and how it keeps what comes of it. */
export interface Walker<Outcome> {
  /** Decides a command. */
  readonly decide: (
    registration: Registration | undefined,
    command: RegistrationCommand,
    facts: RegistrationFacts,
  ) => Outcome;
  /** The record as it stands once it is saved. */
  readonly save: (registration: Registration) => Registration;
}

/** What a way to decide must say: whether it was accepted, and what stands then. */
export type WalkOutcome = { readonly ok: true; readonly registration: Registration } | { readonly ok: false };

/** Settings in which anything may be in the way. */
export function walkSettings({ places }: WalkOptions = {}): fc.Arbitrary<WalkSetting> {
  return placesOr(places).chain((place) =>
    fc.record(
      {
        place: fc.constant(place),
        campaign: campaigns({ decisions: ['published'], places: fc.constant(place) }),
        policy: policies(),
        shop: shops({ id: place.shopId }),
        product: products({ id: place.productId, shopId: place.shopId }),
      },
      { noNullPrototype: true },
    ),
  );
}

/** Settings in which a registration gets far. */
export function openSettings(options: WalkOptions = {}): fc.Arbitrary<WalkSetting> {
  return fc
    .tuple(walkSettings(options), openPolicies())
    .map(([{ place, campaign, shop, product }, policy]) => ({
      place,
      campaign: { ...campaign, audience: { kind: 'everyone' } },
      policy,
      shop: welcome(shop, place, campaign.market),
      product: sellable(product, place),
    }));
}

/** What a test may pin of walks. */
export interface WalkOptions {
  /** Whose and what everything is called; plain when left out. */
  readonly places?: fc.Arbitrary<Place>;
}

function waits(): fc.Arbitrary<WalkWait> {
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
export function walkSteps(): fc.Arbitrary<readonly WalkStep[]> {
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
function firstRole(type: CommandType): Role {
  return commandRoles[type][0];
}

const host: Walker<RegistrationOutcome> = {
  decide,
  save: saved,
};

/** Takes the steps one after the other, from before the registration exists. */
export function walk(setting: WalkSetting, taken: readonly WalkStep[]): readonly Tried[] {
  return walkWith(host, setting, taken);
}

/** The same with another way to decide and to save. */
export function walkWith<Outcome extends WalkOutcome>(
  walker: Walker<Outcome>,
  setting: WalkSetting,
  taken: readonly WalkStep[],
): readonly Tried<Outcome>[] {
  const { place } = setting;
  let { campaign, policy } = setting;
  let registration: Registration | undefined;
  let now = campaign.registrationPeriod.start;
  const passages: Tried<Outcome>[] = [];
  for (const step of taken) {
    if (step.does === 'set_policy') {
      policy = step.policy;
      continue;
    }
    now = waited(now, step.wait, campaign, registration);
    if (step.does === 'move_end') {
      campaign = withEndMoved(campaign, step.daysAhead, policy, now);
      continue;
    }
    const facts = { campaign, policy, shop: setting.shop, product: setting.product };
    const type = commandTried(step.attempt, registration?.decision ?? null);
    const at = after(now, -step.skew);
    const command = stamp(
      inputTried(type, step.attempt, { registration, policy, place }),
      at,
      actorAt(firstRole(type), place),
    );
    const outcome = walker.decide(registration, command, facts);
    const before = registration;
    if (outcome.ok) registration = walker.save(outcome.registration);
    passages.push({ before, command, facts, outcome, after: registration });
  }
  return passages;
}

/** The instant after a wait; never before `now`. */
function waited(
  now: Instant,
  wait: WalkWait,
  campaign: Campaign,
  registration: Registration | undefined,
): Instant {
  if (wait.until === 'later') return after(now, wait.by);
  const target =
    wait.until === 'deadline' ? deadlineOf(registration)?.dueAt : boundariesOf(campaign)[wait.pick];
  return after(now, Math.max(0, (target ?? now) + wait.by - now));
}

function boundariesOf({ registrationPeriod, campaignPeriod }: Campaign): readonly Instant[] {
  return [registrationPeriod.start, campaignPeriod.start, registrationPeriod.end, campaignPeriod.end];
}

/** The campaign with its end moved, as far as its own rules let it. */
function withEndMoved(campaign: Campaign, daysAhead: number, policy: Policy, at: Instant): Campaign {
  const { registrationPeriod, campaignPeriod } = campaign;
  const end = after(at, daysAhead * ONE_DAY);
  const changes = {
    campaignPeriod: { ...campaignPeriod, end },
    registrationPeriod: { ...registrationPeriod, end: earlierOf(registrationPeriod.end, end) },
  };
  const input = daysAhead === 0 ? ({ type: 'end_early' } as const) : ({ type: 'edit', changes } as const);
  const outcome = decideCampaign(
    campaign,
    { ...input, at, actor: { role: 'agency', agencyId: campaign.agencyId } },
    { policy },
  );
  return outcome.ok ? outcome.campaign : campaign;
}

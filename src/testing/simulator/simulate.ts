import type { PolicyOptions } from '../../policy/policy.js';
import type { Violation } from '../invariants/invariant.js';
import { type FaultSwitches, switchesOf } from './faults.js';
import { isSeasonOver, makeRound } from './make-round.js';
import type { SimulationOptions, StageOptions } from './options.js';
import { createRandom } from './random.js';
import { writeReplay } from './replay-text.js';
import { type Counter, createCounter, type SimulationFailure, type SimulationReport } from './report.js';
import { BEGINNING, policies } from './scenery.js';
import { createSeason, MOST_AT_ONCE, type Season } from './season.js';
import { shrink } from './shrink.js';
import type { Step } from './steps.js';

/** Everything that is stored is checked after so many steps, and at the end of each season. */
const STEPS_BETWEEN_WORLDS = 1_000;
/** A season that would go on for ever ends here. */
const LONGEST_SEASON = 6_000;
const STEPS_BETWEEN_REPORTS = 500;
const DAY = 86_400_000;

/**
 * Plays months of campaigns through the service, over any store: agencies, sellers, creators, the platform and its
 * jobs, what goes wrong around them, and what nobody should send. After every round what it touched is checked against the invariants;
 * everything that is stored, every 1,000 steps and at the end of each season. It ends at the first violation.
 *
 * Everything follows from the seed: two runs with the same options give the same report. When a season's campaigns are
 * all over, the next begins in an empty store, so that a long run needs no more memory than a short one.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from 'partner-campaigns/memory';
 * import { simulate } from 'partner-campaigns/testing';
 *
 * const { failure } = await simulate({ seed: 1, steps: 200, createStore: createMemoryStore });
 * if (failure !== undefined) throw new Error(failure.replay);
 * ```
 */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const { seed, steps: wanted, shrinkingRuns = 200, onProgress } = options;
  const switches = switchesOf(options.faults ?? 'all');
  const counter = createCounter();
  let [steps, seasons, days, toldAt] = [0, 0, 0, 0];
  let failure: SimulationFailure | undefined;
  while (steps < wanted && failure === undefined) {
    seasons += 1;
    const played = await playSeason(options, {
      seeds: [seed, seasons],
      most: wanted - steps,
      switches,
      counter,
      onStep: (done) => {
        if (steps + done < toldAt + STEPS_BETWEEN_REPORTS) return;
        toldAt = steps + done;
        onProgress?.({ steps: toldAt, seasons });
      },
    });
    steps += played.steps.length;
    days += played.days;
    if (played.violations.length > 0) failure = await shortened(options, played, steps, shrinkingRuns);
  }
  const report = { seed, steps, seasons, days: Math.round(days), ...counter.counted() };
  return failure === undefined ? report : { ...report, failure };
}

/** A season that was played, to its end or to the first violation. */
interface PlayedSeason {
  readonly policy: PolicyOptions;
  readonly steps: readonly Step[];
  readonly violations: readonly Violation[];
  readonly days: number;
}

interface SeasonPlan {
  readonly seeds: readonly number[];
  readonly most: number;
  readonly switches: FaultSwitches;
  readonly counter: Counter;
  readonly onStep: (done: number) => void;
}

async function playSeason(options: SimulationOptions, plan: SeasonPlan): Promise<PlayedSeason> {
  const { seeds, most, switches, counter, onStep } = plan;
  const random = createRandom(...seeds);
  const policy = options.policy ?? random.pick(policies);
  const season = await createSeason(options, policy, counter);
  const steps: Step[] = [];
  const mailbox = { late: [] };
  const names = new Map<string, number>();
  const sentIds: string[] = [];
  let checkedAt = 0;

  const viewOf = () => ({
    random,
    now: season.now(),
    policy: season.policy,
    campaigns: [...season.replayed.campaigns.values()],
    registrations: [...season.replayed.registrations.values()],
    links: [...season.replayed.links.values()],
    samples: [...season.replayed.samples.values()],
    hasCreators: season.hasCreators,
    switches,
    sentIds,
    revisionOf: season.revisionOf,
    newName: (prefix: string) => {
      const number = (names.get(prefix) ?? 0) + 1;
      names.set(prefix, number);
      if (prefix !== 'campaign') sentIds.push(`${prefix}-${number}`);
      return `${prefix}-${number}`;
    },
  });
  const played = (violations: readonly Violation[]) => ({
    policy,
    steps,
    violations,
    days: (season.now() - BEGINNING) / DAY,
  });

  while (steps.length < Math.min(most, LONGEST_SEASON)) {
    const view = viewOf();
    if (isSeasonOver(view)) break;
    const round = makeRound(view, mailbox, MOST_AT_ONCE);
    steps.push(...round);
    const violations = await season.round(round);
    if (violations.length > 0) return played(violations);
    onStep(steps.length);
    if (steps.length - checkedAt < STEPS_BETWEEN_WORLDS) continue;
    checkedAt = steps.length;
    const found = await season.checkWorld();
    if (found.length > 0) return played(found);
  }
  return played(await season.checkWorld());
}

async function shortened(
  stage: StageOptions,
  { policy, steps, violations }: PlayedSeason,
  step: number,
  most: number,
): Promise<SimulationFailure> {
  const names = new Set(violations.map(({ invariant }) => invariant));
  const failsAgain = async (some: readonly Step[]) => {
    const found = await runAgain(stage, policy, some);
    return found.some(({ invariant }) => names.has(invariant));
  };
  const { steps: left, runs } = await shrink(steps, failsAgain, most, [about(steps, violations)]);
  return {
    step,
    violations,
    stepsOfSeason: steps.length,
    stepsOfReplay: left.length,
    runs,
    replay: writeReplay(policy, left),
  };
}

/** The steps on campaigns that violations name, and those on none: likely to be enough. */
function about(steps: readonly Step[], violations: readonly Violation[]): readonly Step[] {
  const told = violations.map(({ subject, problem }) => `${subject} ${problem}`).join(' ');
  const named = new Set(told.match(CAMPAIGN_NAMES));
  return steps.filter((step) => {
    const names = JSON.stringify(step).match(CAMPAIGN_NAMES);
    return names === null ? step.deed.does !== 'look' : names.some((name) => named.has(name));
  });
}

/** The names that simulated campaigns have. */
const CAMPAIGN_NAMES = /campaign-\d+/g;

/** Does steps in a season of their own, until something must not be or they are done. */
export async function runAgain(
  stage: StageOptions,
  policy: PolicyOptions,
  steps: readonly Step[],
): Promise<readonly Violation[]> {
  const season: Season = await createSeason(stage, policy, createCounter());
  for (const round of roundsOf(steps)) {
    const violations = await season.round(round);
    if (violations.length > 0) return violations;
  }
  return season.checkWorld();
}

/** Steps that happen at once, together, also where the first of them was left out. */
function roundsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const rounds: Step[][] = [];
  for (const step of steps) {
    const last = rounds.at(-1);
    if (step.together === true && last?.[0]?.at === step.at && last.length < MOST_AT_ONCE) last.push(step);
    else rounds.push([step]);
  }
  return rounds;
}

import { given } from '../../core/given.js';
import { type Instant, instant } from '../../core/instant.js';
import { parsePolicy } from '../../policy/parse.js';
import type { Policy, PolicyOptions } from '../../policy/policy.js';
import type { EventfulKey, SaveGroup } from '../../ports/save.js';
import { createPartnerCampaigns } from '../../service/partner-campaigns.js';
import { unwrap } from '../../service/unwrap.js';
import { violationsIn } from '../invariants/check.js';
import type { Violation } from '../invariants/invariant.js';
import { readWorld } from '../invariants/read-world.js';
import type { Replayed } from '../invariants/walk.js';
import { answerViolations } from './answers.js';
import type { Call } from './call.js';
import { callOf } from './call-of.js';
import { countAnswers } from './count-answers.js';
import { createHost, type Host } from './host.js';
import { createLedger } from './ledger.js';
import type { StageOptions } from './options.js';
import { type MadeCall, perform } from './perform.js';
import { createRandom } from './random.js';
import type { Counter } from './report.js';
import { BEGINNING, createScenery } from './scenery.js';
import type { Step } from './steps.js';
import { createTurns } from './turns.js';

/** A world with a store of its own, in which steps are done and what they leave is checked. */
export interface Season {
  readonly policy: Policy;
  /** What happened so far, as the feed tells it. */
  readonly replayed: Replayed;
  /** The true instant. */
  now(): Instant;
  /** How often a record was saved. */
  revisionOf(kind: EventfulKey['kind'], id: string): number;
  /** Whether its store keeps links and samples of creators. */
  readonly hasCreators: boolean;
  /** Does steps at once, and checks what they touched. */
  round(steps: readonly Step[]): Promise<readonly Violation[]>;
  /** Checks everything that is stored. */
  checkWorld(): Promise<readonly Violation[]>;
}

/** How many steps may be in flight at once: there are so many processes of the host. */
export const MOST_AT_ONCE = 4;

/** Begins a season in an empty store. */
export async function createSeason(
  stage: StageOptions,
  policyOptions: PolicyOptions,
  counter: Counter,
): Promise<Season> {
  const { createStore, createService = createPartnerCampaigns, rules, eligibility } = stage;
  const store = await createStore();
  const policy = unwrap(parsePolicy(policyOptions));
  const scenery = createScenery();
  const turns = createTurns();
  const ledger = createLedger(store, policy);
  const sent = new Map<string, Call>();
  const usedIds = new Set<string>();
  let now: Instant = BEGINNING;

  /** An id is given once, however often a command that makes a campaign is sent. */
  function unused(wanted: string): string {
    const id = usedIds.has(wanted) ? `${wanted}.${usedIds.size}` : wanted;
    usedIds.add(id);
    return id;
  }

  const hosts: readonly Host[] = Array.from({ length: MOST_AT_ONCE }, () =>
    createHost({
      store,
      directories: scenery.directories,
      policy,
      ...given({ rules, eligibility }),
      observe: { command: counter.observed },
      turns,
      newId: unused,
      now: () => now,
      createService,
    }),
  );

  /** The call of a step; what the host knows changes without one. */
  function callFor(step: Step): Call | undefined {
    const { deed } = step;
    if (deed.does === 'shop') scenery.setShop(deed.shopId, deed.status);
    if (deed.does === 'product') scenery.setProduct(deed.shopId, deed.productId, deed.status);
    const call = callOf(step, {
      revisionOf: ledger.revisionOf,
      sent: (commandId) => sent.get(commandId),
    });
    if (call !== undefined) for (const { id } of call.keys) sent.set(id, call);
    return call;
  }

  /** Makes the calls of steps at once, and gives what came of each and what was saved. */
  async function performAll(steps: readonly Step[], order: number) {
    const groups: SaveGroup[] = [];
    const made: MadeCall[] = [];
    const { fired, conflicted } = counter;
    const witness = { fired, conflicted, saved: (group: SaveGroup) => groups.push(group) };
    const calls = steps.flatMap((step) => {
      const call = callFor(step);
      return call === undefined ? [] : [{ call, faults: step.faults ?? [] }];
    });
    const work = calls.map(async ({ call, faults }, caller) => {
      const host = hosts[caller % hosts.length];
      if (host !== undefined) made.push(await perform({ host, call, faults, caller, witness }));
    });
    const between = await turns.runAll(work, createRandom(order));
    if (between > 0) fired('interleaving');
    return { made, groups, isAlone: calls.length === 1 };
  }

  return {
    policy,
    replayed: ledger.replayed,
    now: () => now,
    revisionOf: ledger.revisionOf,
    hasCreators: store.creators !== undefined,
    round: async (steps) => {
      const [first] = steps;
      if (first === undefined) return [];
      now = instant(BEGINNING + first.at);
      const { made, groups, isAlone } = await performAll(steps, first.order);
      const world = await ledger.touchedBy(made, groups, now);
      const { receipts, replayed } = ledger;
      const isPlain = eligibility === undefined;
      const context = { receipts, groups, replayed, shops: scenery.shops(), isAlone, isPlain };
      const violations = [...violationsIn(world), ...made.flatMap((call) => answerViolations(call, context))];
      ledger.remember(groups);
      counter.happened(world.passages);
      counter.checked('round');
      countAnswers(made, counter);
      return violations;
    },
    checkWorld: async () => {
      counter.checked('world');
      const commands = [...ledger.receipts.values()];
      const shops = scenery.shops();
      const world = await readWorld({ store, at: now, policy, shops, commands, pageSize: 50 });
      return violationsIn({ ...world, saves: { before: ledger.saves, groups: [] } });
    },
  };
}

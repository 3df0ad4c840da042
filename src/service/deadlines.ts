import * as z from 'zod';
import type { Campaign } from '../campaign/campaign.js';
import { nextMilestone } from '../campaign/status.js';
import { type Actor, CLOCK } from '../core/actor.js';
import type { CampaignId, RegistrationId } from '../core/ids.js';
import { type Instant, instant, LAST_INSTANT } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { instantSchema } from '../core/schema.js';
import { settlesAt } from '../registration/advance.js';
import type { DueOutcome } from '../registration/deadline.js';
import { deadlineOf, type Registration } from '../registration/registration.js';
import type { Dependencies } from './dependencies.js';
import type { Answer, RefusalReason } from './reasons.js';
import { actingAs } from './roles.js';
import { runCampaignCommand } from './run-campaign-command.js';
import { runEach } from './run-each.js';

/** Something that the passing of time will bring about: the deadline of a registration, or a campaign's boundary. */
export type Due =
  | {
      readonly kind: 'registration';
      readonly id: RegistrationId;
      readonly at: Instant;
      readonly outcome: DueOutcome;
    }
  | {
      readonly kind: 'campaign';
      readonly id: CampaignId;
      readonly at: Instant;
      readonly outcome: 'start' | 'end';
    };

/** What a settling came to. */
export interface Settlement {
  /** How many were settled. */
  readonly settled: number;
  /** Those that could not be, and why; the next settling asks them again. */
  readonly refused: readonly { readonly due: Due; readonly reasons: readonly RefusalReason[] }[];
  /** Whether more is due than the limit let through. */
  readonly more: boolean;
}

/**
 * What a host's job asks for, as the platform. Statuses, tabs and counts are right without it: it settles stamped
 * deadlines, and tells consumers that campaigns started and ended.
 */
export interface DeadlineService {
  /** When the next thing is due, late ones included; `null` when nothing is. */
  next(actor: Actor): Promise<Answer<Instant | null>>;
  /** What is due at or before an instant, earliest first, at most `limit` (1 to 1000, 100 when left out). */
  due(actor: Actor, until: Instant, limit?: number): Promise<Answer<readonly Due[]>>;
  /** Settles what is due by now, each at its true instant, at most `limit` (1 to 1000, 100 when left out). */
  settle(actor: Actor, limit?: number): Promise<Answer<Settlement>>;
}

/** Makes the part of the service that a host's job settles the passing of time with. */
export function deadlineService(dependencies: Dependencies): DeadlineService {
  const { clock } = dependencies;
  return {
    next: async (actor) => {
      const acting = actingAs(actor, 'deadlines.next', 'platform');
      if (!acting.ok) return acting;
      const [first] = await dueBy(dependencies, instant(LAST_INSTANT), 1);
      return accept(first?.at ?? null);
    },
    due: async (actor, until, limit = DEFAULT_LIMIT) => {
      const acting = actingAs(actor, 'deadlines.due', 'platform');
      if (!acting.ok) return acting;
      const by = parseWith(instantSchema, until);
      if (!by.ok) return by;
      const parsed = parseWith(limitSchema, limit);
      return parsed.ok ? accept(await dueBy(dependencies, by.value, parsed.value)) : parsed;
    },
    settle: async (actor, limit = DEFAULT_LIMIT) => {
      const acting = actingAs(actor, 'deadlines.settle', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(limitSchema, limit);
      if (!parsed.ok) return parsed;
      const dues = await dueBy(dependencies, clock.now(), parsed.value);
      const refused = (await settleAll(dependencies, dues)).filter((outcome) => outcome !== null);
      const left = await dueBy(dependencies, clock.now(), refused.length + 1);
      return accept({ settled: dues.length - refused.length, refused, more: left.length > refused.length });
    },
  };
}

const DEFAULT_LIMIT = 100;
const limitSchema: z.ZodType<number> = z.int().min(1).max(1_000);

/** What is due at or before an instant, earliest first. */
async function dueBy({ store }: Dependencies, until: Instant, limit: number): Promise<readonly Due[]> {
  const [registrations, campaigns] = await Promise.all([
    store.registrations.query({ at: until, dueBy: until, sort: 'due' }, { limit }),
    store.campaigns.query({ at: until, milestoneBy: until, sort: 'milestone' }, { limit }),
  ]);
  return [...registrations.items.flatMap(dueOfRegistration), ...campaigns.items.flatMap(dueOfCampaign)]
    .sort((one, other) => one.at - other.at)
    .slice(0, limit);
}

function dueOfRegistration(registration: Registration): readonly Due[] {
  const at = settlesAt(registration);
  const outcome = deadlineOf(registration)?.dueOutcome;
  return at === null || outcome === undefined
    ? []
    : [{ kind: 'registration', id: registration.id, at, outcome }];
}

function dueOfCampaign(campaign: Campaign): readonly Due[] {
  const milestone = nextMilestone(campaign);
  return milestone === null
    ? []
    : [{ kind: 'campaign', id: campaign.id, at: milestone.at, outcome: milestone.what }];
}

/** Settles each, registrations in one save; `null` for those that were settled. */
async function settleAll(
  dependencies: Dependencies,
  dues: readonly Due[],
): Promise<readonly (Unsettled | null)[]> {
  const registrations = dues.filter(({ kind }) => kind === 'registration');
  const campaigns = dues.filter(({ kind }) => kind === 'campaign');
  const tasks = registrations.map(({ id }) => ({
    registrationId: id,
    command: { type: 'meet_deadline' } as const,
  }));
  const answers = tasks.length === 0 ? [] : await runEach(dependencies, CLOCK, tasks, {});
  const unsettled = registrations.map((due, index) => unsettledOf(due, answers[index]));
  for (const due of campaigns) {
    const task = { campaignId: due.id, command: { type: 'announce' } as const };
    unsettled.push(unsettledOf(due, await runCampaignCommand(dependencies, CLOCK, task, {})));
  }
  return unsettled;
}

type Unsettled = Settlement['refused'][number];

function unsettledOf(due: Due, answer: Answer<unknown> | undefined): Unsettled | null {
  return answer === undefined || answer.ok ? null : { due, reasons: answer.refusal.reasons };
}

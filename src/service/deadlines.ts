import * as z from 'zod';
import { type Instant, instant, LAST_INSTANT } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { instantSchema } from '../core/schema.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { type Due, dueCampaigns, dueRegistrations, dueSamples } from './due.js';
import type { Answer } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { type Settlement, settleDue } from './settle.js';

/**
 * What a host's job asks for, as the platform. Statuses, tabs and counts are right without it: it settles stamped
 * deadlines, and tells consumers that campaigns started and ended.
 */
export interface DeadlineService<Context> {
  /**
   * When the next thing is due, late ones included; `null` when nothing is. What a rule of the host refuses to settle
   * stays due, so a job that sleeps until then must not wake at once again.
   */
  next(actor: Caller): Promise<Answer<Instant | null>>;
  /**
   * What is due at or before an instant, earliest first, at most `limit` (1 to 1000, 100 when left out). Of a campaign
   * only its next boundary.
   */
  due(actor: Caller, until: Instant, limit?: number): Promise<Answer<readonly Due[]>>;
  /** Settles what is due by now, each at its true instant, at most `limit` (1 to 1000, 100 when left out). */
  settle(actor: Caller, limit?: number, options?: WriteOptions<Context>): Promise<Answer<Settlement>>;
}

const DEFAULT_LIMIT = 100;
const limitSchema: z.ZodType<number> = z.int().min(1).max(1_000);

/** Makes the part of the service that a host's job settles the passing of time with. */
export function deadlineService<Context>(dependencies: Dependencies<Context>): DeadlineService<Context> {
  async function dueBy(until: Instant, limit: number): Promise<readonly Due[]> {
    const [registrations, samples, campaigns] = await Promise.all([
      dueRegistrations(dependencies, until, { limit }),
      dueSamples(dependencies, until, { limit }),
      dueCampaigns(dependencies, until, { limit }),
    ]);
    return [...registrations.items, ...samples.items, ...campaigns.items]
      .sort((one, other) => one.at - other.at)
      .slice(0, limit);
  }

  return {
    next: async (actor) => {
      const acting = actingAs(actor, 'deadlines.next', 'platform');
      if (!acting.ok) return acting;
      const [first] = await dueBy(instant(LAST_INSTANT), 1);
      return accept(first?.at ?? null);
    },
    due: async (actor, until, limit = DEFAULT_LIMIT) => {
      const acting = actingAs(actor, 'deadlines.due', 'platform');
      if (!acting.ok) return acting;
      const by = parseWith(instantSchema, until);
      if (!by.ok) return by;
      const parsed = parseWith(limitSchema, limit);
      return parsed.ok ? accept(await dueBy(by.value, parsed.value)) : parsed;
    },
    settle: async (actor, limit = DEFAULT_LIMIT, options = {}) => {
      const acting = actingAs(actor, 'deadlines.settle', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(limitSchema, limit);
      return parsed.ok ? accept(await settleDue(dependencies, parsed.value, options)) : parsed;
    },
  };
}

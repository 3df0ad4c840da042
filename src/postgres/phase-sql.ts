import { type RawBuilder, sql } from 'kysely';
import { type CampaignPhase, campaignPhases } from '../campaign/status.js';
import type { Instant } from '../core/instant.js';

/**
 * What decisions come to at an instant, as SQL: told by the function that tells it everywhere, asked once for each
 * decision and phase. `campaigns` is the name of the table of campaigns in the statement.
 */
export function phasedSql<Decision extends string>(
  decision: RawBuilder<unknown>,
  decisions: readonly Decision[],
  statusIn: (decision: Decision, phase: CampaignPhase) => string,
  at: Instant,
): RawBuilder<string> {
  const cases = decisions.map((one) => {
    const [before, during, over] = campaignPhases.map((phase) => sql.lit(statusIn(one, phase)));
    const status =
      new Set(campaignPhases.map((phase) => statusIn(one, phase))).size === 1
        ? over
        : sql`case when ${at}::bigint >= campaign.over_from then ${over}
            when ${at}::bigint < campaign.starts_at then ${before} else ${during} end`;
    return sql`when ${sql.lit(one)} then ${status}`;
  });
  return sql<string>`case ${decision} ${sql.join(cases, sql` `)} end`;
}

/** Whether a campaign is in one of these phases at an instant: `phaseAt` in SQL. */
export function inPhasesSql(phases: readonly CampaignPhase[], at: Instant): RawBuilder<unknown> {
  const [before, during, over] = campaignPhases.map((phase) => phases.includes(phase));
  const isOver = sql`campaign.over_from <= ${at}::bigint`;
  const hasBegun = sql`campaign.starts_at <= ${at}::bigint`;
  if (before && during) return over ? sql`true` : sql`not ${isOver}`;
  if (!before && !during) return over ? isOver : sql`false`;
  const ofTheRest = before ? sql`not ${hasBegun}` : hasBegun;
  return over ? sql`(${isOver} or ${ofTheRest})` : sql`(not ${isOver} and ${ofTheRest})`;
}

/** The phases in which a decision comes to one of these statuses. */
export function phasesOf<Decision extends string, Status extends string>(
  decision: Decision,
  statusIn: (decision: Decision, phase: CampaignPhase) => Status,
  statuses: readonly Status[] | undefined,
): readonly CampaignPhase[] {
  if (statuses === undefined) return campaignPhases;
  return campaignPhases.filter((phase) => statuses.includes(statusIn(decision, phase)));
}

/** The decisions that may come to one of these statuses. */
export function decisionsOf<Decision extends string, Status extends string>(
  decisions: readonly Decision[],
  statusIn: (decision: Decision, phase: CampaignPhase) => Status,
  statuses: readonly Status[] | undefined,
): readonly Decision[] {
  return decisions.filter((decision) => phasesOf(decision, statusIn, statuses).length > 0);
}

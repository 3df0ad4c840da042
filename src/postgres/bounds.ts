import { type RawBuilder, sql } from 'kysely';
import { campaignPhases } from '../campaign/status.js';
import type { RegistrationFilter, RegistrationSort } from '../ports/queries.js';
import type { Decision } from '../registration/registration.js';
import { statusIn } from '../registration/status.js';
import { textSql, textsSql } from './parameters.js';
import { inPhasesSql, phasesOf } from './phase-sql.js';

/**
 * Keeps a list of a shop or an agency from being looked through in vain. Most of what was ever decided is in campaigns
 * that are over, and what is in those that are not is among the latest: it is looked for from its oldest on. What a shop
 * has in campaigns that are over lies behind what is not, newest first: it is looked for from its newest on. Which those
 * are, an index tells for each campaign. In given campaigns nothing is looked for when none of them is of the kind.
 */
export function boundSql(
  schema: string,
  { shopId, agencyId, campaignIds, statuses, at }: RegistrationFilter,
  sort: RegistrationSort,
  decision: Decision,
): RawBuilder<unknown> {
  const phases = phasesOf(decision, statusIn, statuses);
  if (phases.length === campaignPhases.length) return sql`true`;
  const campaigns = sql`${sql.id(schema, 'campaigns')} as campaign`;
  const inPhases = inPhasesSql(phases, at);
  if (campaignIds !== undefined)
    return sql`exists (select from ${campaigns} where campaign.id = any (${textsSql(campaignIds)}) and ${inPhases})`;
  const isOver = phases.includes('over');
  if (sort === 'highest_rate' || (isOver && (sort === 'oldest' || shopId === undefined))) return sql`true`;
  const furthest = isOver ? sql`min` : sql`max`;
  const ofShop = shopId === undefined ? sql`true` : sql`one.shop_id = ${textSql(shopId)}`;
  const inOne = sql`(
    select (-one.decided_at) from ${sql.id(schema, 'registrations')} as one
    where one.campaign_id = campaign.id and ${ofShop} and one.decision = ${sql.lit(decision)}
    order by (-one.decided_at) ${isOver ? sql`asc` : sql`desc`} limit 1)`;
  // Campaign by campaign, however many the shop has joined: as a join it may come to looking through all there are.
  const edge =
    shopId !== undefined
      ? sql`(select ${furthest}((
            select ${inOne} from ${campaigns} where campaign.id = joined.campaign_id and ${inPhases}))
          from ${sql.id(schema, 'participations')} as joined where joined.shop_id = ${textSql(shopId)})`
      : agencyId !== undefined &&
        sql`(select ${furthest}(${inOne}) from ${campaigns}
          where campaign.agency_id = ${textSql(agencyId)} and ${inPhases})`;
  if (edge === false) return sql`true`;
  if (isOver) return sql`(-registration.decided_at) >= ${edge}`;
  return sort === 'newest'
    ? sql`(-registration.decided_at) <= ${edge}`
    : sql`registration.decided_at >= -${edge}`;
}

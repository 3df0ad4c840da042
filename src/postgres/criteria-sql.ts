import type { RawBuilder, SqlBool } from 'kysely';
import type { Instant } from '../core/instant.js';
import type { Criteria } from '../criteria/criterion.js';
import type { Eligibility } from '../eligibility/eligibility.js';
import { type EligibilitySubject, eligibilityFields } from '../eligibility/fields.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import { type RegistrationSubject, registrationFields } from '../registration/fields.js';
import { criterionSql } from './criterion-sql.js';
import { campaignColumns, registrationColumns } from './field-columns.js';
import { DEFAULT_SCHEMA } from './names.js';

/** What criteria are asked with, beside the rows. */
export interface CriteriaSqlOptions {
  /** The instant at which statuses are computed, and from which spans are reckoned. */
  readonly at: Instant;
  /** What is known of the shop, the same for all rows; left out, nothing is. */
  readonly shop?: ShopFacts;
  /** What is known of the product, the same for all rows; left out, nothing is. */
  readonly product?: ProductFacts;
  /** The host's own fields, for criteria that name them. */
  readonly eligibility?: Eligibility;
  /** The schema of the tables; `partner_campaigns` when left out. */
  readonly schema?: string;
}

/**
 * Criteria about campaigns as a condition in SQL, for a statement of the host's own that calls the table of campaigns
 * `campaign`. The criteria were parsed, with `campaignFields` or `eligibilityFields` or those of an `Eligibility`; every
 * value in them becomes a parameter. Who joined a campaign is known here. What is not known is null, so `where` leaves it
 * out. Throws a `TypeError` for a field that there is not.
 *
 * @example
 * ```ts
 * import { type Kysely, sql } from 'kysely';
 * import { campaignFields, type Instant, parseCriteria } from 'partner-campaigns';
 * import { campaignCriteriaSql } from 'partner-campaigns/postgres';
 *
 * export async function campaignsByMarket(db: Kysely<unknown>, input: unknown, at: Instant) {
 *   const criteria = parseCriteria(input, campaignFields);
 *   if (!criteria.ok) throw new RangeError(JSON.stringify(criteria.refusal.reasons));
 *   const { rows } = await sql<{ market: string; campaigns: number }>`
 *     select campaign.market, count(*)::int as campaigns
 *     from partner_campaigns.campaigns as campaign
 *     where ${campaignCriteriaSql(criteria.value, { at })}
 *     group by campaign.market`.execute(db);
 *   return rows;
 * }
 * ```
 */
export function campaignCriteriaSql({ where }: Criteria, options: CriteriaSqlOptions): RawBuilder<SqlBool> {
  const { at, shop, product, eligibility, schema = DEFAULT_SCHEMA } = options;
  const fields = { ...eligibilityFields, ...eligibility?.addedFields };
  const columns = campaignColumns(schema, at);
  return criterionSql<EligibilitySubject>(where, {
    fields,
    columns,
    subject: { shop, product },
    at,
  }).$castTo<SqlBool>();
}

/**
 * Criteria about registrations as a condition in SQL, for a statement of the host's own that calls the table of
 * registrations `registration` and that of campaigns `campaign`, joined by the id of the campaign. Everything else is as
 * in {@link campaignCriteriaSql}; they were parsed with `registrationFields`.
 *
 * @example
 * ```ts
 * import { type Kysely, sql } from 'kysely';
 * import { type Criteria, type Instant } from 'partner-campaigns';
 * import { registrationCriteriaSql } from 'partner-campaigns/postgres';
 *
 * export async function averageRate(db: Kysely<unknown>, criteria: Criteria, at: Instant) {
 *   const { rows } = await sql<{ rate: number | null }>`
 *     select avg(registration.total_rate)::float8 as rate
 *     from partner_campaigns.registrations as registration
 *     join partner_campaigns.campaigns as campaign on campaign.id = registration.campaign_id
 *     where ${registrationCriteriaSql(criteria, { at })}`.execute(db);
 *   return rows[0]?.rate ?? null;
 * }
 * ```
 */
export function registrationCriteriaSql(
  { where }: Criteria,
  options: CriteriaSqlOptions,
): RawBuilder<SqlBool> {
  const { at, shop, product, eligibility, schema = DEFAULT_SCHEMA } = options;
  const fields = { ...registrationFields, ...eligibility?.addedFields };
  const columns = registrationColumns(schema, at);
  return criterionSql<RegistrationSubject>(where, {
    fields,
    columns,
    subject: { shop, product },
    at,
  }).$castTo<SqlBool>();
}

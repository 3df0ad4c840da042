import { type RawBuilder, sql } from 'kysely';
import { isStorable } from '../core/text.js';

/**
 * A number as a parameter that is compared with whole numbers. One that the columns cannot hold, or that is not whole, is
 * compared as what it is.
 */
export function numberSql(value: number): RawBuilder<unknown> {
  return Number.isSafeInteger(value) ? sql`${value}::bigint` : sql`${value}::float8`;
}

/** Numbers as a parameter, without those that no column can hold. */
export function numbersSql(values: readonly number[]): RawBuilder<unknown> {
  return sql`${values.filter(Number.isSafeInteger)}::bigint[]`;
}

/** A text as a parameter. One that no column can hold is null, which equals nothing. */
export function textSql(value: string): RawBuilder<unknown> {
  return isStorable(value) ? sql`${value}::text` : sql`null::text`;
}

/** Texts as a parameter, without those that no column can hold. */
export function textsSql(values: readonly string[]): RawBuilder<unknown> {
  return sql`${values.filter(isStorable)}::text[]`;
}

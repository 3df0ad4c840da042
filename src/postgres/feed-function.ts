import { quoted } from './names.js';

/**
 * The function that gives events their places in the feed. Places are given to what was committed, under a lock, so
 * nothing ever appears before a place that somebody has seen, in whichever order transactions commit; and in the order
 * in which the sequence was drawn from, so no two events of one record change places.
 */
export function feedFunctionSql(schema: string): readonly string[] {
  const events = `${quoted(schema)}.events`;
  return [
    `create or replace function ${quoted(schema)}.give_places(p_limit int) returns void
language plpgsql
as $function$
begin
  if not exists (select from ${events} where place is null) then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(${literal(`${schema}.feed`)}, 0));
  with next as materialized (
    select campaign_id, kind, record_id, ordinal, nextval(${literal(`${quoted(schema)}.event_places`)}) as place
    from (
      select campaign_id, kind, record_id, ordinal, number
      from ${events} where place is null order by number limit p_limit
    ) as placeless
  )
  update ${events} as kept set place = next.place
  from next
  where kept.campaign_id = next.campaign_id and kept.kind = next.kind
    and kept.record_id = next.record_id and kept.ordinal = next.ordinal;
end
$function$`,
  ];
}

/** A text as SQL writes it. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

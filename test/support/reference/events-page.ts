// The parts of docs/reference/events.md.

import type { Aggregate } from './aggregates.ts';
import { commandsOf } from './events.ts';
import { fieldTable } from './field-tables.ts';
import { fieldsOf, membersByType } from './fields.ts';
import { linkTo, table } from './markdown.ts';

/** What every event says. */
export function sharedFields({ source }: Aggregate): string {
  return fieldTable(fieldsOf(source.eventBase));
}

/** Every event in one line. */
export function eventOverview(aggregate: Aggregate): string {
  const rows = [...membersByType(aggregate.source.events)].map(([event, { doc }]) => [
    linkTo(event),
    doc,
    commandLinks(aggregate, event),
  ]);
  return table(['event', 'meaning', 'written when this is accepted'], rows);
}

/** Every event in full. */
export function eventDetails(aggregate: Aggregate): string {
  const shared = new Set(['type', ...fieldsOf(aggregate.source.eventBase).map(({ name }) => name)]);
  return [...membersByType(aggregate.source.events)]
    .map(([event, { name, doc }]) => {
      const fields = fieldsOf(name).filter((field) => !shared.has(field.name));
      return [
        `### ${event}`,
        doc,
        `Written when this is accepted: ${commandLinks(aggregate, event)}.`,
        ...(fields.length === 0 ? [] : [fieldTable(fields)]),
      ].join('\n\n');
    })
    .join('\n\n');
}

function commandLinks(aggregate: Aggregate, event: string): string {
  return commandsOf(aggregate, event)
    .map((command) => linkTo(command, 'commands.md'))
    .join(' or ');
}

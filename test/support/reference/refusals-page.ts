// The parts of docs/reference/refusals.md.

import { describeRejectReason, rejectReasons } from 'partner-campaigns';
import ts from 'typescript';
import { platformRejectReasons } from '../../../src/registration/rejection.ts';
import { aggregates } from './aggregates.ts';
import { type Code, filesGiving, mustBeGiven, refusalCodes, rulesGiving, warningCodes } from './codes.ts';
import { fieldTable } from './field-tables.ts';
import { membersByType } from './fields.ts';
import { code, linkTo, sourceLink, table } from './markdown.ts';
import { bare, constantNamed, propertiesOf } from './program.ts';
import { textsOf } from './reach.ts';

/** Every code of a refusal in one line. */
export function refusalOverview(): string {
  return overview(refusalCodes());
}

/** Every code of a refusal in full. */
export function refusalDetails(): string {
  return refusalCodes()
    .map((given) => details(given, giversOf(given.code)))
    .join('\n\n');
}

/** Every code of a warning in full. */
export function warningDetails(): string {
  const after = eventsByWarning();
  return warningCodes()
    .map((given) => {
      const events = after.get(given.code) ?? [];
      if (events.length === 0) throw new TypeError(`Nothing warns of ${given.code}`);
      return details(given, [`after ${events.map((event) => linkTo(event, 'events.md')).join(', ')}`]);
    })
    .join('\n\n');
}

/** Every reason of a rejection. */
export function rejectReasonTable(): string {
  const ofPlatform: readonly string[] = platformRejectReasons;
  const rows = rejectReasons.map((reason) => [
    code(reason),
    describeRejectReason(reason),
    ofPlatform.includes(reason) ? 'an agency' : 'a deadline',
  ]);
  return table(['reason', 'in words', 'who gives it'], rows);
}

function overview(all: readonly Code[]): string {
  return table(
    ['code', 'meaning'],
    all.map(({ code: name, doc }) => [linkTo(name), doc]),
  );
}

function details({ code: name, doc, parameters, sentence }: Code, givers: readonly string[]): string {
  return [
    `### ${name}`,
    doc,
    `> ${sentence}`,
    ...(parameters.length === 0 ? [] : [fieldTable(parameters).replace('| field |', '| parameter |')]),
    givers.length === 1
      ? `Given by ${givers[0]}.`
      : ['Given by:', ...givers.map((giver) => `- ${giver}`)].join('\n'),
  ]
    .join('\n\n')
    .replace('Given by:\n\n', 'Given by:\n');
}

/** What may give a code: rules, with the commands they are asked for, and what comes before and after the rules. */
function giversOf(name: string): readonly string[] {
  mustBeGiven(name);
  const rules = Object.values(aggregates).flatMap((aggregate) =>
    rulesGiving(aggregate, name).map(
      ({ rule, commands }) =>
        `the rule ${code(rule)} of ${commands.map((command) => linkTo(command, 'commands.md')).join(', ')}`,
    ),
  );
  const places = filesGiving(name).map((path) => sourceLink(path.replace('src/', ''), path));
  return places.length === 0 ? rules : [...rules, `what is asked besides rules, in ${places.join(', ')}`];
}

/** After which events a warning may be given, read from the table of the warnings. */
function eventsByWarning(): ReadonlyMap<string, readonly string[]> {
  const events = [...membersByType('RegistrationEvent').keys()];
  const found = new Map<string, readonly string[]>();
  for (const [event, property] of propertiesOf(bare(constantNamed('rulesAfter')))) {
    if (!events.includes(event)) throw new TypeError(`Warnings after an unknown event ${event}`);
    if (!ts.isPropertyAssignment(property))
      throw new TypeError(`Warnings after ${event} are not written out`);
    for (const warning of textsOf(property, 'code'))
      found.set(warning, [...(found.get(warning) ?? []), event]);
  }
  return found;
}

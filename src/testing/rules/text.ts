import type { RuleCell } from './questions.js';

/** What is told of a cell. */
interface Told extends RuleCell {
  readonly asked: number;
  readonly vetoed: number;
  readonly accepted: number;
  readonly unseen: number;
  readonly hidden: number;
}

/** The report for people: a line for each cell, with what its screens do not know. */
export function ruleText(name: string, cells: readonly Told[]): string {
  const lines = cells.map(({ from, command, role, asked, vetoed, accepted, unseen, hidden }) => {
    const by = role === 'clock' ? `the deadline of ${command}` : `${command} (${role})`;
    const notes = [
      ...(unseen > 0 ? [`${unseen} of its vetoes came after the action was offered`] : []),
      ...(hidden > 0 ? [`${hidden} accepted while the action was withheld because of it`] : []),
    ];
    const counts = `asked ${asked} times, vetoed ${vetoed}, accepted ${accepted}`;
    return `  ${from}, ${by}: ${[counts, ...notes].join('; ')}`;
  });
  return [`${name} keeps the promises of rules.`, ...lines].join('\n');
}

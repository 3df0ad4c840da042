import { decisions } from '../../registration/registration.js';
import type { Cell } from './cells.js';

/** What is told. */
interface Told {
  readonly cells: readonly (Cell & { readonly accepted: number; readonly refused: number })[];
  readonly neverAccepted: readonly Cell[];
  readonly neverRefused: readonly Cell[];
  readonly notReached: readonly Cell[];
  readonly unplaced: number;
}

/** The report for people: a line for each decision, then what its tests never saw. */
export function textOf({ cells, notReached, unplaced, ...report }: Told): string {
  const taken = cells.filter((cell) => cell.taken);
  const accepted = taken.filter((cell) => cell.accepted > 0).length;
  const refused = taken.filter((cell) => cell.refused > 0).length;
  const others = cells.filter((cell) => !cell.taken);
  const shut = others.filter((cell) => cell.refused > 0).length;
  const lines = (['none', ...decisions] as const).map((from) => {
    const never = (of: readonly Cell[]) =>
      of.filter((cell) => cell.from === from).map(({ command, role }) => `${command} (${role})`);
    const unaccepted = never(report.neverAccepted);
    const unrefused = never(report.neverRefused);
    return [
      `${from}:`,
      `  never accepted: ${unaccepted.join(', ') || 'nothing'}`,
      `  never refused: ${unrefused.join(', ') || 'nothing'}`,
    ].join('\n');
  });
  return [
    `Of ${taken.length} cells that take their command, ${accepted} accepted it and ${refused} refused it.`,
    `Of ${others.length} cells that do not, ${shut} were tried. ${notReached.length} of all were not reached.`,
    ...(unplaced === 0 ? [] : [`${unplaced} commands came on records that came about unseen.`]),
    ...lines,
  ].join('\n');
}

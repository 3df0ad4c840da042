import type { Row } from '../compare.ts';
import type { CampaignStart } from './campaign-start.ts';
import type { Loaded } from './load.ts';
import type { Size } from './sizes.ts';

/** Everything that a run has measured. */
export interface Results {
  readonly node: string;
  readonly server: string;
  readonly quick: boolean;
  readonly rows: readonly Row[];
  readonly start?: CampaignStart;
  readonly loaded: readonly Loaded[];
  readonly sizes: readonly Size[];
  readonly seconds: number;
}

/** The results as text: times in milliseconds a piece. */
export function textOf({ node, server, rows, start, loaded, sizes, seconds }: Results): string {
  return [
    `Node ${node}, ${server}, milliseconds a product or a page`,
    tableOf([
      ['', 'ours: best', 'median', 'peer: best', 'median', 'ratio: best', 'median', 'target', 'met'],
      ...rows.map(cellsOf),
    ]),
    ...(start === undefined ? [] : [startText(start)]),
    ...(loaded.length === 0
      ? []
      : [
          tableOf([
            ['loaded', 'rows', 'seconds', 'rows a second'],
            ...loaded.map(({ table, rows: count, seconds: took }) => [
              table,
              whole(count),
              took.toFixed(1),
              whole(count / took),
            ]),
          ]),
        ]),
    ...(sizes.length === 0
      ? []
      : [
          tableOf([
            ['', '', 'rows', 'MB'],
            ...sizes.map(({ name, of, rows: count, bytes }) => [name, of, whole(count), megabytes(bytes)]),
          ]),
        ]),
    `${seconds.toFixed(0)} s in all`,
  ].join('\n\n');
}

function cellsOf({ name, ours, peer, ratio, target, pass }: Row): readonly string[] {
  return [
    `${name} (${ours.name} / ${peer.name})`,
    ...[ours.best, ours.median, peer.best, peer.median].map((time) => (time / 1e6).toFixed(3)),
    ...[ratio.best, ratio.median].map((times) => times.toFixed(3)),
    target === null ? '' : String(target),
    pass === null ? '' : pass ? 'yes' : 'NO',
  ];
}

function startText({ registrations, written, writtenByOneCommand, asked }: CampaignStart): string {
  const counted = ({ inserted, updated, deleted }: CampaignStart['written']) =>
    `${inserted} inserted, ${updated} updated, ${deleted} deleted`;
  return [
    `A campaign with ${whole(registrations)} approved registrations starts: ${counted(written)}`,
    `(by one command on one of them: ${counted(writtenByOneCommand)})\n`,
    tableOf([
      ['', 'ms before the start', 'ms after'],
      ...asked.map(({ what, before, after }) => [what, before.toFixed(1), after.toFixed(1)]),
    ]),
  ].join('\n');
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** Cells in columns: the first to the left, the others to the right. */
function tableOf(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const padded = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(padded).join('   ').trimEnd()).join('\n');
}

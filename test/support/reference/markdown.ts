// The few forms in which generated parts are written.

/** A table; a bar inside a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`.replaceAll(/ {2,}/g, ' ');
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text as code; nothing stays nothing. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** A link to a heading that is a name, on this page or another. Headings are no code: typedoc gives those no anchor. */
export function linkTo(name: string, page = ''): string {
  return `[\`${name}\`](${page}#${anchorOf(name)})`;
}

/** The anchor that git hosts give a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** A link from a reference page to a source file, with a name from it. */
export function sourceLink(name: string, path: string): string {
  return `[\`${name}\`](../../${path})`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

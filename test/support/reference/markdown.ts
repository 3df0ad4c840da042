// The few forms in which generated parts are written.

/** A table; a bar inside a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`.replaceAll(/ {2,}/g, ' ');
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text as code; nothing stays nothing. What holds the mark of code itself stands between two. */
export function code(text: string): string {
  if (text.includes('`')) return `\`\` ${text} \`\``;
  return text === '' ? '' : `\`${text}\``;
}

/** JSON on one line. */
export function jsonLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${jsonLine(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** JSON as a block: on one line what fits there. */
export function jsonBlock(value: unknown): string {
  return ['```json', wrapped(value, ''), '```'].join('\n');
}

function wrapped(value: unknown, indent: string): string {
  const line = jsonLine(value);
  if (indent.length + line.length <= 100 || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((inner) => `${deeper}${wrapped(inner, deeper)}`)
    : Object.entries(value).map(
        ([key, inner]) => `${deeper}${JSON.stringify(key)}: ${wrapped(inner, deeper)}`,
      );
  return [open, parts.join(',\n'), `${indent}${close}`].join('\n');
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

/** A part of any list, and where the next one begins; absent on the last. */
export interface Part<Row, Place> {
  readonly rows: readonly Row[];
  readonly next: Place | undefined;
}

/** Reads a list to its end, page by page. A list without an end is an error. */
export async function readToTheEnd<Row, Place>(
  read: (after: Place | undefined) => Promise<Part<Row, Place>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: Place | undefined;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const part = await read(after);
    rows.push(...part.rows);
    if (part.next === undefined) return rows;
    after = part.next;
  }
  throw new Error('The list does not end');
}

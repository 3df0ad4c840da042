/** Shows how far a piece of work has come: a bar in the last line of the terminal, which the next one overwrites. */
export function showProgress(what: string, done: number, of: number): void {
  const bar = '#'.repeat(Math.round((done / of) * 30)).padEnd(30, '.');
  const counts = `${done.toLocaleString('en')} of ${of.toLocaleString('en')}`;
  process.stderr.write(`\r[${bar}] ${what}: ${counts}`.padEnd(110).slice(0, 110));
}

/** Clears the bar: something else is written next. */
export function endProgress(): void {
  process.stderr.write(`\r${''.padEnd(110)}\r`);
}

import { styleText } from 'node:util';
import {
  type Answer,
  describeWarning,
  formatRefusal,
  type Instant,
  type Money,
  type RefusalReason,
  type RegistrationResult,
} from 'partner-campaigns';

type Style = Parameters<typeof styleText>[0];

const inColour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;

/** Text in a colour or weight when the terminal has it, plain when the output goes elsewhere. */
export function styled(style: Style, text: string): string {
  return inColour ? styleText(style, text) : text;
}

/** Begins a step of the story: when it is, who acts, and what happens. */
export function step(title: string, now: Instant): void {
  say('');
  say(`${styled(['bold', 'cyan'], title)}  ${styled('dim', clockTime(now))}`);
}

/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Ends the story: nothing before has stopped it. */
export function sayEnd(): void {
  say('');
  say(styled('green', 'Everything was as expected.'));
}

/** Prints rows as a table; columns are as wide as their longest cell, numbers stand right. */
export function table(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumber = columns.map((_, column) =>
    rows.every((row) => /^[\d.,]+( %)?$|^–$/.test(String(row[column]))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, isNumber[column] === true))
      .join('  ')
      .trimEnd();
  say(`  ${styled('dim', line(columns))}`);
  say(`  ${styled('dim', widths.map((width) => '─'.repeat(width)).join('──'))}`);
  for (const row of cells.slice(1)) say(`  ${line(row)}`);
}

/** Prints the answer for one item: what it is now and what is worth telling, or every reason why not. */
export function sayAnswer(what: string, answer: Answer<RegistrationResult>): void {
  if (!answer.ok) {
    say(`  ${styled('red', 'refused'.padEnd(15))} ${what}`);
    for (const reason of answer.refusal.reasons)
      say(`                  ${formatRefusal({ reasons: [reason] })}`);
    return;
  }
  const { decision, warnings } = answer.value;
  say(`  ${styled('green', decision.replaceAll('_', ' ').padEnd(15))} ${what}`);
  for (const warning of warnings)
    say(`                  ${styled('yellow', 'note')} ${describeWarning(warning)}`);
}

/** The value of an answer; the story ends here if it was refused. */
export function expectOk<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`Refused: ${formatRefusal(answer.refusal)}`);
}

/** The codes of a refusal; the story ends here if it was accepted. */
export function expectRefused(answer: Answer<unknown>): readonly RefusalReason['code'][] {
  if (!answer.ok) return answer.refusal.reasons.map(({ code }) => code);
  throw new Error('Accepted, where a refusal was expected');
}

/** An instant in the time of Bangkok, where the story plays. */
export function clockTime(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Bangkok',
    dateStyle: 'medium',
    timeStyle: at % 60_000 === 0 ? 'short' : 'medium',
  }).format(at);
}

/** The day of an instant in the time of Bangkok. */
export function day(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Bangkok',
    day: 'numeric',
    month: 'short',
  }).format(at);
}

/** An amount of money with two digits of minor units. */
export function price({ currency, minorUnits }: Money): string {
  const digits = minorUnits.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`;
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}

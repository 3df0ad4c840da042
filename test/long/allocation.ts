// Commissions by the million: npm run allocation -- [cases] [seed] [--write]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { actualBase, minorUnitDigits, orderCommission, unwrap } from 'partner-campaigns';
import { type AllocationCase, allocationCases, brokenAllocation } from '../support/allocation.ts';
import { root } from '../support/source-files.ts';

const words = process.argv.slice(2);
const [count = 1_000_000, seed = 1] = words.filter((word) => /^\d+$/.test(word)).map(Number);
/** Cases are drawn so many at once. */
const BATCH = 10_000;

/** How many cases there were of each of some kinds. */
type Tally = Map<string, number>;

const digits: Tally = new Map();
const kinds: Tally = new Map();
const sizes: Tally = new Map();
const parts: Tally = new Map();
const roundings: Tally = new Map();
let longest = 0;

for (let done = 0; done < count; done += BATCH) {
  const cases = fc.sample(allocationCases(), {
    numRuns: Math.min(BATCH, count - done),
    seed: seed * 1_000_003 + done / BATCH,
  });
  for (const given of cases) {
    const broken = brokenAllocation(given);
    if (broken !== null) throw new Error(`${broken}: ${JSON.stringify(given)}`);
    tell(given);
  }
  process.stderr.write(`\r${done + cases.length} of ${count}   `);
}
process.stderr.write('\n');

/** Counts what kind of case it was. */
function tell({ lines, origin, rates }: AllocationCase): void {
  const base = unwrap(actualBase(lines));
  const { kind, totalRate, creator, agency } = unwrap(orderCommission(base, origin, rates));
  const { currency, minorUnits } = base.amount;
  longest = Math.max(longest, minorUnits.length);
  add(digits, String(minorUnitDigits(currency)));
  add(kinds, kindOf(kind, rates.creatorShopAdsRate !== undefined));
  add(sizes, sizeOf(BigInt(minorUnits)));
  add(parts, partOf(BigInt(creator.minorUnits), BigInt(agency.minorUnits)));
  add(roundings, roundingOf((BigInt(minorUnits) * BigInt(totalRate)) % 10_000n));
}

function kindOf(kind: string, hasOwnPart: boolean): string {
  if (kind === 'standard') return 'by the standard rate';
  return hasOwnPart ? "by the Shop Ads rate, creators' part of its own" : 'by the Shop Ads rate, same share';
}

function sizeOf(units: bigint): string {
  if (units === 0n) return 'nothing left';
  if (units < 10_000n) return 'below 10,000 minor units';
  return units < 2n ** 53n ? 'below 2^53' : '2^53 and more';
}

function partOf(creator: bigint, agency: bigint): string {
  if (creator === 0n && agency === 0n) return 'nobody gets anything';
  if (creator === 0n) return 'all for the agency';
  return agency === 0n ? 'all for the creator' : 'both get something';
}

/** What rounding the total did, by what is over of it in ten thousandths of a minor unit. */
function roundingOf(over: bigint): string {
  if (over === 0n) return 'none';
  if (over === 5_000n) return 'half a unit, up';
  return over < 5_000n ? 'down' : 'up';
}

function add(tally: Tally, name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

function rowsOf(about: string, tally: Tally): readonly string[] {
  return [...tally]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, times]) => `| ${about}${name} | ${times.toLocaleString('en')} |`);
}

const summary = [
  `Seed ${seed}, Node ${process.version}.`,
  '',
  '| | |',
  '|---|---|',
  `| orders | ${count.toLocaleString('en')} |`,
  ...rowsOf('digits of the minor unit: ', digits),
  ...rowsOf('rate: ', kinds),
  ...rowsOf('base: ', sizes),
  ...rowsOf('commission: ', parts),
  ...rowsOf('rounding of the total: ', roundings),
  `| digits of the greatest base | ${longest} |`,
  '| allocations in which something was that must not be | 0 |',
  '',
].join('\n');
process.stdout.write(summary);
if (words.includes('--write')) {
  const page = join(root, 'docs', 'explanation', 'commission.md');
  const text = readFileSync(page, 'utf8');
  const place = /(<!-- long run -->\n).*?(<!-- \/long run -->)/s;
  if (!place.test(text)) throw new Error('The page has no place for the summary');
  writeFileSync(
    page,
    text.replace(place, (_, begin, end) => `${begin}\n${summary}\n${end}`),
  );
}

// What must hold of every allocation, told from the definition by cross-multiplication: nothing here divides or rounds.

import fc from 'fast-check';
import {
  actualBase,
  type CommissionRates,
  type CommissionSplit,
  type CompletedOrderLine,
  estimatedBase,
  formatMoney,
  type Money,
  moneyOf,
  type OrderOrigin,
  orderCommission,
  splitByPartsOfBase,
  splitByShareOfShare,
  sumMoney,
  unwrap,
} from 'partner-campaigns';
import { commissionRates, completedOrderLines } from 'partner-campaigns/testing';

/** An order, the rates of its campaign, and a share for the other reading of them. */
export interface AllocationCase {
  readonly lines: readonly CompletedOrderLine[];
  readonly origin: OrderOrigin;
  readonly rates: CommissionRates;
  readonly creatorShare: number;
}

/** Cases of every currency class, of amounts from 0 to 2^90 and all rates. */
export function allocationCases(): fc.Arbitrary<AllocationCase> {
  return fc.record({
    lines: completedOrderLines(),
    origin: fc.constantFrom('organic', 'ads'),
    rates: commissionRates(),
    creatorShare: fc.integer({ min: 0, max: 10_000 }),
  });
}

/** A whole number of parts out of so many. */
interface Part {
  readonly parts: bigint;
  readonly outOf: bigint;
}

const units = (money: Money | undefined) => BigInt(money?.minorUnits ?? '0');
const whole = 10_000n;

/** What is wrong with how a case is allocated, or `null`. */
export function brokenAllocation({ lines, origin, rates, creatorShare }: AllocationCase): string | null {
  const estimated = unwrap(estimatedBase(lines));
  const actual = unwrap(actualBase(lines));
  const orders = [estimated, actual].map((base) => unwrap(orderCommission(base, origin, rates)));
  const [expected, paid] = orders;
  if (expected === undefined || paid === undefined) return 'no commission';
  const { total, creator } = partsOf(origin, rates);
  const ofStandard = partsOf('organic', rates);
  const byParts = unwrap(splitByPartsOfBase(actual.amount, rates));
  const byShare = unwrap(splitByShareOfShare(actual.amount, { totalRate: rates.totalRate, creatorShare }));
  const sharedOut = { parts: ofStandard.total.parts * BigInt(creatorShare), outOf: whole * whole };
  return (
    brokenBases(lines, units(estimated.amount), units(actual.amount)) ??
    orders.map((order) => brokenSplit(order.base, order, total, creator)).find((broken) => broken !== null) ??
    brokenSplit(actual.amount, byParts, ofStandard.total, ofStandard.creator) ??
    brokenSplit(actual.amount, byShare, ofStandard.total, sharedOut) ??
    brokenOrder(paid, expected) ??
    brokenOrder(paid, unwrap(orderCommission({ ...actual, amount: more(actual.amount) }, origin, rates))) ??
    brokenReadings(actual.amount, rates.totalRate, creatorShare, byShare) ??
    brokenText(paid) ??
    brokenExactness(actual.amount, origin, rates) ??
    brokenRefusal(actual.amount, rates)
  );
}

/** The parts of the base that the seller pays, and that creators get, by the rules Q20 and R66. */
function partsOf(
  origin: OrderOrigin,
  rates: CommissionRates,
): { readonly total: Part; readonly creator: Part } {
  const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate } = rates;
  const usesAds = origin === 'ads' && shopAdsRate !== undefined;
  const total = { parts: BigInt(usesAds ? shopAdsRate : totalRate), outOf: whole };
  if (!usesAds) return { total, creator: { parts: BigInt(creatorRate), outOf: whole } };
  if (creatorShopAdsRate !== undefined)
    return { total, creator: { parts: BigInt(creatorShopAdsRate), outOf: whole } };
  if (creatorRate === 0) return { total, creator: { parts: 0n, outOf: 1n } };
  return {
    total,
    creator: { parts: total.parts * BigInt(creatorRate), outOf: whole * BigInt(totalRate) },
  };
}

function brokenBases(lines: readonly CompletedOrderLine[], estimated: bigint, actual: bigint): string | null {
  const sum = (of: (line: CompletedOrderLine) => bigint) => lines.reduce((all, line) => all + of(line), 0n);
  const sold = sum(
    ({ unitPrice, quantity, platformDiscount, sellerDiscount }) =>
      units(unitPrice) * BigInt(quantity) - units(platformDiscount) - units(sellerDiscount),
  );
  const refunded = sum((line) => units(line.refunded));
  if (estimated !== sold) return `the estimated base is ${estimated}, not ${sold}`;
  if (actual < 0n || actual > estimated - refunded) return `the actual base is ${actual} of ${estimated}`;
  if (lines.every(({ returnedQuantity = 0 }) => returnedQuantity === 0) && actual !== estimated - refunded)
    return 'nothing came back, and less is left';
  if (lines.every(({ returnedQuantity, quantity }) => returnedQuantity === quantity) && actual !== 0n)
    return 'all came back, and something is left';
  const turned = lines.toReversed();
  return units(unwrap(estimatedBase(turned)).amount) === estimated &&
    units(unwrap(actualBase(turned)).amount) === actual
    ? null
    : 'the order of the lines matters';
}

/** Parts are the nearest whole units to their exact values, half a unit up, and the agency has the rest. */
function brokenSplit(base: Money, split: CommissionSplit, total: Part, creator: Part): string | null {
  const amounts = [split.total, split.creator, split.agency];
  if (amounts.some(({ currency }) => currency !== base.currency)) return 'another currency';
  if (amounts.some(({ minorUnits }) => !/^(0|[1-9]\d*)$/.test(minorUnits))) return 'a part that is no amount';
  if (units(split.creator) + units(split.agency) !== units(split.total)) return 'the parts are not the whole';
  if (units(split.total) > units(base)) return 'more than the base is paid';
  if (!isNearest(units(split.total), base, total))
    return `the total ${split.total.minorUnits} is not nearest`;
  if (!isNearest(units(split.creator), base, creator))
    return `the creator's ${split.creator.minorUnits} is not nearest`;
  // The exact part of the agency, times both denominators, less what it gets.
  const off =
    units(base) * (total.parts * creator.outOf - creator.parts * total.outOf) -
    units(split.agency) * total.outOf * creator.outOf;
  const unit = total.outOf * creator.outOf;
  return -unit < off && off < unit ? null : "the agency's part is a unit off";
}

/** Whether the exact part lies from half a unit below the amount, inclusive, to half a unit above, exclusive. */
function isNearest(amount: bigint, base: Money, { parts, outOf }: Part): boolean {
  const off = 2n * (units(base) * parts - amount * outOf);
  return -outOf <= off && off < outOf;
}

/** Who sells more pays no less, and creators get no less of it. */
function brokenOrder(less: CommissionSplit, greater: CommissionSplit): string | null {
  if (units(less.total) > units(greater.total)) return 'a greater base pays less';
  return units(less.creator) > units(greater.creator) ? 'a greater base pays creators less' : null;
}

/** Where the share is a whole part of the base, both readings are one. */
function brokenReadings(
  base: Money,
  totalRate: number,
  creatorShare: number,
  byShare: CommissionSplit,
): string | null {
  const product = totalRate * creatorShare;
  if (product % 10_000 !== 0) return null;
  const byParts = unwrap(splitByPartsOfBase(base, { totalRate, creatorRate: product / 10_000 }));
  return units(byParts.creator) === units(byShare.creator) ? null : 'the readings differ where they must not';
}

function brokenText({ total, creator, agency }: CommissionSplit): string | null {
  const texts = [total, creator, agency].map((money) => unwrap(moneyOf(formatMoney(money), money.currency)));
  if (texts.some((money, index) => units(money) !== units([total, creator, agency][index])))
    return 'an amount is not read back as it was written';
  return units(unwrap(sumMoney([creator, agency]))) === units(total) ? null : 'the sum of the parts differs';
}

/** Of ten thousand times the base, every part by basis points is whole, and nothing is rounded. */
function brokenExactness(base: Money, origin: OrderOrigin, rates: CommissionRates): string | null {
  const amount = { ...base, minorUnits: `${BigInt(base.minorUnits) * whole}` };
  const { total } = unwrap(orderCommission({ stage: 'actual', amount }, origin, rates));
  const { total: part } = partsOf(origin, rates);
  return units(total) === units(base) * part.parts ? null : 'what is exact was rounded';
}

/** Creators above the total are refused, whatever the base. */
function brokenRefusal(base: Money, rates: CommissionRates): string | null {
  const { totalRate } = rates;
  const refused = splitByPartsOfBase(base, { totalRate, creatorRate: totalRate + 1 });
  const codes = refused.ok ? [] : refused.refusal.reasons.map(({ code }) => code);
  return codes.includes('creator_rate_above_total') ? null : 'creators get more than the total';
}

function more(amount: Money): Money {
  return { ...amount, minorUnits: String(units(amount) + 1n) };
}

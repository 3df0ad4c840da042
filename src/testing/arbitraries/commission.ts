import fc from 'fast-check';
import type { CompletedOrderLine, OrderLine } from '../../commission/order.js';
import { type Rate, WHOLE } from '../../commission/rate.js';
import type { CommissionRates } from '../../commission/rates.js';
import type { Currency } from '../../core/currency.js';
import { given } from '../../core/given.js';
import { moneyOfUnits } from '../../core/money.js';
import { either } from './combinators.js';
import { currencies } from './money.js';

/** Rates by which orders pay and that go together: from nothing to the whole, with and without Shop Ads rates. */
export function commissionRates(): fc.Arbitrary<CommissionRates> {
  return fc
    .tuple(sharedRates(), fc.option(sharedRates(), { nil: undefined }), fc.boolean())
    .map(([[totalRate, creatorRate], ads, hasOwnPart]) => {
      const [shopAdsRate, part] = ads ?? [];
      return {
        totalRate,
        creatorRate,
        ...given({ shopAdsRate, creatorShopAdsRate: hasOwnPart ? part : undefined }),
      };
    });
}

/** A rate, and one that is a part of it. */
function sharedRates(): fc.Arbitrary<readonly [Rate, Rate]> {
  return fc
    .tuple(rate(), rate())
    .map(([one, other]) => (one >= other ? ([one, other] as const) : ([other, one] as const)));
}

function rate(): fc.Arbitrary<Rate> {
  return either(fc.integer({ min: 0, max: WHOLE }), fc.constantFrom(0, 1, WHOLE / 2, WHOLE - 1, WHOLE));
}

/** Lines of an order as it is created: one to five, all in one currency, with discounts that their price can bear. */
export function orderLines(options: LineOptions = {}): fc.Arbitrary<readonly OrderLine[]> {
  return completedOrderLines(options).map((lines) =>
    lines.map(({ returnedQuantity: _, refunded: __, ...line }) => line),
  );
}

/** Lines of an order as it is completed: what came back is never more than they can bear. */
export function completedOrderLines({
  currency,
}: LineOptions = {}): fc.Arbitrary<readonly CompletedOrderLine[]> {
  const ofOne = currency === undefined ? currencies() : fc.constant(currency);
  // Amounts of one order are of one size, or the greatest of them would hide the others.
  const draws = fc
    .constantFrom(200n, 100_000n, 2n ** 80n)
    .chain((most) => fc.array(lineDraws(most), { minLength: 1, maxLength: 5 }));
  return fc.tuple(ofOne, draws).map(([code, ofLines]) => ofLines.map((draw) => lineOf(draw, code)));
}

/** What lines of orders are made for. */
export interface LineOptions {
  /** Of which currency; any when left out. */
  readonly currency?: Currency;
}

/** The draws that a line is made of: amounts, of which each takes what there is at most. */
interface LineDraw {
  readonly unitPrice: bigint;
  readonly quantity: number;
  readonly returned: number;
  readonly platformDiscount?: bigint;
  readonly sellerDiscount?: bigint;
  readonly refunded?: bigint;
}

function lineDraws(most: bigint): fc.Arbitrary<LineDraw> {
  const amounts = fc.bigInt({ min: 0n, max: most });
  return fc.record(
    {
      unitPrice: amounts,
      quantity: either(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1_000 })),
      returned: either(fc.constant(0), fc.nat(1_000)),
      platformDiscount: amounts,
      sellerDiscount: amounts,
      refunded: amounts,
    },
    { requiredKeys: ['unitPrice', 'quantity', 'returned'], noNullPrototype: true },
  );
}

function lineOf(draw: LineDraw, currency: Currency): CompletedOrderLine {
  const { unitPrice, quantity } = draw;
  let left = unitPrice * BigInt(quantity);
  function take(amount: bigint | undefined): CompletedOrderLine['refunded'] {
    if (amount === undefined) return undefined;
    const taken = amount < left ? amount : left;
    left -= taken;
    return moneyOfUnits(taken, currency);
  }
  const platformDiscount = take(draw.platformDiscount);
  const sellerDiscount = take(draw.sellerDiscount);
  const returnedQuantity = draw.returned === 0 ? undefined : draw.returned % (quantity + 1);
  // What is left is rounded; a refund that takes no more than all whole units of it is never too much.
  left = (left * BigInt(quantity - (returnedQuantity ?? 0))) / BigInt(quantity);
  return {
    unitPrice: moneyOfUnits(unitPrice, currency),
    quantity,
    ...given({ platformDiscount, sellerDiscount, returnedQuantity, refunded: take(draw.refunded) }),
  };
}

import type { Money } from '../core/money.js';
import type { Result } from '../core/result.js';
import { wireMoney } from './codecs/money.js';
import { at } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import type { WirePrice } from './wire/product.js';

/**
 * An amount that may not be told: an object without any amount and currency tells none. One that is told in part is refused,
 * since an amount without its currency is none.
 */
export function toldMoney(
  field: string,
  price: WirePrice | undefined,
): Result<Money, TikTokShopReason> | undefined {
  if (price === undefined) return undefined;
  const isTold = price.amount !== undefined || price.currency !== undefined;
  return isTold ? at(field, wireMoney.decode(price)) : undefined;
}

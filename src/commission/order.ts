import type { Money } from '../core/money.js';

/** Units of one variant of a product in an order. */
export interface OrderLine {
  /** The price of one unit before discounts. */
  readonly unitPrice: Money;
  /** How many units: a whole number, 1 or more. */
  readonly quantity: number;
  /** What the platform takes off the whole line. */
  readonly platformDiscount?: Money;
  /** What the seller takes off the whole line. */
  readonly sellerDiscount?: Money;
}

/** A line of an order that is completed: what came back is known. */
export interface CompletedOrderLine extends OrderLine {
  /** How many of its units came back: a whole number, 0 to `quantity`. */
  readonly returnedQuantity?: number;
  /** What was refunded for units that did not come back. */
  readonly refunded?: Money;
}

/**
 * What a host knows of the variant that is asked for, as far as it stands in the way of a sample (R88). What is left
 * out is not known, and stands in nobody's way: the seller still looks at the request.
 */
export interface SkuFacts {
  /** The host's id of the variant. */
  readonly skuId: string;
  /** It is sold before it is there. */
  readonly preOrder?: boolean;
  /** It is given away with another purchase. */
  readonly gift?: boolean;
  /** None is left. */
  readonly soldOut?: boolean;
  /** It costs more than a sample across borders may. */
  readonly overPriceThreshold?: boolean;
}

/** Why a variant cannot be sent as a sample (R88). */
export type SkuObstacle = 'pre_order' | 'gift' | 'sold_out' | 'over_price_threshold';

/** Everything that is known to stand in the way of a sample of this variant. */
export function skuObstacles(sku: SkuFacts): readonly SkuObstacle[] {
  const obstacles: SkuObstacle[] = [];
  if (sku.preOrder === true) obstacles.push('pre_order');
  if (sku.gift === true) obstacles.push('gift');
  if (sku.soldOut === true) obstacles.push('sold_out');
  if (sku.overPriceThreshold === true) obstacles.push('over_price_threshold');
  return obstacles;
}

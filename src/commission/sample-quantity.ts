/**
 * Units of one product that the seller gives the agency for creators to try: a whole number, 0 or more. Recommended,
 * not required (R23, R80); after approval it only rises (R81).
 */
export type SampleQuantity = number;

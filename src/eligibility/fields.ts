import { campaignFields } from '../campaign/fields.js';
import { frozenCopy } from '../core/frozen.js';
import type { Money } from '../core/money.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { type EligibilitySubject, fieldsOfProductRules, fieldsOfShopRules } from './rule-fields.js';

export type { EligibilitySubject };

const ofShop = /* @__PURE__ */ fieldsOf<EligibilitySubject>('shop');
const ofProduct = /* @__PURE__ */ fieldsOf<EligibilitySubject>('product');

/** The fields of shops that criteria may name. */
const shopFields: Fields<EligibilitySubject> = {
  ...fieldsOfShopRules,
  /** Its name. */
  'shop.name': ofShop.text(({ shop }) => shop?.name),
  /** The country where it is at home: an agency from there is a local agency (seed step 3). */
  'shop.homeCountry': ofShop.id(({ shop }) => shop?.homeCountry),
  /** Its rating or score in hundredths, 0 to 500: 250 is 2.5; none while it has not been rated (R26, R28). */
  'shop.rating': ofShop.number(({ shop }) => shop?.rating),
  /** Orders of the last 90 days (R28). */
  'shop.orders90Days': ofShop.number(({ shop }) => shop?.orders90Days),
  /** Points for counterfeits in the last 60 days (R26). */
  'shop.counterfeitPoints60Days': ofShop.number(({ shop }) => shop?.counterfeitPoints60Days),
  /** Violations for counterfeits in the last 60 days (R26). */
  'shop.counterfeitViolations60Days': ofShop.number(({ shop }) => shop?.counterfeitViolations60Days),
  /** Violations of intellectual property (R28). */
  'shop.intellectualPropertyViolations': ofShop.number(({ shop }) => shop?.intellectualPropertyViolations),
};

/** The fields of products that criteria may name. */
const productFields: Fields<EligibilitySubject> = {
  ...fieldsOfProductRules,
  /** Its id, unique within its shop. */
  'product.id': ofProduct.id(({ product }) => product?.id),
  /** Its title. */
  'product.title': ofProduct.text(({ product }) => product?.title),
  /** Units in stock over all variants (R31). */
  'product.stock': ofProduct.number(({ product }) => product?.stock),
  /** The platform's or the host's id of its category (R27, R31). */
  'product.category': ofProduct.id(({ product }) => product?.category),
  /** The price of its cheapest variant, in minor units of its currency: 1999 is 19.99 US dollars (R31). */
  'product.lowestPrice': ofProduct.number(({ product }) => minorUnits(product?.lowestPrice)),
  /** The price of its dearest variant, in minor units of its currency (R31). */
  'product.highestPrice': ofProduct.number(({ product }) => minorUnits(product?.highestPrice)),
  /** The ISO 4217 code of the currency of its lowest price. */
  'product.currency': ofProduct.id(({ product }) => product?.lowestPrice?.currency),
  /** Units sold so far (R31). */
  'product.sales': ofProduct.number(({ product }) => product?.sales),
  /** Its rating in hundredths of a star, 0 to 500: 450 is 4.5; none while it has not been rated (R31). */
  'product.rating': ofProduct.number(({ product }) => product?.rating),
  /** Reviews of the last 30 days (R27). */
  'product.reviews30Days': ofProduct.number(({ product }) => product?.reviews30Days),
  /** Negative ones among the reviews of the last 30 days, in basis points: 150 is 1.5 % (R27). */
  'product.negativeReviewRate30Days': ofProduct.number(({ product }) => product?.negativeReviewRate30Days),
  /** Returns and refunds of the last 30 days (R27). */
  'product.returns30Days': ofProduct.number(({ product }) => product?.returns30Days),
  /** Returns and refunds by the seller's fault among the orders of the last 30 days, in basis points (R27). */
  'product.sellerFaultReturnRate30Days': ofProduct.number(
    ({ product }) => product?.sellerFaultReturnRate30Days,
  ),
  /** The seller's public rate for it, in basis points (Q18). */
  'product.openCollaborationRate': ofProduct.number(({ product }) => product?.openCollaborationRate),
  /** The seller's public Shop Ads rate for it, in basis points (R64). */
  'product.openShopAdsRate': ofProduct.number(({ product }) => product?.openShopAdsRate),
};

/** The fields that criteria about eligibility may name: those of campaigns, shops and products. */
export const eligibilityFields: Fields<EligibilitySubject> = /* @__PURE__ */ frozenCopy({
  ...campaignFields,
  ...shopFields,
  ...productFields,
});

/** An amount as a number that can be compared; one beyond 2^53 cannot, and counts as not known. */
function minorUnits(amount: Money | undefined): number | undefined {
  const units = Number(amount?.minorUnits);
  return Number.isSafeInteger(units) ? units : undefined;
}

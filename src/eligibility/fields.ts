import { sellerTypes } from '../campaign/audience.js';
import { type CampaignSubject, campaignFields } from '../campaign/fields.js';
import { frozenCopy } from '../core/frozen.js';
import type { Money } from '../core/money.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { type ProductFacts, productStatuses } from './product.js';
import { type ShopFacts, shopStatuses } from './shop.js';

/** What criteria about who may register what are asked of: a campaign, a shop, one of its products. */
export interface EligibilitySubject extends CampaignSubject {
  readonly shop?: ShopFacts | undefined;
  readonly product?: ProductFacts | undefined;
}

const ofShop = /* @__PURE__ */ fieldsOf<EligibilitySubject>('shop');
const ofProduct = /* @__PURE__ */ fieldsOf<EligibilitySubject>('product');

/** The fields of shops that criteria may name. */
const shopFields: Fields<EligibilitySubject> = {
  'shop.id': ofShop.id(({ shop }) => shop?.id),
  'shop.name': ofShop.text(({ shop }) => shop?.name),
  'shop.market': ofShop.id(({ shop }) => shop?.market),
  'shop.homeCountry': ofShop.id(({ shop }) => shop?.homeCountry),
  'shop.sellerType': ofShop.choice(sellerTypes, ({ shop }) => shop?.sellerType),
  'shop.status': ofShop.choice(shopStatuses, ({ shop }) => shop?.status),
  // In hundredths: 250 is 2.5.
  'shop.rating': ofShop.number(({ shop }) => shop?.rating),
  'shop.orders90Days': ofShop.number(({ shop }) => shop?.orders90Days),
  'shop.counterfeitPoints60Days': ofShop.number(({ shop }) => shop?.counterfeitPoints60Days),
  'shop.counterfeitViolations60Days': ofShop.number(({ shop }) => shop?.counterfeitViolations60Days),
  'shop.intellectualPropertyViolations': ofShop.number(({ shop }) => shop?.intellectualPropertyViolations),
};

/** The fields of products that criteria may name. */
const productFields: Fields<EligibilitySubject> = {
  'product.id': ofProduct.id(({ product }) => product?.id),
  'product.title': ofProduct.text(({ product }) => product?.title),
  'product.status': ofProduct.choice(productStatuses, ({ product }) => product?.status),
  'product.stock': ofProduct.number(({ product }) => product?.stock),
  'product.category': ofProduct.id(({ product }) => product?.category),
  // In minor units of its currency: 1999 is 19.99 US dollars.
  'product.lowestPrice': ofProduct.number(({ product }) => minorUnits(product?.lowestPrice)),
  'product.highestPrice': ofProduct.number(({ product }) => minorUnits(product?.highestPrice)),
  'product.currency': ofProduct.id(({ product }) => product?.lowestPrice?.currency),
  'product.sales': ofProduct.number(({ product }) => product?.sales),
  // In hundredths of a star: 450 is 4.5.
  'product.rating': ofProduct.number(({ product }) => product?.rating),
  'product.reviews30Days': ofProduct.number(({ product }) => product?.reviews30Days),
  // Rates in basis points: 150 is 1.5 %.
  'product.negativeReviewRate30Days': ofProduct.number(({ product }) => product?.negativeReviewRate30Days),
  'product.returns30Days': ofProduct.number(({ product }) => product?.returns30Days),
  'product.sellerFaultReturnRate30Days': ofProduct.number(
    ({ product }) => product?.sellerFaultReturnRate30Days,
  ),
  'product.openCollaborationRate': ofProduct.number(({ product }) => product?.openCollaborationRate),
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

import { sellerTypes } from '../campaign/audience.js';
import { type CampaignSubject, fieldsOfCampaignRules } from '../campaign/rule-fields.js';
import { type Fields, fieldsOf } from '../criteria/field.js';
import { type ProductFacts, productStatuses } from './product.js';
import { type ShopFacts, shopStatuses } from './shop.js';

/** What criteria about who may register what are asked of: a campaign, a shop, one of its products. */
export interface EligibilitySubject extends CampaignSubject {
  readonly shop?: ShopFacts | undefined;
  readonly product?: ProductFacts | undefined;
}

const ofShop = fieldsOf<EligibilitySubject>('shop');
const ofProduct = fieldsOf<EligibilitySubject>('product');

/** The fields of shops that our rules of eligibility name. */
export const fieldsOfShopRules: Fields<EligibilitySubject> = {
  /** Its id. */
  'shop.id': ofShop.id(({ shop }) => shop?.id),
  /** The country that it sells in; the campaign's must be the same (R13). */
  'shop.market': ofShop.id(({ shop }) => shop?.market),
  /** Whether it sells from within its market or across the border (R11). */
  'shop.sellerType': ofShop.choice(sellerTypes, ({ shop }) => shop?.sellerType),
  /** Its standing on the platform: restricted, it registers nothing new; deactivated, it is out (R26, Q27). */
  'shop.status': ofShop.choice(shopStatuses, ({ shop }) => shop?.status),
};

/** The fields of products that our rules of eligibility name. */
export const fieldsOfProductRules: Fields<EligibilitySubject> = {
  /** Its sale status; only live products can be promoted (R29). */
  'product.status': ofProduct.choice(productStatuses, ({ product }) => product?.status),
};

/** Every field that our rules of eligibility name; the others are for the criteria of hosts and stores. */
export const fieldsOfRules: Fields<EligibilitySubject> = {
  ...fieldsOfCampaignRules,
  ...fieldsOfShopRules,
  ...fieldsOfProductRules,
};

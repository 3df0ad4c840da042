import * as z from 'zod';
import type { CampaignId, ProductId, RegistrationId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { distinctSchema, idSchema } from '../core/schema.js';
import { type EligibilityReport, explainEligibility, type ProductReport } from '../eligibility/explain.js';
import { canSeeRegistration } from '../registration/authority.js';
import { registrationIdOf } from '../registration/registration.js';
import { type Status, statusAt } from '../registration/status.js';
import type { Dependencies } from './dependencies.js';
import { itself, lookUp } from './look-up.js';
import type { Answer } from './reasons.js';
import type { Caller } from './roles.js';
import { asSeller, findVisible } from './seller-campaigns.js';
import { productName } from './world.js';

/** What the rules of eligibility say of a shop in a campaign, and of products of it. */
export interface EligibilityPreview extends EligibilityReport {
  readonly products: readonly ProductPreview[];
}

/** What they say of one product. */
export interface ProductPreview extends ProductReport {
  /** The product's registration in the campaign, if it has one: then it is not registered anew, whatever the rules say. */
  readonly registration?: { readonly registrationId: RegistrationId; readonly status: Status };
}

/** As many as are shown at once; a form takes them in several batches. */
const MAXIMUM_PRODUCTS = 1_000;

const askedSchema: z.ZodType<Asked> = z.strictObject({
  campaignId: idSchema,
  productIds: distinctSchema(idSchema, MAXIMUM_PRODUCTS),
});

interface Asked {
  readonly campaignId: CampaignId;
  readonly productIds: readonly ProductId[];
}

/** Explains to a seller what may be registered in a campaign now, and what not yet. */
export async function previewEligibility(
  dependencies: Dependencies,
  actor: Caller,
  campaignId: CampaignId,
  productIds: readonly ProductId[],
): Promise<Answer<EligibilityPreview>> {
  const found = await asSeller(dependencies, actor, 'marketplace.explain');
  if (!found.ok) return found;
  const asked = parseWith(askedSchema, { campaignId, productIds });
  if (!asked.ok) return asked;
  const { store, directories, clock, standards } = dependencies;
  const { seller, shop } = found.value;
  const at = clock.now();
  const campaign = await findVisible(dependencies, seller, asked.value.campaignId, at);
  if (!campaign.ok) return campaign;

  const keys = asked.value.productIds.map((productId) => ({ productId, shopId: shop.id }));
  const idOf = (productId: ProductId) =>
    registrationIdOf({ campaignId: campaign.value.id, shopId: shop.id, productId });
  const [products, registrations] = await Promise.all([
    lookUp(keys, productName, (names) => directories.products.find(names)),
    lookUp(
      keys.map(({ productId }) => idOf(productId)),
      itself,
      (ids) => store.registrations.find(ids),
    ),
  ]);
  const report = explainEligibility(
    campaign.value,
    { shop, products: keys.map((key) => ({ ...key, product: products.get(productName(key)) })) },
    at,
    standards,
  );
  return accept({
    ...report,
    products: report.products.map((product) => {
      const registration = registrations.get(idOf(product.productId));
      if (registration === undefined || !canSeeRegistration(seller, registration)) return product;
      const { id: registrationId } = registration;
      return {
        ...product,
        registration: { registrationId, status: statusAt(registration, campaign.value, at) },
      };
    }),
  });
}

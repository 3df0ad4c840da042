import type { AgencyFacts } from '../campaign/agency.js';
import type { Campaign } from '../campaign/campaign.js';
import type { CampaignCommand } from '../campaign/commands.js';
import type { CampaignId, ProductId, ShopId } from '../core/ids.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { RegistrationCommand } from '../registration/commands.js';

/** A command that was once given, accepted or not, with what was known then besides what the log tells by itself. */
export type LoggedCommand = LoggedCampaignCommand | LoggedRegistrationCommand;

/** A command on a campaign. */
export interface LoggedCampaignCommand {
  readonly kind: 'campaign';
  readonly campaignId: CampaignId;
  readonly command: CampaignCommand;
  /** What was known besides: the agency, to create. */
  readonly facts: { readonly agency?: AgencyFacts };
}

/** A command on the registration of one product of one shop in one campaign. */
export interface LoggedRegistrationCommand {
  readonly kind: 'registration';
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly command: RegistrationCommand;
  /** What was known besides. */
  readonly facts: {
    /** The shop; needed to register and to re-register. */
    readonly shop?: ShopFacts;
    /** The product; needed to register and to re-register, and for warnings. */
    readonly product?: ProductFacts;
    /** The campaign as it stood, where the log does not hold the commands on it; it stands from here on. */
    readonly campaign?: Campaign;
  };
}

import type { SellerType } from '../campaign/audience.js';
import type { CampaignOver } from '../campaign/refusals.js';
import type { CommandRefusals } from '../core/command.js';
import type { Country } from '../core/country.js';
import type { ProductId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { VendorName } from '../core/vendor-name.js';
import type { Remedy } from '../criteria/remedy.js';
import type { ProductStatus } from './product.js';
import type { ShopStatus } from './shop.js';

/** Codes that say why a shop cannot register in a campaign, or a product cannot be registered. */
export interface EligibilityRefusals extends CampaignOver, Pick<CommandRefusals, 'fact_missing'> {
  /** The agency has not published the campaign (R2). */
  readonly campaign_not_published: Record<never, never>;
  /** The registration period has not begun. */
  readonly registration_not_open: {
    /** When it begins. */
    readonly opensAt: Instant;
  };
  /** The registration period, or the campaign, is over. */
  readonly registration_closed: {
    /** The first instant at which it was too late. */
    readonly closedAt: Instant;
  };
  /** The agency named other shops (R11). */
  readonly shop_not_invited: Record<never, never>;
  /** The campaign is for sellers of another type (R11). */
  readonly seller_type_not_invited: {
    /** The shop's. */
    readonly sellerType: SellerType;
    /** Those that the campaign is for. */
    readonly allowed: readonly SellerType[];
  };
  /** Shop and campaign are in different markets (R13). */
  readonly market_mismatch: {
    /** The market of the shop. */
    readonly shopMarket: Country;
    /** The market of the campaign. */
    readonly campaignMarket: Country;
  };
  /** The shop is restricted or deactivated (R26). */
  readonly shop_not_active: { readonly status: ShopStatus };
  /** The product cannot be promoted (R29). */
  readonly product_not_promotable: { readonly productId: ProductId; readonly status: ProductStatus };
  /** A rule of a market pack or of the host is not met (R26 to R28). */
  readonly not_eligible: {
    /** The name of the rule. */
    readonly rule: VendorName;
    /** What does not meet it. */
    readonly about: 'shop' | 'product';
    /** Whether it stops new registrations only, or is so far off that those that run must end (Q27). */
    readonly standing: 'restricted' | 'disqualified';
    /** Which product, where it is about one. */
    readonly productId?: ProductId;
    /** The fields that would have to be otherwise. */
    readonly fields: readonly string[];
    /** What would make it eligible. */
    readonly remedy: Remedy;
    /** In the words of whoever wrote the rule. */
    readonly message?: string;
  };
}

/** Why a shop or a product is not eligible. */
export type EligibilityReason = ReasonOf<EligibilityRefusals>;

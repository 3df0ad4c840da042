import type { CampaignChanges, CampaignDraft } from '../../campaign/commands.js';
import type {
  AgencyId,
  CampaignId,
  CommandId,
  CreatorId,
  RegistrationId,
  SampleRequestId,
  ShopId,
} from '../../core/ids.js';
import type { LinkCommandInput } from '../../creator/commands.js';
import type { LinkDecision } from '../../creator/link.js';
import type { MarketplaceTab } from '../../eligibility/marketplace.js';
import type { ProductStatus } from '../../eligibility/product.js';
import type { ShopStatus } from '../../eligibility/shop.js';
import type { RegistrationCommandInput } from '../../registration/commands.js';
import type { SubmissionForm } from '../../registration/submission.js';
import type { Tab } from '../../registration/tabs.js';
import type { SampleCommandInput } from '../../sample/commands.js';
import type { SampleTab } from '../../sample/tabs.js';
import type { AdoptionItem } from '../../service/adoption-item.js';
import type { Caller } from '../../service/roles.js';
import type { Fault } from './faults.js';

/** One step of a simulation: what one person or job does, when, and what goes wrong meanwhile. JSON data. */
export interface Step {
  /** When, in milliseconds since the season began; what is left out of a replay moves nothing else. */
  readonly at: number;
  /** It happens while the step before it does. */
  readonly together?: true;
  /** Draws the order in which calls to ports are answered, where several steps happen at once. */
  readonly order: number;
  readonly faults?: readonly Fault[];
  readonly deed: Deed;
}

/** What somebody does. */
export type Deed =
  | {
      readonly does: 'create';
      readonly agencyId: AgencyId;
      readonly campaignId: CampaignId;
      readonly draft: CampaignDraft;
      readonly commandId?: CommandId;
    }
  | (OnCampaign & {
      readonly does: 'edit';
      readonly changes: CampaignChanges;
      /** How many revisions ago the form was drawn; none is named without it. */
      readonly behind?: number;
    })
  | (OnCampaign & { readonly does: 'invite' | 'uninvite'; readonly shopIds: readonly ShopId[] })
  | (OnCampaign & { readonly does: 'publish' | 'end_early' })
  | {
      readonly does: 'submit';
      readonly shopId: ShopId;
      readonly form: SubmissionForm;
      readonly atomic?: true;
    }
  | {
      readonly does: 'command';
      readonly actor: Caller;
      readonly items: readonly TriedItem[];
      /** Several items, all or nothing: then the call has the id. */
      readonly atomic?: true;
      readonly commandId?: CommandId;
    }
  | { readonly does: 'link'; readonly actor: Caller; readonly items: readonly TriedLink[] }
  | { readonly does: 'sample'; readonly actor: Caller; readonly items: readonly TriedSample[] }
  | { readonly does: 'adopt'; readonly items: readonly AdoptionItem[]; readonly atomic?: true }
  | { readonly does: 'settle'; readonly limit: number }
  | { readonly does: 'look'; readonly actor: Caller; readonly screen: Screen; readonly limit: number }
  /** Sends again what was sent under a command id, word for word. */
  | { readonly does: 'again'; readonly of: CommandId }
  /** What the host knows of a shop or of a product changes. */
  | { readonly does: 'shop'; readonly shopId: ShopId; readonly status: ShopStatus }
  | {
      readonly does: 'product';
      readonly shopId: ShopId;
      readonly productId: string;
      readonly status: ProductStatus;
    }
  /** Something that may be anything: a method, and its arguments as they come off the wire, the actor first. */
  | { readonly does: 'send'; readonly to: string; readonly text: string };

interface OnCampaign {
  readonly agencyId: AgencyId;
  readonly campaignId: CampaignId;
  readonly commandId?: CommandId;
}

/** A command that is tried on a registration. */
export interface TriedItem {
  readonly registrationId: RegistrationId;
  /** Its `seenRevision`, if it has one, is set when it is sent. */
  readonly command: RegistrationCommandInput;
  readonly commandId?: CommandId;
  /** How many revisions ago the screen was drawn. */
  readonly behind?: number;
  /** The revision that was on the screen, where it was drawn long ago. */
  readonly seen?: number;
}

/** A command that is tried on what a creator has under a registration. */
interface TriedOfCreator<Command> {
  readonly registrationId: RegistrationId;
  /** Left out by creators who speak for themselves. */
  readonly creatorId?: CreatorId;
  readonly command: Command;
  readonly commandId?: CommandId;
}

/** A command that is tried on a link. */
export type TriedLink = TriedOfCreator<LinkCommandInput>;

/** A command that is tried on a sample request. */
export interface TriedSample extends TriedOfCreator<SampleCommandInput> {
  /** How many revisions ago the screen was drawn. */
  readonly behind?: number;
  /** The revision that was on the screen, where it was drawn long ago. */
  readonly seen?: number;
}

/** What somebody looks at. */
export type Screen =
  | { readonly shows: 'registrations'; readonly tab?: Tab; readonly campaignId?: CampaignId }
  | { readonly shows: 'inbox' }
  | { readonly shows: 'marketplace'; readonly tab: MarketplaceTab }
  | { readonly shows: 'my_campaigns' }
  | { readonly shows: 'campaigns' }
  | { readonly shows: 'campaign'; readonly campaignId: CampaignId }
  | { readonly shows: 'view_data'; readonly campaignId: CampaignId }
  | { readonly shows: 'open'; readonly campaignId: CampaignId }
  | { readonly shows: 'explain'; readonly campaignId: CampaignId; readonly productIds: readonly string[] }
  | { readonly shows: 'registration'; readonly registrationId: RegistrationId }
  | { readonly shows: 'history'; readonly registrationId: RegistrationId }
  | { readonly shows: 'due' }
  | { readonly shows: 'links'; readonly decision?: LinkDecision; readonly registrationId?: RegistrationId }
  | {
      readonly shows: 'spans' | 'terms_at';
      readonly registrationId: RegistrationId;
      readonly creatorId: CreatorId;
    }
  | { readonly shows: 'samples'; readonly tab?: SampleTab; readonly registrationId?: RegistrationId }
  | { readonly shows: 'sample_counts' }
  | { readonly shows: 'quota'; readonly registrationId: RegistrationId }
  | { readonly shows: 'sample' | 'sample_history'; readonly sampleRequestId: SampleRequestId };

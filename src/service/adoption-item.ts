import type { CampaignId, CommandId } from '../core/ids.js';
import type { Adopt } from '../registration/commands.js';

/** What was observed elsewhere of one product in one campaign; see {@link Adopt}. */
export interface AdoptionItem extends Omit<Adopt, 'type'> {
  readonly campaignId: CampaignId;
  /** Makes sending it again harmless: it gives its first result. Not with `atomic`, where the call has one. */
  readonly commandId?: CommandId;
}

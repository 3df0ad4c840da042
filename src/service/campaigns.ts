import * as z from 'zod';
import type { Campaign } from '../campaign/campaign.js';
import type { CampaignChanges, CampaignDraft } from '../campaign/commands.js';
import { parseCampaignCommand } from '../campaign/schema.js';
import { type CampaignStatus, campaignStatusAt, campaignStatuses } from '../campaign/status.js';
import { canSeeCampaign } from '../campaign/visibility.js';
import type { CampaignId, CommandId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema, textSchema } from '../core/schema.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { findOne } from './look-up.js';
import { type Listed, listed, type Paging, readPaging } from './paging.js';
import { type Answer, campaignNotFound } from './reasons.js';
import type { CampaignResult } from './results.js';
import { actingAs, type Caller } from './roles.js';
import { runCampaignCommand } from './run-campaign-command.js';
import { type Counts, countsOf } from './views.js';

/** Which of its campaigns an agency lists; all when nothing is given. */
export interface CampaignListQuery {
  readonly statuses?: readonly CampaignStatus[];
  /** Part of the name, whatever the case. */
  readonly text?: string;
  /** `newest` when left out. */
  readonly sort?: 'newest' | 'closing_soon' | 'highest_rate';
}

/** A campaign as its agency sees it. */
export interface AgencyCampaign {
  readonly campaign: Campaign;
  readonly status: CampaignStatus;
  readonly counts: Counts;
}

/** What a campaign command may be given. */
export interface CampaignWriteOptions<Context> extends WriteOptions<Context> {
  /** Makes sending the command again harmless: it gives its first result. */
  readonly commandId?: CommandId;
}

/** What an edit may be given. */
export interface CampaignEditOptions<Context> extends CampaignWriteOptions<Context> {
  /** The revision that the form showed: if the campaign changed since, the edit is refused as `stale_view`. */
  readonly seenRevision?: number;
}

/** What an agency does with its campaigns. */
export interface CampaignService<Context> {
  /** Writes a campaign that sellers do not see yet (R2). */
  create(
    actor: Caller,
    draft: CampaignDraft,
    options?: CampaignWriteOptions<Context>,
  ): Promise<Answer<CampaignResult>>;
  /** Changes some details; what is left out stays (R8, R9). */
  edit(
    actor: Caller,
    campaignId: CampaignId,
    changes: CampaignChanges,
    options?: CampaignEditOptions<Context>,
  ): Promise<Answer<CampaignResult>>;
  /** Shows the campaign to sellers (R3). */
  publish(
    actor: Caller,
    campaignId: CampaignId,
    options?: CampaignWriteOptions<Context>,
  ): Promise<Answer<CampaignResult>>;
  /** Ends the campaign now (Q16). */
  endEarly(
    actor: Caller,
    campaignId: CampaignId,
    options?: CampaignWriteOptions<Context>,
  ): Promise<Answer<CampaignResult>>;
  /** One campaign, with the counts of its registrations; for its agency and the platform. */
  get(actor: Caller, campaignId: CampaignId): Promise<Answer<AgencyCampaign>>;
  /** An agency's campaigns, or all of them for the platform. */
  list(actor: Caller, query?: CampaignListQuery, paging?: Paging): Promise<Answer<Listed<AgencyCampaign>>>;
}

const listQuerySchema: z.ZodType<CampaignListQuery> = z.strictObject({
  statuses: z.exactOptional(z.array(z.enum(campaignStatuses)).max(campaignStatuses.length)),
  text: z.exactOptional(textSchema(200)),
  sort: z.exactOptional(z.enum(['newest', 'closing_soon', 'highest_rate'])),
});

const envelopeSchema: z.ZodType<Envelope> = z.strictObject({
  campaignId: idSchema,
  commandId: z.exactOptional(idSchema),
});

interface Envelope {
  readonly campaignId: CampaignId;
  readonly commandId?: CommandId;
}

/** Makes the part of the service that agencies run campaigns with. */
export function campaignService<Context>(dependencies: Dependencies<Context>): CampaignService<Context> {
  const { store, clock, newId } = dependencies;

  async function run(
    actor: Caller,
    campaignId: CampaignId,
    input: object,
    { commandId, context }: CampaignWriteOptions<Context>,
  ): Promise<Answer<CampaignResult>> {
    const acting = actingAs(actor, 'campaigns', 'seller', 'agency', 'platform');
    if (!acting.ok) return acting;
    const envelope = parseWith(envelopeSchema, { campaignId, commandId });
    if (!envelope.ok) return envelope;
    const command = parseCampaignCommand(input);
    if (!command.ok) return command;
    const task = { ...envelope.value, command: command.value };
    return runCampaignCommand(dependencies, acting.value, task, context === undefined ? {} : { context });
  }

  async function shown(campaigns: readonly Campaign[]): Promise<readonly AgencyCampaign[]> {
    if (campaigns.length === 0) return [];
    const at = clock.now();
    const counts = await store.registrations.count({ at, campaignIds: campaigns.map(({ id }) => id) });
    return campaigns.map((campaign) => ({
      campaign,
      status: campaignStatusAt(campaign, at),
      counts: countsOf(counts, campaign.id),
    }));
  }

  return {
    create: async (actor, draft, options = {}) => {
      const campaignId = newId();
      return run(actor, campaignId, { type: 'create', campaignId, draft }, options);
    },
    edit: async (actor, campaignId, changes, { seenRevision, ...options } = {}) =>
      run(actor, campaignId, { type: 'edit', changes, seenRevision }, options),
    publish: async (actor, campaignId, options = {}) => run(actor, campaignId, { type: 'publish' }, options),
    endEarly: async (actor, campaignId, options = {}) =>
      run(actor, campaignId, { type: 'end_early' }, options),
    get: async (actor, campaignId) => {
      const acting = actingAs(actor, 'campaigns.get', 'agency', 'platform');
      if (!acting.ok) return acting;
      const id = parseWith(idSchema, campaignId);
      if (!id.ok) return id;
      const campaign = await findOne(campaignId, (ids) => store.campaigns.find(ids));
      if (campaign === undefined || !canSeeCampaign(acting.value, campaign))
        return refuse(campaignNotFound(campaignId));
      const [view] = await shown([campaign]);
      return view === undefined ? refuse(campaignNotFound(campaignId)) : accept(view);
    },
    list: async (actor, query = {}, paging = {}) => {
      const acting = actingAs(actor, 'campaigns.list', 'agency', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(listQuerySchema, query);
      if (!parsed.ok) return parsed;
      const { sort = 'newest', ...conditions } = parsed.value;
      const own = acting.value.role === 'agency' ? { agencyId: acting.value.agencyId } : {};
      const asked = { ...conditions, ...own, sort };
      const page = readPaging(paging, asked);
      if (!page.ok) return page;
      const found = await store.campaigns.query({ ...asked, at: clock.now() }, page.value);
      return accept(listed(found, await shown(found.items), asked));
    },
  };
}

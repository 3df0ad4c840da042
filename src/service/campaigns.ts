import * as z from 'zod';
import type { Campaign } from '../campaign/campaign.js';
import type { CampaignChanges, CampaignDraft } from '../campaign/commands.js';
import { parseCampaignCommand } from '../campaign/schema.js';
import { type CampaignStatus, campaignStatusAt, campaignStatuses } from '../campaign/status.js';
import { canSeeCampaign } from '../campaign/visibility.js';
import type { Country } from '../core/country.js';
import { given } from '../core/given.js';
import type { CampaignId, CommandId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { countrySchema, idSchema, instantSchema } from '../core/schema.js';
import { type CampaignConditions, campaignConditions, campaignFilter } from './campaign-conditions.js';
import { type CampaignCounters, countersOf, countRegistrations } from './campaign-counters.js';
import { chosenBy } from './chosen-by.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { campaignListFields } from './list-fields.js';
import { findOne } from './look-up.js';
import { type Listed, type ListPaging, listed, readPaging, totalOf } from './paging.js';
import { readCampaigns } from './read-campaigns.js';
import { type Answer, campaignNotFound } from './reasons.js';
import type { CampaignResult } from './results.js';
import { actingAs, type Caller } from './roles.js';
import { runCampaignCommand } from './run-campaign-command.js';
import { type Counts, countsOf } from './views.js';

/** Which of its campaigns an agency lists; all when nothing is given. */
export interface CampaignListQuery extends CampaignConditions, CampaignViewOptions {
  readonly statuses?: readonly CampaignStatus[];
  readonly market?: Country;
  /** `newest` when left out. */
  readonly sort?: 'newest' | 'closing_soon' | 'highest_rate';
}

/** What an agency's view of a campaign counts besides. */
export interface CampaignViewOptions {
  /** Since when a registration is new: the last time the agency looked, say. No new ones are counted without it. */
  readonly newSince?: Instant;
}

/** A campaign as its agency sees it. */
export interface AgencyCampaign {
  readonly campaign: Campaign;
  readonly status: CampaignStatus;
  readonly counts: Counts;
  /** The same registrations as the agency's list shows them (R16). */
  readonly counters: CampaignCounters;
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
  /**
   * Invites more shops to a campaign for named shops, and says only which: of two who do so at once, neither undoes
   * what the other did (R11). Those that are invited already stay so; `nothing_changes` if all are.
   */
  inviteShops(
    actor: Caller,
    campaignId: CampaignId,
    shopIds: readonly ShopId[],
    options?: CampaignWriteOptions<Context>,
  ): Promise<Answer<CampaignResult>>;
  /**
   * Takes shops off a campaign for named shops; one at least must stay (R11). They no longer find it unless they
   * joined it; registrations that exist stay as they are.
   */
  uninviteShops(
    actor: Caller,
    campaignId: CampaignId,
    shopIds: readonly ShopId[],
    options?: CampaignWriteOptions<Context>,
  ): Promise<Answer<CampaignResult>>;
  /** Shows the campaign to sellers (R3), if the policy's quota of ongoing campaigns has a place left (R14). */
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
  get(actor: Caller, campaignId: CampaignId, options?: CampaignViewOptions): Promise<Answer<AgencyCampaign>>;
  /** An agency's campaigns, or all of them for the platform. */
  list(
    actor: Caller,
    query?: CampaignListQuery,
    paging?: ListPaging,
  ): Promise<Answer<Listed<AgencyCampaign>>>;
}

const listQuerySchema = z.strictObject({
  ...campaignConditions,
  statuses: z.exactOptional(z.array(z.enum(campaignStatuses)).max(campaignStatuses.length)),
  market: z.exactOptional(countrySchema),
  sort: z.exactOptional(z.enum(['newest', 'closing_soon', 'highest_rate'])),
  newSince: z.exactOptional(instantSchema),
});

const viewOptionsSchema: z.ZodType<CampaignViewOptions> = z.strictObject({
  newSince: z.exactOptional(instantSchema),
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
  const { store, clock, newId, standards } = dependencies;

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

  async function shown(
    campaigns: readonly Campaign[],
    newSince: Instant | undefined,
  ): Promise<readonly AgencyCampaign[]> {
    if (campaigns.length === 0) return [];
    const at = clock.now();
    const campaignIds = campaigns.map(({ id }) => id);
    const counted = await countRegistrations(dependencies, campaignIds, at, newSince);
    return campaigns.map((campaign) => ({
      campaign,
      status: campaignStatusAt(campaign, at),
      counts: countsOf(counted.statuses, campaign.id),
      counters: countersOf(counted, campaign.id),
    }));
  }

  return {
    create: async (actor, draft, options = {}) => {
      const campaignId = newId();
      return run(actor, campaignId, { type: 'create', campaignId, draft }, options);
    },
    edit: async (actor, campaignId, changes, { seenRevision, ...options } = {}) =>
      run(actor, campaignId, { type: 'edit', changes, seenRevision }, options),
    inviteShops: async (actor, campaignId, shopIds, options = {}) =>
      run(actor, campaignId, { type: 'invite_shops', shopIds }, options),
    uninviteShops: async (actor, campaignId, shopIds, options = {}) =>
      run(actor, campaignId, { type: 'uninvite_shops', shopIds }, options),
    publish: async (actor, campaignId, options = {}) => run(actor, campaignId, { type: 'publish' }, options),
    endEarly: async (actor, campaignId, options = {}) =>
      run(actor, campaignId, { type: 'end_early' }, options),
    get: async (actor, campaignId, options = {}) => {
      const acting = actingAs(actor, 'campaigns.get', 'agency', 'platform');
      if (!acting.ok) return acting;
      const id = parseWith(idSchema, campaignId);
      if (!id.ok) return id;
      const view = parseWith(viewOptionsSchema, options);
      if (!view.ok) return view;
      const campaign = await findOne(campaignId, (ids) => store.campaigns.find(ids));
      if (campaign === undefined || !canSeeCampaign(acting.value, campaign))
        return refuse(campaignNotFound(campaignId));
      const [row] = await shown([campaign], view.value.newSince);
      return row === undefined ? refuse(campaignNotFound(campaignId)) : accept(row);
    },
    list: async (actor, query = {}, paging = {}) => {
      const acting = actingAs(actor, 'campaigns.list', 'agency', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(listQuerySchema, query);
      if (!parsed.ok) return parsed;
      // What counts as new chooses no campaign, so a cursor is not bound to it.
      const { sort = 'newest', newSince, criteria, ...conditions } = parsed.value;
      const choice = chosenBy(criteria, campaignListFields(acting.value.role, standards.eligibility));
      if (!choice.ok) return choice;
      const { market, statuses } = conditions;
      const agencyId = acting.value.role === 'agency' ? acting.value.agencyId : undefined;
      const own = given({ market, statuses, agencyId });
      const asked = { ...conditions, ...own, ...given({ criteria: choice.value?.criteria }), sort };
      const page = readPaging(paging, asked);
      if (!page.ok) return page;
      const at = clock.now();
      const filter = { ...campaignFilter(conditions, at), ...own };
      const compiled = choice.value?.compiled;
      const found = await readCampaigns(
        store,
        { ...filter, sort },
        page.value.page,
        (campaign) => compiled === undefined || compiled.answer({ campaign }, at) === 'yes',
      );
      const total = await totalOf(page.value, () => store.campaigns.count(filter), compiled === undefined);
      return accept(listed(found, await shown(found.items, newSince), asked, total));
    },
  };
}

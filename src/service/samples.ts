import * as z from 'zod';
import { given } from '../core/given.js';
import type { RegistrationId, SampleRequestId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { isSampleEvent } from '../ports/save.js';
import { canSeeRegistration } from '../registration/authority.js';
import { registrationIdSchema } from '../registration/part-schemas.js';
import { canSeeSample } from '../sample/authority.js';
import { sampleCommandSchema } from '../sample/command-schema.js';
import type { SampleCommandInput } from '../sample/commands.js';
import type { SampleEvent } from '../sample/events.js';
import { sampleLedgerIdOf } from '../sample/ledger.js';
import { sampleIdSchema } from '../sample/part-schemas.js';
import { quotaAt, type SampleQuota } from '../sample/quota.js';
import type { SampleRequest } from '../sample/request.js';
import { type SampleStatus, sampleStatusAt } from '../sample/status.js';
import { type SampleTab, sampleTabOf, sampleTabStatuses, sampleTabs } from '../sample/tabs.js';
import type { BulkAnswer } from './bulk.js';
import { type CreatorItem, creatorItemReader } from './creator-item.js';
import { creatorsIn } from './creator-readers.js';
import { type CreatorSideAsked, creatorSide, creatorSideShape } from './creator-side.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { historyOf } from './history.js';
import { findOne } from './look-up.js';
import { type Listed, listed, type Paging, readPaging } from './paging.js';
import { parentsOf } from './parents.js';
import { campaignOf, campaignsOf } from './read-registrations.js';
import { readSamples } from './read-samples.js';
import { type Answer, registrationNotFound, sampleNotFound } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { runCreatorItems } from './run-creator-items.js';
import { runOne } from './run-each.js';
import { type SampleResult, sampleTasks } from './sample-tasks.js';
import { tally } from './tally.js';

/** Which sample requests are listed: everything that is given must hold. */
export interface SampleListQuery extends CreatorSideAsked {
  /** Those of one tab (R92). */
  readonly tab?: SampleTab;
  /** By when the current decision was made; `newest` first when left out. */
  readonly sort?: 'newest' | 'oldest';
}

/** A sample request as a screen shows it. */
export interface SampleRow {
  readonly request: SampleRequest;
  /** What it is now: cancelled too where nobody cancelled it, but its product or campaign ended (Q24). */
  readonly status: SampleStatus;
}

/** What agencies, sellers and creators do with samples (R80 to R92). */
export interface SampleService<Context> {
  /** Runs one command on the sample request of one creator under one registration. */
  execute(
    actor: Caller,
    item: CreatorItem<SampleCommandInput>,
    options?: WriteOptions<Context>,
  ): Promise<Answer<SampleResult>>;
  /** Runs many commands, each by itself: 1 to 10,000. */
  executeAll(
    actor: Caller,
    items: readonly CreatorItem<SampleCommandInput>[],
    options?: WriteOptions<Context>,
  ): Promise<Answer<BulkAnswer<SampleResult>>>;
  /** One sample request as the actor sees it. */
  get(actor: Caller, sampleRequestId: SampleRequestId): Promise<Answer<SampleRow>>;
  /** The actor's sample requests, by tab, campaign and product (R85, R92). */
  list(actor: Caller, query?: SampleListQuery, paging?: Paging): Promise<Answer<Listed<SampleRow>>>;
  /** How many sample requests of the actor's each tab shows (R92). */
  counts(actor: Caller, query?: CreatorSideAsked): Promise<Answer<Readonly<Record<SampleTab, number>>>>;
  /** How the sample quota of a registration stands (R80, Q22). For its seller and its agency. */
  quota(actor: Caller, registrationId: RegistrationId): Promise<Answer<SampleQuota>>;
  /** What happened to a sample request, oldest first. */
  history(
    actor: Caller,
    sampleRequestId: SampleRequestId,
    paging?: Paging,
  ): Promise<Answer<Listed<SampleEvent>>>;
}

const readSampleItem = creatorItemReader(sampleCommandSchema);

const listQuerySchema: z.ZodType<SampleListQuery> = z.strictObject({
  ...creatorSideShape,
  tab: z.exactOptional(z.enum(sampleTabs)),
  sort: z.exactOptional(z.enum(['newest', 'oldest'])),
});

const countQuerySchema: z.ZodType<CreatorSideAsked> = z.strictObject(creatorSideShape);

/** Makes the part of the service that is about samples. */
export function sampleService<Context>(dependencies: Dependencies<Context>): SampleService<Context> {
  const { store, clock } = dependencies;

  async function find(actor: Caller, sampleRequestId: SampleRequestId) {
    const acting = actingAs(actor, 'samples', 'creator', 'seller', 'agency', 'platform');
    if (!acting.ok) return acting;
    const id = parseWith(sampleIdSchema, sampleRequestId);
    if (!id.ok) return id;
    const request = await findOne(id.value, (ids) => creatorsIn(store).samples.find(ids));
    return request !== undefined && canSeeSample(acting.value, request)
      ? accept({ caller: acting.value, request })
      : refuse(sampleNotFound(sampleRequestId));
  }

  return {
    execute: async (actor, item, options = {}) => {
      const acting = actingAs(actor, 'samples.execute', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const task = readSampleItem(acting.value, item);
      return task.ok ? runOne(dependencies, acting.value, task.value, options, sampleTasks) : task;
    },
    executeAll: async (actor, items, options = {}) => {
      const acting = actingAs(actor, 'samples.executeAll', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      return runCreatorItems(dependencies, acting.value, items, options, readSampleItem, sampleTasks);
    },
    get: async (actor, sampleRequestId) => {
      const found = await find(actor, sampleRequestId);
      if (!found.ok) return found;
      const [row] = await rowsOf([found.value.request]);
      return row === undefined ? refuse(sampleNotFound(sampleRequestId)) : accept(row);
    },
    list: async (actor, query = {}, paging = {}) => {
      const acting = actingAs(actor, 'samples.list', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(listQuerySchema, query);
      if (!parsed.ok) return parsed;
      const { tab, sort = 'newest', ...asked } = parsed.value;
      const statuses = tab && sampleTabStatuses[tab];
      const chosen = { ...creatorSide(acting.value, asked), ...given({ statuses }), sort };
      const page = readPaging(paging, chosen);
      if (!page.ok) return page;
      const filter = { ...chosen, at: clock.now() };
      const { samples } = creatorsIn(store);
      const found = await readSamples({ ...store, samples }, filter, page.value.page);
      return accept(listed(found, await rowsOf(found.items), chosen));
    },
    counts: async (actor, query = {}) => {
      const acting = actingAs(actor, 'samples.counts', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(countQuerySchema, query);
      if (!parsed.ok) return parsed;
      const filter = { ...creatorSide(acting.value, parsed.value), at: clock.now() };
      const counted = await creatorsIn(store).samples.count(filter);
      return accept(tally(sampleTabs, counted, ({ status }) => sampleTabOf(status)));
    },
    quota: async (actor, registrationId) => {
      const acting = actingAs(actor, 'samples.quota', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const id = parseWith(registrationIdSchema, registrationId);
      if (!id.ok) return id;
      const registration = await findOne(id.value, (ids) => store.registrations.find(ids));
      if (registration === undefined || !canSeeRegistration(acting.value, registration))
        return refuse(registrationNotFound(registrationId));
      const { campaignId, shopId, productId, attempt: registrationAttempt } = registration;
      const ledgerId = sampleLedgerIdOf({ campaignId, shopId, productId, registrationAttempt });
      const [ledger, campaigns] = await Promise.all([
        findOne(ledgerId, (ids) => creatorsIn(store).ledgers.find(ids)),
        campaignsOf(store, [registration]),
      ]);
      const campaign = campaignOf(registration, campaigns);
      return accept(quotaAt(registration, campaign, ledger, clock.now()));
    },
    history: async (actor, sampleRequestId, paging = {}) => {
      const found = await find(actor, sampleRequestId);
      if (!found.ok) return found;
      const { caller, request } = found.value;
      const of = { kind: 'sample_request', id: request.id } as const;
      return historyOf(dependencies, caller, { of, isOne: isSampleEvent }, paging);
    },
  };

  async function rowsOf(requests: readonly SampleRequest[]): Promise<readonly SampleRow[]> {
    const parents = await parentsOf(store, requests);
    const at = clock.now();
    return requests.map((request) => {
      const { registration, campaign } = parents(request);
      return { request, status: sampleStatusAt(request, registration, campaign, at) };
    });
  }
}

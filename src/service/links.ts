import * as z from 'zod';
import { given } from '../core/given.js';
import { type CreatorId, idUnder, type RegistrationId } from '../core/ids.js';
import { type Instant, laterOf } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema, instantSchema } from '../core/schema.js';
import { canSeeLink } from '../creator/authority.js';
import type { LinkCommandInput } from '../creator/commands.js';
import { type CreatorLink, type LinkDecision, linkDecisions, type PromisedTerms } from '../creator/link.js';
import { promiseAt } from '../creator/promise.js';
import { linkCommandSchema } from '../creator/schema.js';
import { type PromiseSpan, spansOf, termsAt } from '../creator/spans.js';
import { creatorLinkMatcher } from '../ports/creator-filters.js';
import { type CreatorLinkQuery, creatorLinkSortKey } from '../ports/queries.js';
import { isLinkEvent, isRegistrationEvent } from '../ports/save.js';
import { advance } from '../registration/advance.js';
import { registrationIdSchema } from '../registration/part-schemas.js';
import type { BulkAnswer } from './bulk.js';
import { type CreatorItem, creatorItemReader, creatorMeant } from './creator-item.js';
import { creatorsIn } from './creator-readers.js';
import { type CreatorSideAsked, creatorSide, creatorSideShape } from './creator-side.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { filteringRead } from './filtering-read.js';
import { type LinkResult, linkTasks } from './link-tasks.js';
import { findOne } from './look-up.js';
import { type Listed, listed, type Paging, readPaging } from './paging.js';
import { parentsOf } from './parents.js';
import { type Answer, linkNotFound } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { runCreatorItems } from './run-creator-items.js';
import { runOne } from './run-each.js';
import { wholeHistory } from './whole-history.js';

/** Which links are listed: everything that is given must hold. */
export interface LinkListQuery extends CreatorSideAsked {
  readonly decision?: LinkDecision;
  /** By when they were added last; `newest` first when left out. */
  readonly sort?: CreatorLinkQuery['sort'];
}

/** A link as a screen shows it. */
export interface LinkRow {
  readonly link: CreatorLink;
  /** What the creator is promised now; `null` when that is nothing (R68, R69). */
  readonly promise: PromisedTerms | null;
}

/** Names one link. */
export interface LinkKey {
  readonly registrationId: RegistrationId;
  /** Whose it is; a creator may leave it out, all others must say. */
  readonly creatorId?: CreatorId;
}

/** What creators do with links, and what they were promised when (R62, R68 to R70). */
export interface LinkService<Context> {
  /** Adds or removes a link. For creators, and for the platform, which records what happened elsewhere. */
  execute(
    actor: Caller,
    item: CreatorItem<LinkCommandInput>,
    options?: WriteOptions<Context>,
  ): Promise<Answer<LinkResult>>;
  /** Runs many commands, each by itself: 1 to 10,000. */
  executeAll(
    actor: Caller,
    items: readonly CreatorItem<LinkCommandInput>[],
    options?: WriteOptions<Context>,
  ): Promise<Answer<BulkAnswer<LinkResult>>>;
  /** The actor's links: a creator's own, those to a seller's products or in an agency's campaigns, all for the platform. */
  list(actor: Caller, query?: LinkListQuery, paging?: Paging): Promise<Answer<Listed<LinkRow>>>;
  /** When the creator was promised what, first to last: told from all that happened (R68 to R70). */
  spans(actor: Caller, key: LinkKey): Promise<Answer<readonly PromiseSpan[]>>;
  /** What an order of that instant counts under; `null` when nothing was promised then (Q29). */
  termsAt(actor: Caller, key: LinkKey & { readonly at: Instant }): Promise<Answer<PromisedTerms | null>>;
}

const readLinkItem = creatorItemReader(linkCommandSchema);

const listQuerySchema: z.ZodType<LinkListQuery> = z.strictObject({
  ...creatorSideShape,
  decision: z.exactOptional(z.enum(linkDecisions)),
  sort: z.exactOptional(z.enum(['newest', 'oldest'])),
});

const keyShape = { registrationId: registrationIdSchema, creatorId: z.exactOptional(idSchema) };

const keySchema: z.ZodType<LinkKey> = z.strictObject(keyShape);

const orderSchema: z.ZodType<LinkKey & { readonly at: Instant }> = z.strictObject({
  ...keyShape,
  at: instantSchema,
});

/** Makes the part of the service that is about creators' links. */
export function linkService<Context>(dependencies: Dependencies<Context>): LinkService<Context> {
  const { store, clock, standards } = dependencies;

  async function spans(actor: Caller, asked: LinkKey): Promise<Answer<readonly PromiseSpan[]>> {
    const acting = actingAs(actor, 'links.spans', 'creator', 'seller', 'agency', 'platform');
    if (!acting.ok) return acting;
    const key = parseWith(keySchema, asked);
    if (!key.ok) return key;
    const creatorId = creatorMeant(acting.value, key.value.creatorId);
    if (!creatorId.ok) return creatorId;
    const id = idUnder(key.value.registrationId, creatorId.value);
    const link = await findOne(id, (ids) => creatorsIn(store).links.find(ids));
    if (link === undefined || !canSeeLink(acting.value, link)) return refuse(linkNotFound(id));

    const [linkEvents, registrationEvents, registration, campaign] = await Promise.all([
      wholeHistory(store, { kind: 'creator_link', id }, isLinkEvent),
      wholeHistory(store, { kind: 'registration', id: link.registrationId }, isRegistrationEvent),
      findOne(link.registrationId, (ids) => store.registrations.find(ids)),
      findOne(link.campaignId, (ids) => store.campaigns.find(ids)),
    ]);
    if (registration === undefined || campaign === undefined)
      throw new TypeError(`Link ${id} has no registration in a campaign`);
    const { events } = advance(registration, { ...standards, campaign }, clock.now());
    return accept(spansOf({ linkEvents, registrationEvents: [...registrationEvents, ...events], campaign }));
  }

  return {
    execute: async (actor, item, options = {}) => {
      const acting = actingAs(actor, 'links.execute', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const task = readLinkItem(acting.value, item);
      return task.ok ? runOne(dependencies, acting.value, task.value, options, linkTasks) : task;
    },
    executeAll: async (actor, items, options = {}) => {
      const acting = actingAs(actor, 'links.executeAll', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      return runCreatorItems(dependencies, acting.value, items, options, readLinkItem, linkTasks);
    },
    list: async (actor, query = {}, paging = {}) => {
      const acting = actingAs(actor, 'links.list', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(listQuerySchema, query);
      if (!parsed.ok) return parsed;
      const { decision, sort = 'newest', ...side } = parsed.value;
      const asked = { ...creatorSide(acting.value, side), ...given({ decision }), sort };
      const page = readPaging(paging, asked);
      if (!page.ok) return page;
      const matches = creatorLinkMatcher(asked);
      const found = await filteringRead(page.value.page, {
        read: (request) => creatorsIn(store).links.query(asked, request),
        keep: async ({ items, exact }) => (exact === false ? items.filter(matches) : items),
        positionOf: (link) => ({ key: creatorLinkSortKey(link, sort), id: link.id }),
      });
      return accept(listed(found, await rowsOf(found.items), asked));
    },
    spans,
    termsAt: async (actor, asked) => {
      const acting = actingAs(actor, 'links.termsAt', 'creator', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const parsed = parseWith(orderSchema, asked);
      if (!parsed.ok) return parsed;
      const { at, ...key } = parsed.value;
      const found = await spans(actor, key);
      return found.ok ? accept(termsAt(found.value, at)) : found;
    },
  };

  async function rowsOf(links: readonly CreatorLink[]): Promise<readonly LinkRow[]> {
    const parents = await parentsOf(store, links);
    const at = clock.now();
    return links.map((link) => {
      const { registration, campaign } = parents(link);
      // Not before the last write: hosts' clocks differ, and the records know the present.
      const now = laterOf(at, laterOf(link.changedAt, registration.changedAt));
      return { link, promise: promiseAt(link, registration, campaign, now) ?? null };
    });
  }
}

import type { Campaign } from '../../campaign/campaign.js';
import { campaignMatcher, registrationMatcher } from '../../ports/criteria.js';
import type {
  CampaignFilter,
  CampaignQuery,
  Page,
  PageRequest,
  Position,
  RegistrationFilter,
  RegistrationQuery,
} from '../../ports/queries.js';
import type { EventPage, Store, StoredEvent } from '../../ports/store.js';
import type { Registration } from '../../registration/registration.js';
import { expectAll, expectSame, expectThat, expectThere, shown } from '../expect.js';
import { Mismatch } from '../failure.js';

/** More pages than any list of the kit has. */
const MOST_PAGES = 2_000;

/** Reads a list to its end, and asks of each page that it is no longer than asked and says where the next begins. */
export async function readToTheEnd<Row>(
  what: string,
  limit: number,
  read: (page: PageRequest) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: Position | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(after === undefined ? { limit } : { limit, after });
    expectThat(
      page.items.length <= limit,
      `${what}, read ${limit} at a time, to give no more than that`,
      `a page has ${page.items.length} rows`,
    );
    rows.push(...page.items);
    if (page.next === undefined) return rows;
    expectThere(`the position of the next page of ${what}`, page.next);
    after = page.next;
  }
  throw new Mismatch(`${what} to end`, `there is a next page after ${MOST_PAGES} pages`);
}

/**
 * The campaigns that a query means, in its order. Of a page that says `exact: false`, those that are meant, as the
 * service does it.
 */
export async function campaignsOf(
  store: Store,
  query: CampaignQuery,
  limit = 1_000,
): Promise<readonly Campaign[]> {
  const { joinedBy, at } = query;
  const matches = campaignMatcher(query);
  const joined = joinedBy === undefined ? [] : await store.registrations.count({ at, shopId: joinedBy });
  const joinedIds = new Set(joined.map(({ campaignId }) => campaignId));
  const shops = (id: string) => new Set(joinedBy !== undefined && joinedIds.has(id) ? [joinedBy] : []);
  return readToTheEnd(`campaigns.query(${shown(query)})`, limit, async (request) => {
    const page = await store.campaigns.query(query, request);
    if (page.exact !== false) return page;
    return { ...page, items: page.items.filter((campaign) => matches(campaign, shops(campaign.id))) };
  });
}

/** The registrations that a query means, in its order; as {@link campaignsOf}. */
export async function registrationsOf(
  store: Store,
  query: RegistrationQuery,
  limit = 1_000,
): Promise<readonly Registration[]> {
  const matches = registrationMatcher(query);
  return readToTheEnd(`registrations.query(${shown(query)})`, limit, async (request) => {
    const page = await store.registrations.query(query, request);
    if (page.exact !== false) return page;
    const found = await store.campaigns.find(page.items.map(({ campaignId }) => campaignId));
    const items = page.items.filter((registration, index) => {
      const campaign = found[index];
      return campaign !== undefined && matches(registration, campaign);
    });
    return { ...page, items };
  });
}

/** Asks that a filter means these campaigns and no others, listed and counted. */
export async function expectCampaigns(
  store: Store,
  filter: CampaignFilter,
  ids: readonly string[],
): Promise<void> {
  const found = await campaignsOf(store, { ...filter, sort: 'newest' });
  expectAll(
    `campaigns.query(${shown(filter)})`,
    found.map(({ id }) => id),
    ids,
  );
  expectSame(`campaigns.count(${shown(filter)})`, await store.campaigns.count(filter), ids.length);
}

/** Asks that a filter means the registrations of these products and no others, listed and counted. */
export async function expectProducts(
  store: Store,
  filter: RegistrationFilter,
  productIds: readonly string[],
): Promise<void> {
  const found = await registrationsOf(store, { ...filter, sort: 'oldest' });
  expectAll(
    `registrations.query(${shown(filter)})`,
    found.map(({ productId }) => productId),
    productIds,
  );
  const counts = await store.registrations.count(filter);
  const counted = counts.reduce((sum, { count }) => sum + count, 0);
  expectSame(`the sum of registrations.count(${shown(filter)})`, counted, productIds.length);
}

/** Reads events to the end, so many at a time. */
export async function eventsOf(
  what: string,
  limit: number,
  read: (page: EventPage) => Promise<readonly StoredEvent[]>,
  from?: string,
): Promise<readonly StoredEvent[]> {
  const entries: StoredEvent[] = [];
  let after = from;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(after === undefined ? { limit } : { limit, after });
    expectThat(
      page.length <= limit,
      `${what}, read ${limit} at a time, to give no more than that`,
      `it gives ${page.length} entries`,
    );
    entries.push(...page);
    const last = page.at(-1);
    if (last === undefined) return entries;
    after = last.cursor;
  }
  throw new Mismatch(`${what} to end`, `there are entries behind ${MOST_PAGES} pages`);
}

/** The whole feed. */
export function feedOf(store: Store, limit = 1_000, from?: string): Promise<readonly StoredEvent[]> {
  return eventsOf('the feed', limit, (page) => store.feed(page), from);
}

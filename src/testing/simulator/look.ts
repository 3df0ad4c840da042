import { given } from '../../core/given.js';
import { type Instant, instant } from '../../core/instant.js';
import { tabStatuses } from '../../registration/tabs.js';
import { sampleTabStatuses } from '../../sample/tabs.js';
import type { Listed, ListPaging } from '../../service/paging.js';
import type { PartnerCampaigns } from '../../service/partner-campaigns.js';
import type { Answer } from '../../service/reasons.js';
import type { Caller } from '../../service/roles.js';
import type { Replayed } from '../invariants/walk.js';
import type { Call, Shown } from './call.js';
import { figuresOf } from './figures.js';
import { BEGINNING } from './scenery.js';
import type { Deed, Screen } from './steps.js';

/** How many pages somebody turns at most. */
const MOST_PAGES = 12;

/** Looks at a screen: at lists page by page, with their totals. */
export function lookAt(deed: Extract<Deed, { readonly does: 'look' }>): Call {
  const { actor, screen, limit } = deed;
  const isList = LISTS.has(screen.shows);
  return {
    method: screen.shows,
    actor,
    asked: deed,
    keys: [],
    reads: true,
    run: (service) => (isList ? turnPages(service, actor, screen, limit) : showOne(service, actor, screen)),
    ...(isList ? { shows: (answer: unknown, at: Instant) => shownBy(actor, screen, answer, at) } : {}),
    ...(isList ? {} : { tells: (replayed: Replayed, at: Instant) => figuresOf(actor, screen, replayed, at) }),
  };
}

const LISTS: ReadonlySet<string> = new Set([
  'registrations',
  'inbox',
  'marketplace',
  'my_campaigns',
  'campaigns',
  'links',
  'samples',
]);

/** All pages of a list, as far as somebody turns them. */
interface Turned {
  readonly rows: readonly unknown[];
  /** The last page was reached. */
  readonly isWhole: boolean;
  readonly total: number | undefined;
}

async function turnPages(
  service: PartnerCampaigns,
  actor: Caller,
  screen: Screen,
  limit: number,
): Promise<Answer<Turned>> {
  const rows: unknown[] = [];
  let cursor: string | undefined;
  let total: number | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const paging = { limit, ...given({ cursor }), ...(page === 0 ? { total: true } : {}) };
    const answer = await pageOf(service, actor, screen, paging);
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    if (page === 0 && answer.value.total?.exact === true) total = answer.value.total.count;
    cursor = answer.value.nextCursor;
    if (cursor === undefined) return { ok: true, value: { rows, isWhole: true, total } };
  }
  return { ok: true, value: { rows, isWhole: false, total } };
}

function pageOf(
  { campaigns, marketplace, registrations, links, samples }: PartnerCampaigns,
  actor: Caller,
  screen: Screen,
  listPaging: ListPaging,
): Promise<Answer<Listed<unknown>>> {
  const { total: _, ...paging } = listPaging;
  switch (screen.shows) {
    case 'registrations': {
      const { tab, campaignId } = screen;
      return registrations.list(actor, given({ tab, campaignId }), listPaging);
    }
    case 'inbox':
      return registrations.inbox(actor, {}, listPaging);
    case 'marketplace':
      return marketplace.list(actor, { tab: screen.tab }, listPaging);
    case 'my_campaigns':
      return marketplace.myCampaigns(actor, {}, listPaging);
    case 'links': {
      const { decision, registrationId } = screen;
      return links.list(actor, given({ decision, registrationId }), paging);
    }
    case 'samples': {
      const { tab, registrationId } = screen;
      return samples.list(actor, given({ tab, registrationId }), paging);
    }
    default:
      return campaigns.list(actor, {}, listPaging);
  }
}

function showOne(
  { campaigns, marketplace, registrations, deadlines, links, samples }: PartnerCampaigns,
  actor: Caller,
  screen: Screen,
): Promise<Answer<unknown>> {
  switch (screen.shows) {
    case 'campaign':
      return campaigns.get(actor, screen.campaignId);
    case 'view_data':
      return marketplace.viewData(actor, screen.campaignId);
    case 'open':
      return marketplace.open(actor, screen.campaignId);
    case 'explain':
      return marketplace.explain(actor, screen.campaignId, screen.productIds);
    case 'registration':
      return registrations.get(actor, screen.registrationId);
    case 'history':
      return registrations.history(actor, screen.registrationId, { limit: 100 });
    case 'spans':
      return links.spans(actor, keyOf(screen));
    case 'terms_at':
      return links.termsAt(actor, { ...keyOf(screen), at: AN_ORDER });
    case 'sample_counts':
      return samples.counts(actor);
    case 'quota':
      return samples.quota(actor, screen.registrationId);
    case 'sample':
      return samples.get(actor, screen.sampleRequestId);
    case 'sample_history':
      return samples.history(actor, screen.sampleRequestId, { limit: 100 });
    default:
      return deadlines.next(actor);
  }
}

/** Of whom and of what spans are asked. */
function keyOf({ registrationId, creatorId }: Extract<Screen, { readonly shows: 'spans' | 'terms_at' }>) {
  return { registrationId, creatorId };
}

/** When somebody bought something: two weeks into the season. */
const AN_ORDER = instant(BEGINNING + 14 * 86_400_000);

/** What a list that was read whole should have shown. */
function shownBy(actor: Caller, screen: Screen, answer: unknown, at: Instant): Shown | undefined {
  const turned = turnedIn(answer);
  if (turned === undefined || !turned.isWhole) return undefined;
  const { rows, total } = turned;
  const ids = rows.map(idOf);
  const totals = given({ total });
  const owned =
    actor.role === 'seller'
      ? { shopId: actor.shopId }
      : actor.role === 'agency'
        ? { agencyId: actor.agencyId }
        : actor.role === 'creator'
          ? { creatorId: actor.creatorId }
          : {};
  switch (screen.shows) {
    case 'registrations': {
      const { tab, campaignId } = screen;
      const statuses = tab && tabStatuses[tab];
      const campaignIds = campaignId === undefined ? undefined : [campaignId];
      const filter = { at, ...owned, ...given({ statuses, campaignIds }) };
      return { kind: 'registrations', filter, sort: 'newest', ids, ...totals };
    }
    case 'inbox': {
      const filter = { at, ...owned, statuses: ['pending', 'close_requested'] as const };
      return { kind: 'registrations', filter, sort: 'oldest', ids, ...totals };
    }
    case 'marketplace':
      return actor.role === 'seller'
        ? { kind: 'marketplace', tab: screen.tab, shopId: actor.shopId, ids, ...totals }
        : undefined;
    case 'my_campaigns':
      return actor.role === 'seller'
        ? { kind: 'campaigns', filter: { at, joinedBy: actor.shopId }, sort: 'newest', ids, ...totals }
        : undefined;
    case 'campaigns': {
      const own = actor.role === 'agency' ? { agencyId: actor.agencyId } : {};
      return { kind: 'campaigns', filter: { at, ...own }, sort: 'newest', ids, ...totals };
    }
    case 'links': {
      const { decision, registrationId } = screen;
      const registrationIds = registrationId === undefined ? undefined : [registrationId];
      const filter = { ...owned, ...given({ decision, registrationIds }) };
      return { kind: 'creator_links', filter, sort: 'newest', ids };
    }
    case 'samples': {
      const { tab, registrationId } = screen;
      const statuses = tab && sampleTabStatuses[tab];
      const registrationIds = registrationId === undefined ? undefined : [registrationId];
      const filter = { at, ...owned, ...given({ statuses, registrationIds }) };
      return { kind: 'sample_requests', filter, sort: 'newest', ids };
    }
    default:
      return undefined;
  }
}

function turnedIn(answer: unknown): Turned | undefined {
  if (typeof answer !== 'object' || answer === null || !('rows' in answer && 'isWhole' in answer))
    return undefined;
  const total = 'total' in answer && typeof answer.total === 'number' ? answer.total : undefined;
  return Array.isArray(answer.rows)
    ? { rows: answer.rows, isWhole: answer.isWhole === true, total }
    : undefined;
}

/** The id of the record that a row shows. */
function idOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return '';
  if ('registration' in row) return idIn(row.registration);
  if ('link' in row) return idIn(row.link);
  if ('request' in row) return idIn(row.request);
  if ('campaignId' in row && typeof row.campaignId === 'string') return row.campaignId;
  return 'campaign' in row ? idOf(row.campaign) || idIn(row.campaign) : '';
}

function idIn(record: unknown): string {
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string'
    ? record.id
    : '';
}

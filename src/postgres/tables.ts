import { frozenCopy } from '../core/frozen.js';
import type { RecordKey } from '../ports/save.js';
import type { Columns } from './columns.js';

/** What is kept of a kind of record: its table, and the columns that are looked for beside the whole document. */
export interface RecordTable {
  readonly kind: RecordKey['kind'];
  readonly table: string;
  /** What names a record. */
  readonly key: readonly string[];
  readonly columns: Columns;
}

/** Where each kind of record is kept. */
export const recordTables = /* @__PURE__ */ frozenCopy({
  campaign: {
    kind: 'campaign',
    table: 'campaigns',
    key: ['id'],
    columns: {
      id: 'text',
      // The id in letters that sort as its code units do.
      place: 'text',
      revision: 'bigint',
      agency_id: 'text',
      agency_country: 'text',
      market: 'text',
      decision: 'text',
      audience: 'text',
      invited_shops: 'text[]',
      seller_types: 'text[]',
      // Lower case as `toLowerCase` makes it: no database folds quite as that does.
      folded_name: 'text',
      folded_description: 'text',
      folded_message: 'text',
      proposed_rate: 'bigint',
      created_at: 'bigint',
      starts_at: 'bigint',
      over_from: 'bigint',
      registration_opens_at: 'bigint',
      registration_closes_at: 'bigint',
      next_milestone_at: 'bigint',
      body: 'json',
    },
  },
  registration: {
    kind: 'registration',
    table: 'registrations',
    key: ['campaign_id', 'id'],
    columns: {
      campaign_id: 'text',
      id: 'text',
      revision: 'bigint',
      agency_id: 'text',
      shop_id: 'text',
      product_id: 'text',
      decision: 'text',
      attempt: 'bigint',
      total_rate: 'bigint',
      shop_ads_rate: 'bigint',
      creator_rate: 'bigint',
      creator_shop_ads_rate: 'bigint',
      sample_quantity: 'bigint',
      registered_at: 'bigint',
      decided_at: 'bigint',
      settles_at: 'bigint',
      body: 'json',
    },
  },
  creator_link: {
    kind: 'creator_link',
    table: 'creator_links',
    key: ['campaign_id', 'id'],
    columns: {
      campaign_id: 'text',
      id: 'text',
      revision: 'bigint',
      registration_id: 'text',
      agency_id: 'text',
      shop_id: 'text',
      creator_id: 'text',
      decision: 'text',
      added_at: 'bigint',
      body: 'json',
    },
  },
  sample_request: {
    kind: 'sample_request',
    table: 'sample_requests',
    key: ['campaign_id', 'id'],
    columns: {
      campaign_id: 'text',
      id: 'text',
      revision: 'bigint',
      registration_id: 'text',
      registration_attempt: 'bigint',
      agency_id: 'text',
      shop_id: 'text',
      creator_id: 'text',
      decision: 'text',
      decided_at: 'bigint',
      changed_at: 'bigint',
      settles_at: 'bigint',
      body: 'json',
    },
  },
  sample_ledger: {
    kind: 'sample_ledger',
    table: 'sample_ledgers',
    key: ['campaign_id', 'id'],
    columns: { campaign_id: 'text', id: 'text', revision: 'bigint', body: 'json' },
  },
  guard: {
    kind: 'guard',
    table: 'guards',
    key: ['id'],
    columns: { id: 'text', revision: 'bigint' },
  },
} as const satisfies Readonly<Record<RecordKey['kind'], RecordTable>>);

/** The kinds of records, in the order in which they are locked. */
export const recordKinds = /* @__PURE__ */ frozenCopy([
  'campaign',
  'registration',
  'creator_link',
  'sample_request',
  'sample_ledger',
  'guard',
] as const);

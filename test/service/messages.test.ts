import {
  describeReason,
  describeRejectReason,
  describeWarning,
  formatRefusal,
  type RefusalCatalogue,
  type RefusalReason,
  type RegistrationWarnings,
  rejectReasons,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { days } from '../support/build.ts';

/** Parameters of a code, and what its sentence must say of them: everything in it that is not plain words. */
interface Example<Parameters> {
  readonly parameters: Parameters;
  readonly says: readonly string[];
}

/** At least one example for each code: a code that is missing does not compile. */
type Examples<Catalogue> = {
  readonly [Code in keyof Catalogue]: readonly [Example<Catalogue[Code]>, ...Example<Catalogue[Code]>[]];
};

const day2 = '2026-03-03T00:00:00Z';
const day9 = '2026-03-10T00:00:00Z';

const refusals: Examples<RefusalCatalogue> = {
  invalid_input: [
    { parameters: { path: 'items[2].rate', problem: 'Too small' }, says: ['items[2].rate', 'Too small'] },
    { parameters: { path: '', problem: 'Unreadable input' }, says: ['Unreadable input'] },
  ],
  not_found: [{ parameters: { kind: 'campaign', id: 'c-17' }, says: ['campaign', 'c-17'] }],
  role_not_allowed: [
    {
      parameters: { command: 'approve', role: 'seller', allowed: ['agency', 'platform'] },
      says: ['approve', 'seller', 'agency, platform'],
    },
  ],
  time_went_back: [{ parameters: { at: days(2), changedAt: days(9) }, says: [day2, day9] }],
  fact_missing: [{ parameters: { fact: 'product' }, says: ['product'] }],
  stale_view: [{ parameters: { seenRevision: 3, revision: 7 }, says: ['3', '7'] }],
  not_accepted: [
    {
      parameters: {
        decision: 'close_requested',
        command: 'approve',
        accepted: ['approve_close', 'decline_close'],
      },
      says: ['approve', 'close requested', 'approve_close, decline_close'],
    },
    { parameters: { decision: null, command: 'withdraw', accepted: [] }, says: ['withdraw', 'registered'] },
  ],
  campaign_command_not_accepted: [
    {
      parameters: { decision: 'ended_early', command: 'publish', accepted: [] },
      says: ['publish', 'ended early'],
    },
    {
      parameters: { decision: null, command: 'edit', accepted: ['create'] },
      says: ['edit', 'created', 'create'],
    },
  ],
  product_blocked: [
    { parameters: { since: days(2), reasons: [] }, says: [day2] },
    {
      parameters: {
        since: days(2),
        reasons: ['product_too_expensive', 'acme/too-late'],
        note: 'Not for us.',
      },
      says: [day2, 'the product is too expensive', 'acme/too-late', 'Not for us.'],
    },
  ],
  disabled_by_policy: [{ parameters: { command: 'decline_close' }, says: ['decline_close'] }],
  campaign_over: [{ parameters: { overFrom: days(9) }, says: [day9] }],
  campaign_not_published: [{ parameters: {}, says: [] }],
  registration_not_open: [{ parameters: { opensAt: days(9) }, says: [day9] }],
  registration_closed: [{ parameters: { closedAt: days(2) }, says: [day2] }],
  shop_not_invited: [{ parameters: {}, says: [] }],
  seller_type_not_invited: [
    { parameters: { sellerType: 'cross_border', allowed: ['local'] }, says: ['cross border', 'local'] },
  ],
  market_mismatch: [{ parameters: { shopMarket: 'US', campaignMarket: 'TH' }, says: ['US', 'TH'] }],
  shop_not_active: [{ parameters: { status: 'restricted' }, says: ['restricted'] }],
  product_not_promotable: [
    { parameters: { productId: 'p-5', status: 'out_of_stock' }, says: ['p-5', 'out of stock'] },
  ],
  rate_out_of_bounds: [
    {
      parameters: { field: 'creatorRate', rate: 50, minimum: 125, maximum: 8000, step: 1 },
      says: ["creators' rate", '0.5 %', '1.25 %', '80 %'],
    },
    {
      parameters: { field: 'proposedRate', rate: 9000, minimum: 100, maximum: 8000, step: 1 },
      says: ['proposed rate', '90 %', '1 %', '80 %'],
    },
  ],
  rate_off_step: [
    { parameters: { field: 'shopAdsRate', rate: 1250, step: 100 }, says: ['Shop Ads rate', '12.5 %', '1 %'] },
  ],
  proposed_rate_not_met: [{ parameters: { rate: 1000, minimum: 1200 }, says: ['10 %', '12 %'] }],
  sample_quantity_too_large: [{ parameters: { sampleQuantity: 60, maximum: 50 }, says: ['60', '50'] }],
  sample_quantity_not_raised: [{ parameters: { sampleQuantity: 4, current: 5 }, says: ['4', '5'] }],
  shop_ads_rate_already_set: [{ parameters: { rate: 1500 }, says: ['15 %'] }],
  total_rate_locked: [{ parameters: { rate: 1300 }, says: ['13 %'] }],
  total_rate_not_raised: [{ parameters: { rate: 1100, current: 1300 }, says: ['11 %', '13 %'] }],
  rate_unchanged: [{ parameters: { rate: 1300 }, says: ['13 %'] }],
  creator_rate_above_total: [{ parameters: { creatorRate: 1400, totalRate: 1300 }, says: ['14 %', '13 %'] }],
  contact_invalid: [{ parameters: { field: 'whatsapp' }, says: ['whatsapp'] }],
  reason_required: [{ parameters: {}, says: [] }],
  not_due: [
    { parameters: { dueAt: days(9) }, says: [day9] },
    { parameters: { dueAt: null }, says: [] },
  ],
  held: [
    {
      parameters: {
        command: 'approve',
        holdId: 'legal',
        placedBy: 'platform',
        placedAt: days(9),
        note: 'Wait.',
      },
      says: ['approve', 'legal', 'platform', day9, 'Wait.'],
    },
    {
      parameters: { command: 'withdraw', holdId: 'legal', placedBy: 'agency', placedAt: days(9) },
      says: ['withdraw', 'legal', 'agency', day9],
    },
  ],
  host_rule: [
    { parameters: { rule: 'acme/credit', parameters: {}, message: 'No credit.' }, says: ['No credit.'] },
    { parameters: { rule: 'acme/credit', parameters: { limit: 3 } }, says: ['acme/credit'] },
  ],
  host_rule_failed: [{ parameters: { rule: 'acme/credit' }, says: ['acme/credit'] }],
  hold_exists: [{ parameters: { holdId: 'legal' }, says: ['legal'] }],
  too_many_holds: [{ parameters: { maximum: 20 }, says: ['20'] }],
  hold_not_found: [{ parameters: { holdId: 'legal' }, says: ['legal'] }],
  hold_not_yours: [{ parameters: { holdId: 'legal', placedBy: 'platform' }, says: ['legal', 'platform'] }],
  disqualified: [
    {
      parameters: { since: days(9), reason: 'shop_disqualified', note: 'Counterfeits.' },
      says: [day9, 'shop disqualified', 'Counterfeits.'],
    },
    { parameters: { since: days(9), reason: 'acme/counterfeit' }, says: [day9, 'acme/counterfeit'] },
  ],
  another_product: [{ parameters: { shopId: 's1', productId: 'p1' }, says: ['s1', 'p1'] }],
  times_out_of_order: [
    {
      parameters: { registeredAt: days(9), decidedAt: days(8), at: days(7) },
      says: [day9, '2026-03-09T00:00:00Z', '2026-03-08T00:00:00Z'],
    },
  ],
  nothing_to_adopt: [{ parameters: { decision: 'close_requested' }, says: ['close requested'] }],
  another_branch: [{ parameters: {}, says: [] }],
  nothing_changes: [{ parameters: { fields: ['name'] }, says: [] }],
  start_not_editable: [
    {
      parameters: { fields: ['campaignPeriod', 'registrationPeriod'], startedAt: days(2) },
      says: ['campaignPeriod, registrationPeriod', day2],
    },
  ],
  boundary_not_ahead: [
    { parameters: { boundaries: ['campaignPeriod.end'], at: days(9) }, says: ['campaignPeriod.end', day9] },
  ],
  registration_outlasts_campaign: [
    { parameters: { registrationEnd: days(9), campaignEnd: days(2) }, says: [day9, day2] },
  ],
  campaign_too_long: [{ parameters: { latestEnd: days(9), maximumDays: 360 }, says: [day9, '360'] }],
  text_too_long: [
    {
      parameters: {
        texts: [
          { field: 'name', length: 52, maximum: 49 },
          { field: 'message', length: 1_001, maximum: 999 },
        ],
      },
      says: ['name has 52 of 49', 'message has 1001 of 999'],
    },
  ],
  audience_too_large: [{ parameters: { shops: 120, maximum: 99 }, says: ['120', '99'] }],
  nothing_to_announce: [
    { parameters: { next: days(9) }, says: [day9] },
    { parameters: { next: null }, says: [] },
  ],
  command_id_reused: [{ parameters: { commandId: 'cmd-8' }, says: ['cmd-8'] }],
  lost_race: [{ parameters: { attempts: 5 }, says: ['5'] }],
  // People count from one.
  other_items_refused: [{ parameters: { items: [0, 4] }, says: ['1, 5'] }],
};

const warnings: Examples<RegistrationWarnings> = {
  no_samples: [{ parameters: {}, says: [] }],
  below_proposed_rate: [{ parameters: { rate: 1000, proposedRate: 1200 }, says: ['10 %', '12 %'] }],
  below_open_collaboration_rate: [{ parameters: { rate: 1000, openRate: 1205 }, says: ['10 %', '12.05 %'] }],
  below_open_shop_ads_rate: [{ parameters: { rate: 900, openRate: 1100 }, says: ['9 %', '11 %'] }],
  creator_below_open_collaboration_rate: [{ parameters: { rate: 700, openRate: 800 }, says: ['7 %', '8 %'] }],
  samples_above_stock: [{ parameters: { sampleQuantity: 60, stock: 12 }, says: ['60', '12'] }],
};

/** The codes and examples of a table as the reasons they stand for. */
function reasonsIn<Reason>(table: object): readonly (readonly [string, Reason, readonly string[]])[] {
  return Object.entries(table).flatMap(([code, examples]: [string, readonly Example<object>[]]) =>
    // The table is typed by the catalogue; walking it forgets which parameters are of which code.
    examples.map(({ parameters, says }) => [code, { code, parameters } as Reason, says] as const),
  );
}

function expectSentence(sentence: string, says: readonly string[]): void {
  for (const said of says) expect(sentence).toContain(said);
  const rest = says
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, said) => text.replace(said, '…'), sentence);
  expect(rest).not.toMatch(/\d|undefined|null|NaN|object/);
  expect(sentence).toMatch(/[^ .]\."?$/);
}

describe('every refusal', () => {
  it.each(reasonsIn<RefusalReason>(refusals))(
    '%s is a sentence about its own parameters',
    (_, reason, says) => {
      expectSentence(describeReason(reason), says);
    },
  );

  it.each(reasonsIn<RefusalReason>(refusals))('%s is JSON data', (_, reason) => {
    expect(describeReason(JSON.parse(JSON.stringify(reason)))).toBe(describeReason(reason));
  });
});

describe('every warning', () => {
  it.each(reasonsIn<Parameters<typeof describeWarning>[0]>(warnings))(
    '%s is a sentence about its own parameters',
    (_, warning, says) => {
      expectSentence(describeWarning(warning), says);
    },
  );
});

describe('a reject reason', () => {
  it.each(rejectReasons)('%s is in words', (reason) => {
    expect(describeRejectReason(reason)).toMatch(/^[a-z ]+$/);
  });

  it('of the host is as the host named it, also when it sounds like something else', () => {
    expect(describeRejectReason('acme/too-late')).toBe('acme/too-late');
    expect(describeRejectReason('constructor/x')).toBe('constructor/x');
  });
});

describe('a refusal', () => {
  it('is told with every reason, in its order', () => {
    const over: RefusalReason = { code: 'campaign_over', parameters: { overFrom: days(9) } };
    const contact: RefusalReason = { code: 'contact_invalid', parameters: { field: 'email' } };
    const told = formatRefusal({ reasons: [over, contact] });
    expect(told).toBe(`${describeReason(over)} ${describeReason(contact)}`);
    expect(formatRefusal({ reasons: [contact] })).toBe(describeReason(contact));
  });

  it('reads well for every role', () => {
    const parameters = { command: 'approve', allowed: ['seller'] } as const;
    for (const role of ['agency', 'platform'] as const) {
      const told = describeReason({ code: 'role_not_allowed', parameters: { ...parameters, role } });
      expect(told).not.toMatch(/\ba [aeiou]/);
    }
  });
});

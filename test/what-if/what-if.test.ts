import {
  bindHostRules,
  type Campaign,
  decide,
  decideCampaign,
  defaultPolicy,
  defineEligibility,
  hostRule,
  type LoggedCommand,
  type OfferedTerms,
  type PolicyOptions,
  type WhatIf,
  type WhatIfOptions,
  whatIf,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aDraft, aPolicy, aRegistration, days, hours, seller, shifted } from '../support/build.ts';
import { inputs, offer } from '../support/commands.ts';
import { exchanged, said, saidOfCampaign, type Told, told } from './logs.ts';

const open = { campaigns: [aCampaign()] };

/** Default policies with something set, on one campaign that is open. */
function compared(
  log: readonly LoggedCommand[],
  a: PolicyOptions,
  b: PolicyOptions,
  options: WhatIfOptions = open,
): WhatIf {
  return whatIf(log, aPolicy(a), aPolicy(b), options);
}

const { register, approve, reject, withdraw, reregister, request_close: requestClose } = inputs;
const registered = said(days(2), register);
const approved = said(days(3), approve);
const parted = 'earlier_difference';

/** The registration with other terms: 13 % and ten samples unless something else is said. */
function registeredWith(terms: Partial<OfferedTerms>) {
  return said(days(2), { ...register, terms: { ...offer.terms, ...terms } });
}

describe('a log of one registration', () => {
  // biome-ignore format: one case in a few lines, in columns
  it.each<readonly [what: string, log: readonly LoggedCommand[], a: PolicyOptions, b: PolicyOptions, expected: readonly Told[]]>([
    ['nothing, under policies that say the same of it', [registered, approved], {}, { autoCloseAfterDays: 7, withdraw: false }, []],
    ['a rate at the least that is allowed', [registered], {}, { totalRate: { minimum: 1300 } }, []],
    ['a rate below the least that is allowed, and all that came of it',
      [registered, approved, said(days(4), requestClose)], {}, { totalRate: { minimum: 1301 } }, [
        [0, 'register',       'registration_submitted', 'rate_out_of_bounds', 'policy'],
        [1, 'approve',        'registration_approved',  'not_accepted',       parted],
        [2, 'request_close',  'close_requested',        'not_accepted',       parted]]],
    ['the same, the other way round',
      [registered, approved], { totalRate: { minimum: 1301 } }, {}, [
        [0, 'register',       'rate_out_of_bounds', 'registration_submitted', 'policy'],
        [1, 'approve',        'not_accepted',       'registration_approved',  parted]]],
    ['no for another reason, which is the same decision',
      [registered], { totalRate: { minimum: 1400 } }, { proposedRate: 'minimum', totalRate: { maximum: 1200 } }, []],
    ['the proposed rate as a minimum',
      [registeredWith({ totalRate: 1199 })], {}, { proposedRate: 'minimum' }, [
        [0, 'register',       'registration_submitted', 'proposed_rate_not_met', 'policy']]],
    ['what was wanted as a minimum, and the try after it, which only one world takes',
      [registered, said(days(3), { ...reject, wanted: { totalRate: 1500 } }), said(days(4), reregister),
        said(days(5), { ...reregister, terms: { ...offer.terms, totalRate: 1500 } }), said(days(6), approve)],
      {}, { wantedTerms: 'minimum' }, [
        [2, 'reregister',     'registration_resubmitted', 'wanted_rate_not_met',      'policy'],
        [3, 'reregister',     'not_accepted',             'registration_resubmitted', parted]]],
    ['a withdrawal that is not offered, and what could not be withdrawn',
      [registered, said(days(3), withdraw), said(days(4), reregister), said(days(5), approve)], {}, { withdraw: false }, [
        [1, 'withdraw',       'registration_withdrawn',   'disabled_by_policy', 'policy'],
        [2, 'reregister',     'registration_resubmitted', 'not_accepted',       parted]]],
    ['what comes of an earlier refusal, also where the rate is locked besides',
      [registered, approved, said(days(4), inputs.raise_sample_quantity), said(days(5), { type: 'change_total_rate', totalRate: 1400 })],
      { totalRateChange: 'free', maximumSampleQuantity: 10 }, { maximumSampleQuantity: 9 }, [
        [0, 'register',       'registration_submitted', 'sample_quantity_too_large', 'policy'],
        [1, 'approve',        'registration_approved',  'not_accepted',              parted],
        [3, 'change_total_rate', 'total_rate_changed',  'not_accepted',              parted]]],
    ['a first cause after another, where both worlds could have had it',
      [registered, approved, said(days(4), { type: 'raise_sample_quantity', sampleQuantity: 20 }),
        said(days(5), { type: 'change_total_rate', totalRate: 1400 })],
      { totalRateChange: 'free' }, { maximumSampleQuantity: 19 }, [
        [2, 'raise_sample_quantity', 'sample_quantity_raised', 'sample_quantity_too_large', 'policy'],
        [3, 'change_total_rate',     'total_rate_changed',     'total_rate_locked',         'policy']]],
    ['a clock that is behind, by more than one policy tolerates',
      [registered, approved, said(shifted(days(3), -6_000), requestClose)], {}, { clockTolerance: 6_000 }, [
        [2, 'request_close',  'time_went_back', 'close_requested', 'policy']]],
  ])('tells of %s', (_what, log, a, b, expected) => {
    expect(told(compared(log, a, b))).toEqual(expected);
    expect(compared(log, b, a).differences).toEqual(exchanged(compared(log, a, b).differences));
  });
});

describe('deadlines', () => {
  const approves = { autoReview: { afterDays: 3, outcome: 'approve' } } as const;
  const approvesLater = { autoReview: { afterDays: 5, outcome: 'approve' } } as const;
  const rejects = { autoReview: { afterDays: 3, outcome: 'reject' } } as const;
  const closes = { autoCloseAfterDays: 2 };
  const closing = [registered, approved, said(days(4), requestClose)];
  const free = { totalRateChange: 'free' } as const;
  const waits = (totalRateDecreaseAfterDays: number) => ({ totalRateDecreaseAfterDays });
  const lowers = (day: number) => said(days(day), { type: 'change_total_rate', totalRate: 1200 });
  const lowered = [registered, approved, lowers(4)];

  // biome-ignore format: one case in a few lines, in columns
  it.each<readonly [what: string, log: readonly LoggedCommand[], a: PolicyOptions, b: PolicyOptions, until: number, expected: readonly Told[]]>([
    ['are not met before they pass', [registered], {}, approves, 4.9, []],
    ['are met in the world that stamped them', [registered], {}, approves, 5, [
      ['deadline', 'meet_deadline', 'not_due', 'registration_approved', 'policy']]],
    ['come before the command that finds them passed, which comes of them',
      [registered, said(days(6), reject)], {}, approves, 6, [
        ['deadline', 'meet_deadline', 'not_due',               'registration_approved', 'policy'],
        [1,          'reject',        'registration_rejected', 'not_accepted',          parted]]],
    ['do not matter to who was faster', [registered, said(days(4), approve)], {}, approves, 30, []],
    ['decide differently at the same instant', [registered], approves, rejects, 9, [
      ['deadline', 'meet_deadline', 'registration_approved', 'registration_rejected', 'policy']]],
    ['decide the same at another instant, which is another decision', [registered], approves, approvesLater, 9, [
      ['deadline', 'meet_deadline', 'registration_approved', 'registration_approved', 'policy']]],
    ['of the later policy are still ahead', [registered], approves, approvesLater, 6, [
      ['deadline', 'meet_deadline', 'registration_approved', 'not_due', 'policy']]],
    ['of the same policy are no difference', [registered], approves, { ...approves, ...closes }, 30, []],
    ['close what nobody answered', closing, {}, closes, 6, [
      ['deadline', 'meet_deadline', 'not_due another_branch', 'registration_closed', 'policy']]],
    ['do not close what was answered', [...closing, said(days(5), inputs.decline_close)], {}, closes, 30, []],
    ['after the end of the campaign decide nothing', [registered], {}, { autoReview: { afterDays: 38, outcome: 'approve' } }, 60, []],
    ['come of earlier differences too',
      [registered, said(days(3), withdraw)], approves, { ...approves, withdraw: false }, 9, [
        [1,          'withdraw',      'registration_withdrawn', 'disabled_by_policy',    'policy'],
        ['deadline', 'meet_deadline', 'not_accepted',           'registration_approved', parted]]],
    ['lower a total rate that waits in one world only',
      lowered, free, { ...free, ...waits(3) }, 30, [
        ['deadline', 'meet_deadline', 'not_due another_branch', 'total_rate_changed', 'policy']]],
    ['lower a total rate in each world at its own midnight',
      lowered, { ...free, ...waits(3) }, { ...free, ...waits(5) }, 30, [
        ['deadline', 'meet_deadline', 'total_rate_changed', 'total_rate_changed', 'policy']]],
    ['lower a total rate at the same midnight, which is no difference',
      lowered, { ...free, ...waits(3) }, { ...free, ...waits(3), ...closes }, 30, []],
    ['are of the policy that stamps them, also after another difference',
      [registered, said(days(6), approve), lowers(7)],
      { ...free, ...approves, ...waits(3) }, { ...free, ...waits(5) }, 30, [
        ['deadline', 'meet_deadline',     'registration_approved', 'not_due',               'policy'],
        [1,          'approve',           'not_accepted',          'registration_approved', parted],
        ['deadline', 'meet_deadline',     'total_rate_changed',    'total_rate_changed',    'policy']]],
    ['come of the earlier difference where the policies stamp alike: a close that was asked for later',
      [...closing, said(days(5), inputs.cancel_close_request), said(days(5.5), requestClose)],
      { ...closes, cancelCloseRequest: false }, closes, 30, [
        [3,          'cancel_close_request', 'disabled_by_policy',  'close_request_cancelled', 'policy'],
        [4,          'request_close',        'not_accepted',        'close_requested',         parted],
        ['deadline', 'meet_deadline',        'registration_closed', 'registration_closed',     parted]]],
    ['come of the earlier difference where the policies stamp alike: a rate that was lowered later',
      [registered, lowers(6), said(days(7), approve), lowers(8)],
      { ...free, ...approves, ...waits(9) }, { ...free, ...waits(9) }, 30, [
        ['deadline', 'meet_deadline',     'registration_approved',         'not_due',                       'policy'],
        [1,          'change_total_rate', 'total_rate_decrease_scheduled', 'not_accepted',                  parted],
        [2,          'approve',           'not_accepted',                  'registration_approved',         parted],
        [3,          'change_total_rate', 'rate_unchanged',                'total_rate_decrease_scheduled', parted],
        ['deadline', 'meet_deadline',     'total_rate_changed',            'total_rate_changed',            parted]]],
    ['are of the policy where only one world has them, whatever differed before',
      [...closing, said(days(5), inputs.cancel_close_request), said(days(5.5), requestClose)],
      { cancelCloseRequest: false }, closes, 30, [
        [3,          'cancel_close_request', 'disabled_by_policy',     'close_request_cancelled', 'policy'],
        [4,          'request_close',        'not_accepted',           'close_requested',         parted],
        ['deadline', 'meet_deadline',        'not_due another_branch', 'registration_closed',     'policy']]],
  ])('%s', (_what, log, a, b, until, expected) => {
    const options = { ...open, until: hours(until * 24) };
    expect(told(compared(log, a, b, options))).toEqual(expected);
    expect(compared(log, b, a, options).differences).toEqual(
      exchanged(compared(log, a, b, options).differences),
    );
  });

  it('are met up to the last command where nothing else is said, of every registration', () => {
    const other = { productId: 'product-2' };
    const log = [registered, said(days(6), { ...register, ...other }, other)];
    expect(told(compared(log, {}, approves))).toHaveLength(1);
    expect(told(compared([log[0]!], {}, approves))).toEqual([]);
  });

  it('are met at their own instants, however late that is noticed', () => {
    const [difference] = compared([registered], {}, approves, { ...open, until: days(30) }).differences;
    expect(difference?.b.outcome).toMatchObject({
      ok: true,
      events: [{ at: days(5), actor: { role: 'clock' } }],
    });
    expect(difference).not.toHaveProperty('entry');
  });

  it('that stand before the log are met in both', () => {
    const pending = aRegistration('pending', { deadline: { dueAt: days(5), dueOutcome: 'approve' } });
    const stands = { ...open, registrations: [pending], until: days(9) };
    expect(compared([], {}, rejects, stands).differences).toEqual([]);
    const log = [said(days(6), reject)];
    expect(compared(log, {}, rejects, stands).accepted).toEqual({ a: 0, b: 0 });
    const never = hostRule({
      name: 'acme/by-hand',
      commands: ['approve'],
      check: () => ({ message: 'No.' }),
    });
    const byHand = { policy: defaultPolicy, hostRules: bindHostRules([never]) };
    expect(told(whatIf([], defaultPolicy, byHand, stands))).toEqual([
      ['deadline', 'meet_deadline', 'registration_approved', 'host_rule', 'policy'],
    ]);
  });

  it('are only noticed by the clock’s commands of the log, which count for nothing', () => {
    const log = [registered, said(days(7), { type: 'meet_deadline' })];
    const found = compared(log, {}, approves);
    expect(told(found)).toEqual([
      ['deadline', 'meet_deadline', 'not_due', 'registration_approved', 'policy'],
    ]);
    expect(found).toMatchObject({ commands: 1, accepted: { a: 1, b: 1 } });
  });
});

describe('a log of campaigns', () => {
  const written = (campaignId: string, draft = {}) =>
    saidOfCampaign(days(0), { type: 'create', campaignId, draft: aDraft(draft) }, campaignId);
  const published = (campaignId: string) => saidOfCampaign(hours(1), { type: 'publish' }, campaignId);

  it('tells of what was never created, never published and never registered for', () => {
    const log = [written('campaign-1'), published('campaign-1'), registered];
    expect(told(compared(log, {}, { campaign: { nameLength: 13 } }, {}))).toEqual([
      [0, 'create', 'campaign_created', 'text_too_long', 'policy'],
      [1, 'publish', 'campaign_published', 'campaign_command_not_accepted', parted],
      [2, 'register', 'registration_submitted', 'not_found', parted],
    ]);
  });

  it('counts the campaigns of each world for its quota', () => {
    const second = { campaignId: 'campaign-2' };
    const log = [
      written('campaign-1'),
      written('campaign-2', { description: 'More' }),
      published('campaign-1'),
      published('campaign-2'),
      said(days(2), register, second),
    ];
    expect(told(compared(log, {}, { maximumOngoingCampaigns: 1 }, {}))).toEqual([
      [3, 'publish', 'campaign_published', 'too_many_ongoing_campaigns', 'policy'],
      [4, 'register', 'registration_submitted', 'campaign_not_published', parted],
    ]);
    // Where the first was never written, there is room for the second.
    const short = { maximumOngoingCampaigns: 1, campaign: { descriptionLength: 4 } };
    expect(told(compared(log, { maximumOngoingCampaigns: 1 }, short, {}))).toEqual([
      [0, 'create', 'campaign_created', 'text_too_long', 'policy'],
      [2, 'publish', 'campaign_published', 'campaign_command_not_accepted', parted],
      [3, 'publish', 'too_many_ongoing_campaigns', 'campaign_published', parted],
      [4, 'register', 'campaign_not_published', 'registration_submitted', parted],
    ]);
  });

  it('counts those that stood before for the quota', () => {
    const standing = { campaigns: [aCampaign({ id: 'campaign-0' })] };
    const log = [written('campaign-1'), published('campaign-1')];
    expect(told(compared(log, {}, { maximumOngoingCampaigns: 1 }, standing))).toEqual([
      [1, 'publish', 'campaign_published', 'too_many_ongoing_campaigns', 'policy'],
    ]);
    const ended: readonly Campaign[] = [
      aCampaign({ id: 'campaign-0', campaignPeriod: { start: days(-9), end: days(0) } }),
    ];
    expect(compared(log, {}, { maximumOngoingCampaigns: 1 }, { campaigns: ended }).differences).toEqual([]);
    const others = [aCampaign({ id: 'campaign-0', agencyId: 'agency-2' })];
    expect(compared(log, {}, { maximumOngoingCampaigns: 1 }, { campaigns: others }).differences).toEqual([]);
  });

  it('takes an editor to have seen what stands', () => {
    const edit = saidOfCampaign(hours(2), {
      type: 'edit',
      changes: { name: 'Loy Krathong' },
      seenRevision: 77,
    });
    const log = [written('campaign-1'), edit];
    expect(compared(log, {}, {}, {}).accepted).toEqual({ a: 2, b: 2 });
  });
});

describe('a replay', () => {
  it('takes a reviewer to have seen what stands', () => {
    const log = [registered, said(days(3), { ...approve, seenRevision: 99 })];
    expect(compared(log, {}, {}).accepted).toEqual({ a: 2, b: 2 });
  });

  it('counts what each world accepted', () => {
    const log = [registered, approved, said(days(4), withdraw)];
    const found = compared(log, {}, { totalRate: { minimum: 2000 } });
    expect(found).toMatchObject({ commands: 3, accepted: { a: 2, b: 0 } });
  });

  it('of nothing finds nothing', () => {
    expect(whatIf([], defaultPolicy, aPolicy({ withdraw: false }))).toEqual({
      differences: [],
      commands: 0,
      accepted: { a: 0, b: 0 },
    });
  });

  it('goes on from what stood before', () => {
    const stands = { ...open, registrations: [aRegistration('approved')] };
    const log = [said(days(4), inputs.change_total_rate)];
    expect(told(compared(log, {}, { totalRateChange: 'free' }, stands))).toEqual([
      [0, 'change_total_rate', 'total_rate_locked', 'total_rate_changed', 'policy'],
    ]);
  });

  it('believes the campaign that is given with a command, from then on', () => {
    const first = aCampaign({ proposedRate: 1300 });
    const later = aCampaign({ proposedRate: 1400 });
    const product = (productId: string, campaign?: Campaign) =>
      said(
        days(2),
        { ...register, productId },
        { productId, facts: { ...registered.facts, ...(campaign && { campaign }) } },
      );
    const log = [
      product('product-1', first),
      product('product-2'),
      product('product-3', later),
      product('product-4'),
    ];
    const found = compared(log, {}, { proposedRate: 'minimum' }, {});
    expect(found.differences.map(({ entry }) => entry)).toEqual([2, 3]);
  });

  it('may be of other rules under the same policy', () => {
    const rule = hostRule({ name: 'acme/none', commands: ['approve'], check: () => ({ message: 'No.' }) });
    const policy = defaultPolicy;
    const hostRules = bindHostRules([rule]);
    const log = [registered, approved];
    expect(told(whatIf(log, { policy }, { policy, hostRules }, open))).toEqual([
      [1, 'approve', 'registration_approved', 'host_rule', 'policy'],
    ]);
    const eligibility = defineEligibility({
      rules: [
        { name: 'acme/rated', about: 'shop', where: { type: 'at_least', field: 'shop.rating', value: 4 } },
      ],
    });
    expect(told(whatIf(log, policy, { policy, eligibility }, open))).toEqual([
      [0, 'register', 'registration_submitted', 'fact_missing', 'policy'],
      [1, 'approve', 'registration_approved', 'not_accepted', parted],
    ]);
  });

  it('tells what each decision was made on, so that deciding it again gives the same', () => {
    const log = [registered, said(days(6), reject)];
    const { differences } = compared(log, {}, { autoReview: { afterDays: 3, outcome: 'approve' } });
    expect(differences).toHaveLength(2);
    for (const difference of differences) {
      if (difference.kind === 'campaign') throw new Error('There is none');
      for (const { before, command, facts, outcome } of [difference.a, difference.b]) {
        if (facts === undefined) throw new Error('There is a campaign');
        expect(decide(before, command, facts)).toEqual(outcome);
      }
    }
    const draft = aDraft();
    const created = saidOfCampaign(days(0), { type: 'create', campaignId: 'campaign-1', draft });
    const [found] = compared([created], {}, { campaign: { shops: 1, days: 1 } }, {}).differences;
    if (found?.kind !== 'campaign') throw new Error('There is one');
    for (const { before, command, facts, outcome } of [found.a, found.b])
      expect(decideCampaign(before, command, facts)).toEqual(outcome);
  });
});

describe('a log that is not whole', () => {
  const elsewhere = { campaignId: 'campaign-9' };

  it.each<readonly [what: string, log: readonly LoggedCommand[], options: WhatIfOptions, message: string]>([
    [
      'names a campaign that nobody gave',
      [registered, said(days(3), approve, elsewhere)],
      open,
      'Entry 1 of the log is about campaign campaign-9, which nobody gave or created',
    ],
    [
      'publishes a campaign that nobody created',
      [saidOfCampaign(days(0), { type: 'publish' })],
      {},
      'Entry 0 of the log is about campaign campaign-1, which nobody gave or created',
    ],
    [
      'registers another product than it says',
      [said(days(2), { ...register, productId: 'product-2' })],
      open,
      'Entry 0 of the log is about another product than product-1 of shop shop-1',
    ],
    [
      'registers for another shop than it says',
      [said(days(2), register, {}, { ...seller, shopId: 'shop-2' })],
      open,
      'Entry 0 of the log is about another product than product-1 of shop shop-1',
    ],
    [
      'adopts another product than it says',
      [said(days(2), { ...inputs.adopt, productId: 'product-2' })],
      open,
      'Entry 0 of the log is about another product than product-1 of shop shop-1',
    ],
    [
      'gives another campaign than it says',
      [said(days(2), register, { facts: { campaign: aCampaign({ id: 'campaign-9' }) } })],
      open,
      'Entry 0 of the log gives another campaign than campaign-1',
    ],
    [
      'creates another campaign than it says',
      [saidOfCampaign(days(0), { type: 'create', ...elsewhere, draft: aDraft() })],
      {},
      'Entry 0 of the log creates another campaign than campaign-1',
    ],
    [
      'goes on from a registration in a campaign that nobody gave',
      [],
      { registrations: [aRegistration('pending')] },
      'Registration campaign-1:shop-1:product-1 is in campaign campaign-1, which nobody gave or created',
    ],
  ])('%s', (_what, log, options, message) => {
    expect(() => whatIf(log, defaultPolicy, defaultPolicy, options)).toThrow(new TypeError(message));
  });

  it('may name a campaign that no world created', () => {
    const log = [
      saidOfCampaign(days(0), {
        type: 'create',
        campaignId: 'campaign-1',
        draft: aDraft({ name: 'x'.repeat(99) }),
      }),
      registered,
    ];
    expect(whatIf(log, defaultPolicy, aPolicy({ withdraw: false }))).toEqual({
      differences: [],
      commands: 2,
      accepted: { a: 0, b: 0 },
    });
  });
});

import { type CommandType, commandTypes, decide, decisions } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { type RegistrationRuleName, registrationRules } from '../../src/registration/rules.ts';
import { codesOf } from '../support/answers.ts';
import { aCampaign, aPolicy, aRegistration, days, shifted, theFacts } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';
import { now, type Scene, sceneOf } from './scenes.ts';
import type { From } from './specification.ts';
import { withCampaign, withPolicy, withShop, withTerms } from './violations.ts';

// The last scene in which each rule still says yes. The first in which it says no are the violations of the table.
type Edge = readonly [string, Scene];

const registering = sceneOf('none', 'register');
const raising = sceneOf('approved', 'raise_sample_quantity');
const changing = sceneOf('approved', 'change_total_rate');
const sharing = sceneOf('approved', 'set_creator_rate');
const settingAds = sceneOf('approved', 'set_shop_ads_rate');
const again = (from: From) => sceneOf(from, 'reregister');

function givenContact(whatsapp: string | undefined): Scene {
  const contact = { email: 'seller@shop.example', ...(whatsapp === undefined ? {} : { whatsapp }) };
  const { input } = registering;
  return input.type === 'register' ? { ...registering, input: { ...input, contact } } : registering;
}

describe.each<[string, readonly Edge[]]>([
  [
    'the campaign is not over',
    [
      [
        'a millisecond before its end',
        withCampaign(sceneOf('pending', 'approve'), {
          campaignPeriod: { start: days(1), end: shifted(now, 1) },
        }),
      ],
      [
        'a millisecond before it was ended early',
        withCampaign(sceneOf('approved', 'request_close'), {
          decision: 'ended_early',
          endedAt: shifted(now, 1),
        }),
      ],
    ],
  ],
  [
    'the registration window is open',
    [
      ['at its start', withCampaign(registering, { registrationPeriod: { start: now, end: days(9) } })],
      [
        'a millisecond before its end',
        withCampaign(registering, { registrationPeriod: { start: days(1), end: shifted(now, 1) } }),
      ],
      [
        'until a campaign that was ended early is over',
        withCampaign(registering, { decision: 'ended_early', endedAt: shifted(now, 1) }),
      ],
      [
        'before the campaign period and in it',
        withCampaign(registering, { campaignPeriod: { start: days(2), end: days(40) } }),
      ],
    ],
  ],
  [
    'the shop is invited',
    [
      ['by name', withCampaign(registering, { audience: { kind: 'shops', shopIds: ['shop-2', 'shop-1'] } })],
      [
        'by its type',
        withCampaign(withShop(registering, { sellerType: 'cross_border' }), {
          audience: { kind: 'seller_types', sellerTypes: ['cross_border'] },
        }),
      ],
      ['from another country in the same market', withShop(registering, { homeCountry: 'CN' })],
    ],
  ],
  [
    'rates are within the bounds',
    [
      ['the total at the minimum', withPolicy(registering, { totalRate: { minimum: 1300 } })],
      ['the total at the maximum', withPolicy(registering, { totalRate: { maximum: 1300 } })],
      ['the total on its step', withPolicy(registering, { totalRate: { step: 100 } })],
      ['the changed total at the maximum', withPolicy(changing, { totalRate: { maximum: 1300 } })],
      ['the Shop Ads rate at the minimum', withPolicy(settingAds, { shopAdsRate: { minimum: 1500 } })],
      ['the Shop Ads rate at the maximum', withPolicy(registering, { shopAdsRate: { maximum: 1500 } })],
      ['the creators at the minimum', withPolicy(sharing, { creatorRate: { minimum: 800 } })],
      ['the creators at the maximum', withPolicy(sharing, { creatorRate: { maximum: 800 } })],
    ],
  ],
  [
    'the proposed rate is met',
    [
      ['exactly', withPolicy(withCampaign(registering, { proposedRate: 1300 }), { proposedRate: 'minimum' })],
      ['not at all, where it is advice', withCampaign(registering, { proposedRate: 8000 })],
    ],
  ],
  [
    'there are not too many samples',
    [
      ['exactly as many as allowed', withPolicy(registering, { maximumSampleQuantity: 10 })],
      ['raised to as many as allowed', withPolicy(raising, { maximumSampleQuantity: 10 })],
      ['raised by one', withTerms(raising, { sampleQuantity: 9 })],
    ],
  ],
  [
    'the total rate may change',
    [
      [
        'up by the least, where it may only rise',
        withPolicy(withTerms(changing, { totalRate: 1299 }), { totalRateChange: 'increase_only' }),
      ],
      ['down, where it is free', withTerms(changing, { totalRate: 1301 })],
      ['down to what creators get', withTerms(changing, { totalRate: 2000, creatorRate: 1300 })],
      [
        'down to another rate than the one to come',
        withComing(withTerms(changing, { totalRate: 2000 }), 1299),
      ],
      [
        'to what it is, where a lower one is to come',
        withComing(withTerms(changing, { totalRate: 1300 }), 700),
      ],
    ],
  ],
  [
    'creators may get',
    [
      ['everything', withTerms(sharing, { totalRate: 800 })],
      ['everything of what is to come', withComing(sharing, 800)],
      ['everything for ads', ofAds(withTerms(sharing, { shopAdsRate: 900 }), 900)],
      ['more for ads alone', ofAds(withTerms(sharing, { shopAdsRate: 900, creatorRate: 800 }), 900)],
      ['more than before', withTerms(sharing, { creatorRate: 799 })],
      ['less than before', withTerms(sharing, { creatorRate: 801 })],
    ],
  ],
  [
    'a contact is valid',
    [
      ['without WhatsApp', givenContact(undefined)],
      ['with the shortest number', givenContact('+1234567')],
      ['with the longest number', givenContact('+123456789012345')],
    ],
  ],
  [
    'may be registered again',
    [
      [
        'what was rejected, whatever the policy says',
        withPolicy(again('rejected'), { reregisterWithdrawn: false, reregisterClosed: false }),
      ],
      [
        'what was withdrawn, where only closes are final',
        withPolicy(again('withdrawn'), { reregisterClosed: false }),
      ],
      [
        'what was closed, where only withdrawals are final',
        withPolicy(again('closed'), { reregisterWithdrawn: false }),
      ],
    ],
  ],
  [
    'a block needs no reason',
    [['and none is given', { ...sceneOf('pending', 'block'), input: { type: 'block', seenRevision: 2 } }]],
  ],
])('%s', (_, edges) => {
  it.each(edges)('%s', (_edge, { registration, input, facts }) => {
    expect(decide(registration, stamped(input, now), facts)).toMatchObject({ ok: true });
  });
});

function withComing(scene: Scene, totalRate: number): Scene {
  const { registration } = scene;
  if (registration?.decision !== 'approved') throw new TypeError('Only what is approved has one that waits');
  const totalRateDecrease = { totalRate, dueAt: days(9) };
  return { ...scene, registration: { ...registration, totalRateDecrease } };
}

function ofAds(scene: Scene, creatorShopAdsRate: number): Scene {
  return { ...scene, input: { type: 'set_creator_rate', creatorRate: 800, creatorShopAdsRate } };
}

// The machine asks a rule only where it has a say; a rule has an answer wherever it is asked.
describe('a rule asked out of turn', () => {
  const registering = ['register', 'reregister'] as const;
  const offering = [...registering, 'change_total_rate'] as const;
  /** The only commands that these rules have anything against. */
  const objectsTo: { readonly [Rule in RegistrationRuleName]?: readonly CommandType[] } = {
    email_valid: registering,
    whatsapp_valid: [...registering, 'adopt'],
    reject_reason_given: ['reject'],
    wanted_terms_met: ['reregister'],
    wanted_terms_within_bounds: ['reject'],
    wanted_terms_above_offer: ['reject'],
    total_rate_within_bounds: offering,
    proposed_rate_met: offering,
    shop_ads_rate_within_bounds: [...registering, 'set_shop_ads_rate'],
    sample_quantity_within_limit: [...registering, 'raise_sample_quantity'],
    sample_quantity_raised: ['raise_sample_quantity'],
    total_rate_change_offered: ['change_total_rate'],
    rate_changes: ['change_total_rate', 'set_creator_rate'],
    creator_rate_within_bounds: ['set_creator_rate'],
    hold_is_new: ['place_hold'],
    hold_found: ['release_hold'],
    hold_releasable: ['release_hold'],
    adopted_product_matches: ['adopt'],
    adopted_terms_given: ['adopt'],
    adopted_in_the_past: ['adopt'],
    adopted_attempt_follows: ['adopt'],
    adoption_changes: ['adopt'],
  };
  // All that a policy can forbid, and terms and contacts that nobody would take.
  const facts = theFacts({
    campaign: aCampaign({ proposedRate: 8000 }),
    policy: aPolicy({
      proposedRate: 'minimum',
      wantedTerms: 'minimum',
      totalRateChange: 'locked',
      maximumSampleQuantity: 1,
    }),
  });
  const wrong = {
    terms: { totalRate: 9000, shopAdsRate: 9000, sampleQuantity: 50 },
    contact: { email: 'nobody', whatsapp: '0' },
  };
  const others = (objects: readonly CommandType[]) =>
    commandTypes
      .filter((type) => !objects.includes(type))
      .map((type) => stamped('terms' in inputs[type] ? { ...inputs[type], ...wrong } : inputs[type], now));
  const registrations = [undefined, ...decisions.map((decision) => aRegistration(decision))];

  it.each(Object.entries(objectsTo))('%s objects to its own commands only', (name, objects) => {
    for (const command of others(objects))
      for (const registration of registrations)
        expect([
          command.type,
          registrationRules[name as RegistrationRuleName](registration, { command, facts }),
        ]).toEqual([command.type, null]);
  });

  it.each([
    [
      'the outcome of a deadline',
      ['due_to_approve', 'due_to_reject', 'due_to_approve_close', 'due_to_change_total_rate'],
    ],
    ['the decision of an observation', decisions.map((decision) => `adopts_${decision}` as const)],
  ] as const)('picks %s for nothing else', (_, rules) => {
    for (const command of others(['adopt']))
      for (const rule of rules)
        expect(registrationRules[rule](aRegistration('approved'), { command, facts })).toEqual({
          code: 'another_branch',
          parameters: {},
        });
  });

  it.each<readonly [CommandType, readonly RegistrationRuleName[]]>([
    ['approve', ['deadline_due']],
    ['withdraw', ['deadline_due']],
    ['request_close', ['deadline_due']],
    ['raise_sample_quantity', ['deadline_due']],
    ['set_shop_ads_rate', ['deadline_due']],
    ['change_total_rate', ['deadline_due']],
    ['set_creator_rate', ['deadline_due']],
    ['place_hold', ['deadline_due']],
    ['release_hold', ['deadline_due', 'hold_found']],
    ['adopt', ['deadline_due']],
    ['meet_deadline', ['deadline_due']],
  ])('has nothing against %s of nothing, but that it is not there', (type, objecting) => {
    const input = { command: stamped(inputs[type], now), facts: theFacts() };
    const picks = /^(due_to|adopts)_/;
    const told = Object.entries(registrationRules)
      .filter(([name, rule]) => !picks.test(name) && rule(undefined, input) !== null)
      .map(([name]) => name);
    expect([...told].sort()).toEqual([...objecting].sort());
  });
});

describe('a total rate that may only rise', () => {
  it('and stays is told so once', () => {
    const same = withPolicy(withTerms(changing, { totalRate: 1300 }), { totalRateChange: 'increase_only' });
    expect(codesOf(decide(same.registration, stamped(same.input, now), same.facts))).toEqual([
      'rate_unchanged',
    ]);
  });
});

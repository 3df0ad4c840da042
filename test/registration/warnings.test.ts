import {
  decide,
  type ProductFacts,
  type RegistrationCommandInput,
  type Terms,
  type WantedTerms,
  type Warning,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aPolicy, aProduct, aRegistration, days, theFacts } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';

interface Case {
  readonly input: RegistrationCommandInput;
  readonly terms?: Partial<Terms>;
  readonly product?: Partial<ProductFacts>;
  readonly proposedRate?: number;
  /** What the last rejection wanted; it is registered again where nothing else is said. */
  readonly wanted?: WantedTerms;
}

/** The warnings of an accepted command; where nothing is said, nothing is warned of. */
function warningsOf({ input, terms, product, proposedRate = 100, wanted }: Case): readonly Warning[] {
  const before =
    input.type === 'register'
      ? undefined
      : aRegistration(input.type === 'reregister' ? 'rejected' : 'approved', {
          terms: { totalRate: 1000, sampleQuantity: 5, ...terms },
          lastRejection: { ...rejection, ...(wanted === undefined ? {} : { wanted }) },
        });
  const facts = theFacts({
    campaign: aCampaign({ proposedRate }),
    policy: aPolicy({ totalRateChange: 'free' }),
    product: aProduct(product),
  });
  const outcome = decide(before, stamped(input, days(4)), facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.warnings;
}

function registering(terms: Partial<Terms>): Case['input'] {
  return { ...inputs.register, terms: { totalRate: 1000, sampleQuantity: 5, ...terms } };
}

function again(terms: Partial<Terms>): Case['input'] {
  return { ...inputs.reregister, terms: { totalRate: 1000, sampleQuantity: 5, ...terms } };
}

const { wanted: _, ...rejection } = aRegistration('rejected').lastRejection;
const { change_total_rate: change, set_creator_rate: share, set_shop_ads_rate: setAds } = inputs;
const raise = inputs.raise_sample_quantity;

describe.each<[string, Warning, readonly Case[], readonly Case[]]>([
  [
    'no samples',
    { code: 'no_samples', parameters: {} },
    [{ input: registering({ sampleQuantity: 0 }) }, { input: again({ sampleQuantity: 0 }) }],
    [{ input: registering({ sampleQuantity: 1 }) }],
  ],
  [
    'a rate below the proposed one',
    { code: 'below_proposed_rate', parameters: { rate: 1000, proposedRate: 1001 } },
    [
      { input: registering({}), proposedRate: 1001 },
      { input: again({}), proposedRate: 1001 },
      { input: { ...change, totalRate: 1000 }, terms: { totalRate: 1100 }, proposedRate: 1001 },
    ],
    [
      { input: registering({}), proposedRate: 1000 },
      { input: { ...change, totalRate: 1001 }, proposedRate: 1001 },
    ],
  ],
  [
    'a rate below the wanted one',
    { code: 'below_wanted_rate', parameters: { rate: 1000, wantedRate: 1001 } },
    [{ input: again({}), wanted: { totalRate: 1001 } }],
    [
      { input: again({}), wanted: { totalRate: 1000 } },
      { input: again({}), wanted: { sampleQuantity: 5 } },
      { input: again({}) },
      // What is approved is agreed, whatever was wanted before.
      { input: { ...change, totalRate: 900 }, wanted: { totalRate: 1001 } },
    ],
  ],
  [
    'fewer samples than were wanted',
    { code: 'below_wanted_samples', parameters: { sampleQuantity: 5, wantedQuantity: 6 } },
    [{ input: again({}), wanted: { sampleQuantity: 6 } }],
    [
      { input: again({}), wanted: { sampleQuantity: 5 } },
      { input: raise, wanted: { sampleQuantity: 99 } },
    ],
  ],
  [
    'a rate below the public one',
    { code: 'below_open_collaboration_rate', parameters: { rate: 1000, openRate: 1001 } },
    [
      { input: registering({}), product: { openCollaborationRate: 1001 } },
      { input: again({}), product: { openCollaborationRate: 1001 } },
      {
        input: { ...change, totalRate: 1000 },
        terms: { totalRate: 900 },
        product: { openCollaborationRate: 1001 },
      },
    ],
    [
      { input: registering({}), product: { openCollaborationRate: 1000 } },
      { input: registering({}) },
      { input: { ...change, totalRate: 1001 }, product: { openCollaborationRate: 1001 } },
    ],
  ],
  [
    'a Shop Ads rate below the public one',
    { code: 'below_open_shop_ads_rate', parameters: { rate: 1500, openRate: 1501 } },
    [
      { input: registering({ shopAdsRate: 1500 }), product: { openShopAdsRate: 1501 } },
      { input: again({ shopAdsRate: 1500 }), product: { openShopAdsRate: 1501 } },
      { input: setAds, product: { openShopAdsRate: 1501 } },
    ],
    [
      { input: registering({}), product: { openShopAdsRate: 1501 } },
      { input: registering({ shopAdsRate: 1500 }), product: { openShopAdsRate: 1500 } },
      { input: setAds },
    ],
  ],
  [
    'more samples than stock',
    { code: 'samples_above_stock', parameters: { sampleQuantity: 10, stock: 9 } },
    [
      { input: registering({ sampleQuantity: 10 }), product: { stock: 9 } },
      { input: again({ sampleQuantity: 10 }), product: { stock: 9 } },
      { input: raise, product: { stock: 9 } },
    ],
    [
      { input: registering({ sampleQuantity: 10 }), product: { stock: 10 } },
      { input: raise, product: { stock: 10 } },
    ],
  ],
  [
    'creators who would earn more elsewhere',
    { code: 'creator_below_open_collaboration_rate', parameters: { rate: 800, openRate: 801 } },
    [{ input: share, product: { openCollaborationRate: 801 } }],
    [{ input: share, product: { openCollaborationRate: 800 } }, { input: share }],
  ],
])('%s', (_, warning, warned, silent) => {
  it('is told', () => {
    for (const each of warned) expect(warningsOf(each)).toEqual([warning]);
  });

  it('is not told where there is nothing to tell', () => {
    for (const each of silent) expect(warningsOf(each)).toEqual([]);
  });
});

describe('warnings', () => {
  it('all come, in a fixed order', () => {
    const input = registering({ sampleQuantity: 0, shopAdsRate: 1500 });
    const product = { openCollaborationRate: 1001, openShopAdsRate: 1501 };
    expect(warningsOf({ input, product, proposedRate: 1200 }).map((warning) => warning.code)).toEqual([
      'no_samples',
      'below_proposed_rate',
      'below_open_collaboration_rate',
      'below_open_shop_ads_rate',
    ]);
  });

  it('never come of facts that are missing', () => {
    const { product: _, ...facts } = theFacts({ campaign: aCampaign({ proposedRate: 100 }) });
    const policy = aPolicy({ totalRateChange: 'free' });
    for (const input of [setAds, share, raise, change]) {
      expect(decide(aRegistration('approved'), stamped(input, days(4)), { ...facts, policy })).toMatchObject({
        ok: true,
        warnings: [],
      });
    }
  });

  it('are none of decisions that set no terms', () => {
    for (const [decision, input] of [
      ['pending', inputs.approve],
      ['pending', inputs.reject],
      ['approved', inputs.request_close],
      ['close_requested', inputs.approve_close],
    ] as const) {
      const product = aProduct({ stock: 0, openCollaborationRate: 8000 });
      const outcome = decide(aRegistration(decision), stamped(input, days(4)), theFacts({ product }));
      expect(outcome).toMatchObject({ ok: true, warnings: [] });
    }
  });
});

import {
  defaultPolicy,
  messengers,
  type PolicyOptions,
  parsePolicy,
  platformMessengers,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { hostileValues } from '../support/hostile-values.ts';

/** Messengers by market, as R12 has them. */
const messengersOfR12 = {
  TH: { messenger: 'line', required: true },
  PH: { messenger: 'viber', required: true },
  VN: { messenger: 'zalo', required: true },
  MY: { messenger: 'whatsapp', required: true },
  SG: { messenger: 'whatsapp', required: true },
  GB: { messenger: 'whatsapp', required: true },
  ID: { messenger: 'whatsapp', required: true },
  US: { messenger: 'whatsapp', required: false },
};

/** The recommended answers to the open questions, by hand. */
const recommended = {
  clockTolerance: 5_000,
  totalRate: { minimum: 100, maximum: 8000, step: 1 }, // Q1, Q2
  proposedRateBounds: null, // Q1: those of the total rate
  shopAdsRate: { minimum: 100, maximum: 8000, step: 100 }, // Q1, Q2
  creatorRate: { minimum: 100, maximum: 8000, step: 1 }, // Q18
  proposedRate: 'advisory', // Q3
  wantedTerms: 'advisory', // R42, which knows reasons only
  maximumSampleQuantity: 9_007_199_254_740_991, // Q23: no cap
  autoReview: null, // Q8
  autoCloseAfterDays: null, // Q14
  withdraw: true, // Q9
  cancelCloseRequest: true,
  declineClose: true, // Q14
  reregisterWithdrawn: true,
  reregisterClosed: true,
  totalRateChange: 'locked', // Q17
  totalRateDecreaseAfterDays: null, // R71, R72 are of other collaborations
  campaign: {
    nameLength: 49,
    descriptionLength: 999,
    messageLength: 999,
    shops: 99,
    days: 360,
    daysInclusive: true,
  }, // Q6, R5
  samples: {
    sellerReview: 'required', // Q21
    reviewDays: 7, // R87, Q25
    shipDays: 7, // R87, Q25
    contentDays: 14, // R87, Q25
    extensionDays: 7, // R87, Q25
    reapplyAfterDays: 30, // R88
    withdrawBeforeShipment: false, // R89
    videoDays: 3, // R90
    liveMinutes: 10, // R90
  },
  maximumOngoingCampaigns: null, // Q31
  messengers: messengersOfR12, // R12
  unknownFacts: {}, // a fact that is not known refuses
};

describe('a policy of which nothing is set', () => {
  it('is the recommended one', () => {
    expect(parsePolicy({})).toEqual({ ok: true, value: recommended });
    expect(defaultPolicy).toEqual(recommended);
  });

  it('is a new one each time, so that a host who changes theirs changes no other', () => {
    const one = parsePolicy({});
    const other = parsePolicy({});
    if (!one.ok || !other.ok) throw new Error('The empty options are valid');
    for (const field of [
      'totalRate',
      'shopAdsRate',
      'creatorRate',
      'campaign',
      'samples',
      'messengers',
      'unknownFacts',
    ] as const) {
      expect(one.value[field]).not.toBe(other.value[field]);
      expect(one.value[field]).not.toBe(defaultPolicy[field]);
    }
  });
});

describe('a policy of which a part is set', () => {
  const parts: readonly [PolicyOptions, object][] = [
    [{ clockTolerance: 0 }, { clockTolerance: 0 }],
    [{ totalRate: { minimum: 500 } }, { totalRate: { minimum: 500, maximum: 8000, step: 1 } }],
    [
      { totalRate: { minimum: 0, maximum: 10_000, step: 10_000 } },
      { totalRate: { minimum: 0, maximum: 10_000, step: 10_000 } },
    ],
    [{ shopAdsRate: { step: 1 } }, { shopAdsRate: { minimum: 100, maximum: 8000, step: 1 } }],
    [
      { creatorRate: { minimum: 1000, maximum: 1000 } },
      { creatorRate: { minimum: 1000, maximum: 1000, step: 1 } },
    ],
    [{ creatorRate: { minimum: -0 } }, { creatorRate: { minimum: 0, maximum: 8000, step: 1 } }],
    [
      { proposedRateBounds: { minimum: 101, maximum: 7999, step: 1 } },
      { proposedRateBounds: { minimum: 101, maximum: 7999, step: 1 } },
    ],
    [{ proposedRateBounds: null }, {}],
    [{ campaign: { daysInclusive: false } }, { campaign: { ...recommended.campaign, daysInclusive: false } }],
    [{ proposedRate: 'minimum' }, { proposedRate: 'minimum' }],
    [{ wantedTerms: 'minimum' }, { wantedTerms: 'minimum' }],
    [{ maximumSampleQuantity: 0 }, { maximumSampleQuantity: 0 }],
    [
      { autoReview: { afterDays: 7, outcome: 'reject' } },
      { autoReview: { afterDays: 7, outcome: 'reject' } },
    ],
    [{ autoReview: null }, {}],
    [{ autoCloseAfterDays: 3650 }, { autoCloseAfterDays: 3650 }],
    [{ autoCloseAfterDays: null }, {}],
    [
      { withdraw: false, declineClose: false },
      { withdraw: false, declineClose: false },
    ],
    [{ totalRateChange: 'increase_only' }, { totalRateChange: 'increase_only' }],
    [{ totalRateDecreaseAfterDays: 30 }, { totalRateDecreaseAfterDays: 30 }],
    [{ campaign: {} }, {}],
    [
      { campaign: { days: 30, shops: 1000 } },
      { campaign: { ...recommended.campaign, days: 30, shops: 1000 } },
    ],
    [{ samples: {} }, {}],
    [
      { samples: { sellerReview: 'by_agency', reviewDays: null, shipDays: 1, extensionDays: 3650 } },
      {
        samples: {
          ...recommended.samples,
          sellerReview: 'by_agency',
          reviewDays: null,
          shipDays: 1,
          extensionDays: 3650,
        },
      },
    ],
    [
      { samples: { reapplyAfterDays: 0, videoDays: 0, liveMinutes: 1440 } },
      { samples: { ...recommended.samples, reapplyAfterDays: 0, videoDays: 0, liveMinutes: 1440 } },
    ],
    [{ maximumOngoingCampaigns: 1 }, { maximumOngoingCampaigns: 1 }],
    [{ maximumOngoingCampaigns: 100_000 }, { maximumOngoingCampaigns: 100_000 }],
    [{ maximumOngoingCampaigns: null }, {}],
  ];

  it.each(parts)('%j has the rest by default', (options, changed) => {
    expect(parsePolicy(options)).toStrictEqual({ ok: true, value: { ...recommended, ...changed } });
  });
});

describe('the table of messengers', () => {
  it('of a host takes the place of the whole one', () => {
    const messengers = { JP: { messenger: 'line', required: false } } as const;
    expect(parsePolicy({ messengers })).toStrictEqual({ ok: true, value: { ...recommended, messengers } });
  });

  it('may be empty: then no messenger applies anywhere', () => {
    expect(parsePolicy({ messengers: {} })).toStrictEqual({
      ok: true,
      value: { ...recommended, messengers: {} },
    });
  });

  it('is the one of the platform by default', () => {
    expect(platformMessengers).toEqual(messengersOfR12);
    for (const { messenger } of Object.values(platformMessengers)) expect(messengers).toContain(messenger);
  });
});

describe('a policy is refused', () => {
  const wrong: readonly [unknown, string][] = [
    [{ totlaRate: {} }, ''],
    [{ totalRate: { min: 100 } }, 'totalRate'],
    [{ totalRate: { minimum: 8001 } }, 'totalRate.maximum'],
    [{ totalRate: { minimum: 500, maximum: 499 } }, 'totalRate.maximum'],
    [{ totalRate: { minimum: -1 } }, 'totalRate.minimum'],
    [{ totalRate: { minimum: 100.5 } }, 'totalRate.minimum'],
    [{ totalRate: { minimum: '100' } }, 'totalRate.minimum'],
    [{ totalRate: { maximum: 10_001 } }, 'totalRate.maximum'],
    [{ totalRate: { maximum: Number.NaN } }, 'totalRate.maximum'],
    [{ totalRate: { step: 0 } }, 'totalRate.step'],
    [{ totalRate: { step: 3 } }, 'totalRate.step'],
    [{ shopAdsRate: { minimum: 150 } }, 'shopAdsRate.step'],
    [{ shopAdsRate: { maximum: 8050 } }, 'shopAdsRate.step'],
    [{ totalRate: null }, 'totalRate'],
    [{ totalRate: [100, 8000, 1] }, 'totalRate'],
    // What is not the total rate's is given whole.
    [{ proposedRateBounds: {} }, 'proposedRateBounds.minimum'],
    [{ proposedRateBounds: { minimum: 101, maximum: 7999 } }, 'proposedRateBounds.step'],
    [{ proposedRateBounds: { minimum: 101, maximum: 100, step: 1 } }, 'proposedRateBounds.maximum'],
    [{ proposedRateBounds: { minimum: 150, maximum: 200, step: 100 } }, 'proposedRateBounds.step'],
    [{ proposedRateBounds: { minimum: 0, maximum: 10_001, step: 1 } }, 'proposedRateBounds.maximum'],
    [{ proposedRateBounds: { minimum: 0, maximum: 1, step: 1, unit: 1 } }, 'proposedRateBounds'],
    [{ wantedTerms: 'wish' }, 'wantedTerms'],
    [{ campaign: { daysInclusive: 0 } }, 'campaign.daysInclusive'],
    [{ clockTolerance: -1 }, 'clockTolerance'],
    [{ clockTolerance: Number.POSITIVE_INFINITY }, 'clockTolerance'],
    [{ proposedRate: 'floor' }, 'proposedRate'],
    [{ proposedRate: 'constructor' }, 'proposedRate'],
    [{ maximumSampleQuantity: 2 ** 53 }, 'maximumSampleQuantity'],
    [{ autoReview: { afterDays: 0, outcome: 'approve' } }, 'autoReview.afterDays'],
    [{ autoReview: { afterDays: 3651, outcome: 'approve' } }, 'autoReview.afterDays'],
    [{ autoReview: { afterDays: 7, outcome: 'block' } }, 'autoReview.outcome'],
    [{ autoReview: { afterDays: 7 } }, 'autoReview.outcome'],
    [{ autoReview: false }, 'autoReview'],
    [{ autoCloseAfterDays: 0 }, 'autoCloseAfterDays'],
    [{ autoCloseAfterDays: 1.5 }, 'autoCloseAfterDays'],
    [{ withdraw: 'yes' }, 'withdraw'],
    [{ withdraw: null }, 'withdraw'],
    [{ totalRateChange: 'decrease_only' }, 'totalRateChange'],
    [{ totalRateDecreaseAfterDays: 0 }, 'totalRateDecreaseAfterDays'],
    [{ totalRateDecreaseAfterDays: 3_651 }, 'totalRateDecreaseAfterDays'],
    [{ campaign: { nameLength: 0 } }, 'campaign.nameLength'],
    [{ campaign: { shops: 1001 } }, 'campaign.shops'],
    [{ campaign: { days: 0 } }, 'campaign.days'],
    [{ campaign: { length: 49 } }, 'campaign'],
    [{ samples: { reviewDays: 0 } }, 'samples.reviewDays'],
    [{ samples: { shipDays: 3651 } }, 'samples.shipDays'],
    [{ samples: { contentDays: 1.5 } }, 'samples.contentDays'],
    [{ samples: { extensionDays: -1 } }, 'samples.extensionDays'],
    [{ samples: { reapplyAfterDays: -1 } }, 'samples.reapplyAfterDays'],
    [{ samples: { reapplyAfterDays: null } }, 'samples.reapplyAfterDays'],
    [{ samples: { videoDays: 3651 } }, 'samples.videoDays'],
    [{ samples: { liveMinutes: 1441 } }, 'samples.liveMinutes'],
    [{ samples: { sellerReview: 'never' } }, 'samples.sellerReview'],
    [{ samples: { days: 1 } }, 'samples'],
    [{ samples: null }, 'samples'],
    [{ maximumOngoingCampaigns: 0 }, 'maximumOngoingCampaigns'],
    [{ maximumOngoingCampaigns: -1 }, 'maximumOngoingCampaigns'],
    [{ maximumOngoingCampaigns: 100_001 }, 'maximumOngoingCampaigns'],
    [{ maximumOngoingCampaigns: 1.5 }, 'maximumOngoingCampaigns'],
    [{ maximumOngoingCampaigns: '5' }, 'maximumOngoingCampaigns'],
    [{ maximumOngoingCampaigns: Number.NaN }, 'maximumOngoingCampaigns'],
    [{ maximumOngoingCampaigns: Number.POSITIVE_INFINITY }, 'maximumOngoingCampaigns'],
    [{ messengers: null }, 'messengers'],
    [{ messengers: [] }, 'messengers'],
    [{ messengers: [{ messenger: 'line', required: true }] }, 'messengers'],
    [{ messengers: new Date(0) }, 'messengers'],
    [{ messengers: new Map([['TH', { messenger: 'line', required: true }]]) }, 'messengers'],
    [{ messengers: { th: { messenger: 'line', required: true } } }, 'messengers'],
    [{ messengers: { THA: { messenger: 'line', required: true } } }, 'messengers'],
    [{ messengers: { '': { messenger: 'line', required: true } } }, 'messengers'],
    [{ messengers: { TH: null } }, 'messengers.TH'],
    [{ messengers: { TH: 'line' } }, 'messengers.TH'],
    [{ messengers: { TH: { messenger: 'line' } } }, 'messengers.TH.required'],
    [{ messengers: { TH: { required: true } } }, 'messengers.TH.messenger'],
    [{ messengers: { TH: { messenger: 'LINE', required: true } } }, 'messengers.TH.messenger'],
    [{ messengers: { TH: { messenger: 'telegram', required: true } } }, 'messengers.TH.messenger'],
    [{ messengers: { TH: { messenger: 'constructor', required: true } } }, 'messengers.TH.messenger'],
    [{ messengers: { TH: { messenger: 'line', required: 1 } } }, 'messengers.TH.required'],
    [{ messengers: { TH: { messenger: 'line', required: true, optional: false } } }, 'messengers.TH'],
    [JSON.parse('{"messengers":{"__proto__":{"messenger":"line","required":true}}}'), 'messengers'],
    [JSON.parse('{"messengers":{"constructor":{"messenger":"line","required":true}}}'), 'messengers'],
    [JSON.parse('{"__proto__":{"withdraw":false}}'), ''],
    [JSON.parse('{"campaign":{"__proto__":{"days":1}}}'), 'campaign'],
  ];

  it.each(wrong)('as %j, at "%s"', (options, path) => {
    expect(pathsOf(options)).toContain(path);
  });

  it('with every place where it went wrong', () => {
    expect(pathsOf({ clockTolerance: -1, totalRate: { step: 0.5 }, campaign: { days: 'many' } })).toEqual([
      'clockTolerance',
      'totalRate.step',
      'campaign.days',
    ]);
  });

  it.each(hostileValues.filter(({ fieldless }) => fieldless !== true))('as $name', ({ make }) => {
    expect(pathsOf(make())).toEqual(['']);
  });
});

/** Where untrusted options are refused; the type says options, a host in JavaScript may say anything. */
function pathsOf(options: unknown): readonly string[] {
  const parsed = parsePolicy(options as PolicyOptions);
  if (parsed.ok) throw new Error(`Accepted: ${JSON.stringify(parsed.value)}`);
  return parsed.refusal.reasons.map(({ parameters }) => parameters.path);
}

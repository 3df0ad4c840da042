import { held, out, type PlatformRule } from './rule.ts';

/** What holds of rates and of commission. */
export const ofCommission: readonly PlatformRule[] = [
  held(
    'R60',
    'A seller sets the total rate of each product, between 1 % and 80 %.',
    'registration/terms-rules.ts',
    ['registration/rules.test.ts', 'rates are within the bounds'],
    ['commission/rate.test.ts', 'of %i is outside them'],
  ),
  held(
    'R61',
    "The total is the creator's part and the agency's.",
    'commission/split.ts',
    ['commission/split.test.ts', "// The platform's: 66 % are 10 % and 56 %."],
    ['commission/allocation.property.test.ts', 'every order is allocated to the last unit'],
  ),
  held(
    'R62',
    "An agency sets the creators' rate, up to the whole total.",
    ['registration/terms-rules.ts', 'commission/rates.ts'],
    ['registration/rules.test.ts', 'creators may get'],
    ['commission/split.test.ts', 'creator_rate_above_total'],
  ),
  out(
    'R63',
    'Links are made for many products at once, and each that fails is told.',
    'platform_internal',
    'The platform makes the links; that a creator added one is recorded here, many at once, each with its answer.',
  ),
  held(
    'R64',
    'A Shop Ads rate may be given, also later, in whole percents; below the public one is warned of.',
    ['registration/terms-rules.ts', 'registration/warnings.ts'],
    ['commission/rate.test.ts', 'of %i is a whole percent'],
    ['registration/warnings.test.ts', 'a Shop Ads rate below the public one'],
  ),
  held('R65', 'Once set, it is final.', 'registration/terms-rules.ts', [
    'registration/violations.ts',
    'it was set before',
  ]),
  held(
    'R66',
    'Orders from ads pay the Shop Ads rate of the partner campaign, then of the target, then of the open collaboration; without any, the standard rate.',
    'commission/applicable-rate.ts',
    ['commission/applicable-rate.test.ts', '// Ads: the first Shop Ads rate that there is (R66).'],
  ),
  held(
    'R67',
    'Of standard rates, that of a target collaboration comes before that of an open one; where a partner campaign stands is not published.',
    'commission/applicable-rate.ts',
    [
      'commission/applicable-rate.test.ts',
      '// Standard: target before open is published, the place of the campaign is not (R67).',
    ],
  ),
  held(
    'R68',
    'What a creator was promised with a link stays theirs until the campaign ends.',
    ['creator/link.ts', 'creator/spans.ts'],
    [
      'creator/spans.test.ts',
      'is untouched by all that seller and agency change, a close that is asked for included',
    ],
    [
      'service/links.test.ts',
      'stays as it was when the link was added, until it is removed and added again (R68)',
    ],
  ),
  held(
    'R69',
    'It ends with the campaign, or with the product; later orders pay by other collaborations.',
    'creator/spans.ts',
    ['creator/spans.test.ts', 'ends with a campaign that ends early'],
    [
      'service/links.test.ts',
      'ends with the registration, and does not come back with a later attempt (R69)',
    ],
  ),
  held(
    'R70',
    'For each creator and product there is a rate with its first and last instant.',
    'creator/spans.ts',
    ['creator/spans.test.ts', 'ends with the link, and begins anew with the terms of the new link'],
  ),
  held(
    'R71',
    "An open collaboration's rate rises at once, and falls after thirty days: a policy may have it so here.",
    ['policy/policy.ts', 'registration/deadline.ts'],
    ['registration/decreases.test.ts', 'upwards takes its place at once'],
    ['registration/decreases.test.ts', 'takes effect at its true instant, however late that is told'],
  ),
  held(
    'R72',
    "A target collaboration's rate rises at once, and falls at the next midnight: a policy may have it so here.",
    ['policy/policy.ts', 'registration/deadline.ts'],
    [
      'registration/decreases.test.ts',
      'waits until the next local midnight, and the one before stands until then',
    ],
  ),
  out(
    'R73',
    'Rates that rise with the number of orders are for open collaborations alone.',
    'no_rule',
    'A partner campaign has none, so there is nothing to hold.',
  ),
  held(
    'R74',
    'Commission is reckoned on the price less the discounts of platform and seller, in the end without what came back.',
    'commission/base.ts',
    ['commission/base.test.ts', 'the estimated base'],
    ['commission/base.test.ts', 'the actual base'],
  ),
  held(
    'R75',
    'It is an estimate while the order is on its way, and actual when it is completed.',
    'commission/base.ts',
    ['commission/order-commission.test.ts', 'is an estimate on an estimate, and actual on what is'],
  ),
];

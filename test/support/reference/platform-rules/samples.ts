import { held, out, type PlatformRule } from './rule.ts';

/** What holds of samples. */
export const ofSamples: readonly PlatformRule[] = [
  held('R80', 'The number of samples is set with the product, and reviewed with it.', 'commission/terms.ts', [
    'service/submit.test.ts',
    'registers each product with the terms of its batch, in the order of the form',
  ]),
  held('R81', 'Once approved, it only rises.', 'registration/terms-rules.ts', [
    'registration/violations.ts',
    'so many samples are granted already',
  ]),
  held(
    'R82',
    'An agency asks for samples only for creators who have authorised it, and sees no address.',
    'sample/asking-rules.ts',
    ['sample/violations.ts', 'the creator authorised another agency'],
    ['sample/violations.ts', 'nothing is known of the creator'],
  ),
  held(
    'R83',
    'A creator may ask too; the agency agrees or does not.',
    'sample/machine.ts',
    ['service/samples.test.ts', 'leads from the request to the content, and the ledger goes along'],
    ['sample/violations.ts', 'the seller reviews before the agency has'],
  ),
  held(
    'R84',
    'Where none is left, a creator may turn to the open offer of the seller.',
    'sample/asking-rules.ts',
    ['sample/violations.ts', 'every unit is asked for or shipped'],
    ['service/samples.test.ts', 'ends where the quota does, however many ask at once'],
  ),
  held(
    'R85',
    'A seller sees the requests of agencies among the others, and by themselves.',
    ['sample/authority.ts', 'service/samples.ts'],
    ['service/samples.test.ts', 'show each their own'],
  ),
  held(
    'R86',
    'A seller that refuses says why, by one of four reasons.',
    ['sample/cancellation.ts', 'sample/rules.ts'],
    ['sample/violations.ts', 'the seller gives none'],
    ['sample/decide.test.ts', 'of a seller carries its reason, one of an agency may'],
  ),
  held(
    'R87',
    'Agreeing, shipping and posting have deadlines.',
    ['sample/advance.ts', 'sample/deadline.ts'],
    ['sample/deadlines.test.ts', 'settles nothing a millisecond before the deadline: %s'],
    ['service/samples.test.ts', 'are listed with all others, and settled at their true instant'],
    ['sample/violations.ts', 'it was extended before'],
  ),
  held(
    'R88',
    'Some units cannot be samples, and a creator gets one of each.',
    'sample/asking-rules.ts',
    ['sample/violations.ts', 'everything is in the way of the variant'],
    ['sample/violations.ts', 'the creator received one, and posted nothing'],
    ['sample/decide.test.ts', 'may be made again from the last of the days to wait'],
  ),
  held(
    'R89',
    'A creator may withdraw, until the seller agrees or until it is shipped.',
    'sample/rules.ts',
    ['sample/violations.ts', 'the policy ends the time to withdraw with the last approval'],
    ['sample/violations.ts', 'the creator asked, and the agency withdraws'],
  ),
  held(
    'R90',
    'What counts as content: a video that stays, or a live of ten minutes.',
    'sample/content.ts',
    ['sample/violations.ts', 'the video is to be seen for a day less'],
    ['sample/violations.ts', 'the LIVE was a minute shorter'],
  ),
  out(
    'R91',
    'Links to samples can be made, and last for so long.',
    'platform_internal',
    'The platform makes these links to its own screens; a request that comes of one is made here like every other.',
  ),
  held(
    'R92',
    'An agency sees requests by where they stand.',
    'sample/tabs.ts',
    ['sample/status.test.ts', 'show every status once'],
    ['service/samples.test.ts', 'are cut into tabs (R92)'],
  ),
];

import { held, out, type PlatformRule } from './rule.ts';

/** What holds of reviews. */
export const ofReview: readonly PlatformRule[] = [
  held(
    'R40',
    'An agency approves or rejects a product with all its terms at once.',
    'registration/machine.ts',
    ['registration/decide.test.ts', 'never approves terms that came after what was seen'],
  ),
  held(
    'R41',
    'An approved product is live from the start of the campaign period, or at once.',
    'registration/status.ts',
    ['registration/status.test.ts', 'of approved, %s'],
  ),
  held(
    'R42',
    'A rejection has reasons that the seller sees, and the product may be registered again.',
    ['registration/rejection.ts', 'registration/machine.ts'],
    ['registration/decide.test.ts', 'says what was rejected, when, and what was wanted'],
    ['registration/rules.test.ts', 'may be registered again'],
  ),
  held('R43', 'A product that was rejected for good cannot be registered again.', 'registration/machine.ts', [
    'registration/decide.test.ts',
    'names why the product is blocked, and since when',
  ]),
  held(
    'R44',
    "In the platform's form reasons are optional for either kind of no; here a rejection needs one (Q12).",
    'registration/rules.ts',
    ['registration/rules.test.ts', 'a block needs no reason'],
    ['registration/violations.ts', 'no reason is given'],
  ),
  held('R45', 'Nobody has published that a review is made by waiting.', 'registration/deadline.ts', [
    'registration/advance.test.ts',
    'not at all without a policy',
  ]),
  held('R46', "The platform's API takes reviews one by one; here a call has many.", 'service/run-items.ts', [
    'service/execute.test.ts',
    'are answered one by one, in their order',
  ]),
];

/** What holds of closing a product that was approved. */
export const ofClosing: readonly PlatformRule[] = [
  held('R50', 'A seller may ask to close an ongoing product.', 'registration/machine.ts', [
    'service/inbox.test.ts',
    'has what waits for a review or for a close, longest waiting first',
  ]),
  held('R51', 'It runs on until the agency agrees.', 'registration/status.ts', [
    'registration/status.test.ts',
    'of %s is %s until the campaign is over, then %s',
  ]),
  held('R52', 'The platform reminds agencies of closes that wait.', 'service/campaign-counters.ts', [
    'service/campaign-counters.test.ts',
    "['close_requested', 'upcoming', 'closeRequested']",
  ]),
  held(
    'R53',
    'Nobody has published what becomes of a close that is refused, withdrawn or not answered.',
    'registration/machine.ts',
    ['registration/advance.test.ts', 'not at all without a policy'],
  ),
  out(
    'R54',
    "The platform's API has no call that agrees to a close.",
    'platform_access',
    'What a host can call there is no rule of what may happen; here it is a command like any other.',
  ),
  out(
    'R55',
    'Other collaborations end at once, at the next midnight, or after seven days of silence.',
    'no_rule',
    'They are precedents from elsewhere, told as such where a question is left open (Q14, Q15).',
  ),
];

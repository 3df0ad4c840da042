import { frozenCopy } from '../core/frozen.js';
import type { Open } from './codecs/open-enum.js';

/** What a number of the platform's stands for. */
export interface PlatformError {
  /** The platform's number. */
  readonly platformCode: number;
  /** A name of ours, or the number where this version knows none. */
  readonly reason: Open<PlatformErrorReason>;
  /** What it means, in English; `null` where this version does not know. */
  readonly meaning: string | null;
  /** Whether the same call may succeed later, a little slower each time; never taken for granted. */
  readonly retryable: boolean;
}

const known = /* @__PURE__ */ frozenCopy([
  {
    platformCode: 16032001,
    reason: 'market_mismatch',
    meaning: 'The creator or seller is not valid, or of another market.',
    retryable: false,
  },
  {
    platformCode: 16032002,
    reason: 'campaign_period_refused',
    meaning: 'The campaign period is not valid.',
    retryable: false,
  },
  {
    platformCode: 16032003,
    reason: 'registration_period_refused',
    meaning: 'The registration period is not valid.',
    retryable: false,
  },
  {
    platformCode: 16032004,
    reason: 'audience_refused',
    meaning: 'The sellers that the campaign is for are not valid.',
    retryable: false,
  },
  {
    platformCode: 16032005,
    reason: 'campaign_not_found',
    meaning: 'There is no such campaign.',
    retryable: false,
  },
  {
    platformCode: 16032007,
    reason: 'permission_denied',
    meaning: 'The agency may not do this.',
    retryable: false,
  },
  {
    platformCode: 16032008,
    reason: 'operation_denied',
    meaning: 'This cannot be done now; the platform does not say why.',
    retryable: false,
  },
  {
    platformCode: 16032009,
    reason: 'campaign_not_online',
    meaning: 'The campaign has to be published, and not over.',
    retryable: false,
  },
  {
    platformCode: 16032010,
    reason: 'registration_not_found',
    meaning: 'The product is not registered in this campaign.',
    retryable: false,
  },
  {
    platformCode: 16032011,
    reason: 'too_many_ongoing_campaigns',
    meaning: 'The agency has as many online campaigns as it may.',
    retryable: false,
  },
  {
    platformCode: 16032013,
    reason: 'payment_account_missing',
    meaning: "The agency's payment account is not activated.",
    retryable: false,
  },
  {
    platformCode: 36009002,
    reason: 'too_many_requests',
    meaning: 'Too many calls in a short time.',
    retryable: true,
  },
  {
    platformCode: 36009003,
    reason: 'internal_error',
    meaning: 'Something failed on the side of the platform.',
    retryable: true,
  },
  {
    platformCode: 36009004,
    reason: 'credentials_refused',
    meaning: 'The app, the time stamp, an identifier or the version is not valid.',
    retryable: false,
  },
  { platformCode: 36009007, reason: 'timed_out', meaning: 'The platform took too long.', retryable: true },
  { platformCode: 36009009, reason: 'path_unknown', meaning: 'There is no such path.', retryable: false },
  {
    platformCode: 36009010,
    reason: 'method_unknown',
    meaning: 'The path is not called with this method.',
    retryable: false,
  },
  {
    platformCode: 36009022,
    reason: 'request_malformed',
    meaning: 'The request has not the form that is asked for.',
    retryable: false,
  },
  {
    platformCode: 36009033,
    reason: 'address_not_allowed',
    meaning: 'The app may not be called from this address.',
    retryable: false,
  },
  {
    platformCode: 101000,
    reason: 'category_asset_refused',
    meaning: 'The category asset or the token is not valid.',
    retryable: false,
  },
  { platformCode: 105002, reason: 'token_expired', meaning: 'The token has expired.', retryable: false },
  {
    platformCode: 105005,
    reason: 'scope_missing',
    meaning: 'The token lacks the scope of this call.',
    retryable: false,
  },
  {
    platformCode: 106001,
    reason: 'signature_refused',
    meaning: 'The signature is not valid.',
    retryable: false,
  },
] as const);

/** Our name for a number of the platform's; where the domain refuses for the same reason, it is the domain's code. */
export type PlatformErrorReason = (typeof known)[number]['reason'];

/**
 * What the platform's number of an error stands for (section 6 of the facts). Third parties document these; a number that is
 * not among them is kept as it is, and never said to be worth another try. 0 is success, and no error.
 *
 * @example
 * ```ts
 * import { platformError } from 'partner-campaigns/tiktok-shop';
 *
 * platformError(36009002).retryable; // true
 * platformError(16032006).reason; // { kind: 'unknown', raw: 16032006 }
 * ```
 */
export function platformError(platformCode: number): PlatformError {
  return (
    known.find((error) => error.platformCode === platformCode) ?? {
      platformCode,
      reason: { kind: 'unknown', raw: platformCode },
      meaning: null,
      retryable: false,
    }
  );
}

/** Every number of an error that this version knows, in the order of the facts. */
export const platformErrors: readonly PlatformError[] = known;

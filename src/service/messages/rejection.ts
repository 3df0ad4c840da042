import type { Rate } from '../../commission/rate.js';
import type { SampleQuantity } from '../../commission/sample-quantity.js';
import { given } from '../../core/given.js';
import type { Rejection, RejectReason } from '../../registration/rejection.js';
import type { WaysOf } from './parameters.js';

/** What a rejection is told with; what was offered stands beside what was wanted instead, and nowhere else. */
export interface ToldOfRejection {
  readonly reasons: readonly RejectReason[];
  readonly note?: string;
  readonly wantedRate?: Rate;
  readonly offeredRate?: Rate;
  readonly wantedSamples?: SampleQuantity;
  readonly offeredSamples?: SampleQuantity;
}

/** How the parameters of a rejection are written. */
export const rejectionParameters: WaysOf<ToldOfRejection> = {
  reasons: 'reject_reason',
  note: 'text',
  wantedRate: 'rate',
  offeredRate: 'rate',
  wantedSamples: 'number',
  offeredSamples: 'number',
};

/** The parameters of a rejection. */
export function toldOf({ reasons, note, wanted = {}, terms }: Rejection): ToldOfRejection {
  const { totalRate: wantedRate, sampleQuantity: wantedSamples } = wanted;
  return {
    reasons,
    ...given({ note }),
    ...(wantedRate === undefined ? {} : { wantedRate, offeredRate: terms.totalRate }),
    ...(wantedSamples === undefined ? {} : { wantedSamples, offeredSamples: terms.sampleQuantity }),
  };
}

import type { Terms } from '../../commission/terms.js';
import { given } from '../../core/given.js';
import type { Policy } from '../../policy/policy.js';
import { rateAt } from './rates.js';
import type { Said } from './reasons.js';

/**
 * What is said with a no to an offer, and is accepted: what was drawn as wanted is moved to where a policy lets it be
 * wanted, above the offer, and left out where there is no room.
 */
export function saidOf({ wanted, ...said }: Said, offered: Terms, policy: Policy): Said {
  if (wanted === undefined) return said;
  const sampleQuantity = samplesAbove(offered.sampleQuantity, wanted.sampleQuantity, policy);
  // Beside more samples, as high a rate may be wanted too.
  const atLeast = offered.totalRate + (sampleQuantity === undefined ? 1 : 0);
  const totalRate =
    wanted.totalRate === undefined ? undefined : rateAt(policy.totalRate, wanted.totalRate, { atLeast });
  const fitting = given({ totalRate, sampleQuantity });
  return Object.keys(fitting).length === 0 ? said : { ...said, wanted: fitting };
}

function samplesAbove(
  offered: number,
  drawn: number | undefined,
  { maximumSampleQuantity }: Policy,
): number | undefined {
  if (drawn === undefined || offered >= maximumSampleQuantity) return undefined;
  return Math.min(offered + 1 + drawn, maximumSampleQuantity);
}

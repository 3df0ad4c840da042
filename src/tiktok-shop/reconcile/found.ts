import type { CampaignId } from '../../core/ids.js';
import { registrationIdOf } from '../../registration/registration.js';
import type { AdoptionItem } from '../../service/adoption-item.js';
import type { ReviewStatus } from '../wire/review-status.js';
import { changeOf, decisionFor } from './change.js';
import type { Finding, FoundProduct } from './finding.js';
import { knownTerms, missingTerms, observedTerms } from './observed-terms.js';
import { attemptsBetween } from './passage.js';
import { isBlock, type SeenReview, tidingsOf } from './seen-review.js';
import { fateOf, type SentReview } from './sent-review.js';
import type { ProductSighting } from './sighting.js';
import type { Standing } from './standing.js';

/** What one sighting comes to. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly adopted?: {
    readonly item: AdoptionItem;
    /** What is known once it is adopted. */
    readonly standing: Standing;
  };
}

/** What a sighting of a product comes to, in the light of what is known of it and of what was sent. */
export function foundIn(
  campaignId: CampaignId,
  standing: Standing | undefined,
  sighting: ProductSighting,
  sent: SentReview | undefined,
): Found {
  const about = aboutOf(campaignId, sighting);
  const { reviewStatus: status, seenAt } = sighting;
  if (typeof status !== 'string') return noticed({ ...about, kind: 'unknown_status', raw: status.raw });
  if (standing !== undefined && seenAt <= standing.since) return noticed({ ...about, kind: 'outdated' });
  const review = sent && { ...sent, fate: fateOf(sent, status, seenAt) };
  const told = review === undefined ? [] : [tidingsOf(about, review, status)];
  if (standing === undefined) return appeared(campaignId, sighting, status, review, told);
  if (review?.fate === 'awaited') return noticed(...told);

  const impossible = (because: 'no_way' | 'out_for_good' | 'rates_do_not_add_up') =>
    ({ ...about, kind: 'impossible', because, from: standing.status, to: status }) as const;
  if (standing.isOut)
    return noticed(...told, ...(status === standing.status ? [] : [impossible('out_for_good')]));
  // What was sent was decided on a product that waited there, whatever stands here since.
  const attempts = attemptsBetween(review === undefined ? standing.status : 'PENDING', status);
  if (attempts === undefined) return noticed(impossible('no_way'));
  const observed = observedTerms(knownTerms(standing.terms, attempts), sighting, about);
  // A review stays awaited where what it came to is not taken over: otherwise a block would be forgotten.
  if (observed === null) return noticed(impossible('rates_do_not_add_up'));

  const isBlocked = isBlock(review);
  const moves = standing.status !== status || isBlocked;
  const change = moves ? [changeOf(about, standing.status, status, review)] : [];
  const findings = [...told, ...change, ...observed.changes];
  if (!moves && observed.changes.length === 0) return noticed(...findings);

  const decision = moves ? decisionFor(status, review) : standing.decision;
  const attempt = standing.attempt + attempts;
  return {
    findings,
    adopted: {
      item: {
        campaignId,
        shopId: sighting.shopId,
        productId: sighting.productId,
        observed: decision,
        seenRevision: standing.revision,
        terms: observed.terms,
        ...(moves ? { attempt, decidedAt: seenAt } : {}),
      },
      standing: {
        status,
        decision,
        isOut: isBlocked,
        attempt,
        terms: observed.terms,
        since: seenAt,
        revision: standing.revision + 1,
      },
    },
  };
}

/** A product that nothing is known of here. What it was refused or closed for, only what we sent can tell. */
function appeared(
  campaignId: CampaignId,
  sighting: ProductSighting,
  status: ReviewStatus,
  review: SeenReview | undefined,
  told: readonly Finding[],
): Found {
  const about = aboutOf(campaignId, sighting);
  const { shopId, productId, seenAt, totalRate, sampleQuantity } = sighting;
  if (totalRate === undefined || sampleQuantity === undefined)
    return noticed({ ...about, kind: 'incomplete', missing: missingTerms(sighting) });
  const observed = observedTerms({ totalRate, sampleQuantity }, sighting, about);
  if (observed === null)
    return noticed({ ...about, kind: 'impossible', because: 'rates_do_not_add_up', from: null, to: status });
  const { terms } = observed;
  const decision = decisionFor(status, review);
  return {
    findings: [...told, { ...about, kind: 'appeared', status }],
    adopted: {
      item: { campaignId, shopId, productId, observed: decision, seenRevision: 0, terms, decidedAt: seenAt },
      standing: { status, decision, isOut: isBlock(review), attempt: 1, terms, since: seenAt, revision: 1 },
    },
  };
}

/** Something to know of that nothing is adopted for. */
export function noticed(...findings: readonly Finding[]): Found {
  return { findings };
}

/** Which product a sighting is of. */
export function aboutOf(
  campaignId: CampaignId,
  { shopId, productId, seenAt }: ProductSighting,
): FoundProduct {
  return { registrationId: registrationIdOf({ campaignId, shopId, productId }), shopId, productId, seenAt };
}

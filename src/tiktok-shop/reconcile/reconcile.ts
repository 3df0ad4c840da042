import type { CampaignId, RegistrationId } from '../../core/ids.js';
import { type Registration, registrationIdOf } from '../../registration/registration.js';
import type { AdoptionItem } from '../../service/adoption-item.js';
import type { Finding } from './finding.js';
import { aboutOf, foundIn, noticed } from './found.js';
import { missed, type Unsettled } from './missed.js';
import type { SentReview } from './sent-review.js';
import { mergePolls, type Poll, type ProductSighting } from './sighting.js';
import { type Standing, standingOf } from './standing.js';

/** What a poll comes to. */
export interface Reconciliation {
  /** What was found, product by product, in the order of time for each. */
  readonly findings: readonly Finding[];
  /**
   * What `registrations.adopt` takes over, in this order; with the revision that each was compared with, so that nothing is
   * adopted over what has been decided here since.
   */
  readonly adoptions: readonly AdoptionItem[];
}

/**
 * Compares what a poll has seen of a campaign with what is known of it, because the platform tells nobody of changes. Pure:
 * the same poll, its pages in any order, gives the same; once the adoptions are taken over it gives no change any more.
 * Findings that only tell how things are come with each poll as long as they are so. Polls are reconciled in the order in
 * which they were taken, since a look that found nothing new leaves no trace; those that overlap are merged before.
 *
 * Nothing is guessed. The platform shows a rejection and a block alike: what we sent tells them apart, or the block that
 * stands here; what somebody else decided counts as a rejection, and the finding says that it is not known. What we sent
 * and nobody can see yet is waited for. What no way leads to is reported and not taken over; of what is out for good here,
 * blocked or disqualified, only the status is compared, since nothing of it is taken over any more.
 *
 * `known` are the registrations here, and `sent` the reviews that were sent and not confirmed, one for each product at most.
 * Those of other campaigns are passed over.
 */
export function reconcile(
  known: readonly Registration[],
  poll: Poll,
  sent: readonly SentReview[] = [],
): Reconciliation {
  const { campaignId, sightings, wholeSince } = mergePolls(poll);
  const idOf = ({ shopId, productId }: Pick<Registration, 'shopId' | 'productId'>) =>
    registrationIdOf({ campaignId, shopId, productId });
  const here = known.filter((registration) => registration.campaignId === campaignId);
  const sentHere = sent.filter((review) => review.campaignId === campaignId);
  const registrations = new Map(here.map((registration) => [registration.id, registration]));
  const reviews = new Map(sentHere.map((review) => [idOf(review), review]));
  const products = new Map([...here, ...sentHere, ...sightings].map((product) => [idOf(product), product]));
  const inOrder = [...products].sort(([one], [other]) => (one < other ? -1 : 1));
  const seen = new Map<RegistrationId, ProductSighting[]>();
  for (const sighting of sightings) seen.set(idOf(sighting), [...(seen.get(idOf(sighting)) ?? []), sighting]);

  const findings: Finding[] = [];
  const adoptions: AdoptionItem[] = [];
  for (const [registrationId, { shopId, productId }] of inOrder) {
    const registration = registrations.get(registrationId);
    const looks = (seen.get(registrationId) ?? []).toSorted((one, other) => one.seenAt - other.seenAt);
    const review = reviews.get(registrationId);
    const found = foundOf(campaignId, registration && standingOf(registration), looks, review);
    findings.push(...found.findings);
    adoptions.push(...found.adoptions);
    if (wholeSince === undefined || looks.some(({ seenAt }) => seenAt >= wholeSince)) continue;
    findings.push(...missed({ registrationId, shopId, productId, seenAt: wholeSince }, found));
  }
  return { findings, adoptions };
}

/** What the sightings of one product come to, one after the other. */
function foundOf(
  campaignId: CampaignId,
  known: Standing | undefined,
  sightings: readonly ProductSighting[],
  sent: SentReview | undefined,
): Reconciliation & Unsettled {
  const findings: Finding[] = [];
  const adoptions: AdoptionItem[] = [];
  let standing = known;
  let awaited = sent;
  for (const sighting of sightings) {
    const isAlone = sightings.every((other) => other === sighting || other.seenAt !== sighting.seenAt);
    const found = isAlone
      ? foundIn(campaignId, standing, sighting, awaited)
      : noticed({ ...aboutOf(campaignId, sighting), kind: 'contradictory' });
    findings.push(...found.findings);
    if (found.findings.some(({ kind }) => kind === 'confirmed' || kind === 'overruled')) awaited = undefined;
    if (found.adopted === undefined) continue;
    adoptions.push(found.adopted.item);
    standing = found.adopted.standing;
  }
  return { findings, adoptions, standing, awaited };
}

import {
  type AdoptionItem,
  decide,
  type Instant,
  type Registration,
  registrationIdOf,
} from 'partner-campaigns';
import { aCampaign, theFacts } from '../../support/build.ts';

/** What stands here once adoptions were taken over, one after the other; throws where one is refused. */
export function takenOver(
  known: readonly Registration[],
  adoptions: readonly AdoptionItem[],
  at: Instant,
): readonly Registration[] {
  const standing = new Map(known.map((registration) => [registration.id, registration]));
  for (const { campaignId, commandId: _, ...item } of adoptions) {
    const id = registrationIdOf({ campaignId, ...item });
    const actor = { role: 'platform' } as const;
    const facts = theFacts({ campaign: aCampaign({ id: campaignId }) });
    const outcome = decide(standing.get(id), { type: 'adopt', ...item, at, actor }, facts);
    if (!outcome.ok) throw new Error(`${id}: ${JSON.stringify(outcome.refusal.reasons)}`);
    const { registration } = outcome;
    standing.set(id, { ...registration, revision: registration.revision + 1 });
  }
  return [...standing.values()];
}

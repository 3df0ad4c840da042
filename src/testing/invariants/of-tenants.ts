import type { Caller } from '../../service/roles.js';
import { type Invariant, invariant } from './invariant.js';
import type { StoredWorld } from './world.js';

/** Who owns an id: nobody else is told of it. */
interface Owner {
  readonly shopId?: string;
  readonly agencyId?: string;
}

/** An answer names nothing of another tenant's. */
export const answersNameNoOthers: Invariant = invariant(
  'answers_name_no_others',
  'An actor sees nothing that is not theirs: a seller no other shop and no registration of one, an agency no campaign and no registration of another agency.',
  function* (world) {
    if (world.answers.length === 0) return;
    for (const { actor, asked, answer } of world.answers) {
      if (actor.role === 'platform') continue;
      const named = textsIn(asked);
      for (const text of textsIn(answer)) {
        const owner = named.has(text) ? undefined : ownerOf(text, world);
        if (owner !== undefined && !isOf(actor, owner)) yield [nameOf(actor), `was told of ${text}`];
      }
    }
  },
);

/** Whose id it is, if it is somebody's; those of products are unique within a shop only, and tell nothing. */
function ownerOf(id: string, { replayed }: StoredWorld): Owner | undefined {
  if (replayed.shops.has(id)) return { shopId: id };
  // Sellers see campaigns of many agencies.
  const campaign = replayed.campaigns.get(id);
  if (campaign !== undefined) return { agencyId: campaign.agencyId };
  return replayed.registrations.get(id);
}

function isOf(actor: Caller, { shopId, agencyId }: Owner): boolean {
  switch (actor.role) {
    case 'seller':
      return shopId === undefined || shopId === actor.shopId;
    case 'agency':
      return agencyId === undefined || agencyId === actor.agencyId;
    case 'creator':
      return false;
    case 'platform':
      return true;
  }
}

function nameOf(actor: Caller): string {
  if (actor.role === 'seller') return `seller ${actor.shopId}`;
  return actor.role === 'agency' ? `agency ${actor.agencyId}` : 'platform';
}

/** Every text in data, however deep, keys of objects too. */
export function textsIn(data: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  collectTexts(data, texts);
  return texts;
}

function collectTexts(data: unknown, texts: Set<string>): void {
  if (typeof data === 'string') texts.add(data);
  else if (Array.isArray(data)) for (const item of data) collectTexts(item, texts);
  else if (typeof data === 'object' && data !== null)
    for (const [key, value] of Object.entries(data)) {
      texts.add(key);
      collectTexts(value, texts);
    }
}

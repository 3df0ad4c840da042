import { idUnder } from '../../core/ids.js';
import type { Caller } from '../../service/roles.js';
import { type Invariant, invariant } from './invariant.js';
import type { StoredWorld } from './world.js';

/** Who owns an id: nobody else is told of it. */
interface Owner {
  readonly shopId?: string;
  readonly agencyId?: string;
  readonly creatorId?: string;
}

/** An answer names nothing of another tenant's. */
export const answersNameNoOthers: Invariant = invariant(
  'answers_name_no_others',
  'An actor sees nothing that is not theirs: a seller no other shop and no registration of one, an agency no campaign and no registration of another agency, a creator nothing of another creator’s and nothing that it has nothing to do with; nobody a creator with whom they have nothing to do.',
  function* (world) {
    if (world.answers.length === 0) return;
    for (const { actor, asked, answer } of world.answers) {
      if (actor.role === 'platform') continue;
      const named = textsIn(asked);
      for (const text of textsIn(answer)) {
        const owner = isNamed(text, named) ? undefined : ownerOf(text, world);
        if (owner !== undefined && !isOf(actor, text, owner, world))
          yield [nameOf(actor), `was told of ${text}`];
      }
    }
  },
);

/** What somebody asked by name, be it in two parts: what a creator has under a registration comes back as one id. */
function isNamed(text: string, named: ReadonlySet<string>): boolean {
  if (named.has(text)) return true;
  const parent = text.slice(0, Math.max(0, text.lastIndexOf(':')));
  return named.has(parent) && [...named].some((id) => !LONE.test(id) && idUnder(parent, id) === text);
}

/** What no id has: half a character. */
const LONE = /\p{Surrogate}/u;

/** Whose id it is, if it is somebody's; those of products are unique within a shop only, and tell nothing. */
function ownerOf(id: string, { replayed }: StoredWorld): Owner | undefined {
  if (replayed.shops.has(id)) return { shopId: id };
  // Sellers see campaigns of many agencies.
  const campaign = replayed.campaigns.get(id);
  if (campaign !== undefined) return { agencyId: campaign.agencyId };
  if (replayed.dealings.has(id)) return { creatorId: id };
  return replayed.registrations.get(id) ?? replayed.links.get(id) ?? replayed.samples.get(id);
}

function isOf(
  actor: Caller,
  text: string,
  { shopId, agencyId, creatorId }: Owner,
  { replayed: { dealings } }: StoredWorld,
): boolean {
  const dealsWith = (one: string) => creatorId === undefined || dealings.get(creatorId)?.has(one) === true;
  switch (actor.role) {
    case 'seller':
      return (shopId === undefined || shopId === actor.shopId) && dealsWith(actor.shopId);
    case 'agency':
      return (agencyId === undefined || agencyId === actor.agencyId) && dealsWith(actor.agencyId);
    case 'creator':
      return creatorId === undefined
        ? dealings.get(actor.creatorId)?.has(text) === true
        : creatorId === actor.creatorId;
    case 'platform':
      return true;
  }
}

function nameOf(actor: Caller): string {
  switch (actor.role) {
    case 'seller':
      return `seller ${actor.shopId}`;
    case 'agency':
      return `agency ${actor.agencyId}`;
    case 'creator':
      return `creator ${actor.creatorId}`;
    case 'platform':
      return actor.role;
  }
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

import type { CreatorLinkEvent, LinkAdded, LinkRemoved } from './events.js';
import type { AddedLink, CreatorLink, RemovedLink } from './link.js';

/**
 * The link after an event; absent before the first `link_added`. Applying a link's events in order, from the first,
 * gives its record, the revision aside.
 */
export function evolveLink(link: CreatorLink | undefined, event: CreatorLinkEvent): CreatorLink {
  if (event.type === 'link_added') return added(link, event);
  if (link === undefined) throw new TypeError(`${event.type} before there is a link`);
  return removed(link, event);
}

function added(link: CreatorLink | undefined, event: LinkAdded): AddedLink {
  const { creatorLinkId, registrationId, campaignId, agencyId, shopId, productId, creatorId } = event;
  const { registrationAttempt, terms, at } = event;
  return {
    v: 1,
    id: creatorLinkId,
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    registrationAttempt,
    terms,
    addedAt: at,
    changedAt: at,
    revision: link?.revision ?? 0,
    decision: 'added',
  };
}

/** What was promised is kept: it tells under which terms the link was last there. */
function removed(link: CreatorLink, { at }: LinkRemoved): RemovedLink {
  return { ...link, decision: 'removed', removedAt: at, changedAt: at };
}

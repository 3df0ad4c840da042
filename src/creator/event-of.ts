import { assertNever } from '../core/assert-never.js';
import type { CreatorLinkEvent, CreatorLinkEventBase } from './events.js';
import type { LinkInput } from './input.js';
import { type CreatorLink, creatorLinkIdOf } from './link.js';
import { promiseOf } from './promise.js';
import { creatorOf } from './rules.js';

/** The event of an accepted command on a creator's link. Asked only once the rules have accepted it. */
export function linkEventOf(link: CreatorLink | undefined, input: LinkInput): CreatorLinkEvent {
  const { command } = input;
  switch (command.type) {
    case 'add_link': {
      const terms = promiseOf(input.facts.registration.terms);
      if (terms === null) throw new TypeError('add_link was accepted with nothing to promise');
      return { ...aboutNext(link, input), type: 'link_added', terms };
    }
    case 'remove_link': {
      if (link === undefined) throw new TypeError('remove_link was accepted without a link');
      return { ...aboutOf(link, input), type: 'link_removed' };
    }
    default:
      return assertNever(command);
  }
}

/** Of a link that is added: to the attempt that runs. */
function aboutNext(link: CreatorLink | undefined, input: LinkInput): CreatorLinkEventBase {
  const { at, actor } = input.command;
  const creatorId = creatorOf(link, input);
  if (creatorId === undefined) throw new TypeError('add_link was accepted without a creator');
  const { id, campaignId, agencyId, shopId, productId, attempt } = input.facts.registration;
  return {
    v: 1,
    creatorLinkId: creatorLinkIdOf({ campaignId, shopId, productId, creatorId }),
    registrationId: id,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    registrationAttempt: attempt,
    at,
    actor,
  };
}

/** Of a link that stands: to the attempt under which it was added, whichever runs now. */
function aboutOf(link: CreatorLink, { command: { at, actor } }: LinkInput): CreatorLinkEventBase {
  const { id, registrationId, campaignId, agencyId, shopId, productId, creatorId, registrationAttempt } =
    link;
  return {
    v: 1,
    creatorLinkId: id,
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    registrationAttempt,
    at,
    actor,
  };
}

import { overFrom } from '../../campaign/status.js';
import type { CreatorLinkEvent } from '../../creator/events.js';
import type { PromisedTerms } from '../../creator/link.js';
import { type PromiseSpan, spansOf } from '../../creator/spans.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { decreaseOf } from '../../registration/registration.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { nameOf, ofLinks, ofRegistrations } from './passage.js';
import { isSame } from './same.js';
import type { StoredWorld } from './world.js';

/** Nothing is promised above its total. */
export const promisesAddUp: Invariant = invariant(
  'promises_add_up',
  'A creator is promised a part of the total, never more than all of it, and of orders from ads likewise; in whole basis points (R61, R62, Q20).',
  function* ({ passages }) {
    for (const passage of ofLinks(passages)) {
      if (passage.event.type !== 'link_added') continue;
      const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate = 0 } = passage.event.terms;
      for (const rate of [totalRate, creatorRate, shopAdsRate ?? 0, creatorShopAdsRate])
        if (!Number.isInteger(rate) || rate < 0 || rate > 10_000)
          yield [nameOf(passage), `promises a rate of ${rate}`];
      if (creatorRate > totalRate)
        yield [nameOf(passage), `promises ${creatorRate} of a total of ${totalRate}`];
      if (creatorShopAdsRate > (shopAdsRate ?? 0))
        yield [nameOf(passage), `promises ${creatorShopAdsRate} of ${shopAdsRate ?? 'no'} Shop Ads rate`];
    }
  },
);

/** What is promised is what stands in the terms when the link is added. */
export const promisedAsAgreed: Invariant = invariant(
  'promised_as_agreed',
  'A link promises the rates that the registration has when it is added (R62, R68).',
  function* ({ passages }) {
    for (const passage of ofLinks(passages)) {
      const { event, registration } = passage;
      if (event.type !== 'link_added' || registration === undefined) continue;
      const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate } = registration.terms;
      const agreed = { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate };
      // A lower total that is due counts, settled or not; whether a hold or a host's rule stops it cannot be seen from here.
      const decrease = decreaseOf(registration);
      const due = decrease !== undefined && decrease.dueAt <= event.at ? decrease : undefined;
      const isDue = due !== undefined && isSame({ ...agreed, totalRate: due.totalRate }, event.terms);
      if (!isDue && !isSame(agreed, event.terms))
        yield [
          nameOf(passage),
          `promises ${event.terms.creatorRate} of ${event.terms.totalRate}, and the terms say ${creatorRate} of ${totalRate}`,
        ];
    }
  },
);

/** A creator's rates are those of the moment at which the link was added, until the promise ends. */
export const promiseIsKept: Invariant = invariant(
  'promise_is_kept',
  'What a creator is promised is constant from the moment at which the link is added until it is removed, the registration stops or the campaign is over, whatever seller and agency change; only adding it again changes it (R68 to R70).',
  function* (world) {
    for (const { id, terms, addedAt } of world.links) {
      const added = world.replayed.links.get(id);
      if (added !== undefined && (!isSame(terms, added.terms) || addedAt !== added.addedAt))
        yield [id, 'promises something else than when it was added'];
    }
    if (world.isWhole) yield* inconstant(world);
  },
);

/** Looks at every span that is told of every link, and at every instant at which something happened. */
function* inconstant({ passages, replayed }: StoredWorld): Iterable<Finding> {
  const ofRegistration = new Map<string, RegistrationEvent[]>();
  for (const { event } of ofRegistrations(passages)) push(ofRegistration, event.registrationId, event);
  const ofLink = new Map<string, CreatorLinkEvent[]>();
  for (const { event } of ofLinks(passages)) push(ofLink, event.creatorLinkId, event);
  for (const [id, linkEvents] of ofLink) {
    const [first] = linkEvents;
    const campaign = first && replayed.campaigns.get(first.campaignId);
    const registrationEvents = first && ofRegistration.get(first.registrationId);
    if (campaign === undefined || registrationEvents === undefined) continue;
    yield* wrongSpans(id, spansOf({ linkEvents, registrationEvents, campaign }), {
      linkEvents,
      over: overFrom(campaign),
    });
  }
}

function* wrongSpans(
  id: string,
  spans: readonly PromiseSpan[],
  { linkEvents, over }: { readonly linkEvents: readonly CreatorLinkEvent[]; readonly over: number },
): Iterable<Finding> {
  let last = 0;
  for (const { from, until, terms } of spans) {
    if (from < last) yield [id, 'promises two things at once'];
    if (from >= until) yield [id, 'has a span in which nothing is'];
    if (until > over) yield [id, 'promises something after the campaign'];
    last = until;
    const promised = standingAt(linkEvents, from);
    if (promised === null) yield [id, `is promised from ${from}, and was not there`];
    else if (!isSame(promised, terms)) yield [id, 'tells another promise than when it was added'];
    const changed = linkEvents.find((event) => from < event.at && event.at < until);
    if (changed !== undefined) yield [id, `keeps a promise across ${changed.type} at ${changed.at}`];
  }
}

/** What the last of a link's events by an instant promises: nothing once it was removed. */
function standingAt(events: readonly CreatorLinkEvent[], at: number): PromisedTerms | null {
  let terms: PromisedTerms | null = null;
  for (const event of events) if (event.at <= at) terms = event.type === 'link_added' ? event.terms : null;
  return terms;
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

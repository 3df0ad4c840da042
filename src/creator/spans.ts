import type { Campaign } from '../campaign/campaign.js';
import { overFrom } from '../campaign/status.js';
import type { Instant } from '../core/instant.js';
import { isWithin } from '../core/period.js';
import type { RegistrationEvent } from '../registration/events.js';
import { evolveRegistration } from '../registration/evolve.js';
import type { Registration } from '../registration/registration.js';
import type { CreatorLinkEvent } from './events.js';
import { evolveLink } from './evolve.js';
import type { CreatorLink, PromisedTerms } from './link.js';
import { isPromised } from './promise.js';

/** What ended a promise: the creator took the link out, the registration stopped running, or the campaign was over. */
export type PromiseEnd = 'link_removed' | 'registration_stopped' | 'campaign_over';

/** A stretch of time in which one creator was promised the same terms: `[from, until)` (R68 to R70). */
export interface PromiseSpan {
  readonly terms: PromisedTerms;
  readonly from: Instant;
  /** The first instant at which it no longer counts. That of the campaign's end may move until it has passed (R9). */
  readonly until: Instant;
  readonly endedBy: PromiseEnd;
}

/** What promises are told from: the whole history of a link and of its registration, and their campaign. */
export interface PromiseHistory {
  /** All events of the link, in order, from the first. */
  readonly linkEvents: readonly CreatorLinkEvent[];
  /**
   * All events of the registration, in order, from the first. Where its deadline has passed and is not settled, those
   * of `advance` belong to them.
   */
  readonly registrationEvents: readonly RegistrationEvent[];
  readonly campaign: Campaign;
}

/**
 * The stretches of time in which a creator was promised terms, in order, none of them empty and no two at once (R68 to
 * R70). A promise begins when the link is added, be it before the campaign period, and stays as it was given, whatever
 * seller and agency change; it ends with the first of: the link is removed, the registration stops running, the
 * campaign is over. Where an adoption takes a registration out and another brings the same attempt back, the promise
 * goes on from then.
 */
export function spansOf({
  linkEvents,
  registrationEvents,
  campaign,
}: PromiseHistory): readonly PromiseSpan[] {
  const over = overFrom(campaign);
  const spans: PromiseSpan[] = [];
  let open: Pick<PromiseSpan, 'terms' | 'from'> | null = null;
  for (const { at, link, registration } of momentsOf(linkEvents, registrationEvents)) {
    const promised = link !== undefined && registration !== undefined && isPromised(link, registration);
    if (open !== null && !promised) {
      const endedBy = link?.decision === 'removed' ? 'link_removed' : 'registration_stopped';
      spans.push(...closed(open, { until: at, endedBy }, over));
      open = null;
    }
    if (open === null && promised) open = { terms: link.terms, from: at };
  }
  return open === null ? spans : [...spans, ...closed(open, { until: over, endedBy: 'campaign_over' }, over)];
}

/** What was promised at an instant; `null` when that was nothing. An order counts by its own instant (Q29). */
export function termsAt(spans: readonly PromiseSpan[], at: Instant): PromisedTerms | null {
  return spans.find(({ from, until }) => isWithin({ start: from, end: until }, at))?.terms ?? null;
}

/** The span that ends so, or with the campaign if that is over by then; none where nothing is left of it. */
function closed(
  open: Pick<PromiseSpan, 'terms' | 'from'>,
  end: Pick<PromiseSpan, 'until' | 'endedBy'>,
  over: Instant,
): readonly PromiseSpan[] {
  const span = {
    ...open,
    ...(end.until < over ? end : ({ until: over, endedBy: 'campaign_over' } as const)),
  };
  return span.from < span.until ? [span] : [];
}

/** Link and registration as they stood after an event of either. */
interface Moment {
  readonly at: Instant;
  readonly link: CreatorLink | undefined;
  readonly registration: Registration | undefined;
}

/** The histories of both as one, in the order of time; of what happened at once, the registration's first. */
function* momentsOf(
  linkEvents: readonly CreatorLinkEvent[],
  registrationEvents: readonly RegistrationEvent[],
): Generator<Moment> {
  let link: CreatorLink | undefined;
  let registration: Registration | undefined;
  let next = 0;
  for (const event of registrationEvents) {
    for (let of = linkEvents[next]; of !== undefined && of.at < event.at; of = linkEvents[next]) {
      link = evolveLink(link, of);
      next += 1;
      yield { at: of.at, link, registration };
    }
    registration = evolveRegistration(registration, event);
    yield { at: event.at, link, registration };
  }
  for (const event of linkEvents.slice(next)) {
    link = evolveLink(link, event);
    yield { at: event.at, link, registration };
  }
}

import { isOver, overFrom } from '../../campaign/status.js';
import { idUnder } from '../../core/ids.js';
import { deadlineOf, type Registration } from '../../registration/registration.js';
import { sampleDeadlineOf } from '../../sample/request.js';
import type { Fault } from './faults.js';
import { campaignDeed, createDeed } from './make-campaign.js';
import { adoptDeed, commandDeed, someRegistration, submitDeed } from './make-command.js';
import { linkDeed, sampleDeed } from './make-creator.js';
import { faultsFor } from './make-faults.js';
import { hostileDeed, lookDeed } from './make-look.js';
import { BEGINNING, productIds, shops } from './scenery.js';
import type { Deed, Step } from './steps.js';
import type { View } from './view.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No campaign is begun later in a season: it must come to an end. */
const LAST_BEGINNING = BEGINNING + 45 * DAY;
const MOST_CAMPAIGNS = 14;
/** What is written today may arrive so many rounds later. */
const LONGEST_DELAY = 30;

/** What is done and what goes wrong, without when. */
type Made = Pick<Step, 'deed' | 'faults'>;

/** Steps that were made up and have not been sent: they arrive behind others. */
export interface Mailbox {
  readonly late: { readonly step: Made; rounds: number }[];
}

/** Makes up what happens next: one step, or several at once. */
export function makeRound(view: View, mailbox: Mailbox, most: number): readonly Step[] {
  const { random, switches, registrations } = view;
  const isBusy = switches.interleaving && random.percent(28);
  const count = Math.min(most, isBusy ? random.between(2, 4) : 1);
  // Those who come at once often come for the same.
  const focus =
    count > 1 && registrations.length > 0 && random.percent(60) ? someRegistration(view) : undefined;
  const at = view.now - BEGINNING + waitFor(view);
  return Array.from({ length: count }, (_, index) => ({
    at,
    ...(index === 0 ? {} : { together: true as const }),
    order: random.next(),
    ...nextStep(view, mailbox, focus),
  }));
}

function nextStep(view: View, mailbox: Mailbox, focus: Registration | undefined): Made {
  const { random, switches, sentIds } = view;
  const due = mailbox.late.findIndex((letter) => letter.rounds <= 0);
  for (const letter of mailbox.late) letter.rounds -= 1;
  const [letter] = due < 0 ? [] : mailbox.late.splice(due, 1);
  if (letter !== undefined) return letter.step;
  if (switches.duplicate && sentIds.length > 0 && random.percent(3)) {
    const recent = sentIds.slice(-12);
    const faults: readonly Fault[] = [{ kind: 'duplicate' }];
    return { deed: { does: 'again', of: random.pick(random.percent(75) ? recent : sentIds) }, faults };
  }
  const deed = nextDeed(view, focus);
  const made = { deed, ...faultsFor(view, deed) };
  const isWritten = WRITTEN.has(deed.does);
  if (!switches.late || !isWritten || !random.percent(2)) return made;
  const step = { deed: asSeenNow(view, deed), faults: [{ kind: 'late' } as const] };
  mailbox.late.push({ step, rounds: random.between(1, LONGEST_DELAY) });
  return { deed: lookDeed(view) };
}

/** What may be written long before it arrives. */
const WRITTEN: ReadonlySet<Deed['does']> = new Set(['command', 'submit', 'edit', 'link', 'sample']);

/** A deed as it was written on a screen of now, whenever it arrives. */
function asSeenNow(view: View, deed: Deed): Deed {
  if (deed.does === 'sample') return samplesAsSeenNow(view, deed);
  if (deed.does !== 'command') return deed;
  const items = deed.items.map((item) => {
    const { behind = 0 } = item;
    const seen = Math.max(0, view.revisionOf('registration', item.registrationId) - behind);
    return 'seenRevision' in item.command ? { ...item, seen } : item;
  });
  return { ...deed, items };
}

function samplesAsSeenNow(view: View, deed: Extract<Deed, { readonly does: 'sample' }>): Deed {
  const { actor } = deed;
  const items = deed.items.map((item) => {
    const creatorId = item.creatorId ?? (actor.role === 'creator' ? actor.creatorId : '');
    const id = idUnder(item.registrationId, creatorId);
    const seen = Math.max(0, view.revisionOf('sample_request', id) - (item.behind ?? 0));
    return 'seenRevision' in item.command ? { ...item, seen } : item;
  });
  return { ...deed, items };
}

function nextDeed(view: View, focus: Registration | undefined): Deed {
  const { random, campaigns, now } = view;
  const mayBegin = campaigns.length < MOST_CAMPAIGNS && now < LAST_BEGINNING;
  const running = campaigns.filter((campaign) => !isOver(campaign, now)).length;
  if (running < 3 && mayBegin && random.percent(40)) return createDeed(view);
  switch (
    random.weighted({
      command: 50,
      submit: 12,
      sample: view.hasCreators ? 20 : 0,
      link: view.hasCreators ? 7 : 0,
      campaign: 7,
      create: 1,
      look: 11,
      settle: 4,
      hostile: 6,
      adopt: 3,
      shop: 1,
      product: 1,
    })
  ) {
    case 'command':
      return commandDeed(view, focus) ?? submitDeed(view) ?? lookDeed(view);
    case 'submit':
      return submitDeed(view) ?? lookDeed(view);
    case 'sample':
      return sampleDeed(view, focus) ?? commandDeed(view, focus) ?? lookDeed(view);
    case 'link':
      return linkDeed(view, focus) ?? commandDeed(view, focus) ?? lookDeed(view);
    case 'campaign':
      return campaigns.length === 0 && !mayBegin ? lookDeed(view) : campaignDeed(view);
    case 'create':
      return mayBegin ? createDeed(view) : lookDeed(view);
    case 'look':
      return lookDeed(view);
    case 'settle':
      return { does: 'settle', limit: random.pick([1, 3, 100]) };
    case 'hostile':
      return hostileDeed(view);
    case 'adopt':
      return adoptDeed(view) ?? lookDeed(view);
    case 'shop': {
      const { id: shopId } = random.pick(shops);
      const status = random.percent(75) ? 'active' : random.pick(['restricted', 'deactivated'] as const);
      return { does: 'shop', shopId, status };
    }
    case 'product': {
      const where = { shopId: random.pick(shops).id, productId: random.pick(productIds) };
      const status = random.percent(65)
        ? 'live'
        : random.pick(['out_of_stock', 'governed', 'deleted'] as const);
      return { does: 'product', ...where, status };
    }
  }
}

/** How long nothing happens: minutes, hours, a day, or until about something that is due. */
function waitFor(view: View): number {
  const { random, now, campaigns } = view;
  // Nothing goes on any more, and nothing will.
  if (now > LAST_BEGINNING && campaigns.every((campaign) => isOver(campaign, now)))
    return random.below(8 * HOUR);
  switch (random.weighted({ minutes: 160, hours: 34, day: 2, boundary: 4 })) {
    case 'minutes':
      return random.below(10 * 60_000);
    case 'hours':
      return random.below(3 * HOUR);
    case 'day':
      return random.below(DAY);
    case 'boundary': {
      const ahead = boundariesOf(view).filter((at) => at > now + 1 && at < now + 6 * DAY);
      if (ahead.length === 0) return random.below(DAY);
      return Math.max(0, random.pick(ahead) + random.between(-1, 1) - now);
    }
  }
}

/** When something changes by itself: windows, periods, deadlines. */
function boundariesOf({ campaigns, registrations, samples }: View): readonly number[] {
  return [
    ...campaigns.flatMap((campaign) => [
      campaign.registrationPeriod.start,
      campaign.registrationPeriod.end,
      campaign.campaignPeriod.start,
      overFrom(campaign),
    ]),
    ...registrations.flatMap((registration) => deadlineOf(registration)?.dueAt ?? []),
    ...samples.flatMap((request) => sampleDeadlineOf(request)?.dueAt ?? []),
  ];
}

/** Tells whether a season has come to its end: a while after all of its campaigns. */
export function isSeasonOver({ campaigns, now }: View): boolean {
  return now >= LAST_BEGINNING && campaigns.every((campaign) => now > overFrom(campaign) + DAY);
}

import { isOver } from '../../campaign/status.js';
import { assertNever } from '../../core/assert-never.js';
import { instant } from '../../core/instant.js';
import { linkCommandRoles } from '../../creator/commands.js';
import type { CreatorLink } from '../../creator/link.js';
import type { Registration } from '../../registration/registration.js';
import {
  type SampleCommandInput,
  type SampleCommandType,
  sampleCommandRoles,
  sampleCommandTypes,
} from '../../sample/commands.js';
import type { SampleDecision, SampleRequest } from '../../sample/request.js';
import type { Caller } from '../../service/roles.js';
import type { Random } from './random.js';
import { agencies, creatorIds, shops, skuIds } from './scenery.js';
import type { Deed, TriedLink, TriedSample } from './steps.js';
import type { View } from './view.js';

/** What a creator has, or would have, under a registration. */
interface Spot {
  readonly registration: Registration;
  readonly creatorId: string;
}

/** What people try on sample requests, decision by decision, and how often. */
const tried: { readonly [D in SampleDecision]: Readonly<Partial<Record<SampleCommandType, number>>> } = {
  agency_review: {
    approve_sample: 60,
    reject_sample: 12,
    withdraw_sample: 10,
    request_sample: 6,
    cancel_sample: 2,
  },
  seller_review: {
    approve_sample: 62,
    reject_sample: 10,
    withdraw_sample: 10,
    request_sample: 4,
    cancel_sample: 2,
  },
  awaiting_shipment: { ship_sample: 66, withdraw_sample: 12, request_sample: 4, cancel_sample: 4 },
  shipped: { receive_sample: 80, cancel_sample: 4, withdraw_sample: 3, ship_sample: 3 },
  content_pending: { post_content: 48, extend_content_duty: 32, cancel_sample: 3, request_sample: 3 },
  completed: { request_sample: 50, post_content: 25, extend_content_duty: 15, cancel_sample: 10 },
  cancelled: { request_sample: 90, approve_sample: 4, ship_sample: 3, receive_sample: 3 },
};

/** Makes up commands on sample requests, the first of something that is in focus, if anything is. */
export function sampleDeed(view: View, focus: Registration | undefined): Deed | undefined {
  const { random } = view;
  const spot = someSpot(view, focus, view.samples);
  if (spot === undefined) return undefined;
  const type = sampleTypeFor(view, spot);
  const actor = actorFor(random, rolesFor(view, type, spot), spot);
  const others = random.percent(18) ? moreSpots(view, spot, actor) : [];
  const items = [sampleItem(view, spot, type, actor)];
  for (const other of others) {
    const own = sampleTypeFor(view, other);
    const roles: readonly string[] = rolesFor(view, own, other);
    items.push(sampleItem(view, other, roles.includes(actor.role) ? own : type, actor));
  }
  return { does: 'sample', actor, items };
}

/** Makes up commands on links. */
export function linkDeed(view: View, focus: Registration | undefined): Deed | undefined {
  const { random, links } = view;
  const spot = someSpot(view, focus, links);
  if (spot === undefined) return undefined;
  const actor = actorFor(random, linkCommandRoles.add_link, spot);
  const others = random.percent(15) ? moreSpots(view, spot, actor) : [];
  return { does: 'link', actor, items: [spot, ...others].map((each) => linkItem(view, each, actor)) };
}

/** Somewhere that runs, mostly; often where a creator has something already, for that goes on. */
function someSpot(
  { random, registrations, campaigns, now }: View,
  focus: Registration | undefined,
  known: readonly (CreatorLink | SampleRequest)[],
): Spot | undefined {
  if (focus === undefined && known.length > 0 && random.percent(55)) {
    const running = new Set(campaigns.filter((campaign) => !isOver(campaign, now)).map(({ id }) => id));
    const open = known.filter((one) => goesOn(one, running));
    const { registrationId, creatorId } = random.pick(open.length > 0 && random.percent(92) ? open : known);
    const registration = registrations.find(({ id }) => id === registrationId);
    if (registration !== undefined) return { registration, creatorId };
  }
  const registration = focus ?? someRunning({ random, registrations, campaigns, now });
  return registration && { registration, creatorId: random.pick(creatorIds) };
}

/** What can still come to something: in a campaign that runs, or on its way. */
function goesOn(
  { campaignId, decision }: CreatorLink | SampleRequest,
  running: ReadonlySet<string>,
): boolean {
  if (decision === 'shipped' || decision === 'content_pending') return true;
  return running.has(campaignId) && decision !== 'completed';
}

/** One of few of those that run, so that creators meet there; seldom any other. */
function someRunning({
  random,
  registrations,
  campaigns,
  now,
}: Pick<View, 'random' | 'registrations' | 'campaigns' | 'now'>): Registration | undefined {
  if (registrations.length === 0) return undefined;
  if (random.percent(8)) return random.pick(registrations);
  const running = new Set(campaigns.filter((campaign) => !isOver(campaign, now)).map(({ id }) => id));
  const among = registrations.filter(
    ({ campaignId, decision }) =>
      (decision === 'approved' || decision === 'close_requested') && running.has(campaignId),
  );
  const set = among.filter(({ terms }) => terms.creatorRate !== undefined && terms.sampleQuantity > 0);
  const few = (set.length > 0 && random.percent(70) ? set : among).slice(-12);
  return few.length === 0 ? undefined : random.pick(few);
}

/** More of what the same actor may speak of: seldom the same again. */
function moreSpots(view: View, first: Spot, actor: Caller): readonly Spot[] {
  const { random, samples, registrations } = view;
  return Array.from({ length: random.between(1, 3) }, () => {
    if (random.percent(15)) return first;
    if (actor.role === 'creator') {
      const registration = someRunning(view) ?? first.registration;
      return { registration, creatorId: actor.creatorId };
    }
    const own = samples.filter(
      ({ shopId, agencyId }) =>
        actor.role === 'platform' ||
        (actor.role === 'seller' ? actor.shopId === shopId : actor.agencyId === agencyId),
    );
    if (own.length === 0 || random.percent(30)) return { ...first, creatorId: random.pick(creatorIds) };
    const { registrationId, creatorId } = random.pick(own);
    const registration = registrations.find(({ id }) => id === registrationId) ?? first.registration;
    return { registration, creatorId };
  });
}

function standingAt(view: View, { registration, creatorId }: Spot): SampleRequest | undefined {
  return view.samples.find((one) => one.registrationId === registration.id && one.creatorId === creatorId);
}

function sampleTypeFor(view: View, spot: Spot): SampleCommandType {
  const { random } = view;
  if (random.percent(6)) return random.pick(sampleCommandTypes);
  const standing = standingAt(view, spot);
  if (standing === undefined) return 'request_sample';
  const weights = tried[standing.decision];
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let left = random.below(total);
  for (const type of sampleCommandTypes) {
    left -= weights[type] ?? 0;
    if (left < 0) return type;
  }
  return 'withdraw_sample';
}

/** Whose command it is where the request stands. */
function rolesFor(view: View, type: SampleCommandType, spot: Spot): readonly string[] {
  if (type !== 'approve_sample' && type !== 'reject_sample') return sampleCommandRoles[type];
  const decision = standingAt(view, spot)?.decision;
  if (decision === 'agency_review') return ['agency'];
  return decision === 'seller_review' ? ['seller'] : sampleCommandRoles[type];
}

/** Whose command it is; seldom somebody else. */
function actorFor(random: Random, roles: readonly string[], { registration, creatorId }: Spot): Caller {
  const { shopId, agencyId } = registration;
  const isStranger = random.percent(4);
  const role = random.percent(4)
    ? random.pick(['seller', 'agency', 'creator', 'platform'])
    : random.pick(roles);
  const userId = `user-${random.between(1, 3)}`;
  switch (role) {
    case 'seller':
      return { role, shopId: isStranger ? random.pick(shops).id : shopId, userId };
    case 'agency':
      return { role, agencyId: isStranger ? random.pick(agencies).id : agencyId, userId };
    case 'creator':
      return { role, creatorId: isStranger ? random.pick(creatorIds) : creatorId, userId };
    default:
      return { role: 'platform' };
  }
}

/** Creators mostly speak for themselves; all others must say for whom. */
function spoken(random: Random, { registration, creatorId }: Spot, actor: Caller) {
  const isSilent = actor.role === 'creator' ? random.percent(60) : random.percent(1);
  return { registrationId: registration.id, ...(isSilent ? {} : { creatorId }) };
}

function sampleItem(view: View, spot: Spot, type: SampleCommandType, actor: Caller): TriedSample {
  const { random } = view;
  const command = inputFor(view, type, spot, actor);
  const stale = 'seenRevision' in command && random.percent(7) ? { behind: random.pick([1, 1, 2, -1]) } : {};
  const id = random.percent(70) ? { commandId: view.newName('c') } : {};
  return { ...spoken(random, spot, actor), command, ...id, ...stale };
}

function linkItem(view: View, spot: Spot, actor: Caller): TriedLink {
  const { random, links } = view;
  const link = links.find(
    (one) => one.registrationId === spot.registration.id && one.creatorId === spot.creatorId,
  );
  const adds = link?.decision === 'added' ? random.percent(30) : random.percent(92);
  const named = random.percent(4) ? { creatorId: random.pick(creatorIds) } : {};
  const command = adds ? ({ type: 'add_link', ...named } as const) : ({ type: 'remove_link' } as const);
  const id = random.percent(70) ? { commandId: view.newName('c') } : {};
  return { ...spoken(random, spot, actor), command, ...id };
}

function inputFor(view: View, type: SampleCommandType, spot: Spot, actor: Caller): SampleCommandInput {
  const { random } = view;
  const seenRevision = 0;
  const note = random.percent(15) ? { note: 'We talked about it.' } : {};
  switch (type) {
    case 'request_sample': {
      const sku = random.percent(35) ? { skuId: random.percent(70) ? 'sku-plain' : random.pick(skuIds) } : {};
      const named = actor.role === 'agency' && random.percent(30) ? { creatorId: spot.creatorId } : {};
      return { type, ...sku, ...(random.percent(3) ? { creatorId: random.pick(creatorIds) } : named) };
    }
    case 'approve_sample':
      return { type, seenRevision };
    case 'reject_sample': {
      const reason = random.percent(85)
        ? { reason: random.pick(['not_match', 'out_of_stock'] as const) }
        : {};
      return { type, seenRevision, ...reason, ...note };
    }
    case 'withdraw_sample':
    case 'ship_sample':
    case 'receive_sample':
    case 'extend_content_duty':
    case 'meet_sample_deadline':
      return { type };
    case 'post_content':
      return { type, content: postedBy(view, spot) };
    case 'cancel_sample':
      return { type, because: random.pick(['unpromotable', 'platform'] as const), ...note };
    default:
      return assertNever(type);
  }
}

/** Content that counts, mostly: posted between the receipt and now. */
function postedBy(view: View, spot: Spot) {
  const { random, now } = view;
  const standing = standingAt(view, spot);
  const receivedAt = standing !== undefined && 'receivedAt' in standing ? (standing.receivedAt ?? now) : now;
  const postedAt = random.percent(90)
    ? instant(Math.max(receivedAt, now - random.below(3_600_000)))
    : instant(Math.max(0, now + random.pick([-1, 1]) * random.below(20 * 86_400_000)));
  const contentId = `content-${random.between(1, 99)}`;
  return random.percent(60)
    ? ({
        kind: 'video',
        contentId,
        postedAt,
        visibleDays: random.percent(90) ? 3 : random.between(0, 5),
      } as const)
    : ({
        kind: 'live',
        contentId,
        postedAt,
        minutes: random.percent(90) ? 10 : random.between(0, 20),
      } as const);
}

import { isOver, isRegistrationOpen } from '../../campaign/status.js';
import type { Terms } from '../../commission/terms.js';
import { assertNever } from '../../core/assert-never.js';
import { type Instant, instant } from '../../core/instant.js';
import {
  type CommandType,
  commandRoles,
  commandTypes,
  type RegistrationCommandInput,
} from '../../registration/commands.js';
import type { SellerContact } from '../../registration/contact.js';
import { holdableCommands } from '../../registration/hold.js';
import type { ObservedDecision } from '../../registration/observed.js';
import {
  type Decision,
  decisions,
  type Registration,
  registrationIdOf,
} from '../../registration/registration.js';
import type { WantedTerms } from '../../registration/rejection.js';
import type { Viewer } from '../../service/roles.js';
import type { Random } from './random.js';
import { agencies, productIds, shops } from './scenery.js';
import type { Deed, TriedItem } from './steps.js';
import type { View } from './view.js';

/** What people try, decision by decision, and how often. */
const tried: { readonly [D in Decision]: Readonly<Partial<Record<CommandType, number>>> } = {
  pending: { approve: 55, reject: 22, block: 3, withdraw: 12, place_hold: 5, disqualify: 1, release_hold: 3 },
  approved: {
    request_close: 25,
    raise_sample_quantity: 22,
    set_shop_ads_rate: 12,
    change_total_rate: 14,
    set_creator_rate: 16,
    place_hold: 4,
    release_hold: 3,
    disqualify: 1,
  },
  close_requested: {
    approve_close: 30,
    cancel_close_request: 22,
    decline_close: 24,
    raise_sample_quantity: 12,
    place_hold: 4,
    release_hold: 3,
    disqualify: 2,
  },
  rejected: { reregister: 90, place_hold: 4, release_hold: 4, disqualify: 1 },
  blocked: { reregister: 70, approve: 10, release_hold: 10, disqualify: 10 },
  withdrawn: { reregister: 90, place_hold: 4, release_hold: 4, disqualify: 1 },
  closed: { reregister: 80, place_hold: 4, release_hold: 6, disqualify: 3 },
};

/** Makes up commands on registrations, the first on the one that is in focus, if one is. */
export function commandDeed(view: View, focus: Registration | undefined): Deed | undefined {
  const { random, registrations } = view;
  if (registrations.length === 0) return undefined;
  const registration = focus ?? someRegistration(view);
  const type = typeFor(random, registration);
  const actor = actorFor(random, type, registration);
  const first = { registration, type };
  const others = random.percent(16) ? moreFor(view, actor, registration) : [];
  const atomic = others.length > 0 && random.percent(40);
  const items = [first, ...others].map((each) => itemFor(view, each.registration, each.type, !atomic));
  if (!atomic) return { does: 'command', actor, items };
  const id = random.percent(80) ? { commandId: view.newName('c') } : {};
  return { does: 'command', actor, items, atomic: true, ...id };
}

/** One of the registrations, mostly of those with which something can be done. */
export function someRegistration({ random, registrations, campaigns, now }: View): Registration {
  if (random.percent(12)) return random.pick(registrations);
  const running = idsOf(campaigns.filter((campaign) => !isOver(campaign, now)));
  const open = idsOf(campaigns.filter((campaign) => isRegistrationOpen(campaign, now)));
  const among = registrations.filter(({ campaignId, decision }) =>
    decision === 'pending' || decision === 'approved' || decision === 'close_requested'
      ? running.has(campaignId)
      : decision !== 'blocked' && open.has(campaignId),
  );
  return random.pick(among.length === 0 ? registrations : among);
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}

function typeFor(random: Random, { decision }: Registration): CommandType {
  if (random.percent(7)) return random.pick(commandTypes);
  const weights = tried[decision];
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let left = random.below(total);
  for (const type of commandTypes) {
    left -= weights[type] ?? 0;
    if (left < 0) return type;
  }
  return 'withdraw';
}

/** Whose command it is; seldom somebody else. */
function actorFor(random: Random, type: CommandType, { shopId, agencyId }: Registration): Viewer {
  const isStranger = random.percent(3);
  const roles: readonly string[] = commandRoles[type];
  const role = random.percent(3) ? random.pick(['seller', 'agency', 'platform']) : random.pick(roles);
  const userId = `user-${random.between(1, 3)}`;
  if (role === 'seller') return { role, shopId: isStranger ? random.pick(shops).id : shopId, userId };
  if (role === 'agency') return { role, agencyId: isStranger ? random.pick(agencies).id : agencyId, userId };
  return { role: 'platform' };
}

/** More commands for the same actor, seldom one on the same registration again. */
function moreFor({ random, registrations }: View, actor: Viewer, first: Registration) {
  const own = registrations.filter(
    ({ shopId, agencyId }) =>
      actor.role === 'platform' ||
      (actor.role === 'seller' ? actor.shopId === shopId : actor.agencyId === agencyId),
  );
  const among = own.length === 0 ? [first] : own;
  return Array.from({ length: random.between(1, 4) }, () => {
    const registration = random.percent(12) ? first : random.pick(among);
    return { registration, type: typeOfRole(random, registration, actor.role) };
  });
}

function typeOfRole(random: Random, registration: Registration, role: Viewer['role']): CommandType {
  for (let draw = 0; draw < 6; draw += 1) {
    const type = typeFor(random, registration);
    const roles: readonly string[] = commandRoles[type];
    if (roles.includes(role)) return type;
  }
  return typeFor(random, registration);
}

function itemFor(view: View, registration: Registration, type: CommandType, hasId: boolean): TriedItem {
  const { random } = view;
  const command = inputFor(view, type, registration);
  const stale = 'seenRevision' in command && random.percent(7) ? { behind: random.pick([1, 1, 2, -1]) } : {};
  const id = hasId && random.percent(70) ? { commandId: view.newName('c') } : {};
  return { registrationId: registration.id, command, ...id, ...stale };
}

const reasons = [
  'commission_too_low',
  'product_hard_to_promote',
  'no_suitable_creator',
  'acme/off-season',
] as const;

function inputFor(view: View, type: CommandType, registration: Registration): RegistrationCommandInput {
  const { random, policy } = view;
  const { terms, shopId, productId, holds = [] } = registration;
  const note = random.percent(20) ? { note: 'We talked about it.' } : {};
  const seenRevision = 0;
  switch (type) {
    case 'register':
      return { type, productId, terms: offered(view), contact: contact(view) };
    case 'reregister':
      return { type, terms: offered(view), contact: contact(view) };
    case 'approve':
    case 'approve_close':
      return { type, seenRevision };
    case 'decline_close':
      return { type, seenRevision, ...note };
    case 'reject': {
      const given = random.percent(95) ? random.some(reasons, random.between(1, 2)) : [];
      const wanted = random.percent(30) ? { wanted: wantedOver(view, terms) } : {};
      return { type, seenRevision, reasons: given, ...note, ...wanted };
    }
    case 'block':
      return {
        type,
        seenRevision,
        ...(random.percent(50) ? { reasons: [random.pick(reasons)] } : {}),
        ...note,
      };
    case 'withdraw':
    case 'cancel_close_request':
    case 'meet_deadline':
      return { type };
    case 'request_close':
      return { type, ...note };
    case 'raise_sample_quantity':
      return { type, sampleQuantity: Math.max(0, terms.sampleQuantity + random.between(-1, 8)) };
    case 'set_shop_ads_rate':
      return {
        type,
        shopAdsRate: random.percent(92) ? random.between(1, 80) * 100 : random.between(0, 9_000),
      };
    case 'change_total_rate':
      return { type, totalRate: Math.max(0, terms.totalRate + 50 * random.between(-4, 6)) };
    case 'set_creator_rate':
      return {
        type,
        creatorRate: Math.max(
          0,
          Math.min(terms.totalRate, policy.creatorRate.maximum) - 50 * random.between(-1, 10),
        ),
        ...(terms.shopAdsRate !== undefined && random.percent(50)
          ? { creatorShopAdsRate: Math.max(0, terms.shopAdsRate - 50 * random.between(-1, 10)) }
          : {}),
      };
    case 'place_hold': {
      const commands = random.some(holdableCommands, random.between(1, 3));
      return { type, holdId: `hold-${random.between(1, 3)}`, commands, ...note };
    }
    case 'release_hold':
      return { type, holdId: holds[0]?.id ?? `hold-${random.between(1, 3)}` };
    case 'disqualify':
      return { type, reason: random.pick(['shop_disqualified', 'product_disqualified'] as const), ...note };
    case 'adopt':
      return { type, shopId, productId, observed: observedBy(random) };
    default:
      return assertNever(type);
  }
}

/** An address that is in no event: whoever finds it in one has found a leak. */
const EMAIL = { email: 'seller@shop.example' };

function contact({ random }: View): SellerContact {
  return random.percent(5) ? { ...EMAIL, whatsapp: '+66 81 234 5678' } : EMAIL;
}

/** Makes up terms: within the policy's bounds, but for some. */
export function offered({ random, policy }: View) {
  const { minimum, maximum, step } = policy.totalRate;
  const steps = Math.floor((Math.min(maximum, 2_500) - minimum) / step);
  const totalRate = random.percent(95)
    ? minimum + step * random.between(0, steps)
    : random.between(0, 10_000);
  const ads = random.percent(20) ? { shopAdsRate: 100 * random.between(1, 80) } : {};
  return {
    totalRate,
    sampleQuantity: random.percent(80) ? random.between(0, 25) : random.between(0, 60),
    ...ads,
  };
}

/** Makes up what an agency wants instead of an offer: more of it mostly, within the policy's bounds or not. */
function wantedOver({ random, policy }: View, { totalRate, sampleQuantity }: Terms): WantedTerms {
  const rate = { totalRate: Math.max(0, totalRate + policy.totalRate.step * random.between(-1, 12)) };
  const samples = { sampleQuantity: Math.max(0, sampleQuantity + random.between(-1, 8)) };
  return random.pick([rate, samples, { ...rate, ...samples }]);
}

function observedBy(random: Random): ObservedDecision {
  const decision = random.pick(decisions);
  // What is blocked stays so; a world of blocked products shows nothing more.
  if (decision === 'blocked') return random.percent(15) ? { decision } : { decision: 'approved' };
  if (decision === 'rejected' && random.percent(50)) return { decision, reasons: ['product_too_expensive'] };
  if (decision === 'closed' && random.percent(30)) return { decision, closure: { because: 'agreed' } };
  return { decision };
}

/** Makes up what was observed elsewhere. */
export function adoptDeed(view: View): Deed | undefined {
  const { random, campaigns, now } = view;
  if (campaigns.length === 0) return undefined;
  const items = Array.from({ length: random.between(1, 3) }, () => {
    const { id: campaignId } = random.pick(campaigns);
    const since = random.percent(20) ? { decidedAt: instantBefore(now, random.below(86_400_000)) } : {};
    const attempt = random.percent(8) ? { attempt: random.between(1, 4) } : {};
    return {
      campaignId,
      shopId: random.pick(shops).id,
      productId: random.pick(productIds),
      observed: observedBy(random),
      ...(random.percent(75) ? { terms: offered(view) } : {}),
      ...(random.percent(40) ? { contact: contact(view) } : {}),
      ...since,
      ...attempt,
    };
  });
  const isAtomic = items.length > 1 && random.percent(30);
  if (isAtomic) return { does: 'adopt', items, atomic: true };
  return {
    does: 'adopt',
    items: items.map((item) => (random.percent(60) ? { ...item, commandId: view.newName('c') } : item)),
  };
}

function instantBefore(now: Instant, by: number) {
  return instant(Math.max(0, now - by));
}

/** Makes up a form. */
export function submitDeed(view: View): Deed | undefined {
  const { random, campaigns, now } = view;
  const open = campaigns.filter((campaign) => isRegistrationOpen(campaign, now));
  const shown = open.length > 0 && random.percent(93) ? open : campaigns;
  if (shown.length === 0) return undefined;
  const campaign = random.pick(shown);
  const named = campaign.audience.kind === 'shops' && random.percent(80) ? campaign.audience.shopIds : [];
  const fitting = shops.filter(
    ({ id, market }) => market === campaign.market && (named.length === 0 || named.includes(id)),
  );
  const shop = random.pick(fitting.length > 0 && random.percent(92) ? fitting : shops);
  const taken = new Set(view.registrations.map(({ id }) => id));
  const free = productIds.filter(
    (productId) => !taken.has(registrationIdOf({ campaignId: campaign.id, shopId: shop.id, productId })),
  );
  const among = free.length > 0 && random.percent(85) ? free : [...productIds, 'p-none'];
  const products = random.some(among, random.between(1, 4));
  const cut = random.between(1, products.length);
  const batches = [products.slice(0, cut), products.slice(cut)]
    .filter((batch) => batch.length > 0)
    .map((batch) => ({ productIds: batch, ...offered(view) }));
  const submissionId = random.percent(75) ? { submissionId: view.newName('s') } : {};
  const atomic = random.percent(30) ? ({ atomic: true } as const) : {};
  return {
    does: 'submit',
    shopId: shop.id,
    form: { campaignId: campaign.id, contact: contact(view), batches, ...submissionId },
    ...atomic,
  };
}

import fc from 'fast-check';
import type { Campaign } from '../../campaign/campaign.js';
import { decideCampaign } from '../../campaign/decide.js';
import type { CampaignEvent } from '../../campaign/events.js';
import { earlierOf, type Instant, laterOf } from '../../core/instant.js';
import type { ProductFacts } from '../../eligibility/product.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { KnownFacts } from '../../registration/facts.js';
import { type Decision, deadlineOf, decisions, type Registration } from '../../registration/registration.js';
import type { DraftOptions } from './campaign-drafts.js';
import { type CampaignLife, campaignDraws, campaignLife } from './campaign-lives.js';
import { mostly, pick } from './combinators.js';
import { products, sellable, shops, welcome } from './facts.js';
import { after, durations, ONE_HOUR } from './instants.js';
import { type Place, placesOr } from './place.js';
import { policies } from './policies.js';
import { registrationDraws } from './registration-draws.js';
import { registrationLife } from './registration-lives.js';

/** A registration, what is known when a command on it is decided, and the instant at which that is. */
export interface Situation<D extends Decision | 'none' = Decision | 'none'> {
  /** Absent before it is registered. */
  readonly registration: D extends Decision ? Extract<Registration, { readonly decision: D }> : undefined;
  readonly facts: KnownFacts;
  /** Not before the last write of what it is decided on. */
  readonly at: Instant;
  /** Everything that happened to the registration, oldest first. */
  readonly history: readonly RegistrationEvent[];
  /** Everything that happened to its campaign, oldest first. */
  readonly campaignHistory: readonly CampaignEvent[];
  readonly place: Place;
}

/** What a test may pin of situations. */
export interface SituationOptions<D extends Decision | 'none' = Decision | 'none'>
  extends Pick<DraftOptions, 'from' | 'market'> {
  /** Where the registration stands, `none` before there is one: everywhere when left out. */
  readonly decisions?: readonly D[];
  /** The policy of the moment, or several. It limits what registrations come about with, too. Any, when left out. */
  readonly policy?: Policy | fc.Arbitrary<Policy>;
  /** What is known of the shop; it is always that of the place. Any when left out, and now and then nothing. */
  readonly shops?: fc.Arbitrary<ShopFacts>;
  /** What is known of the product; it is always that of the place. Any when left out, and now and then nothing. */
  readonly products?: fc.Arbitrary<ProductFacts>;
  /** Whose and what everything is called; plain when left out. */
  readonly places?: fc.Arbitrary<Place>;
  /** `due`: at or after the stamped deadline, wherever there is one; `ahead`: before it. `any` when left out. */
  readonly deadlines?: 'any' | 'due' | 'ahead';
}

/** The draws of when it is asked. */
type When =
  | { readonly until: 'later'; readonly by: number }
  | { readonly until: 'deadline' | 'boundary'; readonly place: number; readonly by: number };

function whens(): fc.Arbitrary<When> {
  const about = fc.constantFrom(0, 1, -1);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 5, arbitrary: durations().map((by): When => ({ until: 'later', by })) },
    { weight: 3, arbitrary: about.map((by): When => ({ until: 'deadline', place: 0, by })) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.nat(3), about).map(([place, by]): When => ({ until: 'boundary', place, by })),
    },
  );
}

/**
 * Situations in which a command may come: a registration with its campaign, a policy, what is known of shop and product,
 * and an instant. The registration is one that commands led to, each of them accepted; shop, product, policy and
 * campaign may have changed since.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { availableActions } from 'partner-campaigns';
 * import { situations } from 'partner-campaigns/testing';
 *
 * fc.assert(
 *   fc.property(situations({ decisions: ['blocked'] }), ({ registration, facts, at, place }) => {
 *     const seller = { role: 'seller', shopId: place.shopId } as const;
 *     return availableActions(registration, seller, facts, at).every(({ offered }) => !offered);
 *   }),
 * );
 * ```
 */
export function situations<D extends Decision | 'none' = Decision | 'none'>(
  options?: SituationOptions<D>,
): fc.Arbitrary<Situation<D>>;
export function situations({
  decisions: among = [...decisions, 'none'],
  policy: pinned,
  places,
  deadlines = 'any',
  shops: someShops = shops(),
  products: someProducts = products(),
  ...draft
}: SituationOptions = {}): fc.Arbitrary<Situation> {
  return fc
    .record(
      {
        decision: fc.constantFrom(...among),
        place: placesOr(places),
        policy: policiesOf(pinned),
        campaign: campaignDraws(draft),
        life: registrationDraws(),
        shop: someShops,
        product: someProducts,
        stillFine: fc.boolean(),
        known: mostly('both', 'shop', 'product', 'neither'),
        ended: mostly(null, 0, 1, 24),
        when: whens(),
      },
      { noNullPrototype: true },
    )
    .map(({ decision, place, policy, life, ended, when, stillFine, known, ...drawn }) => {
      const shop = { ...drawn.shop, id: place.shopId };
      const product = { ...drawn.product, id: place.productId, shopId: place.shopId };
      const born = campaignLife({ ...drawn.campaign, told: 'nothing' }, place, 'published', {
        ...draft,
        policy,
        welcome: shop.sellerType,
      });
      const fine = {
        shop: welcome(shop, place, born.campaign.market),
        product: sellable(product, place),
      };
      const lived =
        decision === 'none'
          ? NOT_YET
          : registrationLife(life, decision, { place, campaign: born.campaign, policy, ...fine });
      const { registration } = lived;
      const since = endedSince(born, registration, ended);
      const facts = {
        campaign: since.campaign,
        policy,
        ...knownOf(known, stillFine ? fine : { shop, product }),
      };
      const at = instantOf(when, registration, since.campaign);
      return {
        registration,
        facts,
        at: asDue(deadlines, at, registration, since.campaign),
        history: lived.events,
        campaignHistory: since.events,
        place,
      };
    });
}

function policiesOf(pinned: Policy | fc.Arbitrary<Policy> | undefined): fc.Arbitrary<Policy> {
  if (pinned === undefined) return policies();
  return pinned instanceof fc.Arbitrary ? pinned : fc.constant(pinned);
}

const NOT_YET: { readonly registration: undefined; readonly events: readonly RegistrationEvent[] } =
  Object.freeze({ registration: undefined, events: Object.freeze([]) });

/** The campaign, which its agency may have ended so many hours after the registration was last written. */
function endedSince(
  life: CampaignLife,
  registration: Registration | undefined,
  hours: number | null,
): CampaignLife {
  if (hours === null) return life;
  const { campaign, events } = life;
  const at = after(lastWrite(registration, campaign), hours * ONE_HOUR);
  const actor = { role: 'agency', agencyId: campaign.agencyId } as const;
  const outcome = decideCampaign(campaign, { type: 'end_early', at, actor }, { policy: defaultPolicy });
  if (!outcome.ok) throw new TypeError('A campaign could not be ended early');
  return { campaign: saved(outcome.campaign), events: [...events, ...outcome.events] };
}

/** The last write of what a command is decided on; of a registration that is not there yet, when it could be. */
function lastWrite(registration: Registration | undefined, campaign: Campaign): Instant {
  return laterOf(campaign.changedAt, registration?.changedAt ?? campaign.registrationPeriod.start);
}

/** Never before the last write. */
function instantOf(when: When, registration: Registration | undefined, campaign: Campaign): Instant {
  const { changedAt } = campaign;
  if (registration === undefined && when.until === 'boundary')
    return laterOf(changedAt, after(pick(boundariesOf(campaign), when.place), when.by));
  const earliest = lastWrite(registration, campaign);
  if (when.until === 'later') return after(earliest, when.by);
  const target =
    when.until === 'boundary'
      ? pick(boundariesOf(campaign), when.place)
      : (deadlineOf(registration)?.dueAt ?? earliest);
  return laterOf(earliest, after(target, when.by));
}

/** The instant as far as a test wants it before or after the deadline, if there is one. */
function asDue(
  deadlines: 'any' | 'due' | 'ahead',
  at: Instant,
  registration: Registration | undefined,
  campaign: Campaign,
): Instant {
  const dueAt = deadlineOf(registration)?.dueAt;
  if (dueAt === undefined || deadlines === 'any') return at;
  if (deadlines === 'due') return laterOf(at, dueAt);
  return laterOf(lastWrite(registration, campaign), earlierOf(at, after(dueAt, -1)));
}

function boundariesOf({ registrationPeriod, campaignPeriod }: Campaign): readonly Instant[] {
  return [registrationPeriod.start, campaignPeriod.start, registrationPeriod.end, campaignPeriod.end];
}

function knownOf(
  known: 'both' | 'shop' | 'product' | 'neither',
  { shop, product }: { readonly shop: ShopFacts; readonly product: ProductFacts },
): Pick<KnownFacts, 'shop' | 'product'> {
  switch (known) {
    case 'both':
      return { shop, product };
    case 'shop':
      return { shop };
    case 'product':
      return { product };
    case 'neither':
      return {};
  }
}

import {
  type Adopt,
  bindHostRules,
  type Campaign,
  defineEligibility,
  type EligibilityReason,
  type EligibilityRule,
  type Hold,
  type HoldableCommand,
  holdableCommands,
  hostRule,
  type Instant,
  type PolicyOptions,
  type Registration,
  type RegistrationReason,
  type Reject,
  type SellerContact,
  type ShopFacts,
  type Terms,
  type WantedTerms,
} from 'partner-campaigns';
import type { RegistrationRuleName } from '../../src/registration/rules.js';
import {
  aCampaign,
  agency,
  aHold,
  aPolicy,
  aProduct,
  aRegistration,
  aShop,
  days,
  shifted,
} from '../support/build.ts';
import { now, type Scene } from './scenes.ts';
import type { Cell } from './specification.ts';

/** A rule of the host about shops or products, which nobody meets outside of one market. */
function vietnamOnly(about: 'shop' | 'product'): EligibilityRule {
  const where = { type: 'equals', field: 'campaign.market', value: 'VN' } as const;
  return { name: `acme/${about}-in-vietnam`, about, where };
}

/** A way to break one rule and no other, with the reason that must be given for it. */
export interface Violation {
  readonly rule: RegistrationRuleName;
  /** What is wrong. */
  readonly because: string;
  readonly break: (scene: Scene) => Scene;
  /** Where other violations change what the reason says, it is read off the scene that all of them made. */
  readonly reason: RegistrationReason | ((scene: Scene) => RegistrationReason);
  /** Where it can be broken, if not in every cell that has the rule. */
  readonly in?: (cell: Cell) => boolean;
}

/** The reason a violation must give in a scene. */
export function reasonIn(scene: Scene, { reason }: Violation): RegistrationReason {
  return typeof reason === 'function' ? reason(scene) : reason;
}

/** Tells whether a cell has the rule, and it can be broken there. */
export function isIn({ rule, in: applies = () => true }: Violation, cell: Cell): boolean {
  return cell.rules.includes(rule) && applies(cell);
}

/** One violation of each rule; they can be combined as far as the rules can be broken together. */
export const violations: readonly Violation[] = [
  {
    rule: 'campaign_not_over',
    because: 'the campaign period ends at this very instant',
    break: (scene) => withCampaign(scene, { campaignPeriod: { start: days(2), end: now } }),
    reason: { code: 'campaign_over', parameters: { overFrom: now } },
  },
  {
    rule: 'campaign_published',
    because: 'the campaign is a draft',
    break: (scene) => withCampaign(scene, { decision: 'draft' }),
    reason: { code: 'campaign_not_published', parameters: {} },
  },
  {
    rule: 'window_open',
    because: 'the registration period ends at this very instant',
    break: (scene) => withCampaign(scene, { registrationPeriod: { start: days(1), end: now } }),
    reason: { code: 'registration_closed', parameters: { closedAt: now } },
  },
  {
    rule: 'reregister_offered',
    because: 'the policy ends it with the withdrawal or the close',
    break: (scene) => withPolicy(scene, { reregisterWithdrawn: false, reregisterClosed: false }),
    reason: { code: 'disabled_by_policy', parameters: { command: 'reregister' } },
  },
  {
    rule: 'shop_known',
    because: 'there are no facts of the shop',
    break: ({ facts: { shop: _, ...facts }, ...scene }) => ({ ...scene, facts }),
    reason: { code: 'fact_missing', parameters: { fact: 'shop' } },
  },
  {
    rule: 'shop_invited',
    because: 'the agency named another shop',
    break: (scene) => withCampaign(scene, { audience: { kind: 'shops', shopIds: ['shop-2'] } }),
    reason: { code: 'shop_not_invited', parameters: {} },
  },
  {
    rule: 'market_matches',
    because: 'the shop sells in another market',
    break: (scene) => withShop(scene, { market: 'VN' }),
    reason: { code: 'market_mismatch', parameters: { shopMarket: 'VN', campaignMarket: 'TH' } },
  },
  {
    rule: 'shop_active',
    because: 'the shop is restricted',
    break: (scene) => withShop(scene, { status: 'restricted' }),
    reason: { code: 'shop_not_active', parameters: { status: 'restricted' } },
  },
  {
    rule: 'added_shop_rules_met',
    because: 'the host takes part in one market only',
    break: (scene) => withRule(scene, 'shop'),
    reason: notVietnam('shop'),
  },
  {
    rule: 'product_known',
    because: 'there are no facts of the product',
    break: ({ facts: { product: _, ...facts }, ...scene }) => ({ ...scene, facts }),
    reason: { code: 'fact_missing', parameters: { fact: 'product' } },
  },
  {
    rule: 'product_promotable',
    because: 'the product is out of stock',
    break: ({ facts, ...scene }) => ({
      ...scene,
      facts: { ...facts, product: aProduct({ status: 'out_of_stock' }) },
    }),
    reason: {
      code: 'product_not_promotable',
      parameters: { productId: 'product-1', status: 'out_of_stock' },
    },
  },
  {
    rule: 'added_product_rules_met',
    because: 'the host takes products in one market only',
    break: (scene) => withRule(scene, 'product'),
    reason: (scene) => notVietnam('product', scene),
  },
  {
    rule: 'total_rate_within_bounds',
    because: 'the policy wants more',
    break: (scene) => withPolicy(scene, { totalRate: { minimum: 1301 } }),
    reason: {
      code: 'rate_out_of_bounds',
      parameters: { field: 'totalRate', rate: 1300, minimum: 1301, maximum: 8000, step: 1 },
    },
  },
  {
    rule: 'proposed_rate_met',
    because: 'the campaign proposes more, and the policy makes that a minimum',
    break: (scene) => withPolicy(withCampaign(scene, { proposedRate: 1301 }), { proposedRate: 'minimum' }),
    reason: { code: 'proposed_rate_not_met', parameters: { rate: 1300, minimum: 1301 } },
  },
  {
    rule: 'wanted_terms_met',
    because: 'the last rejection wanted more, and the policy makes that a minimum',
    break: (scene) => withPolicy(rejectedFor(scene, { totalRate: 1301 }), { wantedTerms: 'minimum' }),
    reason: { code: 'wanted_rate_not_met', parameters: { rate: 1300, minimum: 1301 } },
  },
  {
    rule: 'shop_ads_rate_within_bounds',
    because: 'the policy wants less',
    break: (scene) => withPolicy(scene, { shopAdsRate: { maximum: 1400 } }),
    reason: {
      code: 'rate_out_of_bounds',
      parameters: { field: 'shopAdsRate', rate: 1500, minimum: 100, maximum: 1400, step: 100 },
    },
  },
  {
    rule: 'sample_quantity_within_limit',
    because: 'the policy allows one less',
    break: (scene) => withPolicy(scene, { maximumSampleQuantity: 9 }),
    reason: { code: 'sample_quantity_too_large', parameters: { sampleQuantity: 10, maximum: 9 } },
  },
  {
    rule: 'email_valid',
    because: 'the address has no domain',
    break: (scene) => withContact(scene, { email: 'seller@' }),
    reason: { code: 'contact_invalid', parameters: { field: 'email' } },
  },
  {
    rule: 'whatsapp_valid',
    because: 'the number has no country',
    break: (scene) => withContact(scene, { whatsapp: '0812345678' }),
    reason: { code: 'contact_invalid', parameters: { field: 'whatsapp' } },
  },
  {
    rule: 'reject_reason_given',
    because: 'no reason is given',
    break: (scene) => withRejection(scene, { reasons: [] }),
    reason: { code: 'reason_required', parameters: {} },
  },
  {
    rule: 'wanted_terms_within_bounds',
    because: 'more samples are wanted than the policy allows',
    break: (scene) => withPolicy(withWish(scene, { sampleQuantity: 10 }), { maximumSampleQuantity: 9 }),
    reason: { code: 'sample_quantity_too_large', parameters: { sampleQuantity: 10, maximum: 9 } },
  },
  {
    rule: 'wanted_terms_above_offer',
    because: 'a lower rate is wanted than was offered',
    break: (scene) => withWish(scene, { totalRate: 999 }),
    reason: { code: 'wanted_rate_not_above_offer', parameters: { rate: 999, offered: 1000 } },
  },
  {
    rule: 'withdraw_offered',
    because: 'the policy does not offer it',
    break: (scene) => withPolicy(scene, { withdraw: false }),
    reason: { code: 'disabled_by_policy', parameters: { command: 'withdraw' } },
  },
  {
    rule: 'cancel_close_offered',
    because: 'the policy does not offer it',
    break: (scene) => withPolicy(scene, { cancelCloseRequest: false }),
    reason: { code: 'disabled_by_policy', parameters: { command: 'cancel_close_request' } },
  },
  {
    rule: 'decline_close_offered',
    because: 'the policy does not offer it',
    break: (scene) => withPolicy(scene, { declineClose: false }),
    reason: { code: 'disabled_by_policy', parameters: { command: 'decline_close' } },
  },
  {
    rule: 'sample_quantity_raised',
    because: 'so many samples are granted already',
    break: (scene) => withTerms(scene, { sampleQuantity: 10 }),
    reason: { code: 'sample_quantity_not_raised', parameters: { sampleQuantity: 10, current: 10 } },
  },
  {
    rule: 'shop_ads_rate_unset',
    because: 'it was set before',
    break: (scene) => withTerms(scene, { shopAdsRate: 1200 }),
    reason: { code: 'shop_ads_rate_already_set', parameters: { rate: 1200 } },
  },
  {
    rule: 'total_rate_change_offered',
    because: 'the policy locks the rate',
    break: (scene) => withPolicy(scene, { totalRateChange: 'locked' }),
    reason: (scene) => ({ code: 'total_rate_locked', parameters: { rate: termsIn(scene).totalRate } }),
  },
  {
    rule: 'rate_changes',
    because: 'the rate is what it was',
    break: (scene) =>
      scene.input.type === 'change_total_rate'
        ? withTerms(scene, { totalRate: 1300 })
        : withTerms(scene, { creatorRate: 800 }),
    reason: ({ input }) => ({
      code: 'rate_unchanged',
      parameters: { rate: input.type === 'change_total_rate' ? 1300 : 800 },
    }),
  },
  {
    rule: 'creator_rate_within_bounds',
    because: 'the policy wants more for creators',
    break: (scene) => withPolicy(scene, { creatorRate: { minimum: 801 } }),
    reason: {
      code: 'rate_out_of_bounds',
      parameters: { field: 'creatorRate', rate: 800, minimum: 801, maximum: 8000, step: 1 },
    },
  },
  {
    rule: 'creator_within_total',
    because: 'the creators would get more than everything',
    break: (scene) =>
      scene.input.type === 'change_total_rate'
        ? withTerms(scene, { totalRate: 2000, creatorRate: 1301 })
        : scene.input.type === 'adopt'
          ? withAdoption(scene, { terms: { totalRate: 1300, creatorRate: 1301, sampleQuantity: 0 } })
          : withTerms(scene, { totalRate: 799 }),
    reason: ({ input }) => ({
      code: 'creator_rate_above_total',
      parameters:
        input.type === 'set_creator_rate'
          ? { creatorRate: 800, totalRate: 799 }
          : { creatorRate: 1301, totalRate: 1300 },
    }),
  },
  {
    rule: 'creator_ads_within_total',
    because: 'the creators would get more than everything for ads',
    break: (scene) => {
      const { input } = scene;
      if (input.type === 'set_creator_rate')
        return withTerms({ ...scene, input: { ...input, creatorShopAdsRate: 901 } }, { shopAdsRate: 900 });
      const { terms } = input.type === 'adopt' ? input : {};
      if (terms === undefined) throw new TypeError('Only an adoption with terms can be broken so');
      return withAdoption(scene, { terms: { ...terms, shopAdsRate: 900, creatorShopAdsRate: 901 } });
    },
    reason: {
      code: 'creator_shop_ads_rate_above_total',
      parameters: { creatorShopAdsRate: 901, shopAdsRate: 900 },
    },
  },
  {
    rule: 'not_disqualified',
    because: 'the platform took the product out',
    break: (scene) => ({
      ...scene,
      registration: aRegistration('closed', {
        ...heldAs(scene),
        closure: { because: 'disqualified', reason: 'acme/counterfeit', note: 'Two reports.' },
      }),
    }),
    reason: {
      code: 'disqualified',
      parameters: { since: days(3), reason: 'acme/counterfeit', note: 'Two reports.' },
    },
    // It may be observed to be closed: so it is.
    in: ({ command, from, to }) => from === 'closed' && (command !== 'adopt' || to !== 'closed'),
  },
  {
    rule: 'hold_is_new',
    because: 'there is a hold of that id, of whoever it is',
    break: (scene) => withHolds(scene, aHold({ placedBy: 'platform' })),
    reason: { code: 'hold_exists', parameters: { holdId: 'hold-1' } },
  },
  {
    rule: 'holds_within_limit',
    because: 'there are twenty',
    break: (scene) => withHolds(scene, ...twentyHolds.slice(heldAs(scene).holds?.length ?? 0)),
    reason: { code: 'too_many_holds', parameters: { maximum: 20 } },
  },
  {
    rule: 'hold_found',
    because: 'the hold was never placed',
    break: (scene) => ({ ...scene, input: { type: 'release_hold', holdId: 'hold-2' } }),
    reason: { code: 'hold_not_found', parameters: { holdId: 'hold-2' } },
  },
  {
    rule: 'hold_releasable',
    because: 'the platform placed it, and an agency would release it',
    break: (scene) => ({
      ...withRegistration(scene, { holds: [aHold({ placedBy: 'platform' })] }),
      actor: agency,
    }),
    reason: { code: 'hold_not_yours', parameters: { holdId: 'hold-1', placedBy: 'platform' } },
  },
  {
    rule: 'adopted_product_matches',
    because: 'it is about another product',
    break: (scene) => withAdoption(scene, { productId: 'product-2' }),
    reason: { code: 'another_product', parameters: { shopId: 'shop-1', productId: 'product-1' } },
  },
  {
    rule: 'adopted_terms_given',
    because: 'nobody says on which terms',
    break: ({ input, ...scene }) => {
      if (input.type !== 'adopt') throw new TypeError('Only an adoption has terms to leave out');
      const { terms: _, ...rest } = input;
      return { ...scene, input: rest };
    },
    reason: { code: 'fact_missing', parameters: { fact: 'terms' } },
  },
  {
    rule: 'adopted_in_the_past',
    because: 'it will be decided later, by a millisecond more than clocks may differ',
    break: (scene) => withAdoption(scene, { decidedAt: shifted(now, 5_001) }),
    reason: ({ registration, input }) => ({
      code: 'times_out_of_order',
      parameters: {
        registeredAt: registration === undefined ? shifted(now, 5_001) : days(2),
        ...(registration?.decision === 'rejected' && observedIn(input) !== 'rejected'
          ? { rejectedAt: days(3) }
          : {}),
        decidedAt: shifted(now, 5_001),
        at: now,
      },
    }),
  },
  {
    rule: 'adopted_attempt_follows',
    because: 'it is of the attempt before',
    break: (scene) => withAdoption(scene, { attempt: leastIn(scene) - 1 }),
    reason: (scene) => ({
      code: 'attempt_too_low',
      parameters: { attempt: leastIn(scene) - 1, minimum: leastIn(scene) },
    }),
  },
  {
    rule: 'adoption_changes',
    because: 'all of it is so already',
    break: ({ input, ...scene }) => {
      if (input.type !== 'adopt') throw new TypeError('Only an adoption can change nothing');
      const { terms: _, ...rest } = input;
      return { ...scene, input: rest };
    },
    reason: ({ registration }) => ({
      code: 'nothing_to_adopt',
      parameters: { decision: registration?.decision ?? 'pending' },
    }),
    in: ({ from, to }) => from === to,
  },
  {
    rule: 'not_held',
    because: 'the platform holds it',
    break: (scene) =>
      withHolds(
        scene,
        aHold({ id: 'legal', placedBy: 'platform', commands: [stoppedIn(scene)], note: 'Wait.' }),
      ),
    reason: (scene) => ({
      code: 'held',
      parameters: {
        command: stoppedIn(scene),
        holdId: 'legal',
        placedBy: 'platform',
        placedAt: days(3),
        note: 'Wait.',
      },
    }),
  },
  {
    rule: 'no_host_veto',
    because: 'a rule of the host says no',
    break: ({ facts, ...scene }) => ({ ...scene, facts: { ...facts, hostRules: noToAll } }),
    reason: {
      code: 'host_rule',
      parameters: { rule: 'acme/never', parameters: { limit: 3 }, message: 'Not here.' },
    },
  },
  {
    rule: 'deadline_due',
    because: 'it is one millisecond too early',
    break: (scene) => withDeadlineAt(scene, shifted(now, 1)),
    reason: { code: 'not_due', parameters: { dueAt: shifted(now, 1) } },
  },
];

/** Further ways to break a rule, each by itself. */
export const otherViolations: readonly Violation[] = [
  {
    rule: 'campaign_not_over',
    because: 'the agency ended the campaign early, at this very instant',
    break: (scene) => withCampaign(scene, { decision: 'ended_early', endedAt: now }),
    reason: { code: 'campaign_over', parameters: { overFrom: now } },
  },
  {
    rule: 'window_open',
    because: 'the registration period begins a millisecond later',
    break: (scene) => withCampaign(scene, { registrationPeriod: { start: shifted(now, 1), end: days(20) } }),
    reason: { code: 'registration_not_open', parameters: { opensAt: shifted(now, 1) } },
  },
  {
    rule: 'shop_invited',
    because: 'the campaign is for sellers from abroad',
    break: (scene) =>
      withCampaign(scene, { audience: { kind: 'seller_types', sellerTypes: ['cross_border'] } }),
    reason: {
      code: 'seller_type_not_invited',
      parameters: { sellerType: 'local', allowed: ['cross_border'] },
    },
  },
  {
    rule: 'shop_active',
    because: 'the shop is deactivated',
    break: (scene) => withShop(scene, { status: 'deactivated' }),
    reason: { code: 'shop_not_active', parameters: { status: 'deactivated' } },
  },
  {
    rule: 'total_rate_within_bounds',
    because: 'the policy wants less',
    break: (scene) => withPolicy(scene, { totalRate: { maximum: 1299 } }),
    reason: {
      code: 'rate_out_of_bounds',
      parameters: { field: 'totalRate', rate: 1300, minimum: 100, maximum: 1299, step: 1 },
    },
  },
  {
    rule: 'total_rate_within_bounds',
    because: 'the policy wants rates in greater steps',
    break: (scene) => withPolicy(scene, { totalRate: { step: 200, minimum: 200 } }),
    reason: { code: 'rate_off_step', parameters: { field: 'totalRate', rate: 1300, step: 200 } },
  },
  {
    rule: 'wanted_terms_met',
    because: 'the last rejection wanted more, and the policy makes that a minimum',
    break: (scene) => withPolicy(rejectedFor(scene, { totalRate: 1301 }), { wantedTerms: 'minimum' }),
    reason: { code: 'wanted_rate_not_met', parameters: { rate: 1300, minimum: 1301 } },
  },
  {
    rule: 'shop_ads_rate_within_bounds',
    because: 'the policy wants rates in greater steps',
    break: (scene) => withPolicy(scene, { shopAdsRate: { step: 200, minimum: 200 } }),
    reason: { code: 'rate_off_step', parameters: { field: 'shopAdsRate', rate: 1500, step: 200 } },
  },
  {
    rule: 'creator_rate_within_bounds',
    because: 'the policy wants rates in greater steps',
    break: (scene) => withPolicy(scene, { creatorRate: { step: 300, minimum: 300, maximum: 7800 } }),
    reason: { code: 'rate_off_step', parameters: { field: 'creatorRate', rate: 800, step: 300 } },
  },
  {
    rule: 'sample_quantity_raised',
    because: 'more samples are granted already',
    break: (scene) => withTerms(scene, { sampleQuantity: 11 }),
    reason: { code: 'sample_quantity_not_raised', parameters: { sampleQuantity: 10, current: 11 } },
  },
  {
    rule: 'creator_rate_within_bounds',
    because: 'the policy wants less for creators, of ads too',
    break: (scene) => {
      const input = { type: 'set_creator_rate', creatorRate: 800, creatorShopAdsRate: 900 } as const;
      return withTerms(
        { ...withPolicy(scene, { creatorRate: { maximum: 899 } }), input },
        { shopAdsRate: 900 },
      );
    },
    reason: {
      code: 'rate_out_of_bounds',
      parameters: { field: 'creatorShopAdsRate', rate: 900, minimum: 100, maximum: 899, step: 1 },
    },
  },
  {
    rule: 'creator_ads_within_total',
    because: 'there is no rate for ads to have a part of',
    break: (scene) => ({
      ...scene,
      input: { type: 'set_creator_rate', creatorRate: 800, creatorShopAdsRate: 900 },
    }),
    reason: { code: 'shop_ads_rate_not_set', parameters: {} },
    in: ({ command }) => command === 'set_creator_rate',
  },
  {
    rule: 'creator_within_total',
    because: 'the creators would get more than what the total is to become',
    break: (scene) => withDecrease(scene, 799),
    reason: { code: 'creator_rate_above_total', parameters: { creatorRate: 800, totalRate: 799 } },
    in: ({ command }) => command === 'set_creator_rate',
  },
  {
    rule: 'rate_changes',
    because: 'the rate is to come already',
    break: (scene) => withDecrease(withTerms(scene, { totalRate: 2000 }), 1300),
    reason: { code: 'rate_unchanged', parameters: { rate: 1300, dueAt: days(9) } },
    in: ({ command }) => command === 'change_total_rate',
  },
  {
    rule: 'total_rate_change_offered',
    because: 'the policy lets the rate only rise',
    break: (scene) => withPolicy(withTerms(scene, { totalRate: 1301 }), { totalRateChange: 'increase_only' }),
    reason: { code: 'total_rate_not_raised', parameters: { rate: 1300, current: 1301 } },
  },
];

/** A scene with some fields of its campaign set. */
export function withCampaign(scene: Scene, fields: Partial<Campaign>): Scene {
  return { ...scene, facts: { ...scene.facts, campaign: aCampaign({ ...scene.facts.campaign, ...fields }) } };
}

/** A scene with some fields of its policy set. */
export function withPolicy(scene: Scene, options: PolicyOptions): Scene {
  return { ...scene, facts: { ...scene.facts, policy: aPolicy({ ...scene.facts.policy, ...options }) } };
}

/** A scene with more holds on its registration. */
function withRule(scene: Scene, about: 'shop' | 'product'): Scene {
  const { facts } = scene;
  const before = (['shop', 'product'] as const).filter((each) =>
    facts.eligibility?.rules.some((rule) => rule.about === each),
  );
  const eligibility = defineEligibility({ rules: [...before, about].map(vietnamOnly) });
  return { ...scene, facts: { ...facts, eligibility } };
}

function notVietnam(about: 'shop' | 'product', scene?: Scene): EligibilityReason {
  const productId = scene?.facts.product?.id;
  return {
    code: 'not_eligible',
    parameters: {
      rule: `acme/${about}-in-vietnam`,
      about,
      standing: 'restricted',
      ...(productId === undefined ? {} : { productId }),
      fields: ['campaign.market'],
      remedy: {
        type: 'change',
        field: 'campaign.market',
        comparison: 'equals',
        wanted: { value: 'VN' },
      },
    },
  };
}

function withHolds(scene: Scene, ...holds: readonly Hold[]): Scene {
  const { holds: before = [] } = heldAs(scene);
  return withRegistration(scene, { holds: [...before, ...holds] });
}

function withRegistration(scene: Scene, fields: Partial<Pick<Registration, 'holds'>>): Scene {
  const { registration } = scene;
  return registration === undefined ? scene : { ...scene, registration: { ...registration, ...fields } };
}

function heldAs({ registration }: Scene): { readonly holds?: readonly Hold[] } {
  return registration?.holds === undefined ? {} : { holds: registration.holds };
}

const twentyHolds = Array.from({ length: 20 }, (_, index) => aHold({ id: `other-${index}` }));

/** What a hold must name to stop the command of a scene: of a met deadline, what it leads to. */
function stoppedIn({ input, registration }: Scene): HoldableCommand {
  const deadline =
    registration !== undefined && 'deadline' in registration ? registration.deadline : undefined;
  const due = registration?.decision === 'approved' ? 'change_total_rate' : deadline?.dueOutcome;
  const stopped = input.type === 'meet_deadline' ? due : input.type;
  const found = holdableCommands.find((command) => command === stopped);
  if (found === undefined) throw new TypeError(`Nothing holds ${stopped}`);
  return found;
}

const noToAll = bindHostRules([
  hostRule({
    name: 'acme/never',
    commands: [...holdableCommands, 'register', 'place_hold'],
    check: () => ({ parameters: { limit: 3 }, message: 'Not here.' }),
  }),
]);

/** The attempt that an adoption is of at least: the next, where what was decided is up for review again. */
function leastIn({ registration, input }: Scene): number {
  const isPending = observedIn(input) === 'pending';
  const isOver = ['rejected', 'withdrawn', 'closed'].includes(registration?.decision ?? '');
  return (registration?.attempt ?? 1) + (isPending && isOver ? 1 : 0);
}

function observedIn(input: Scene['input']): string | null {
  return input.type === 'adopt' ? input.observed.decision : null;
}

function withAdoption(scene: Scene, fields: Partial<Adopt>): Scene {
  const { input } = scene;
  if (input.type !== 'adopt') throw new TypeError('Only an adoption can be changed so');
  return { ...scene, input: { ...input, ...fields } };
}

function withRejection(scene: Scene, fields: Partial<Reject>): Scene {
  const { input } = scene;
  if (input.type !== 'reject') throw new TypeError('Only a rejection can be changed so');
  return { ...scene, input: { ...input, ...fields } };
}

function withWish(scene: Scene, wanted: WantedTerms): Scene {
  const standing = scene.input.type === 'reject' ? scene.input.wanted : undefined;
  return withRejection(scene, { wanted: { ...standing, ...wanted } });
}

/** A scene in which the last rejection wanted something. */
function rejectedFor(scene: Scene, wanted: WantedTerms): Scene {
  const { lastRejection } = aRegistration('rejected');
  const { registration } = scene;
  if (registration === undefined) return scene;
  return { ...scene, registration: { ...registration, lastRejection: { ...lastRejection, wanted } } };
}

/** A scene with some of the terms that stand set. */
export function withTerms(scene: Scene, terms: Partial<Terms>): Scene {
  const { registration } = scene;
  if (registration === undefined) return scene;
  return { ...scene, registration: { ...registration, terms: { ...registration.terms, ...terms } } };
}

/** A scene with some facts of its shop set. */
export function withShop(scene: Scene, fields: Partial<ShopFacts>): Scene {
  return { ...scene, facts: { ...scene.facts, shop: aShop({ ...scene.facts.shop, ...fields }) } };
}

function withContact(scene: Scene, contact: Partial<SellerContact>): Scene {
  const { input } = scene;
  if (input.type === 'adopt')
    return withAdoption(scene, { contact: { email: 'seller@shop.example', ...contact } });
  if (input.type !== 'register' && input.type !== 'reregister') return scene;
  return { ...scene, input: { ...input, contact: { ...input.contact, ...contact } } };
}

function withDeadlineAt(scene: Scene, dueAt: Instant): Scene {
  const { registration } = scene;
  if (registration?.decision === 'pending' && registration.deadline !== undefined)
    return { ...scene, registration: { ...registration, deadline: { ...registration.deadline, dueAt } } };
  if (registration?.decision === 'approved' && registration.totalRateDecrease !== undefined)
    return {
      ...scene,
      registration: {
        ...registration,
        totalRateDecrease: { ...registration.totalRateDecrease, dueAt },
      },
    };
  if (registration?.decision === 'close_requested' && registration.deadline !== undefined)
    return { ...scene, registration: { ...registration, deadline: { ...registration.deadline, dueAt } } };
  return scene;
}

/** A scene in which a lower total rate waits. */
function withDecrease(scene: Scene, totalRate: number): Scene {
  const { registration } = scene;
  if (registration?.decision !== 'approved') throw new TypeError('Only what is approved has one that waits');
  return {
    ...scene,
    registration: { ...registration, totalRateDecrease: { totalRate, dueAt: days(9) } },
  };
}

function termsIn({ registration }: Scene): Terms {
  if (registration === undefined) throw new TypeError('This scene has no registration');
  return registration.terms;
}

import fc from 'fast-check';
import {
  availableActions,
  CLOCK,
  type CommandType,
  decide,
  decisions,
  type Policy,
  type Rate,
  type RateBounds,
  type Registration,
  type RegistrationCommandInput,
} from 'partner-campaigns';
import {
  campaigns,
  durations,
  openPolicies,
  policies,
  products,
  rateBounds,
  registrations,
  shops,
} from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { agency, aShop, seller, shifted, theFacts } from '../support/build.ts';
import { actors, inputs, stamped } from '../support/commands.ts';

/** Policies whose bounds leave so few rates that all of them can be tried. */
const narrowPolicies = fc
  .tuple(
    fc.oneof(policies(), openPolicies()),
    fc.record({ totalRate: rateBounds(), shopAdsRate: rateBounds(), creatorRate: rateBounds() }),
  )
  .map(([policy, bounds]): Policy => ({ ...policy, ...bounds }));

const scenes = fc.record({
  registration: registrations(),
  campaign: campaigns(),
  policy: narrowPolicies,
  shop: fc.oneof(fc.constant(aShop()), shops()),
  product: products(),
  wait: durations(),
});

it('an action is offered exactly when some input of its command is accepted', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(scenes, ({ registration, wait, ...given }) => {
      const at = shifted(registration.changedAt, wait);
      const facts = theFacts(given);
      const actions = [seller, agency, actors.platform, CLOCK].flatMap((actor) =>
        availableActions(registration, actor, facts, at).map((action) => ({ ...action, actor })),
      );
      for (const { actor, ...action } of actions) {
        const accepted = everyInput(action.command, registration, facts.policy).some(
          (input) => decide(registration, stamped(input, at, actor), facts).ok,
        );
        expect([action.command, action.offered]).toEqual([action.command, accepted]);
        const times = `${action.command} ${action.offered}`;
        seen.set(times, (seen.get(times) ?? 0) + 1);
      }
    }),
    { numRuns: 1_000 },
  );
  // The property says nothing of a command that was never offered, or never withheld.
  for (const command of Object.keys(inputs).filter((name) => name !== 'register'))
    for (const offered of [true, false]) expect(seen.get(`${command} ${offered}`)).toBeGreaterThan(0);
});

/** Inputs of a command that leave no way out: every rate within the policy's bounds and around, every edge of the rest. */
function everyInput(
  command: CommandType,
  registration: Registration,
  policy: Policy,
): readonly RegistrationCommandInput[] {
  const { terms, revision } = registration;
  switch (command) {
    case 'approve':
    case 'approve_close':
    case 'block':
    case 'decline_close':
      return [revision, revision - 1].map((seenRevision) => ({ type: command, seenRevision }));
    case 'reject':
      return [[], inputs.reject.reasons].map((reasons) => ({
        type: command,
        seenRevision: revision,
        reasons,
      }));
    case 'raise_sample_quantity':
      return [
        0,
        terms.sampleQuantity - 1,
        terms.sampleQuantity,
        terms.sampleQuantity + 1,
        policy.maximumSampleQuantity,
      ]
        .map((quantity) => Math.max(0, quantity))
        .map((sampleQuantity) => ({ type: command, sampleQuantity }));
    case 'set_shop_ads_rate':
      return everyRate(policy.shopAdsRate).map((shopAdsRate) => ({ type: command, shopAdsRate }));
    case 'change_total_rate':
      return everyRate(policy.totalRate).map((totalRate) => ({ type: command, totalRate }));
    case 'set_creator_rate':
      return everyRate(policy.creatorRate).flatMap((creatorRate) =>
        [undefined, ...everyRate(policy.creatorRate)].map((creatorShopAdsRate) => ({
          type: command,
          creatorRate,
          ...(creatorShopAdsRate === undefined ? {} : { creatorShopAdsRate }),
        })),
      );
    case 'reregister':
      return everyRate(policy.totalRate).flatMap((totalRate) =>
        [0, policy.maximumSampleQuantity].map((sampleQuantity) => ({
          type: command,
          terms: { totalRate, sampleQuantity },
          contact: inputs.reregister.contact,
        })),
      );
    case 'place_hold':
      return ['hold-0', 'hold-7'].map((holdId) => ({ ...inputs.place_hold, holdId }));
    case 'release_hold':
      return ['none', ...(registration.holds ?? []).map(({ id }) => id)].map((holdId) => ({
        type: command,
        holdId,
      }));
    case 'adopt':
      return decisions.map((decision) => ({ ...inputs.adopt, observed: { decision } }));
    default:
      return [inputs[command]];
  }
}

function everyRate({ minimum, maximum, step }: RateBounds): readonly Rate[] {
  const onStep = Array.from({ length: (maximum - minimum) / step + 1 }, (_, count) => minimum + count * step);
  return [0, minimum + 1, maximum + step, ...onStep];
}

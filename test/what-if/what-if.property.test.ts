import fc from 'fast-check';
import {
  advance,
  type Campaign,
  type CampaignId,
  decide,
  decideCampaign,
  defaultPolicy,
  type LoggedCommand,
  loggedCommands,
  type Policy,
  type Registration,
  type RegistrationId,
  registrationIdOf,
  whatIf,
} from 'partner-campaigns';
import { openPolicies, policies, registrationInputs, situations } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { aCampaign, aPolicy, aProduct, aShop, days, shifted } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';
import { exchanged, said } from './logs.ts';

/** Facts that nothing speaks against, in whatever market the campaign is. */
function knownIn({ market, audience }: Campaign) {
  const sellerType = audience.kind === 'seller_types' ? (audience.sellerTypes[0] ?? 'local') : 'local';
  return { shop: aShop({ market, sellerType }), product: aProduct() };
}

/** What a campaign and a registration went through, as a log; and then whatever somebody tries, an hour after another. */
const logs = situations().chain(({ history, campaignHistory, facts }) => {
  const { shop, product } = knownIn(facts.campaign);
  const lived = loggedCommands([...campaignHistory, ...history], {
    shop: () => shop,
    product: () => product,
  });
  const last = lived.at(-1)?.command.at ?? facts.campaign.changedAt;
  const types = [
    'register',
    'approve',
    'reject',
    'withdraw',
    'reregister',
    'request_close',
    'approve_close',
    'decline_close',
    'raise_sample_quantity',
    'set_shop_ads_rate',
    'change_total_rate',
    'set_creator_rate',
    'cancel_close_request',
  ] as const;
  return fc.array(registrationInputs({ types }), { maxLength: 12 }).map((tried): readonly LoggedCommand[] => [
    ...lived,
    ...tried.map((input, index): LoggedCommand => {
      const place = { campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1' };
      const here = input.type === 'register' ? { ...input, productId: place.productId } : input;
      const at = shifted(last, (index + 1) * 12 * 3_600_000);
      return { kind: 'registration', ...place, command: stamped(here, at), facts: { shop, product } };
    }),
  ]);
});

/** Which commands one world accepts, by the least that can be written: the core, and no word of another world. */
function acceptedAlone(log: readonly LoggedCommand[], policy: Policy): readonly boolean[] {
  const campaigns = new Map<CampaignId, Campaign>();
  const registrations = new Map<RegistrationId, Registration>();
  return log.map((logged) => {
    const campaign = campaigns.get(logged.campaignId);
    if (logged.kind === 'campaign') {
      const running = [...campaigns.values()].filter(({ decision }) => decision !== 'draft').length;
      const outcome = decideCampaign(campaign, logged.command, {
        ...logged.facts,
        policy,
        ongoingCampaigns: running,
      });
      if (outcome.ok) campaigns.set(logged.campaignId, outcome.campaign);
      return outcome.ok;
    }
    if (campaign === undefined) return false;
    const facts = { ...logged.facts, campaign, policy };
    const id = registrationIdOf(logged);
    const stored = registrations.get(id);
    const standing = stored && advance(stored, facts, logged.command.at).registration;
    if (standing !== undefined) registrations.set(id, standing);
    const seen = 'seenRevision' in logged.command ? { seenRevision: standing?.revision ?? 0 } : {};
    const outcome = decide(standing, { ...logged.command, ...seen }, facts);
    if (outcome.ok) registrations.set(id, outcome.registration);
    return outcome.ok;
  });
}

const cases = fc.record({ log: logs, a: policies(), b: policies() });

describe('whatever is logged', () => {
  it('nothing differs under one policy', () => {
    fc.assert(
      fc.property(logs, policies(), (log, policy) => {
        expect(whatIf(log, policy, { ...policy }).differences).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('the differences of two policies are those of the other two, the other way round', () => {
    fc.assert(
      fc.property(cases, ({ log, a, b }) => {
        expect(whatIf(log, b, a).differences).toEqual(exchanged(whatIf(log, a, b).differences));
      }),
      { numRuns: 60 },
    );
  });

  it('the commands that differ are those that only one policy accepts when it is replayed alone', () => {
    let found = 0;
    fc.assert(
      fc.property(cases, ({ log, a, b }) => {
        const { differences, accepted, commands } = whatIf(log, a, b);
        const alone = { a: acceptedAlone(log, a), b: acceptedAlone(log, b) };
        const expected = log.flatMap((_, entry) => (alone.a[entry] === alone.b[entry] ? [] : [entry]));
        expect(differences.flatMap(({ entry }) => entry ?? [])).toEqual(expected);
        const count = (answers: readonly boolean[]) => answers.filter(Boolean).length;
        expect({ accepted, commands }).toEqual({
          accepted: { a: count(alone.a), b: count(alone.b) },
          commands: log.length,
        });
        found += expected.length;
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(10);
  });

  it('every difference is what the core decides, and the first one is of the policy', () => {
    fc.assert(
      fc.property(cases, ({ log, a, b }) => {
        const { differences } = whatIf(log, a, b);
        if (differences[0] !== undefined) expect(differences[0].because).toBe('policy');
        for (const difference of differences) {
          if (difference.kind === 'campaign') {
            for (const { before, command, facts, outcome } of [difference.a, difference.b])
              expect(decideCampaign(before, command, facts)).toEqual(outcome);
          } else {
            for (const { before, command, facts, outcome } of [difference.a, difference.b])
              if (facts !== undefined) expect(decide(before, command, facts)).toEqual(outcome);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('policies that differ only in the deadlines they stamp', () => {
  const someDays = fc.option(fc.integer({ min: 1, max: 4 }));
  const outcome = fc.constantFrom('approve', 'reject');
  const stamping = fc
    .record({
      autoReview: fc.option(fc.record({ afterDays: fc.integer({ min: 1, max: 4 }), outcome })),
      autoCloseAfterDays: someDays,
      totalRateDecreaseAfterDays: someDays,
    })
    .map((stamped) => aPolicy({ totalRateChange: 'free', ...stamped }));
  const rate = fc.constantFrom(1000, 1200, 1400);
  const tried = fc.array(
    fc.oneof(
      rate.map((totalRate) => ({ type: 'change_total_rate', totalRate }) as const),
      fc.constantFrom(
        inputs.set_creator_rate,
        inputs.request_close,
        inputs.cancel_close_request,
        inputs.approve_close,
        inputs.reregister,
        inputs.approve,
        inputs.reject,
      ),
    ),
    { maxLength: 14 },
  );

  it('differ first in a deadline, and that is of the policy', () => {
    let found = 0;
    fc.assert(
      fc.property(stamping, stamping, tried, (a, b, after) => {
        const log = [inputs.register, inputs.approve, ...after].map((input, index) =>
          said(days(2 + index * 0.7), input),
        );
        const [first] = whatIf(log, a, b, { campaigns: [aCampaign()], until: days(30) }).differences;
        if (first === undefined) return;
        expect([first.a.command.type, first.because]).toEqual(['meet_deadline', 'policy']);
        found += 1;
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(40);
  });
});

describe('what happened', () => {
  it('is accepted again, command by command, under the policy that it happened under', () => {
    const lives = openPolicies().chain((policy) => {
      const { messengers, campaign } = defaultPolicy;
      const pinned = { ...policy, clockTolerance: 0, messengers, campaign };
      return situations({ policy: pinned }).map((situation) => ({ ...situation, policy: pinned }));
    });
    let replayed = 0;
    fc.assert(
      fc.property(lives, ({ history, campaignHistory, facts, policy }) => {
        const { shop, product } = knownIn(facts.campaign);
        // A campaign may have been ended after the fact.
        const log = loggedCommands(
          [...campaignHistory.filter(({ type }) => type !== 'campaign_ended_early'), ...history],
          {
            shop: () => shop,
            product: () => product,
          },
        );
        const { commands, accepted } = whatIf(log, policy, policy);
        expect(accepted).toEqual({ a: commands, b: commands });
        expect(commands).toBe(log.length);
        replayed += commands;
      }),
      { numRuns: 150 },
    );
    expect(replayed).toBeGreaterThan(300);
  });
});

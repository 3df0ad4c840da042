import fc from 'fast-check';
import {
  type CommandType,
  type Decision,
  decide,
  decisions,
  defaultPolicy,
  ERASED_CONTACT,
  evolveCampaign,
  evolveRegistration,
  parseCommand,
  parseRegistrationEvent,
  type Registration,
  statusAt,
  statuses,
} from 'partner-campaigns';
import {
  acceptedCommands,
  campaignHistories,
  campaigns,
  places,
  registrationHistories,
  registrations,
  type Situation,
  situations,
} from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { cells, eventTypes } from '../registration/specification.ts';
import { days } from '../support/build.ts';

const everywhere = situations();
const anywhere = situations({ places: places() });

function replayed(situation: Situation): Registration | undefined {
  return situation.history.reduce<Registration | undefined>(
    (registration, event) => evolveRegistration(registration, event),
    undefined,
  );
}

describe('situations', () => {
  it('are of every decision, at every status', () => {
    const seen = new Set<string>();
    for (const { registration, facts, at } of fc.sample(situations(), { numRuns: 1_500, seed: 1 })) {
      seen.add(registration?.decision ?? 'none');
      if (registration !== undefined) seen.add(statusAt(registration, facts.campaign, at));
    }
    expect([...seen].toSorted()).toEqual([...new Set(['none', ...decisions, ...statuses])].toSorted());
  });

  it('have records that their histories lead to, and campaigns too', () => {
    fc.assert(
      fc.property(anywhere, (situation) => {
        const { facts, campaignHistory } = situation;
        // What a situation is of has no bearing on its type, when it is of everything.
        const registration: Registration | undefined = situation.registration;
        const rebuilt = replayed(situation);
        expect(
          rebuilt && { ...rebuilt, revision: registration?.revision, contact: registration?.contact },
        ).toEqual(registration);
        expect(rebuilt?.contact ?? ERASED_CONTACT).toEqual(ERASED_CONTACT);
        const [first, ...rest] = campaignHistory;
        if (first === undefined) throw new Error('A campaign was created');
        const campaign = rest.reduce(evolveCampaign, evolveCampaign(undefined, first));
        expect({ ...campaign, revision: facts.campaign.revision }).toEqual(facts.campaign);
      }),
      { numRuns: 300 },
    );
  });

  it('belong together: record, campaign, shop, product and place', () => {
    fc.assert(
      fc.property(anywhere, ({ registration, facts, place, at }) => {
        const { campaign, shop, product } = facts;
        expect([campaign.id, campaign.agencyId]).toEqual([place.campaignId, place.agencyId]);
        expect([shop?.id ?? place.shopId, product?.id ?? place.productId]).toEqual([
          place.shopId,
          place.productId,
        ]);
        if (registration !== undefined) expect(registration).toMatchObject(place);
        expect(at).toBeGreaterThanOrEqual(Math.max(campaign.changedAt, registration?.changedAt ?? 0));
      }),
      { numRuns: 300 },
    );
  });

  it('know nothing of shop or product now and then, and of each fact', () => {
    const sampled = fc.sample(situations(), { numRuns: 800, seed: 2 });
    const shops = sampled.map(({ facts }) => facts.shop);
    expect(shops).toContain(undefined);
    expect(sampled.map(({ facts }) => facts.product)).toContain(undefined);
    const ratings = shops.flatMap((shop) => (shop === undefined ? [] : [shop.rating]));
    expect(ratings).toContain(undefined);
    expect(ratings).toContain(null);
  });

  it('shrink to what was registered at once, and nothing else', () => {
    for (const seed of [1, 2, 3]) {
      const { counterexample } = fc.check(
        fc.property(everywhere, () => false),
        { seed },
      );
      const [{ registration, facts, at, history }] = counterexample as [Situation];
      expect(registration).toMatchObject({ decision: 'pending', attempt: 1, revision: 1 });
      expect(registration).toMatchObject({ terms: { totalRate: 100, sampleQuantity: 0 } });
      expect(history.map(({ type }) => type)).toEqual(['registration_submitted']);
      expect([at, facts.campaign.createdAt]).toEqual([days(0), days(0)]);
    }
  });

  it('shrink a decision to the shortest way there', () => {
    const lengths: { readonly [D in Decision]: number } = {
      pending: 1,
      approved: 2,
      close_requested: 3,
      rejected: 2,
      blocked: 2,
      withdrawn: 2,
      closed: 4,
    };
    for (const decision of decisions) {
      const there = situations({ decisions: [decision] });
      const { counterexample } = fc.check(
        fc.property(there, () => false),
        { seed: 5 },
      );
      expect((counterexample as [Situation])[0].history.length).toBe(lengths[decision]);
    }
  });

  it('are at deadlines that have passed, if a test wants it so', () => {
    const due = situations({ decisions: ['pending', 'close_requested'], deadlines: 'due' });
    fc.assert(
      fc.property(due, ({ registration, at }) => (registration.deadline?.dueAt ?? at) <= at),
      { numRuns: 200 },
    );
    const ahead = situations({ decisions: ['pending', 'close_requested'], deadlines: 'ahead' });
    fc.assert(
      fc.property(ahead, ({ registration, facts, at }) => {
        const dueAt = registration.deadline?.dueAt;
        return dueAt === undefined || at < dueAt || at === facts.campaign.changedAt;
      }),
      { numRuns: 200 },
    );
  });
});

describe('histories', () => {
  it('are of every event there is', () => {
    const happened = new Set(
      fc.sample(registrationHistories(), { numRuns: 1_200, seed: 1 }).flatMap((events) => {
        for (const event of events) expect(parseRegistrationEvent(event).ok).toBe(true);
        return events.map(({ type }) => type);
      }),
    );
    // Holds are placed and stay: they are released by commands.
    const told = new Set([...eventTypes].filter((event) => event !== 'hold_released'));
    expect([...happened].toSorted()).toEqual([...told].toSorted());
  });

  it('are of every event of a campaign', () => {
    const happened = fc.sample(campaignHistories(), { numRuns: 600, seed: 1 }).flat();
    expect([...new Set(happened.map(({ type }) => type))].toSorted()).toEqual([
      'campaign_created',
      'campaign_edited',
      'campaign_ended',
      'campaign_ended_early',
      'campaign_published',
      'campaign_started',
      'shops_invited',
    ]);
  });

  it('lead to attempts beyond the first, holds and rejections that are kept', () => {
    const records = fc.sample(registrations(), { numRuns: 500, seed: 1 });
    expect(Math.max(...records.map(({ attempt }) => attempt))).toBeGreaterThan(2);
    expect(records.some(({ holds }) => holds !== undefined)).toBe(true);
    expect(records.some(({ decision, lastRejection }) => decision === 'approved' && lastRejection)).toBe(
      true,
    );
  });

  it('are of campaigns of every decision', () => {
    const found = fc.sample(campaigns(), { numRuns: 300, seed: 1 }).map(({ decision }) => decision);
    expect([...new Set(found)].toSorted()).toEqual(['draft', 'ended_early', 'published']);
  });
});

describe('accepted commands', () => {
  // A lower total rate that is due is seldom: it takes a policy, an approval and somebody who lowers the rate.
  const policy = { ...defaultPolicy, totalRateChange: 'free', totalRateDecreaseAfterDays: 1 } as const;
  const lowered = situations({ decisions: ['approved'], deadlines: 'due', policy });
  const some = fc.oneof({ weight: 9, arbitrary: anywhere }, { weight: 1, arbitrary: lowered });
  const asked = some.chain((situation) =>
    (acceptedCommands(situation) ?? fc.constant(null)).map((command) => ({ situation, command })),
  );

  it('are accepted, all of them, and read as they come from outside', () => {
    const seen = new Set<string>();
    const details = fc.check(
      fc.property(asked, ({ situation, command }) => {
        if (command === null) return;
        const { registration, facts } = situation;
        const outcome = decide(registration, command, facts);
        if (!outcome.ok) throw new Error(fc.stringify(outcome.refusal));
        seen.add(`${registration?.decision ?? 'none'} ${command.type} ${command.actor.role}`);
        const { at: _at, actor: _actor, ...input } = command;
        if (command.type !== 'meet_deadline') expect(parseCommand(input).ok).toBe(true);
      }),
      { numRuns: 3_000, seed: 1 },
    );
    expect(details.errorInstance ?? null).toBe(null);
    expect(details.numSkips).toBe(0);
    // Every cell of the table, by each role; what a deadline leads to comes on top.
    const all = cells.flatMap(({ from, command, roles }) =>
      roles.map((role) => `${from} ${command} ${role}`),
    );
    expect([...new Set(all)].filter((cell) => !seen.has(cell))).toEqual([]);
  }, 30_000);

  it('are of the types and the roles that a test asks for', () => {
    const [pending] = fc.sample(situations({ decisions: ['pending'] }), { numRuns: 1, seed: 3 });
    if (pending === undefined) throw new Error('Nothing was drawn');
    const types: readonly CommandType[] = ['place_hold', 'approve'];
    const commands = acceptedCommands(pending, { types, roles: ['platform'] });
    if (commands === null) throw new Error('The platform places holds');
    for (const command of fc.sample(commands, 20))
      expect([command.type, command.actor.role]).toEqual(['place_hold', 'platform']);
  });

  it('are none on what is blocked', () => {
    fc.assert(
      fc.property(
        situations({ decisions: ['blocked'] }),
        (situation) => acceptedCommands(situation) === null,
      ),
      { numRuns: 50 },
    );
  });
});

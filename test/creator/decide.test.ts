import {
  type CreatorLink,
  canSeeLink,
  type Decision,
  decideLink,
  decisions,
  evolveLink,
  type LinkCommand,
  type LinkCommandInput,
  type LinkFacts,
  type LinkReason,
  linkCommandRoles,
} from 'partner-campaigns';
import { linkMachine, linkMachineEvent, linkSnapshot } from 'partner-campaigns/machine';
import { describe, expect, it } from 'vitest';
import { type EventFromLogic, transition } from 'xstate';
import { isOwnLinkCommand, linkRoleNotAllowed } from '../../src/creator/authority.js';
import {
  aCampaign,
  agency,
  aHold,
  aLink,
  aPolicy,
  aRegistration,
  days,
  seller,
  shifted,
} from '../support/build.ts';
import { actors, roles } from '../support/commands.ts';
import { linkCommand, linkFacts, now, terms } from './support.ts';

const add = { type: 'add_link' } as const;
const remove = { type: 'remove_link' } as const;
const { platform } = actors;

/** Decides, and holds XState to the same where there is a link for an actor to start with. */
function decided(link: CreatorLink | undefined, command: LinkCommand, facts: LinkFacts) {
  const outcome = decideLink(link, command, facts);
  if (link !== undefined) {
    const event = linkMachineEvent(command, facts) as EventFromLogic<typeof linkMachine>;
    const snapshot = linkSnapshot(link);
    const [next, actions] = transition(linkMachine, snapshot, event);
    expect(snapshot.can(event)).toBe(outcome.ok);
    expect(next.value).toBe(outcome.ok ? outcome.link.decision : link.decision);
    expect(next.context.link).toEqual(outcome.ok ? outcome.link : link);
    expect(actions.map(({ params }) => params)).toEqual(
      outcome.ok ? outcome.events.map((emitted) => ({ event: emitted })) : [],
    );
  }
  return outcome;
}

function reasonsOf(
  link: CreatorLink | undefined,
  command: LinkCommand,
  facts: LinkFacts = linkFacts(),
): readonly LinkReason[] {
  const outcome = decided(link, command, facts);
  return outcome.ok ? [] : outcome.refusal.reasons;
}

const ids = {
  v: 1,
  registrationId: 'campaign-1:shop-1:product-1',
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
  creatorId: 'creator-1',
} as const;
const creatorLinkId = 'campaign-1:shop-1:product-1:creator-1';

describe('a link that is added', () => {
  it('promises the terms of that moment, all of them that are set', () => {
    const registration = aRegistration('approved', {
      attempt: 3,
      terms: { ...terms, shopAdsRate: 1500, creatorShopAdsRate: 900 },
    });
    const promised = { totalRate: 1000, creatorRate: 800, shopAdsRate: 1500, creatorShopAdsRate: 900 };
    expect(decided(undefined, linkCommand(add), linkFacts({ registration }))).toEqual({
      ok: true,
      link: {
        ...ids,
        id: creatorLinkId,
        registrationAttempt: 3,
        decision: 'added',
        terms: promised,
        addedAt: now,
        changedAt: now,
        revision: 0,
      },
      events: [
        {
          ...ids,
          creatorLinkId,
          registrationAttempt: 3,
          type: 'link_added',
          terms: promised,
          at: now,
          actor: actors.creator,
        },
      ],
    });
  });

  it('keeps silent of ads where there is no rate for them', () => {
    const outcome = decided(undefined, linkCommand(add), linkFacts());
    expect(outcome.ok && outcome.link.terms).toStrictEqual({ totalRate: 1000, creatorRate: 800 });
  });

  it.each(['added', 'removed'] as const)(
    'again, where it is %s, keeps its revision and takes new terms',
    (decision) => {
      const link = aLink(decision, { revision: 7 });
      const registration = aRegistration('approved', { attempt: 2, terms: { ...terms, creatorRate: 300 } });
      const outcome = decided(link, linkCommand(add), linkFacts({ registration }));
      expect(outcome.ok && outcome.link).toStrictEqual({
        ...ids,
        id: creatorLinkId,
        registrationAttempt: 2,
        decision: 'added',
        terms: { totalRate: 1000, creatorRate: 300 },
        addedAt: now,
        changedAt: now,
        revision: 7,
      });
    },
  );

  it('is the one of the creator for whom the platform speaks', () => {
    const command = linkCommand({ ...add, creatorId: 'creator-9' }, { actor: platform });
    const outcome = decided(undefined, command, linkFacts());
    expect(outcome.ok && outcome.link).toMatchObject({
      creatorId: 'creator-9',
      id: 'campaign-1:shop-1:product-1:creator-9',
    });
    expect(outcome.ok && outcome.events[0]?.actor).toEqual(platform);
  });

  it('may be added before the campaign period begins, and until it is over', () => {
    expect(reasonsOf(undefined, linkCommand(add, { at: days(9) }))).toEqual([]);
    expect(reasonsOf(undefined, linkCommand(add, { at: shifted(days(40), -1) }))).toEqual([]);
    expect(reasonsOf(undefined, linkCommand(add, { at: days(40) }))).toEqual([
      { code: 'campaign_over', parameters: { overFrom: days(40) } },
    ]);
    const campaign = aCampaign({ decision: 'ended_early', endedAt: now });
    expect(reasonsOf(undefined, linkCommand(add), linkFacts({ campaign }))).toEqual([
      { code: 'campaign_over', parameters: { overFrom: now } },
    ]);
  });

  const running: readonly Decision[] = ['approved', 'close_requested'];
  it.each(decisions)('is one to what runs: %s', (decision) => {
    const facts = linkFacts({ registration: aRegistration(decision, { terms }) });
    const expected = running.includes(decision)
      ? []
      : [{ code: 'registration_not_running', parameters: { decision, since: facts.registration.decidedAt } }];
    expect(reasonsOf(undefined, linkCommand(add), facts)).toEqual(expected);
  });

  it('needs a rate to promise', () => {
    const registration = aRegistration('approved', { terms: { totalRate: 1000, sampleQuantity: 5 } });
    expect(reasonsOf(undefined, linkCommand(add), linkFacts({ registration }))).toEqual([
      { code: 'creator_rate_not_set', parameters: {} },
    ]);
  });

  it('needs a creator, and is of no other than the one who acts', () => {
    expect(reasonsOf(undefined, linkCommand(add, { actor: platform }))).toEqual([
      { code: 'fact_missing', parameters: { fact: 'creator' } },
    ]);
    const another = linkCommand({ ...add, creatorId: 'creator-9' });
    const refusal = [{ code: 'another_creator', parameters: { creatorId: 'creator-1' } }];
    expect(reasonsOf(undefined, another)).toEqual(refusal);
    expect(reasonsOf(aLink('removed'), another)).toEqual(refusal);
    const spoken = linkCommand({ ...add, creatorId: 'creator-9' }, { actor: platform });
    expect(reasonsOf(aLink('removed'), spoken)).toEqual(refusal);
    expect(reasonsOf(aLink('removed'), linkCommand({ ...add, creatorId: 'creator-1' }))).toEqual([]);
    expect(reasonsOf(aLink('removed'), linkCommand(add, { actor: platform }))).toEqual([]);
  });

  it('is not added twice to one attempt', () => {
    expect(reasonsOf(aLink('added'), linkCommand(add))).toEqual([
      { code: 'link_exists', parameters: { addedAt: days(3) } },
    ]);
    const registration = aRegistration('approved', { attempt: 2, terms });
    expect(reasonsOf(aLink('added'), linkCommand(add), linkFacts({ registration }))).toEqual([]);
  });

  it('is refused with everything that is wrong', () => {
    const registration = aRegistration('closed');
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(4) });
    const command = linkCommand({ ...add, creatorId: 'creator-9' });
    const codes = (link: CreatorLink | undefined) =>
      reasonsOf(link, command, linkFacts({ registration, campaign })).map(({ code }) => code);
    const rest = ['campaign_over', 'registration_not_running', 'creator_rate_not_set'];
    expect(codes(undefined)).toEqual(['another_creator', ...rest]);
    expect(codes(aLink('removed'))).toEqual(['another_creator', ...rest]);
    expect(codes(aLink('added'))).toEqual(['another_creator', 'link_exists', ...rest]);
  });
});

describe('a link that is removed', () => {
  it('keeps what was promised, and when it was added', () => {
    const link = aLink('added', { revision: 4 });
    expect(decided(link, linkCommand(remove), linkFacts())).toEqual({
      ok: true,
      link: { ...link, decision: 'removed', removedAt: now, changedAt: now },
      events: [
        {
          ...ids,
          creatorLinkId,
          registrationAttempt: 1,
          type: 'link_removed',
          at: now,
          actor: actors.creator,
        },
      ],
    });
  });

  it('may be removed whatever became of registration and campaign, and under its own attempt', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(4) });
    for (const decision of decisions) {
      const registration = aRegistration(decision, { attempt: 2 });
      const outcome = decided(aLink('added'), linkCommand(remove), linkFacts({ registration, campaign }));
      expect(outcome.ok && outcome.events[0]?.registrationAttempt).toBe(1);
    }
  });

  it.each([undefined, aLink('removed')])('is there to be removed: %#', (link) => {
    expect(reasonsOf(link, linkCommand(remove))).toEqual([
      {
        code: 'link_command_not_accepted',
        parameters: { decision: link?.decision ?? null, command: 'remove_link', accepted: ['add_link'] },
      },
    ]);
  });

  it('takes no part in what it was before', () => {
    const added = decided(aLink('removed'), linkCommand(add), linkFacts());
    expect(added.ok && 'removedAt' in added.link).toBe(false);
  });
});

describe('a registration with a deadline that has passed', () => {
  const policy = aPolicy({ autoReview: { afterDays: 1, outcome: 'approve' } });
  const pending = aRegistration('pending', { terms, deadline: { dueAt: now, dueOutcome: 'approve' } });

  it('is what the deadline makes it, from that instant on', () => {
    const facts = linkFacts({ registration: pending, policy });
    expect(reasonsOf(undefined, linkCommand(add), facts)).toEqual([]);
    expect(reasonsOf(undefined, linkCommand(add, { at: shifted(now, -1) }), facts)).toEqual([
      { code: 'registration_not_running', parameters: { decision: 'pending', since: pending.decidedAt } },
    ]);
    const deadline = { dueAt: now, dueOutcome: 'approve_close' } as const;
    const closing = aRegistration('close_requested', { terms, deadline });
    expect(reasonsOf(undefined, linkCommand(add), linkFacts({ registration: closing }))).toEqual([
      { code: 'registration_not_running', parameters: { decision: 'closed', since: now } },
    ]);
  });

  it('stays as it is while that is held', () => {
    const facts = linkFacts({ registration: { ...pending, holds: [aHold()] }, policy });
    expect(reasonsOf(undefined, linkCommand(add), facts)).toEqual([
      { code: 'registration_not_running', parameters: { decision: 'pending', since: pending.decidedAt } },
    ]);
  });
});

describe('the clocks of hosts', () => {
  const records: readonly [string, CreatorLink | undefined, Partial<LinkFacts>][] = [
    ['link', aLink('removed', { changedAt: now }), {}],
    ['registration', undefined, { registration: aRegistration('approved', { terms, changedAt: now }) }],
    ['campaign', undefined, { campaign: aCampaign({ changedAt: now }) }],
  ];
  it.each(records)(
    'may differ by as much as the policy says from the last write of the %s',
    (_, link, known) => {
      const facts = linkFacts(known);
      const late = decided(link, linkCommand(add, { at: now }), facts);
      expect(decideLink(link, linkCommand(add, { at: shifted(now, -5_000) }), facts)).toEqual(late);
      const at = shifted(now, -5_001);
      expect(decideLink(link, linkCommand(add, { at }), facts)).toEqual({
        ok: false,
        refusal: { reasons: [{ code: 'time_went_back', parameters: { at, changedAt: now } }] },
      });
    },
  );
});

describe('who sees a link, and whose commands there are', () => {
  it('its creator, the shop, the agency and the platform', () => {
    const link = aLink('added');
    for (const role of roles) expect(canSeeLink(actors[role], link)).toBe(true);
    expect(canSeeLink({ role: 'creator', creatorId: 'creator-9' }, link)).toBe(false);
    expect(canSeeLink({ ...seller, shopId: 'shop-9' }, link)).toBe(false);
    expect(canSeeLink({ ...agency, agencyId: 'agency-9' }, link)).toBe(false);
  });

  const inputs: readonly LinkCommandInput[] = [add, remove];
  it.each(inputs)('$type is of creator and platform', (input) => {
    expect(linkCommandRoles[input.type]).toEqual(['creator', 'platform']);
    const allowed = roles.filter((role) => isOwnLinkCommand({ ...input, at: now, actor: actors[role] }));
    expect(allowed).toEqual(['creator', 'platform']);
    expect(linkRoleNotAllowed(input, seller)).toEqual({
      code: 'role_not_allowed',
      parameters: { command: input.type, role: 'seller', allowed: ['creator', 'platform'] },
    });
  });
});

it('an event of a link that is not there is a bug, and thrown', () => {
  const removal = decideLink(aLink('added'), linkCommand(remove), linkFacts());
  const [event] = removal.ok ? removal.events : [];
  if (event === undefined) throw new Error('Nothing happened');
  expect(() => evolveLink(undefined, event)).toThrow('link_removed before there is a link');
});

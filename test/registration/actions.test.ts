import {
  type Actor,
  availableActions,
  bindHostRules,
  type CommandType,
  canSeeRegistration,
  commandTypes,
  type HostRule,
  hostRule,
  parseCommand,
  type Registration,
  type Terms,
  type VetoableCommand,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  agency,
  aHold,
  aPolicy,
  aRegistration,
  days,
  seller,
  theFacts,
} from '../support/build.ts';
import { actors } from '../support/commands.ts';
import { type From, froms, namedInstead, rolesOf } from './specification.ts';

const at = days(4);
const decided = froms.filter((from): from is Exclude<From, 'none'> => from !== 'none');
const open = theFacts({ policy: aPolicy({ totalRateChange: 'free' }) });

function offeredTo(actor: Actor, registration: Registration, facts = open) {
  return availableActions(registration, actor, facts, at)
    .filter((action) => action.offered)
    .map((action) => action.command);
}

describe.each(decided)('on %s', (decision) => {
  it.each(['seller', 'agency', 'platform'] as const)(
    'the %s is offered what the table lets it do',
    (role) => {
      // There is no hold to release.
      const expected = namedInstead(decision, role).filter((command) => command !== 'release_hold');
      expect(offeredTo(actors[role], aRegistration(decision)).sort()).toEqual([...expected].sort());
    },
  );

  it('everybody is told of every command of the role, in the same order', () => {
    for (const role of ['seller', 'agency', 'clock', 'platform'] as const) {
      const listed = availableActions(aRegistration(decision), actors[role], open, at);
      const expected = commandTypes.filter(
        (command) => command !== 'register' && rolesOf(command).includes(role),
      );
      expect(listed.map((action) => action.command)).toEqual(expected);
    }
  });

  it.each([
    ['another shop', { ...seller, shopId: 'shop-2' }],
    ['another agency', { ...agency, agencyId: 'agency-2' }],
  ])('%s learns nothing', (_, actor) => {
    expect(availableActions(aRegistration(decision), actor, open, at)).toEqual([]);
  });
});

describe('holds', () => {
  const held = aRegistration('pending', { holds: [aHold({ commands: ['approve'] })] });
  const reasonsOf = (actor: Actor, command: CommandType, registration: Registration) => {
    const action = availableActions(registration, actor, open, at).find((each) => each.command === command);
    return action === undefined || action.offered ? [] : action.refusal.reasons.map(({ code }) => code);
  };

  it('withhold what they name, and nothing else', () => {
    expect(offeredTo(agency, held)).toEqual(['reject', 'block', 'place_hold', 'release_hold']);
    expect(reasonsOf(agency, 'approve', held)).toEqual(['held']);
    expect(offeredTo(seller, held)).toEqual(['withdraw']);
  });

  it('are offered for release to whoever may', () => {
    const platforms = aHold({ id: 'hold-0', placedBy: 'platform' });
    const both = aRegistration('pending', { holds: [platforms, aHold()] });
    const byPlatform = aRegistration('pending', { holds: [platforms] });
    expect(offeredTo(actors.platform, both)).toContain('release_hold');
    expect(offeredTo(agency, both)).toContain('release_hold');
    expect(offeredTo(actors.platform, byPlatform)).toContain('release_hold');
    expect(reasonsOf(agency, 'release_hold', byPlatform)).toEqual(['hold_not_yours']);
    expect(reasonsOf(agency, 'release_hold', aRegistration('pending'))).toEqual(['hold_not_found']);
  });

  it('are offered up to the twentieth, whatever the ids of the others', () => {
    const holds = Array.from({ length: 19 }, (_, index) => aHold({ id: `hold-${index}` }));
    const nineteen = aRegistration('approved', { holds });
    expect(offeredTo(agency, nineteen)).toContain('place_hold');
    const twenty = aRegistration('approved', { holds: [...holds, aHold({ id: 'hold-19' })] });
    expect(reasonsOf(agency, 'place_hold', twenty)).toEqual(['too_many_holds']);
  });
});

describe('a host rule', () => {
  it('withholds the command it is bound to, from whoever might issue it', () => {
    const rule = hostRule({ name: 'acme/no', commands: ['approve', 'withdraw'], check: () => ({}) });
    const facts = { ...open, hostRules: bindHostRules([rule]) };
    expect(offeredTo(agency, aRegistration('pending'), facts)).toEqual(['reject', 'block', 'place_hold']);
    expect(offeredTo(seller, aRegistration('pending'), facts)).toEqual([]);
  });
});

describe('what an action is tried with', () => {
  const vetoable = commandTypes.filter(
    (type): type is VetoableCommand =>
      !['release_hold', 'disqualify', 'adopt', 'meet_deadline'].includes(type),
  );

  it.each(decided)('is a command that could be sent: on %s', (decision) => {
    const tried: unknown[] = [];
    const rule: HostRule = {
      name: 'acme/look',
      commands: vetoable,
      check: ({ command: { at: _, actor: __, ...input } }) => {
        tried.push(input);
        return null;
      },
    };
    const holds = [
      aHold({ id: 'hold-0', commands: ['reregister'] }),
      aHold({ id: 'hold-2', commands: ['reregister'] }),
    ];
    const facts = { ...open, hostRules: bindHostRules([rule]) };
    for (const registration of [aRegistration(decision), aRegistration(decision, { holds })])
      for (const actor of [seller, agency]) availableActions(registration, actor, facts, at);
    expect(tried.map((input) => parseCommand(input))).toEqual(
      tried.map((input) => ({ ok: true, value: input })),
    );
    expect(tried.length > 0).toBe(decision !== 'blocked');
  });

  it.each([
    ['rejected', 'reregister', seller],
    ['approved', 'set_shop_ads_rate', seller],
    ['approved', 'change_total_rate', seller],
    ['approved', 'set_creator_rate', agency],
  ] as const)('has the highest rate that may be: on %s, %s', (decision, command, actor) => {
    const shown: unknown[] = [];
    const rule: HostRule = {
      name: 'acme/look',
      commands: [command],
      check: (input) => {
        shown.push(input.command);
        return null;
      },
    };
    const facts = { ...open, hostRules: bindHostRules([rule]) };
    availableActions(aRegistration(decision), actor, facts, at);
    expect(shown).toMatchObject([
      {
        reregister: { terms: { totalRate: 8000, sampleQuantity: 0 } },
        set_shop_ads_rate: { shopAdsRate: 8000 },
        change_total_rate: { totalRate: 8000 },
        // Not more than the total.
        set_creator_rate: { creatorRate: 1000 },
      }[command],
    ]);
  });
});

describe('the creators’ rate is offered', () => {
  const policy = aPolicy({ creatorRate: { minimum: 1000, maximum: 2000, step: 500 } });
  const facts = theFacts({ policy });
  const changes = (terms: Omit<Terms, 'sampleQuantity'>) =>
    offeredTo(agency, aRegistration('approved', { terms: { ...terms, sampleQuantity: 0 } }), facts).includes(
      'set_creator_rate',
    );

  // biome-ignore format: one case a line, in columns
  it.each<readonly [what: string, Omit<Terms, 'sampleQuantity'>, boolean]>([
    ['where none is set',                              { totalRate: 1000 },                                                                        true],
    ['where the total leaves room for none',           { totalRate: 999 },                                                                         false],
    ['where another one is left',                      { totalRate: 1500, creatorRate: 1500 },                                                     true],
    ['where the one that is set is the only one',      { totalRate: 1000, creatorRate: 1000 },                                                     false],
    ['where one of ads can be set beside it',          { totalRate: 1000, creatorRate: 1000, shopAdsRate: 1000 },                                  true],
    ['where ads leave room for none beside it',        { totalRate: 1000, creatorRate: 1000, shopAdsRate: 900 },                                   false],
    ['where the one of ads is the only one too',       { totalRate: 1000, creatorRate: 1000, shopAdsRate: 1000, creatorShopAdsRate: 1000 },        false],
    ['where another one of ads is left',               { totalRate: 1000, creatorRate: 1000, shopAdsRate: 1500, creatorShopAdsRate: 1500 },        true],
    ['where another is left, but no other one of ads', { totalRate: 1500, creatorRate: 1500, shopAdsRate: 1000, creatorShopAdsRate: 1000 },        true],
  ])('%s', (_what, terms, expected) => {
    expect(changes(terms)).toBe(expected);
  });
});

describe('an observation is offered', () => {
  const adoptable = (registration: Registration) =>
    offeredTo(actors.platform, registration).includes('adopt');
  const disqualified = { because: 'disqualified', reason: 'acme/fake' } as const;

  it('of whatever is closed, also of what is out', () => {
    expect(adoptable(aRegistration('closed'))).toBe(true);
    expect(adoptable(aRegistration('closed', { closure: disqualified }))).toBe(true);
  });

  it('of nothing that is blocked', () => {
    expect(adoptable(aRegistration('blocked'))).toBe(false);
  });
});

describe('whoever is of no role that we know', () => {
  it('learns nothing', () => {
    // Roles come from the host, at times from JavaScript.
    const creator = { role: 'creator' } as unknown as Actor;
    expect(availableActions(aRegistration('pending'), creator, open, at)).toEqual([]);
    expect(canSeeRegistration(creator, aRegistration('pending'))).toBe(false);
  });
});

describe('an action that is withheld', () => {
  it('says every reason', () => {
    const facts = theFacts({
      campaign: aCampaign({ decision: 'ended_early', endedAt: days(4) }),
      policy: aPolicy({ withdraw: false }),
    });
    const withdraw = availableActions(aRegistration('pending'), seller, facts, at).find(
      (action) => action.command === 'withdraw',
    );
    expect(withdraw).toEqual({
      command: 'withdraw',
      offered: false,
      refusal: {
        reasons: [
          { code: 'campaign_over', parameters: { overFrom: days(4) } },
          { code: 'disabled_by_policy', parameters: { command: 'withdraw' } },
        ],
      },
    });
  });
});

describe('the clock', () => {
  const due = (dueAt: ReturnType<typeof days>) =>
    aRegistration('pending', { deadline: { dueAt, dueOutcome: 'approve' } });

  it('is offered a deadline that is due', () => {
    expect(offeredTo(actors.clock, due(days(4)))).toEqual(['meet_deadline']);
    expect(offeredTo(actors.clock, due(days(5)))).toEqual([]);
    expect(offeredTo(actors.clock, aRegistration('pending'))).toEqual([]);
  });
});

describe('a rate is offered', () => {
  const changes = (totalRate: number, minimum: number, creatorRate?: number) => {
    const terms = { totalRate, sampleQuantity: 0, ...(creatorRate === undefined ? {} : { creatorRate }) };
    const policy = aPolicy({
      totalRateChange: 'free',
      totalRate: { minimum, maximum: 2000, step: 500 },
      creatorRate: { minimum, maximum: 2000, step: 500 },
    });
    const offered = offeredTo(seller, aRegistration('approved', { terms }), theFacts({ policy }));
    return offered.includes('change_total_rate');
  };

  it('while there is another one within the bounds', () => {
    expect(changes(2000, 1500)).toBe(true);
    expect(changes(1500, 1500)).toBe(true);
    expect(changes(2000, 2000)).toBe(false);
  });

  it('while there is another one that leaves creators theirs', () => {
    expect(changes(2000, 1000, 1500)).toBe(true);
    expect(changes(2000, 1000, 1501)).toBe(false);
  });
});

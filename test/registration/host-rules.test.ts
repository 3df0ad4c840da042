import {
  advance,
  bindHostRules,
  CLOCK,
  decide,
  type HostRule,
  type HostRuleFailure,
  type HostRuleInput,
  type HostVeto,
  hostRule,
  type Registration,
  type RegistrationCommand,
  type RegistrationFacts,
  type VetoableCommand,
} from 'partner-campaigns';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { reasonsOf } from '../support/answers.ts';
import { agency, aRegistration, days, shifted, theFacts } from '../support/build.ts';
import { actors, inputs, stamped } from '../support/commands.ts';
import { hostileValues } from '../support/hostile-values.ts';

const at = days(4);

/** Facts with rules of the host, and what they report. */
function under(...rules: readonly HostRule[]) {
  const failures: HostRuleFailure[] = [];
  const hostRules = bindHostRules(rules, (failure) => failures.push(failure));
  return { facts: theFacts({ hostRules }), failures };
}

function saying(
  name: HostRule['name'],
  veto: HostVeto | null,
  ...commands: readonly VetoableCommand[]
): HostRule {
  return { name, commands, check: () => veto };
}

/** A rule that answers what no rule may. */
function answering(answer: () => unknown): HostRule {
  return { name: 'acme/broken', commands: ['approve'], check: answer as HostRule['check'] };
}

function approving(facts: RegistrationFacts) {
  return decide(aRegistration('pending'), stamped(inputs.approve, at), facts);
}

describe('a host rule', () => {
  it('that has nothing against the command leaves it as it is', () => {
    const { facts, failures } = under(saying('acme/fine', null, 'approve'));
    expect(approving(facts)).toEqual(approving(theFacts()));
    expect(failures).toEqual([]);
  });

  it('vetoes with its name, its parameters and its message', () => {
    const veto = {
      parameters: { limit: 3, used: 3.5, team: 'A', strict: true, until: null },
      message: 'Full.',
    };
    const { facts } = under(saying('acme/full', veto, 'approve'));
    expect(reasonsOf(approving(facts))).toEqual([
      { code: 'host_rule', parameters: { rule: 'acme/full', ...veto } },
    ]);
  });

  it('needs neither parameters nor a message', () => {
    const { facts } = under(saying('acme/full', {}, 'approve'));
    expect(reasonsOf(approving(facts))).toEqual([
      { code: 'host_rule', parameters: { rule: 'acme/full', parameters: {} } },
    ]);
  });

  it('stands beside the others, in the order in which they were given, after ours', () => {
    const { facts } = under(
      saying('acme/second', {}, 'reject', 'approve'),
      saying('acme/first', null, 'reject'),
      saying('acme/last', {}, 'reject'),
    );
    const reject = stamped({ ...inputs.reject, reasons: [] }, at);
    const told = reasonsOf(decide(aRegistration('pending'), reject, facts));
    expect(
      told.map((reason) => ('rule' in reason.parameters ? reason.parameters.rule : reason.code)),
    ).toEqual(['reason_required', 'acme/second', 'acme/last']);
  });

  it('is asked only about the commands it is bound to', () => {
    const { facts } = under(saying('acme/full', {}, 'withdraw', 'reregister'));
    expect(approving(facts).ok).toBe(true);
    expect(decide(aRegistration('pending'), stamped(inputs.withdraw, at), facts).ok).toBe(false);
    expect(decide(aRegistration('rejected'), stamped(inputs.reregister, at), facts).ok).toBe(false);
  });

  it('cannot allow what our rules refuse', () => {
    const { facts } = under(saying('acme/fine', null, 'approve'));
    const outcome = decide(aRegistration('approved'), stamped(inputs.approve, at), facts);
    expect(reasonsOf(outcome).map(({ code }) => code)).toEqual(['not_accepted']);
  });

  it('sees registration, command and facts as they are', () => {
    const seen: HostRuleInput[] = [];
    const rule: HostRule = {
      name: 'acme/look',
      commands: ['approve', 'register'],
      check: (input) => {
        seen.push(input);
        return null;
      },
    };
    const { facts } = under(rule);
    const registration = aRegistration('pending');
    decide(registration, stamped(inputs.approve, at), facts);
    decide(undefined, stamped(inputs.register, at), facts);
    const known = theFacts();
    expect(seen).toEqual([
      { registration, command: { ...inputs.approve, at, actor: agency }, facts: known },
      { registration: undefined, command: { ...inputs.register, at, actor: actors.seller }, facts: known },
    ]);
  });

  it('can change nothing of what is decided', () => {
    const { facts, failures } = under({
      name: 'acme/vandal',
      commands: ['register'],
      check: ({ command, facts: shown }) => {
        expect(Reflect.set(command, 'productId', 'product-9')).toBe(false);
        expect(Reflect.set(Object(Reflect.get(command, 'terms')), 'totalRate', 1)).toBe(false);
        expect(Reflect.set(shown.policy, 'withdraw', false)).toBe(false);
        return null;
      },
    });
    const command = stamped(inputs.register, at);
    const expected = decide(undefined, stamped(inputs.register, at), theFacts());
    expect(decide(undefined, command, facts)).toEqual(expected);
    expect(command).toEqual(stamped(inputs.register, at));
    expect(failures).toEqual([]);
  });

  it('is asked about no command that nothing stops', () => {
    const every: HostRule['check'] = () => ({});
    const rule = { name: 'acme/all', commands: ['approve', 'place_hold'], check: every } as const;
    const { facts } = under(rule);
    for (const input of [inputs.disqualify, inputs.adopt])
      expect(decide(aRegistration('pending'), stamped(input, at), facts).ok).toBe(true);
    expect(decide(aRegistration('pending'), stamped(inputs.place_hold, at), facts).ok).toBe(false);
  });

  it('gives a reason that changes with nothing of the host afterwards', () => {
    const parameters = { limit: 3 };
    const { facts } = under(saying('acme/full', { parameters }, 'approve'));
    const [reason] = reasonsOf(approving(facts));
    parameters.limit = 4;
    expect(reason).toMatchObject({ parameters: { parameters: { limit: 3 } } });
  });
});

describe('a deadline', () => {
  const pending = (dueOutcome: 'approve' | 'reject') =>
    aRegistration('pending', { deadline: { dueAt: days(5), dueOutcome } });
  const closing = aRegistration('close_requested', {
    deadline: { dueAt: days(5), dueOutcome: 'approve_close' },
  });
  const late = days(6);

  it.each([
    ['approve', pending('approve')],
    ['reject', pending('reject')],
    ['approve_close', closing],
  ] as const)('asks the rules about what it leads to: %s', (outcome, registration) => {
    const { facts } = under(saying('acme/no', {}, outcome));
    expect(advance(registration, facts, late)).toEqual({ registration, events: [] });
    const met = decide(registration, { type: 'meet_deadline', at: late, actor: CLOCK }, facts);
    expect(reasonsOf(met).map(({ code }) => code)).toEqual(['host_rule']);
  });

  it.each([
    ['pending', ['not_due']],
    // A close request has one way out only, so what picks it is told too.
    ['close_requested', ['not_due', 'another_branch']],
  ] as const)('that is not there asks no rule, and is not due: %s', (decision, codes) => {
    const { facts, failures } = under(saying('acme/late', {}, 'approve', 'reject', 'approve_close'));
    const meet = decide(aRegistration(decision), { type: 'meet_deadline', at, actor: CLOCK }, facts);
    expect(reasonsOf(meet).map(({ code }) => code)).toEqual(codes);
    expect(failures).toEqual([]);
  });

  it('asks about nothing else', () => {
    const { facts } = under(saying('acme/no', {}, 'reject', 'block', 'withdraw', 'approve_close'));
    expect(advance(pending('approve'), facts, late).registration.decision).toBe('approved');
  });

  it('shows itself as the command it stands in for, at its own instant', () => {
    const seen: HostRuleInput['command'][] = [];
    const { facts } = under({
      name: 'acme/look',
      commands: ['approve', 'reject', 'approve_close'],
      check: ({ command }) => {
        seen.push(command);
        return null;
      },
    });
    for (const registration of [pending('approve'), pending('reject'), closing])
      advance(registration, facts, late);
    expect(seen).toEqual([
      { type: 'approve', at: days(5), actor: CLOCK },
      { type: 'reject', reasons: ['not_reviewed_in_time'], at: days(5), actor: CLOCK },
      { type: 'approve_close', at: days(5), actor: CLOCK },
    ]);
  });

  it('that is vetoed waits: it is met once the rule lets it', () => {
    const { facts } = under({
      name: 'acme/not-yet',
      commands: ['approve'],
      check: ({ facts: { product } }) => ((product?.stock ?? 0) < 10 ? {} : null),
    });
    const soldOut = { ...facts, product: { ...theFacts().product, stock: 0 } } as RegistrationFacts;
    expect(advance(pending('approve'), soldOut, late).registration.decision).toBe('pending');
    expect(advance(pending('approve'), facts, late).registration).toMatchObject({
      decision: 'approved',
      decidedAt: days(5),
    });
  });
});

describe('a broken host rule', () => {
  const failed = [{ code: 'host_rule_failed', parameters: { rule: 'acme/broken' } }];

  it('that throws refuses the command, and is reported with what it threw', () => {
    const error = new Error('The credit service is down');
    const { facts, failures } = under(
      answering(() => {
        throw error;
      }),
    );
    expect(reasonsOf(approving(facts))).toEqual(failed);
    expect(failures).toEqual([{ rule: 'acme/broken', command: 'approve', error }]);
    // What it threw is for the host alone.
    expect(JSON.stringify(approving(facts))).not.toContain('credit');
  });

  const nonsense = [
    ...hostileValues.filter(({ name }) => name !== 'null' && name !== 'an empty object'),
    { name: 'a promise of a veto', make: async () => ({ message: 'No.' }) },
    { name: 'an unknown field', make: () => ({ messages: 'No.' }) },
    { name: 'a message that is no text', make: () => ({ message: 7 }) },
    { name: 'a message that is too long', make: () => ({ message: 'x'.repeat(1_001) }) },
    { name: 'parameters that are a list', make: () => ({ parameters: [1] }) },
    { name: 'a parameter that is a list', make: () => ({ parameters: { shops: ['a'] } }) },
    { name: 'a parameter that is no number', make: () => ({ parameters: { limit: Number.NaN } }) },
    {
      name: 'a parameter that is an object beside one that is not',
      make: () => ({ parameters: { limit: 3, of: { shops: 3 } } }),
    },
    { name: 'a message that is a list', make: () => ({ message: ['No.'] }) },
    { name: 'a parameter that is undefined', make: () => ({ parameters: { limit: undefined } }) },
    {
      name: 'more parameters than a screen needs',
      make: () => ({ parameters: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`p${n}`, n])) }),
    },
  ];

  it.each(nonsense)('that answers $name refuses the command, and is reported', ({ make }) => {
    const { facts, failures } = under(answering(make));
    expect(reasonsOf(approving(facts))).toEqual(failed);
    expect(failures).toHaveLength(1);
  });

  it('is none that says as much as it may', () => {
    const message = 'x'.repeat(1_000);
    const parameters = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, n]));
    const { facts, failures } = under(answering(() => ({ message, parameters })));
    expect(reasonsOf(approving(facts))).toEqual([
      { code: 'host_rule', parameters: { rule: 'acme/broken', parameters, message } },
    ]);
    expect(failures).toEqual([]);
  });

  it('that rejects a promise ends no process', async () => {
    const { facts } = under(answering(() => Promise.reject(new Error('Nobody awaits this'))));
    expect(reasonsOf(approving(facts))).toEqual(failed);
    // An unhandled rejection would fail the run after this turn.
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('says so beside what the others say', () => {
    const { facts } = under(
      answering(() => true),
      saying('acme/full', {}, 'approve'),
    );
    expect(reasonsOf(approving(facts)).map(({ code }) => code)).toEqual(['host_rule_failed', 'host_rule']);
  });

  it('stops a deadline too', () => {
    const { facts, failures } = under(answering(() => undefined));
    const registration = aRegistration('pending', { deadline: { dueAt: days(4), dueOutcome: 'approve' } });
    expect(advance(registration, facts, days(5)).registration).toBe(registration);
    expect(failures).toMatchObject([{ command: 'approve' }]);
  });
});

describe('binding', () => {
  const check = () => null;

  it.each([
    [
      'a name without a vendor',
      [{ name: 'full', commands: ['approve'], check }],
      'rule 0 is not named vendor/name',
    ],
    [
      'a name in capitals',
      [{ name: 'Acme/full', commands: ['approve'], check }],
      'rule 0 is not named vendor/name',
    ],
    ['a name of three', [{ name: 'a/b/c', commands: ['approve'], check }], 'rule 0 is not named vendor/name'],
    ['a name that is too long', [{ name: `a/${'b'.repeat(51)}`, commands: ['approve'], check }], 'rule 0'],
    ['no command', [{ name: 'acme/full', commands: [], check }], 'acme/full is bound to no command'],
    [
      'an unknown command',
      [{ name: 'acme/full', commands: ['aprove'], check }],
      'acme/full cannot be bound to aprove',
    ],
    [
      'a command of every object',
      [{ name: 'acme/full', commands: ['constructor'], check }],
      'bound to constructor',
    ],
    ['a command that nothing stops', [{ name: 'acme/full', commands: ['adopt'], check }], 'bound to adopt'],
    ['the clock', [{ name: 'acme/full', commands: ['meet_deadline'], check }], 'bound to meet_deadline'],
    ['no check', [{ name: 'acme/full', commands: ['approve'] }], 'acme/full has no check'],
  ] as const)('refuses %s', (_, rules, problem) => {
    expect(() => bindHostRules(rules as unknown as readonly HostRule[])).toThrow(problem);
  });

  it('refuses the same name twice, and tells everything that is wrong', () => {
    const rule = saying('acme/full', null, 'approve');
    const wrong = { ...rule, commands: [] };
    expect(() => bindHostRules([rule, wrong])).toThrow(
      'Not host rules: acme/full is given twice; acme/full is bound to no command',
    );
  });

  it('takes a command named twice as once', () => {
    const { facts } = under(saying('acme/full', {}, 'approve', 'approve'));
    expect(reasonsOf(approving(facts))).toHaveLength(1);
  });

  it('is done once: rules that the host changes afterwards are what they were', () => {
    const commands: VetoableCommand[] = ['withdraw'];
    const rules: HostRule[] = [{ name: 'acme/full', commands, check: () => ({}) }];
    const { facts } = under(...rules);
    commands.push('approve');
    rules.push(saying('acme/more', {}, 'approve'));
    expect(approving(facts).ok).toBe(true);
    expect(Object.isFrozen(facts.hostRules)).toBe(true);
  });

  it('gives a rule its type: it sees the commands it is bound to, and no others', () => {
    const rule = hostRule({
      name: 'acme/samples',
      commands: ['raise_sample_quantity'],
      check: ({ command }) => (command.sampleQuantity > 100 ? { parameters: { most: 100 } } : null),
    });
    const { facts } = under(rule);
    const raise = (sampleQuantity: number): RegistrationCommand =>
      stamped({ type: 'raise_sample_quantity', sampleQuantity }, shifted(at, 1));
    expect(decide(aRegistration('approved'), raise(100), facts).ok).toBe(true);
    expect(decide(aRegistration('approved'), raise(101), facts).ok).toBe(false);
  });

  it('gives a rule a registration, unless it is being registered', () => {
    expectTypeOf<HostRuleInput<'approve' | 'withdraw'>['registration']>().toEqualTypeOf<Registration>();
    expectTypeOf<HostRuleInput<'register'>['registration']>().toEqualTypeOf<undefined>();
    expectTypeOf<HostRuleInput['registration']>().toEqualTypeOf<Registration | undefined>();
  });
});

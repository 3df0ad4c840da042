import { defaultPolicy, type HostRule, hostRule, type Policy } from 'partner-campaigns';
import { checkRule, type RuleCount, RuleError, type RuleReport } from 'partner-campaigns/testing';
import { describe, expect, it, vi } from 'vitest';

/** Few questions are enough to find what is wrong everywhere. */
const few = { runs: 40, seed: 7 };

function named(check: HostRule['check'], commands: HostRule['commands'] = ['approve']): HostRule {
  return hostRule({ name: 'acme/rule', commands, check });
}

function countIn({ cells }: RuleReport, name: string): RuleCount {
  const found = cells.find(({ from, command, role }) => `${from} ${command} ${role}` === name);
  if (found === undefined) throw new Error(`No cell ${name}`);
  return found;
}

/** The error of a rule that breaks a promise. */
function errorOf(rule: HostRule, options: Parameters<typeof checkRule>[1] = few): RuleError {
  try {
    checkRule(rule, options);
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('It keeps its promises');
}

describe('a rule that keeps the promises of rules', () => {
  it('is reported with every cell in which it is asked', () => {
    const report = checkRule(
      named(() => null, ['approve', 'reject', 'approve_close', 'place_hold', 'register']),
      few,
    );
    expect(report.cells.map(({ from, command, role }) => `${from} ${command} ${role}`)).toEqual([
      'pending approve agency',
      'pending approve clock',
      'pending reject agency',
      'pending reject clock',
      'close_requested approve_close agency',
      'close_requested approve_close clock',
      ...['pending', 'approved', 'close_requested', 'rejected', 'withdrawn', 'closed'].flatMap((from) => [
        `${from} place_hold platform`,
        `${from} place_hold agency`,
      ]),
      'none register seller',
    ]);
    for (const cell of report.cells) {
      expect(cell.asked).toBeGreaterThan(10);
      expect(cell.accepted).toBeGreaterThan(cell.asked / 4);
      expect([cell.vetoed, cell.unseen, cell.hidden]).toEqual([0, 0, 0]);
    }
  });

  it('is told how often it vetoes, people and deadlines alike', () => {
    const atLeastTwelve = named(({ registration }) => {
      return registration !== undefined && registration.terms.totalRate < 1200
        ? { parameters: { least: 1200 } }
        : null;
    });
    const report = checkRule(atLeastTwelve, { ...few, policy: defaultPolicy });
    for (const cell of report.cells) {
      expect(cell.vetoed).toBeGreaterThan(5);
      expect(cell.accepted).toBeGreaterThan(2);
      expect([cell.unseen, cell.hidden]).toEqual([0, 0]);
    }
    expect(report.text).toContain(
      'acme/rule keeps the promises of rules.\n  pending, approve (agency): asked',
    );
    expect(report.text).toContain('  pending, the deadline of approve: asked');
  });

  it('is told that screens do not see what it vetoes for its payload', () => {
    const noNotes = named(({ command }) => ('note' in command ? {} : null), ['request_close']);
    const { unseen, hidden, vetoed } = countIn(checkRule(noNotes, few), 'approved request_close seller');
    // Where something else stands in the way too, the screen withholds it for that.
    expect(unseen).toBeGreaterThan(vetoed / 2);
    expect([unseen <= vetoed, hidden]).toEqual([true, 0]);
  });

  it('is told that screens withhold what it would let pass', () => {
    const notTooMuch = named(
      ({ command }) => {
        return command.type === 'reregister' && command.terms.totalRate > 7000 ? {} : null;
      },
      ['reregister'],
    );
    const report = checkRule(notTooMuch, { ...few, policy: defaultPolicy });
    expect(countIn(report, 'rejected reregister seller').hidden).toBeGreaterThan(3);
    expect(report.text).toContain('accepted while the action was withheld because of it');
  });

  it('may see what it likes of the actor', () => {
    const people = named(({ command }) => (command.actor.role === 'clock' ? {} : null));
    const report = checkRule(people, few);
    expect(countIn(report, 'pending approve agency').vetoed).toBe(0);
    expect(countIn(report, 'pending approve clock').accepted).toBe(0);
  });

  it('is asked the same again for the same seed', () => {
    const rule = named(({ facts }) => (facts.shop === undefined ? {} : null));
    expect(checkRule(rule, few)).toEqual(checkRule(rule, few));
  });

  it('is asked with what is pinned', () => {
    const policies = new Set<Policy['proposedRate']>();
    const rule = named(({ facts }) => {
      policies.add(facts.policy.proposedRate);
      return null;
    });
    checkRule(rule, { ...few, policy: { ...defaultPolicy, proposedRate: 'minimum' } });
    expect([...policies]).toEqual(['minimum']);
  });
});

describe('a rule that breaks a promise', () => {
  let asked = 0;
  it.each<[string, HostRule, string]>([
    [
      'throws where it did not look',
      named(({ facts: { shop } }) =>
        shop?.status.length === 6 ? null : { parameters: { rating: shop!.rating! } },
      ),
      'throws: TypeError',
    ],
    ['answers nothing', named(() => undefined as unknown as null), 'gives no answer that counts'],
    ['answers a promise', named((async () => null) as unknown as () => null), 'gives no answer that counts'],
    [
      'answers a number that JSON does not know',
      named(() => ({ parameters: { rate: Number.NaN } })),
      'gives no answer that counts',
    ],
    [
      'counts',
      named(() => {
        asked += 1;
        return asked % 2 === 0 ? {} : null;
      }),
      'answers otherwise when it is asked the same again',
    ],
    [
      'changes what it is asked about',
      named(({ registration }) => {
        if (registration !== undefined) Object.assign(registration.terms, { totalRate: 5000 });
        return null;
      }),
      'changes what it is asked about',
    ],
    [
      'changes it where it may',
      named((input) => {
        Reflect.set(input.facts, 'seen', true);
        return null;
      }),
      'changes what it is asked about',
    ],
    [
      'looks whether it may change it',
      named((input) => (Object.isFrozen(input) ? {} : null)),
      'cannot be changed',
    ],
  ])('is found out when it %s', (_what, rule, problem) => {
    const error = errorOf(rule);
    expect(error.message).toContain(`Host rule acme/rule`);
    expect(error.message).toContain(problem);
    expect(error.counterexample?.cell.command).toBe('approve');
  });

  it('is found out when it remembers', () => {
    let vetoes = 0;
    const rule = named(() => {
      vetoes += 1;
      return vetoes > 320 ? {} : null;
    });
    expect(errorOf(rule).message).toMatch(/(answers|asked) otherwise/);
  });

  it('is found out when it reads a clock', () => {
    const rule = named(() => (Date.now() > Date.UTC(2020, 0, 1) ? {} : null));
    expect(() => checkRule(rule, few)).not.toThrow();
    const underAnotherClock = <Answer>(ask: () => Answer): Answer => {
      vi.useFakeTimers({ now: 0 });
      try {
        return ask();
      } finally {
        vi.useRealTimers();
      }
    };
    expect(errorOf(rule, { ...few, underAnotherClock }).message).toContain('under another clock');
  });

  it('is told with the plainest question', () => {
    const rule = named(({ registration }) => {
      if ((registration?.terms.sampleQuantity ?? 0) >= 3) throw new Error('Too many');
      return null;
    });
    const { counterexample } = errorOf(rule);
    expect(counterexample?.situation.registration).toMatchObject({
      attempt: 1,
      terms: { sampleQuantity: 3 },
    });
    expect(counterexample?.situation.history.length).toBe(1);
  });

  it('cannot be bound at all when it is none', () => {
    expect(() => checkRule({ ...named(() => null), name: 'rule' as `${string}/${string}` }, few)).toThrow(
      TypeError,
    );
    expect(() =>
      checkRule(
        named(() => null, []),
        few,
      ),
    ).toThrow(TypeError);
  });
});

import { describe, expect, it } from 'vitest';
import { compile, type Rule, refusalOf, targetOf } from '../../src/statechart/compile.ts';
import { aDoor, built, to } from '../support/small-machine.ts';

type State = 'open' | 'shut' | 'locked';
type Command = 'build' | 'close' | 'paint' | 'turn';

/** A rule refuses with its own name if the input lists it. */
function named(name: string): Rule<undefined, readonly string[], string> {
  return (_subject, broken) => (broken.includes(name) ? name : null);
}

const rules = {
  wood: named('wood'),
  nobody_inside: named('nobody_inside'),
  hands_free: named('hands_free'),
  key_fits: named('key_fits'),
  to_the_left: named('to_the_left'),
  to_the_right: named('to_the_right'),
};

function compiled(on: Readonly<Record<string, unknown>> = {}, root: object = {}) {
  return compile<State, Command, Rule<undefined, readonly string[], string>>({
    machine: aDoor(on, root),
    states: ['open', 'shut', 'locked'],
    commands: ['build', 'close', 'paint', 'turn'],
    rules,
  });
}

describe('a compiled table', () => {
  it('has a row of cells for every state, empty where nothing is accepted', () => {
    const { rows } = compiled({ paint: to('open') });
    expect([...rows.keys()]).toEqual(['open', 'shut']);
    expect([...(rows.get('open')?.keys() ?? [])]).toEqual(['close', 'paint']);
    expect(rows.get('shut')?.size).toBe(0);
  });

  it('has the rules and the target of every transition', () => {
    expect(compiled().rows.get('open')?.get('close')).toEqual({
      rules: [rules.nobody_inside, rules.hands_free],
      branches: [{ target: 'shut', picks: [] }],
    });
  });

  it('has what creates a record, which may lead to several states', () => {
    const wood = { rules: [rules.wood], branches: [{ target: 'open', picks: [] }] };
    expect(compiled().creation).toEqual(new Map([['build', wood]]));
    const either = [built('open', 'wood', 'to_the_left'), built('shut', 'wood', 'to_the_right')];
    const meta = { creation: { build: either, paint: built('shut') } };
    const branches = [
      { target: 'open', picks: [rules.to_the_left] },
      { target: 'shut', picks: [rules.to_the_right] },
    ];
    expect([...compiled({}, { meta }).creation]).toEqual([
      ['build', { rules: [rules.wood], branches }],
      ['paint', { rules: [], branches: [{ target: 'shut', picks: [] }] }],
    ]);
  });

  it('shares the rules that all branches start with, and picks by the others', () => {
    const turn = [
      to('shut', 'key_fits', 'hands_free', 'to_the_left'),
      to('locked', 'key_fits', 'hands_free', 'to_the_right'),
    ];
    const locked = { description: 'Not without the key.' };
    const states = { open: { description: 'Open.', on: { turn } }, shut: locked, locked };
    expect(compiled({}, { states }).rows.get('open')?.get('turn')).toEqual({
      rules: [rules.key_fits, rules.hands_free],
      branches: [
        { target: 'shut', picks: [rules.to_the_left] },
        { target: 'locked', picks: [rules.to_the_right] },
      ],
    });
  });

  it('shares nothing between branches that differ from the first rule on', () => {
    const turn = [to('open', 'to_the_left', 'key_fits'), to('shut', 'to_the_right', 'key_fits')];
    expect(compiled({ turn }).rows.get('open')?.get('turn')).toEqual({
      rules: [],
      branches: [
        { target: 'open', picks: [rules.to_the_left, rules.key_fits] },
        { target: 'shut', picks: [rules.to_the_right, rules.key_fits] },
      ],
    });
  });

  it('has a last branch with no picks as the one otherwise taken', () => {
    const turn = [to('open', 'key_fits', 'to_the_left'), to('shut', 'key_fits')];
    expect(compiled({ turn }).rows.get('open')?.get('turn')).toEqual({
      rules: [rules.key_fits],
      branches: [
        { target: 'open', picks: [rules.to_the_left] },
        { target: 'shut', picks: [] },
      ],
    });
  });
});

describe('compiling refuses a name it does not know:', () => {
  const junk = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'Open', 'open '];

  it.each(junk)('the rule %s', (name) => {
    expect(() => compiled({ paint: to('open', name) })).toThrow(`unknown rule: ${name}`);
  });

  it.each(junk)('the rule %s of the creation', (name) => {
    const meta = { creation: { build: built('open', name) } };
    expect(() => compiled({}, { meta })).toThrow(`unknown rule: ${name}`);
  });

  it.each(junk)('the target %s', (name) => {
    expect(() => compiled({ paint: to(name) })).toThrow(`unknown state: ${name}`);
  });

  it.each(junk)('the command %s', (name) => {
    expect(() => compiled(ownField(name, to('open')))).toThrow(`unknown command: ${name}`);
  });

  it.each(junk)('the state %s', (name) => {
    const states = ownField(name, { description: 'Junk.' });
    expect(() => compiled({}, { states })).toThrow(`unknown state: ${name}`);
  });

  it.each(junk)('the initial state %s', (name) => {
    expect(() => compiled({}, { initial: name })).toThrow(`unknown state: ${name}`);
  });

  it.each(junk)('the creating command %s', (name) => {
    const meta = { creation: ownField(name, built('open')) };
    expect(() => compiled({}, { meta })).toThrow(`unknown command: ${name}`);
  });
});

describe('a row', () => {
  const row = { rules: [rules.wood, rules.key_fits, rules.hands_free], branches: [] };

  it('refuses with every reason, in the order of its rules', () => {
    expect(refusalOf(row, undefined, ['hands_free', 'wood', 'key_fits'])).toEqual({
      reasons: ['wood', 'key_fits', 'hands_free'],
    });
    expect(refusalOf(row, undefined, ['hands_free'])).toEqual({ reasons: ['hands_free'] });
  });

  it('refuses with all the reasons of a rule that gives several, in their place', () => {
    const several: typeof rules.wood = (_, broken) =>
      broken.includes('several') ? ['first', 'second'] : null;
    const mixed = { rules: [rules.wood, several, rules.hands_free], branches: [] };
    expect(refusalOf(mixed, undefined, ['several', 'hands_free', 'wood'])).toEqual({
      reasons: ['wood', 'first', 'second', 'hands_free'],
    });
    expect(refusalOf(mixed, undefined, ['several'])).toEqual({ reasons: ['first', 'second'] });
  });

  it('refuses nothing when no rule does', () => {
    expect(refusalOf(row, undefined, [])).toBeNull();
    expect(refusalOf({ rules: [], branches: [] }, undefined, ['wood'])).toBeNull();
  });

  it('leads to the first branch whose picks all pass, or nowhere', () => {
    const branching = {
      rules: [],
      branches: [
        { target: 'open', picks: [rules.to_the_left, rules.key_fits] },
        { target: 'shut', picks: [rules.to_the_right] },
      ],
    };
    expect(targetOf(branching, undefined, [])).toBe('open');
    expect(targetOf(branching, undefined, ['key_fits'])).toBe('shut');
    expect(targetOf(branching, undefined, ['to_the_left'])).toBe('shut');
    expect(targetOf(branching, undefined, ['to_the_left', 'to_the_right'])).toBeNull();
  });
});

/** An object with that own field, also when the name is `__proto__`. */
function ownField(name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([[name, value]]);
}

import fc from 'fast-check';
import {
  commandRoles,
  commandTypes,
  decide,
  decisions,
  handle,
  type RegistrationReason,
  type Role,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import type { RegistrationRuleName } from '../../src/registration/rules.js';
import { actors, inputs, roles } from '../support/commands.ts';
import { commandIn, decisionOf, now, type Scene, sceneFor, sceneOf } from './scenes.ts';
import {
  type Cell,
  cells,
  cellsOf,
  exclusive,
  type From,
  froms,
  namedInstead,
  overBreaks,
  picks,
  rolesOf,
} from './specification.ts';
import { isIn, otherViolations, reasonIn, type Violation, violations } from './violations.ts';

const pairings = froms.flatMap((from) => commandTypes.map((command) => ({ from, command })));

function decideIn(scene: Scene) {
  return decide(scene.registration, commandIn(scene), scene.facts);
}

function reasonsIn(scene: Scene): readonly RegistrationReason[] {
  const outcome = decideIn(scene);
  return outcome.ok ? [] : outcome.refusal.reasons;
}

function titleOf({ from, command, to }: Cell): string {
  return `${from}: ${command} to ${to}`;
}

describe('the table covers', () => {
  it('every decision and every command', () => {
    expect(froms).toEqual(['none', ...decisions]);
    expect(new Set(cells.map((cell) => cell.command))).toEqual(new Set(commandTypes));
  });

  it.each(commandTypes)('%s has the same owners in every decision', (command) => {
    for (const cell of cells.filter((each) => each.command === command))
      expect(cell.roles).toEqual(commandRoles[command]);
  });

  it('every rule but the picks with a violation', () => {
    const named = new Set(cells.flatMap((cell) => cell.rules).filter((rule) => !picks.includes(rule)));
    expect(new Set(violations.map((violation) => violation.rule))).toEqual(named);
    expect(violations).toHaveLength(named.size);
  });
});

describe('accepted', () => {
  it.each(cells.map((cell) => [titleOf(cell), cell] as const))('%s', (_, cell) => {
    const outcome = decideIn(sceneFor(cell));
    expect(outcome).toMatchObject({
      ok: true,
      registration: { decision: cell.to, changedAt: now },
      events: [{ type: cell.event, at: now, actor: actors[cell.roles[0]] }],
    });
  });
});

describe('not accepted', () => {
  const others = pairings.filter(({ from, command }) => cellsOf(from, command).length === 0);

  it.each(others)('$from: $command', ({ from, command }) => {
    const reasons = [notAccepted(from, command, rolesOf(command)[0]), ...whyBlocked(from)];
    expect(reasonsIn(sceneOf(from, command))).toEqual(reasons);
  });
});

describe('by role, from outside', () => {
  describe.each(roles)('%s', (role) => {
    const outside = pairings.filter(({ command }) => command !== 'meet_deadline');

    it.each(outside)('$from: $command', ({ from, command }) => {
      const { registration, facts } = sceneOf(from, command);
      const outcome = handle(registration, inputs[command], { at: now, actor: actors[role] }, facts);
      const cell = cellsOf(from, command).find(({ to }) => command !== 'adopt' || to === 'approved');
      if (role === 'creator') {
        // Creators see neither campaigns nor registrations.
        const parameters =
          registration === undefined
            ? { kind: 'campaign', id: facts.campaign.id }
            : { kind: 'registration', id: registration.id };
        expect(outcome).toEqual({ ok: false, refusal: { reasons: [{ code: 'not_found', parameters }] } });
      } else if (!rolesOf(command).includes(role)) {
        const parameters = { command, role, allowed: rolesOf(command) };
        expect(outcome).toEqual({
          ok: false,
          refusal: { reasons: [{ code: 'role_not_allowed', parameters }] },
        });
      } else if (cell === undefined) {
        const reasons = [notAccepted(from, command, role), ...whyBlocked(from)];
        expect(outcome).toEqual({ ok: false, refusal: { reasons } });
      } else {
        expect(outcome).toMatchObject({
          ok: true,
          registration: { decision: cell.to },
          events: [{ type: cell.event }],
        });
      }
    });

    it.each(froms)('%s: meet_deadline is no command', (from) => {
      const { registration, facts } = sceneOf(from, 'meet_deadline');
      const outcome = handle(
        registration,
        { type: 'meet_deadline' },
        { at: now, actor: actors[role] },
        facts,
      );
      expect(outcome).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'invalid_input' }] } });
    });
  });
});

describe.each(cells.map((cell) => [titleOf(cell), cell] as const))('the rules of %s', (_, cell) => {
  const own = [...violations, ...otherViolations].filter((violation) => isIn(violation, cell));

  it.each(own)('$rule: $because', (violation) => {
    const broken = violation.break(sceneFor(cell));
    expect(reasonsIn(broken)).toEqual(reasonsFor(broken, cell, [violation]));
  });

  it.each(breakableTogether(cell))('together: %s', (_rules, rules) => {
    const broken = breaking(cell, rules);
    expect(reasonsIn(broken)).toEqual(reasonsFor(broken, cell, violationsOf(rules)));
  });

  it('any of them together', () => {
    fc.assert(
      fc.property(fc.subarray([...ownRules(cell)]).map(withoutExclusive), (rules) => {
        const broken = breaking(cell, rules);
        expect(reasonsIn(broken)).toEqual(reasonsFor(broken, cell, violationsOf(rules)));
      }),
      { numRuns: 2 ** Math.min(ownRules(cell).length, 6) },
    );
  });
});

describe('a deadline that nobody stamped', () => {
  const none = { code: 'not_due', parameters: { dueAt: null } };

  it('is not due in a review', () => {
    expect(reasonsIn(sceneOf('pending', 'meet_deadline'))).toEqual([none]);
  });

  it('is not due after a close request, and leads nowhere', () => {
    expect(reasonsIn(sceneOf('close_requested', 'meet_deadline'))).toEqual([
      none,
      { code: 'another_branch', parameters: {} },
    ]);
  });
});

function notAccepted(from: From, command: Cell['command'], role: Role): RegistrationReason {
  return {
    code: 'not_accepted',
    parameters: { decision: decisionOf(from), command, accepted: namedInstead(from, role) },
  };
}

function whyBlocked(from: From) {
  if (from !== 'blocked') return [];
  const { registration } = sceneOf('blocked', 'approve');
  const block = { reasons: ['product_hard_to_promote'], note: 'Not for our creators.' };
  return [{ code: 'product_blocked', parameters: { since: registration?.decidedAt, ...block } }];
}

/** The rules of a cell that can be broken in it. */
function ownRules(cell: Cell): readonly RegistrationRuleName[] {
  return violations.filter((violation) => isIn(violation, cell)).map(({ rule }) => rule);
}

function violationsOf(rules: readonly RegistrationRuleName[]): readonly Violation[] {
  return violations.filter(({ rule }) => rules.includes(rule));
}

function breaking(cell: Cell, rules: readonly RegistrationRuleName[]): Scene {
  return violationsOf(rules).reduce((scene, violation) => violation.break(scene), sceneFor(cell));
}

/** The reasons of these violations in the order of the cell's rules, with the one that the end of a campaign drags along. */
function reasonsFor(scene: Scene, cell: Cell, broken: readonly Violation[]): readonly RegistrationReason[] {
  return cell.rules.flatMap((rule) => {
    const violation = broken.find((each) => each.rule === rule);
    if (violation !== undefined) return [reasonIn(scene, violation)];
    return rule === overBreaks && isWindowOver(broken) ? [WINDOW_OVER] : [];
  });
}

const WINDOW_OVER: RegistrationReason = { code: 'registration_closed', parameters: { closedAt: now } };

function isWindowOver(broken: readonly Violation[]): boolean {
  const rules = broken.map((violation) => violation.rule);
  return rules.includes('campaign_not_over') && !rules.includes('campaign_published');
}

/** The first of two rules that exclude each other stays. */
function withoutExclusive(rules: readonly RegistrationRuleName[]): readonly RegistrationRuleName[] {
  return exclusive.reduce(
    (left, [first, second]) => (left.includes(first) ? left.filter((rule) => rule !== second) : left),
    rules,
  );
}

/** As many of a cell's rules as can be broken together: for each two that exclude each other, once without either. */
function breakableTogether(cell: Cell): readonly (readonly [string, readonly RegistrationRuleName[]])[] {
  const choices = exclusive.reduce<readonly (readonly RegistrationRuleName[])[]>(
    (sets, pair) =>
      sets.flatMap((rules) =>
        pair.every((rule) => rules.includes(rule))
          ? pair.map((dropped) => rules.filter((rule) => rule !== dropped))
          : [rules],
      ),
    [ownRules(cell)],
  );
  return [...new Map(choices.map((rules) => [rules.join(' '), rules]))].filter(
    ([, rules]) => rules.length > 1,
  );
}

import {
  decideSample,
  type Role,
  type SampleReason,
  sampleCommandRoles,
  sampleCommandTypes,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { actors } from '../support/commands.ts';
import { commandIn, now, type Scene, sceneFor, sceneOf } from './scenes.ts';
import { type Cell, cells, cellsOf, type From, froms, namedInstead, owners, picks } from './specification.ts';
import { isIn, reasonIn, violations } from './violations.ts';

const pairings = froms.flatMap((from) =>
  sampleCommandTypes.flatMap((command) => owners[command].map((role) => ({ from, command, role }))),
);

function decideIn(scene: Scene) {
  return decideSample(scene.request, commandIn(scene), scene.facts);
}

function reasonsIn(scene: Scene): readonly SampleReason[] {
  const outcome = decideIn(scene);
  return outcome.ok ? [] : outcome.refusal.reasons;
}

function titleOf({ from, command, role, to }: Cell): string {
  return `${from}: ${command} by ${role} to ${to}`;
}

describe('the table covers', () => {
  it('every command and its owners', () => {
    expect(sampleCommandRoles).toEqual(owners);
    expect(new Set(cells.map((cell) => cell.command))).toEqual(new Set(sampleCommandTypes));
  });

  it('every rule but the picks with a violation that can be made somewhere', () => {
    const named = new Set(cells.flatMap((cell) => cell.rules).filter((rule) => !picks.includes(rule)));
    expect(new Set(violations.map((violation) => violation.rule))).toEqual(named);
    for (const violation of violations) expect(cells.some((cell) => isIn(violation, cell))).toBe(true);
  });
});

describe('accepted', () => {
  it.each(cells.map((cell) => [titleOf(cell), cell] as const))('%s', (_, cell) => {
    expect(decideIn(sceneFor(cell))).toMatchObject({
      ok: true,
      request: { decision: cell.to, changedAt: now, revision: cell.from === 'none' ? 0 : 2 },
      events: [{ type: cell.event, at: now, actor: actors[cell.role] }],
    });
  });
});

describe('not accepted', () => {
  const others = pairings.filter(({ from, command }) => cellsOf(from, command).length === 0);

  it.each(others)('$from: $command by $role', ({ from, command, role }) => {
    const reasons = reasonsIn(sceneOf(from, command, role));
    const decision = from === 'none' ? null : from;
    // What has been seen of nothing is the first thing that is wrong.
    if (from === 'none' && 'seenRevision' in sceneOf(from, command, role).input) {
      expect(reasons).toEqual([{ code: 'stale_view', parameters: { seenRevision: 2, revision: 0 } }]);
      return;
    }
    expect(reasons).toMatchObject([
      { code: 'sample_command_not_accepted', parameters: { decision, command } },
    ]);
    expect(acceptedIn(reasons)).toEqual(namedInstead(from, role));
  });

  it('of a role for which the decision takes it of another, by a rule', () => {
    const refused = pairings.filter(
      ({ from, command, role }) =>
        cellsOf(from, command).length > 0 && !cellsOf(from, command).some((cell) => cell.role === role),
    );
    // The agency withdraws nothing before it has asked; each side reviews in its turn.
    expect(refused.map(({ from, command, role }) => `${from} ${command} ${role}`)).toEqual([
      'agency_review approve_sample seller',
      'agency_review reject_sample seller',
      'agency_review withdraw_sample agency',
      'seller_review approve_sample agency',
      'seller_review reject_sample agency',
    ]);
    for (const { from, command, role } of refused.filter(({ command: type }) => type !== 'withdraw_sample')) {
      const reviewer = from === 'agency_review' ? 'agency' : 'seller';
      expect(reasonsIn(sceneOf(from, command, role))).toEqual([
        { code: 'another_reviewer', parameters: { reviewer } },
      ]);
    }
  });
});

describe.each(cells.map((cell) => [titleOf(cell), cell] as const))('the rules of %s', (_, cell) => {
  const own = violations.filter((violation) => isIn(violation, cell));

  it.each(own)('$rule: $because', (violation) => {
    const broken = violation.break(sceneFor(cell));
    expect(reasonsIn(broken)).toEqual([reasonIn(broken, violation)]);
  });

  it('are asked all, in their order', () => {
    const together = own.filter(
      (violation, place) => own.findIndex(({ rule }) => rule === violation.rule) === place,
    );
    const compatible = together.filter(({ rule }) => !apart.has(rule));
    const broken = compatible.reduce((scene, violation) => violation.break(scene), sceneFor(cell));
    const reasons = cell.rules.flatMap((rule) =>
      compatible
        .filter((violation) => violation.rule === rule)
        .map((violation) => reasonIn(broken, violation)),
    );
    expect(reasonsIn(broken)).toEqual(reasons);
  });
});

/** Rules whose first violation changes what another says: asked for one by one above. */
const apart: ReadonlySet<string> = new Set([
  'creator_named',
  'no_open_request',
  'reapply_waited',
  'content_has_deadline',
  'seller_reason_given',
]);

function acceptedIn([reason]: readonly SampleReason[]): ReadonlySet<string> {
  return new Set(reason?.code === 'sample_command_not_accepted' ? reason.parameters.accepted : []);
}

describe('a seen revision', () => {
  const reviews: readonly (readonly [From, 'approve_sample' | 'reject_sample', Role])[] = [
    ['agency_review', 'approve_sample', 'agency'],
    ['agency_review', 'reject_sample', 'agency'],
    ['seller_review', 'approve_sample', 'seller'],
    ['seller_review', 'reject_sample', 'seller'],
  ];

  it.each(reviews)('in %s: %s by %s of another one is refused before the rules', (from, command, role) => {
    for (const seenRevision of [0, 1, 3]) {
      const scene = sceneOf(from, command, role);
      const input = { type: command, seenRevision } as const;
      expect(reasonsIn({ ...scene, input })).toEqual([
        { code: 'stale_view', parameters: { seenRevision, revision: 2 } },
      ]);
    }
  });
});

// A host tests a rule of its own, and its service with it: our agency never approves below 12 %. People must not, and
// neither must the deadline that approves what nobody reviewed in time. It stops with an error if anything gets past.

import { deepStrictEqual as expectEqual, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { advance, bindHostRules, defaultPolicy, type HostRule, type Policy } from 'partner-campaigns';
import {
  checkRule,
  coverage,
  fixtures,
  given,
  registrationModel,
  situations,
} from 'partner-campaigns/testing';
import { neverBelow, neverBelowByHand } from './property-testing/never-below.ts';
import { startOurHost } from './property-testing/our-host.ts';
import { say, styled } from './support/transcript.ts';

const least = 1200;
const rule = neverBelow(least);

/** What we run with: after three days without a review, a product is approved. */
const policy: Policy = {
  ...defaultPolicy,
  autoReview: { afterDays: 3, outcome: 'approve' },
  totalRateChange: 'free',
};

function title(text: string): void {
  say('');
  say(styled(['bold', 'cyan'], text));
}

title('A few scenarios say what we mean');
const { pending } = fixtures.registration;
const approve = { type: 'approve', seenRevision: pending.revision } as const;
const cheap = { ...pending, terms: { ...pending.terms, totalRate: least - 1 } };
given({ registration: pending, rules: [rule] })
  .when(approve)
  .then({ events: ['registration_approved'], status: 'scheduled' });
given({ registration: cheap, rules: [rule] })
  .when(approve)
  .then({ refused: [{ code: 'host_rule', parameters: { rule: rule.name, parameters: { least } } }] });
say('  12 % is approved, a hundredth of a percent less is not.');

title('The rule keeps the promises of rules, wherever it is asked');
const report = checkRule(rule, { policy, seed: 1 });
say(report.text);
ok(report.cells.every(({ vetoed, unseen }) => vetoed > 0 && unseen === 0));

title('Nothing is approved below 12 % by a deadline, whatever came before');

/** Registrations whose deadline has passed, as people, the clock and our policy made them. */
const overdue = situations({ decisions: ['pending'], deadlines: 'due', policy });

/** The property that we are after: what the passing of time makes of a registration is never approved too cheaply. */
function approvesNothingCheap(asked: HostRule) {
  const hostRules = bindHostRules([asked]);
  return fc.property(overdue, ({ registration, facts, at }) => {
    const { decision, terms } = advance(registration, { ...facts, hostRules }, at).registration;
    return decision !== 'approved' || terms.totalRate >= least;
  });
}

fc.assert(approvesNothingCheap(rule), { numRuns: 300, seed: 1 });
say('  300 registrations that nobody reviewed in time, and none that is cheap was approved.');

title('The rule that we nearly wrote asks who acts');
throws(() => fc.assert(approvesNothingCheap(neverBelowByHand(least)), { numRuns: 300, seed: 1 }));
const [found] =
  fc.check(approvesNothingCheap(neverBelowByHand(least)), { numRuns: 300, seed: 1 }).counterexample ?? [];
ok(found !== undefined);
expectEqual(
  found.history.map(({ type }) => type),
  ['registration_submitted'],
);
say(`  Found out: registered at ${found.registration.terms.totalRate / 100} %, and approved by the clock.`);

title('Our service does what the core says, by itself and with several at once');
const reached = coverage();
const model = registrationModel({ policy, rules: [rule] });
await fc.assert(
  fc.asyncProperty(model.commands({ maxCommands: 30 }), (commands) =>
    fc.asyncModelRun(
      model.on((world) => startOurHost(world, reached.observer)),
      commands,
    ),
  ),
  { numRuns: 60, seed: 1 },
);
const { cells, notReached } = reached.report();
const vetoes = cells.find(({ from, command }) => from === 'pending' && command === 'approve');
say(`  Approvals: ${vetoes?.accepted} accepted, ${vetoes?.refused} refused.`);
say(
  `  ${cells.length - notReached.length} of ${cells.length} cells of decision, command and role were reached.`,
);

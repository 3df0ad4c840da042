import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { commandRoles, decide, type RegistrationCommand } from 'partner-campaigns';
import { acceptedCommands, actorsAt, registrationInputs, situations } from 'partner-campaigns/testing';
import { advance } from '../../src/registration/advance.js';
import { isOwnCommand } from '../../src/registration/authority.js';
import { shifted } from '../support/build.ts';
import { type HandCommand, handAdvance, handDecide } from './hand-switch.ts';

/** What `decide` and the hand-written switch are asked alike: any command anywhere, and one that is accepted. */
const asked = situations().chain((situation) => {
  const accepted: fc.Arbitrary<RegistrationCommand | null> = acceptedCommands(situation) ?? fc.constant(null);
  const roles = actorsAt(situation.place);
  const any = fc
    .tuple(registrationInputs(), fc.nat(1), fc.constantFrom(0, 0, -1, -60_000))
    .map(([input, which, later]): RegistrationCommand | null => {
      const by = commandRoles[input.type][which] ?? commandRoles[input.type][0];
      const seen =
        'seenRevision' in input && which === 0
          ? { ...input, seenRevision: situation.registration?.revision ?? 0 }
          : input;
      const at = situation.at + later < 0 ? situation.at : shifted(situation.at, later);
      const command = { ...seen, at, actor: roles[by] };
      return isOwnCommand(command) ? command : null;
    });
  return fc.record({ situation: fc.constant(situation), accepted, any });
});

/** Throws where the hand-written switch answers otherwise than `decide`, in so many random situations. */
export function checkSameAnswers(numRuns: number): { readonly accepted: number; readonly refused: number } {
  const count = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(asked, ({ situation, accepted, any }) => {
      const { registration, facts, at } = situation;
      if (registration !== undefined) {
        deepStrictEqual(handAdvance(registration, facts, at), advance(registration, facts, at));
      }
      for (const command of [accepted, any]) {
        if (command === null || command.type === 'adopt') continue;
        const outcome = decide(registration, command, facts);
        deepStrictEqual(handDecide(registration, command satisfies HandCommand, facts), outcome);
        count[outcome.ok ? 'accepted' : 'refused'] += 1;
      }
    }),
    { numRuns, seed: 2026 },
  );
  if (count.accepted < numRuns / 2 || count.refused < numRuns / 10) throw new Error(JSON.stringify(count));
  return count;
}

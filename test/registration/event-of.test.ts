import { commandTypes } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { registrationEventOf } from '../../src/registration/event-of.ts';
import { aRegistration, days, theFacts } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';

const facts = theFacts();

// The rules let none of this pass: an event of it would be a bug, and never a record.
describe('there is no event', () => {
  it.each(commandTypes.filter((type) => type !== 'register' && type !== 'adopt'))(
    'of %s without a registration',
    (type) => {
      const command = stamped(inputs[type], days(4));
      expect(() => registrationEventOf(undefined, { command, facts })).toThrow(
        `${type} was accepted without a registration`,
      );
    },
  );

  it('of an adoption without terms', () => {
    const { terms: _, ...input } = inputs.adopt;
    const command = stamped(input, days(4));
    expect(() => registrationEventOf(undefined, { command, facts })).toThrow(
      'adopt was accepted without terms',
    );
  });

  it.each(['pending', 'close_requested', 'approved'] as const)(
    'of a deadline that %s has not',
    (decision) => {
      const command = stamped(inputs.meet_deadline, days(4));
      expect(() => registrationEventOf(aRegistration(decision), { command, facts })).toThrow(
        'meet_deadline was accepted without a deadline',
      );
    },
  );
});

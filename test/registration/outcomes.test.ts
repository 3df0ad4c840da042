import type { CommandType, Decision, Outcomes, RegistrationEvent } from 'partner-campaigns';
import { expect, expectTypeOf, it } from 'vitest';
import { cells, toldOfLater } from './specification.ts';

// What the type of `decide` says of each command, once more as data: the compiler holds it to the type, and the test to
// the specification.

type Told = {
  readonly [Type in CommandType]: {
    readonly decisions: readonly Outcomes[Type]['registration']['decision'][];
    readonly events: readonly Outcomes[Type]['event']['type'][];
  };
};

const every = [
  'pending',
  'approved',
  'close_requested',
  'rejected',
  'blocked',
  'withdrawn',
  'closed',
] as const;
const held = every.filter((decision) => decision !== 'blocked');

const told: Told = {
  register: { decisions: ['pending'], events: ['registration_submitted'] },
  approve: { decisions: ['approved'], events: ['registration_approved'] },
  reject: { decisions: ['rejected'], events: ['registration_rejected'] },
  block: { decisions: ['blocked'], events: ['registration_blocked'] },
  withdraw: { decisions: ['withdrawn'], events: ['registration_withdrawn'] },
  reregister: { decisions: ['pending'], events: ['registration_resubmitted'] },
  request_close: { decisions: ['close_requested'], events: ['close_requested'] },
  cancel_close_request: { decisions: ['approved'], events: ['close_request_cancelled'] },
  approve_close: { decisions: ['closed'], events: ['registration_closed'] },
  decline_close: { decisions: ['approved'], events: ['close_declined'] },
  raise_sample_quantity: { decisions: ['approved', 'close_requested'], events: ['sample_quantity_raised'] },
  set_shop_ads_rate: { decisions: ['approved'], events: ['shop_ads_rate_set'] },
  change_total_rate: {
    decisions: ['approved'],
    events: ['total_rate_changed', 'total_rate_decrease_scheduled'],
  },
  set_creator_rate: { decisions: ['approved'], events: ['creator_rate_set'] },
  place_hold: { decisions: held, events: ['hold_placed'] },
  release_hold: { decisions: held, events: ['hold_released'] },
  disqualify: { decisions: ['closed'], events: ['registration_disqualified'] },
  adopt: { decisions: every, events: ['registration_adopted'] },
  meet_deadline: {
    decisions: ['approved', 'rejected', 'closed'],
    events: ['registration_approved', 'registration_rejected', 'registration_closed', 'total_rate_changed'],
  },
};

it.each(Object.entries(told))(
  'the type of %s says what the specification does',
  (type, { decisions, events }) => {
    const own = cells.filter(({ command }) => command === type);
    expect(new Set<Decision>(decisions)).toEqual(new Set(own.map(({ to }) => to)));
    const later = own.flatMap(({ command }) => toldOfLater[command] ?? []);
    expect(new Set<string>(events)).toEqual(new Set([...own.map(({ event }) => event), ...later]));
  },
);

it('the type of every command together is any decision and any event', () => {
  expectTypeOf<Outcomes[CommandType]['registration']['decision']>().toEqualTypeOf<Decision>();
  expectTypeOf<Outcomes[CommandType]['event']['type']>().toEqualTypeOf<RegistrationEvent['type']>();
  expect(Object.keys(told)).toHaveLength(19);
});

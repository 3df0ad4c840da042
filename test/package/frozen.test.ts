import * as main from 'partner-campaigns';
import * as contract from 'partner-campaigns/contract';
import * as jsonSchema from 'partner-campaigns/json-schema';
import * as machine from 'partner-campaigns/machine';
import * as memory from 'partner-campaigns/memory';
import * as tiktokShop from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { agency, aRegistration, days, theFacts } from '../support/build.ts';

const entries = { ...main, ...contract, ...jsonSchema, ...machine, ...memory, ...tiktokShop };
const constants = Object.entries(entries).filter(([, value]) => typeof value !== 'function');
const machines = [
  machine.registrationMachine,
  machine.campaignMachine,
  machine.linkMachine,
  machine.sampleMachine,
] as const;
const isMachine = (value: unknown) => machines.some((one) => one === value);

/** Every object in a value that something could be written to, as places; functions are not looked into. */
function writable(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([key, field]) => writable(field, `${place}.${key}`));
  return Object.isFrozen(value) ? within : [place, ...within];
}

describe('what the entries export', () => {
  it('has constants to look at', () => {
    expect(constants.map(([name]) => name)).toEqual(
      expect.arrayContaining(['CLOCK', 'ERASED_CONTACT', 'commandRoles', 'defaultPolicy', 'tabStatuses']),
    );
  });

  it.each(constants.filter(([, value]) => !isMachine(value)))('cannot be changed: %s', (name, value) => {
    expect(writable(value, name)).toEqual([]);
  });

  it.each(machines.map((one) => ({ one, id: one.id })))(
    'cannot be changed: the machine $id',
    ({ one, id }) => {
      expect(Object.isFrozen(one)).toBe(true);
      expect(writable(one.config, `${id}.config`)).toEqual([]);
      expect(writable(one.implementations, `${id}.implementations`)).toEqual([]);
    },
  );
});

describe('a host that writes to a machine', () => {
  const facts = theFacts();
  const approve = { type: 'approve', seenRevision: 2, at: days(4), actor: agency } as const;

  it('changes nothing that decides', () => {
    const before = machine.toMermaid(machine.registrationMachine);
    const { config, implementations } = machine.registrationMachine;
    const pending = config.states?.['pending'];
    for (const [object, key] of [
      [config.states, 'pending'],
      [pending, 'on'],
      [pending?.on, 'approve'],
      [implementations.guards, 'all'],
      [implementations.actions, 'apply'],
      [machine.registrationMachine, 'config'],
      [machine.registrationMachine, 'implementations'],
    ] as const)
      expect(Reflect.set(object ?? {}, key, undefined), key).toBe(false);
    expect(machine.toMermaid(machine.registrationMachine)).toBe(before);
    expect(main.decide(aRegistration('pending'), approve, facts)).toMatchObject({
      ok: true,
      registration: { decision: 'approved' },
    });
  });

  it('changes the moves of live actors at most: what is decided is decided on a table of its own', () => {
    // XState keeps what it made of the config in its nodes, and needs to write there.
    const { root } = machine.registrationMachine;
    const approvals = root.states['pending']?.transitions.get('approve');
    root.states['pending']?.transitions.delete('approve');
    try {
      expect(main.decide(aRegistration('pending'), approve, facts)).toMatchObject({ ok: true });
    } finally {
      if (approvals !== undefined) root.states['pending']?.transitions.set('approve', approvals);
    }
  });

  it('may make one of its own, with other actions, and run it', () => {
    const heard: string[] = [];
    const own = machine.registrationMachine.provide({
      actions: { emit_event: ({ event }) => heard.push(event.type) },
    });
    const actor = createActor(own, {
      snapshot: own.resolveState({ value: 'pending', context: { registration: aRegistration('pending') } }),
      input: { registration: aRegistration('pending') },
    }).start();
    actor.send(machine.registrationMachineEvent(approve, facts));
    expect(actor.getSnapshot().value).toBe('approved');
    expect(heard).toEqual(['approve']);
  });
});

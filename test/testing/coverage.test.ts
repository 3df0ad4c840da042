import { commandRoles, commandTypes, type Registration } from 'partner-campaigns';
import { coverage, fixtures } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { cellsOf, froms } from '../registration/specification.ts';
import { agency, days, seller, theFacts } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';
import { anAdoption, createOpenWorld, platform } from '../support/world.ts';

const { pending, blocked } = fixtures.registration;
const nameOf = ({ from, command, role }: { from: string; command: string; role: string }) =>
  `${from} ${command} ${role}`;

describe('coverage', () => {
  it('knows every cell, and which of them take their command', () => {
    const { cells, notReached } = coverage().report();
    const expected = froms.flatMap((from) =>
      commandTypes.flatMap((command) =>
        commandRoles[command].map((role) => [
          `${from} ${command} ${role}`,
          cellsOf(from, command).length > 0,
        ]),
      ),
    );
    expect(cells.map((cell) => [nameOf(cell), cell.taken])).toEqual(expected);
    expect(notReached.length).toBe(expected.length);
  });

  it('counts what is decided, accepted and refused apart', () => {
    const reached = coverage();
    const decide = (record: Registration, type: 'approve' | 'withdraw', revision = 1) =>
      reached.decide(
        record,
        stamped(type === 'approve' ? { type, seenRevision: revision } : { type }, days(4)),
        theFacts(),
      );
    expect(decide(pending, 'approve')).toMatchObject({ ok: true });
    expect(decide(pending, 'approve', 7)).toMatchObject({ ok: false });
    decide(pending, 'withdraw');
    decide(blocked, 'withdraw');
    reached.decide(undefined, stamped(inputs.register, days(4)), theFacts());
    const { cells, neverAccepted, neverRefused, notReached, text } = reached.report();
    expect(cells.filter(({ accepted, refused }) => accepted + refused > 0)).toEqual([
      { from: 'none', command: 'register', role: 'seller', taken: true, accepted: 1, refused: 0 },
      { from: 'pending', command: 'approve', role: 'agency', taken: true, accepted: 1, refused: 1 },
      { from: 'pending', command: 'withdraw', role: 'seller', taken: true, accepted: 1, refused: 0 },
      { from: 'blocked', command: 'withdraw', role: 'seller', taken: false, accepted: 0, refused: 1 },
    ]);
    expect(neverAccepted.map(nameOf)).not.toContain('pending approve agency');
    expect(neverRefused.map(nameOf)).toContain('pending withdraw seller');
    expect(notReached.length).toBe(cells.length - 4);
    expect(text).toContain('cells that take their command, 3 accepted it and 1 refused it.');
    expect(text).toContain(
      'pending:\n  never accepted: reject (agency), block (agency), place_hold (platform)',
    );
  });

  it('counts what an observed service does, in the decisions that it came to', async () => {
    const world = await createOpenWorld();
    const reached = coverage();
    const { registrations } = world.serviceObserved(reached.observer);
    const form = { campaignId: world.campaignId, contact: { email: 's@shop.example' } };
    const batches = [{ productIds: ['product-1', 'product-2'], totalRate: 1300, sampleQuantity: 5 }];
    const answer = await registrations.submit(seller, { ...form, batches });
    const [one, other] = answer.ok ? answer.value.items : [];
    if (one?.ok !== true || other?.ok !== true) throw new Error('They are registered');
    const run = (registrationId: string, command: Parameters<typeof registrations.execute>[1]['command']) =>
      registrations.execute(agency, { registrationId, command });
    await run(one.value.registrationId, { type: 'approve', seenRevision: 1 });
    await run(one.value.registrationId, { type: 'approve', seenRevision: 2 });
    await run(other.value.registrationId, { type: 'block', seenRevision: 1 });
    await registrations.submit(seller, { ...form, batches });
    const counted = reached.report().cells.filter(({ accepted, refused }) => accepted + refused > 0);
    expect(counted.map((cell) => [nameOf(cell), cell.accepted, cell.refused])).toEqual([
      ['none register seller', 2, 0],
      ['pending approve agency', 1, 0],
      ['pending block agency', 1, 0],
      ['approved register seller', 0, 1],
      ['approved approve agency', 0, 1],
      ['blocked register seller', 0, 1],
    ]);
    expect(reached.report().unplaced).toBe(0);
  });

  it('does not guess where a record stands that came about unseen', async () => {
    const world = await createOpenWorld();
    const id = await world.approved(world.campaignId);
    const reached = coverage();
    const { registrations } = world.serviceObserved(reached.observer);
    await registrations.execute(seller, { registrationId: id, command: { type: 'request_close' } });
    await registrations.execute(seller, { registrationId: id, command: { type: 'cancel_close_request' } });
    await registrations.adopt(platform, [anAdoption(world.campaignId, { productId: 'product-2' })]);
    const { unplaced, cells, text } = reached.report();
    expect(unplaced).toBe(1);
    expect(text).toContain('1 commands came on records that came about unseen.');
    expect(cells.filter(({ accepted }) => accepted > 0).map(nameOf)).toEqual([
      'none adopt platform',
      'close_requested cancel_close_request seller',
    ]);
  });
});

import { type Actor, type SampleCommandInput, sampleCommandTypes } from 'partner-campaigns';
import { expect, it } from 'vitest';
import { isOwnSampleCommand, sampleRoleNotAllowed } from '../../src/sample/authority.ts';
import { days } from '../support/build.ts';
import { actors, roles } from '../support/commands.ts';
import { sampleInputs } from '../support/samples.ts';
import { owners } from './specification.ts';

const stranger = { role: 'warehouse' } as unknown as Actor;

it.each(sampleCommandTypes)('%s is of its owners, and of nobody whose role we do not know', (type) => {
  const isOwn = (actor: Actor) => isOwnSampleCommand({ ...sampleInputs[type], at: days(6), actor });
  for (const role of roles) expect([role, isOwn(actors[role])]).toEqual([role, owners[type].includes(role)]);
  expect(isOwn(stranger)).toBe(false);
});

it.each<readonly [SampleCommandInput['type'], Actor]>([
  ['ship_sample', actors.creator],
  ['meet_sample_deadline', actors.platform],
])('a refusal of %s says whose it is', (type, actor) => {
  expect(sampleRoleNotAllowed(sampleInputs[type], actor)).toEqual({
    code: 'role_not_allowed',
    parameters: { command: type, role: actor.role, allowed: owners[type] },
  });
});

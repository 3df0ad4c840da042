import type { SaveGroup } from '../ports/save.js';
import { type Judgement, judge, resultOf } from './judge.js';
import { type RegistrationResult, registrationResultSchema } from './results.js';
import { payloadOf, type Task, watchedTask } from './task.js';
import type { TaskKind } from './task-kind.js';
import { readWorld, type World } from './world.js';

/** How commands on registrations are run. */
export const registrationTasks: TaskKind<Task, World, RegistrationResult> = {
  turnOf: ({ registrationId }) => registrationId,
  read: readWorld,
  judge: (task, world, asking) => {
    const judgement = judge(task, world, asking);
    if (judgement.kind !== 'accepted') return judgement;
    return { kind: 'accepted', group: groupOf(judgement), result: resultOf(judgement.decided) };
  },
  campaignIn: ({ registrations }, { registrationId }) => registrations.get(registrationId)?.campaignId,
  watched: watchedTask,
  payloadOf,
  resultSchema: registrationResultSchema,
};

/** The group that saves one accepted task by itself. */
function groupOf({ decided, reads }: Extract<Judgement, { kind: 'accepted' }>): SaveGroup {
  const { registration, events } = decided;
  return { campaigns: [], registrations: [registration], guards: [], reads, events };
}

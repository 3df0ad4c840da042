import * as z from 'zod';
import { given } from '../core/given.js';
import type { CampaignId, CreatorId, CreatorLinkId, RegistrationId } from '../core/ids.js';
import { canSeeLink, isOwnLinkCommand, linkRoleNotAllowed } from '../creator/authority.js';
import type { LinkCommandInput } from '../creator/commands.js';
import { decideLink } from '../creator/decide.js';
import { type CreatorLink, type LinkDecision, linkDecisions } from '../creator/link.js';
import { saved } from '../ports/save.js';
import type { CreatorTask } from './creator-item.js';
import { creatorsIn } from './creator-readers.js';
import { type CreatorWorld, placeIdOf, readCreatorWorld } from './creator-world.js';
import { campaignOf } from './read-registrations.js';
import { registrationNotFound } from './reasons.js';
import { refused, type TaskKind } from './task-kind.js';

/** What an accepted command on a creator's link led to. */
export interface LinkResult {
  readonly creatorLinkId: CreatorLinkId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly creatorId: CreatorId;
  readonly decision: LinkDecision;
  readonly revision: number;
}

/** A parsed command on a creator's link. */
export type LinkTask = CreatorTask<LinkCommandInput>;

/** How commands on creators' links are run. */
export const linkTasks: TaskKind<LinkTask, CreatorWorld<CreatorLink>, LinkResult> = {
  turnOf: placeIdOf,
  read: (dependencies, actor, tasks) => {
    const { links } = creatorsIn(dependencies.store);
    return readCreatorWorld(dependencies, actor, tasks, {
      find: (ids) => links.find(ids),
      canSee: canSeeLink,
    });
  },
  judge: (task, world, { actor, at, standards }) => {
    const link = world.kept.get(placeIdOf(task));
    const registration = world.registrations.get(placeIdOf(task));
    if (registration === undefined) return refused(registrationNotFound(task.registrationId));
    const campaign = campaignOf(registration, world.campaigns);

    const { creatorId } = task;
    const input = task.command.type === 'add_link' ? { ...task.command, creatorId } : task.command;
    const command = { ...input, at, actor };
    if (!isOwnLinkCommand(command)) return refused(linkRoleNotAllowed(input, actor));
    const receipt = task.commandId === undefined ? undefined : world.receipts.get(task.commandId);
    if (receipt !== undefined) return { kind: 'answered', receipt };

    const outcome = decideLink(link, command, { ...standards, registration, campaign });
    if (!outcome.ok) return { kind: 'refused', ...outcome };
    const reads = [
      { kind: 'campaign', id: campaign.id, revision: campaign.revision },
      { kind: 'registration', id: registration.id, revision: registration.revision },
    ] as const;
    const { events } = outcome;
    const creatorLinks = [outcome.link];
    return {
      kind: 'accepted',
      group: { campaigns: [], registrations: [], guards: [], creatorLinks, reads, events },
      result: resultOf(saved(outcome.link)),
    };
  },
  campaignIn: ({ registrations }, task) => registrations.get(placeIdOf(task))?.campaignId,
  watched: (task) => ({
    command: task.command.type,
    kind: 'creator_link',
    id: placeIdOf(task),
    ...given({ commandId: task.commandId }),
  }),
  payloadOf: ({ registrationId, creatorId, command }) => ({ registrationId, creatorId, command }),
  resultSchema: z.strictObject({
    creatorLinkId: z.string(),
    registrationId: z.string(),
    campaignId: z.string(),
    creatorId: z.string(),
    decision: z.enum(linkDecisions),
    revision: z.int(),
  }),
};

function resultOf({
  id,
  registrationId,
  campaignId,
  creatorId,
  decision,
  revision,
}: CreatorLink): LinkResult {
  return { creatorLinkId: id, registrationId, campaignId, creatorId, decision, revision };
}

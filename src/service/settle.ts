import { CLOCK } from '../core/actor.js';
import { given } from '../core/given.js';
import type { Page, PageRequest, Position } from '../ports/queries.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { type Due, dueCampaigns, dueRegistrations, dueSamples } from './due.js';
import type { Answer, RefusalReason } from './reasons.js';
import { registrationTasks } from './registration-tasks.js';
import { runCampaignCommand } from './run-campaign-command.js';
import { runEach } from './run-each.js';
import { type SampleTask, sampleTasks } from './sample-tasks.js';
import type { Task } from './task.js';

/** What a settling came to. */
export interface Settlement {
  /** How many were settled. */
  readonly settled: number;
  /** Those that are due and could not be settled, and why; the next settling asks them again. */
  readonly refused: readonly Unsettled[];
  /** Whether the limit was reached while more is due. Those that were refused do not count. */
  readonly more: boolean;
}

/** Something that is due and was refused. */
export interface Unsettled {
  readonly due: Due;
  readonly reasons: readonly RefusalReason[];
}

/** Settles what is due by now: deadlines of registrations first, a page in one save, then those of samples, then boundaries of campaigns. */
export async function settleDue<Context>(
  dependencies: Dependencies<Context>,
  limit: number,
  options: WriteOptions<Context>,
): Promise<Settlement> {
  const now = dependencies.clock.now();
  const deadlines = await settleAll(limit, {
    read: (page) => dueRegistrations(dependencies, now, page),
    run: (dues) => runEach(dependencies, CLOCK, dues.map(meetDeadline), options, registrationTasks),
  });
  const samples = await settleAll(limit - deadlines.settled, {
    read: (page) => dueSamples(dependencies, now, page),
    run: (dues) => runEach(dependencies, CLOCK, dues.flatMap(meetSampleDeadline), options, sampleTasks),
  });
  const boundaries: Queue = {
    read: (page) => dueCampaigns(dependencies, now, page),
    run: (dues) => announceEach(dependencies, dues, options),
  };
  // Twice: of a campaign that ended since, the end is due once its start is told.
  const left = limit - deadlines.settled - samples.settled;
  const once = await settleAll(left, boundaries);
  const room = left - once.settled;
  const again = await settleAll(room, boundaries);
  return {
    settled: deadlines.settled + samples.settled + once.settled + again.settled,
    refused: [...deadlines.refused, ...samples.refused, ...(room > 0 ? again : once).refused],
    more: deadlines.more || samples.more || again.more,
  };
}

/** Something due that is read page by page, and settled. */
interface Queue {
  readonly read: (page: PageRequest) => Promise<Page<Due>>;
  readonly run: (dues: readonly Due[]) => Promise<readonly Answer<unknown>[]>;
}

/** Settles a queue up to the limit, past those that are refused: they must not keep the rest waiting. */
async function settleAll(limit: number, { read, run }: Queue): Promise<Settlement> {
  const refused: Unsettled[] = [];
  let settled = 0;
  let after: Position | undefined;
  while (settled < limit) {
    const page = await read({ limit: READ_AT_ONCE, ...given({ after }) });
    let left = page.items;
    while (left.length > 0 && settled < limit) {
      const dues = left.slice(0, limit - settled);
      left = left.slice(dues.length);
      const answers = await run(dues);
      settled += answers.filter(({ ok }) => ok).length;
      refused.push(...dues.flatMap((due, index) => unsettled(due, answers[index])));
    }
    if (left.length > 0) return { settled, refused, more: true };
    if (page.next === undefined) return { settled, refused, more: false };
    after = page.next;
  }
  const rest = await read({ limit: 1, ...given({ after }) });
  return { settled, refused, more: rest.items.length > 0 };
}

/** However few are still to be settled: many of what is read may be refused. */
const READ_AT_ONCE = 500;

/** Another job was faster, a hold or a close came between, or the campaign ended: nothing is left to settle, and nothing is wrong. */
const SETTLED_OTHERWISE: ReadonlySet<string> = new Set([
  'not_accepted',
  'sample_command_not_accepted',
  'not_due',
  'held',
  'campaign_over',
  'registration_not_running',
  'earlier_registration_attempt',
  'campaign_command_not_accepted',
  'nothing_to_announce',
]);

function unsettled(due: Due, answer: Answer<unknown> | undefined): readonly Unsettled[] {
  if (answer === undefined || answer.ok) return [];
  const { reasons } = answer.refusal;
  return reasons.some(({ code }) => SETTLED_OTHERWISE.has(code)) ? [] : [{ due, reasons }];
}

function meetDeadline({ id }: Due): Task {
  return { registrationId: id, command: { type: 'meet_deadline' } };
}

function meetSampleDeadline(due: Due): readonly SampleTask[] {
  if (due.kind !== 'sample_request') return [];
  const { registrationId, creatorId } = due;
  return [{ registrationId, creatorId, command: { type: 'meet_sample_deadline' } }];
}

async function announceEach<Context>(
  dependencies: Dependencies<Context>,
  dues: readonly Due[],
  options: WriteOptions<Context>,
): Promise<readonly Answer<unknown>[]> {
  const answers: Answer<unknown>[] = [];
  for (const { id } of dues) {
    const task = { campaignId: id, command: { type: 'announce' } } as const;
    answers.push(await runCampaignCommand(dependencies, CLOCK, task, options));
  }
  return answers;
}

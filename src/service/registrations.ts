import * as z from 'zod';
import type { Actor, SellerActor } from '../core/actor.js';
import { type CampaignId, type CommandId, joinIds, type RegistrationId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import type { RegistrationQuery } from '../ports/queries.js';
import { canSeeRegistration } from '../registration/authority.js';
import type { RegistrationCommandInput } from '../registration/commands.js';
import type { RegistrationEvent } from '../registration/events.js';
import { parseSubmission } from '../registration/parse-submission.js';
import { type Registration, registrationIdOf } from '../registration/registration.js';
import { parseCommand } from '../registration/schema.js';
import { MAXIMUM_ITEMS, type Submission, type SubmissionForm } from '../registration/submission.js';
import { type Tab, tabStatuses, tabs } from '../registration/tabs.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { historyOf } from './history.js';
import { type InboxQuery, type InboxRow, listInbox } from './inbox.js';
import { type Listed, listed, type Paging, readPaging } from './paging.js';
import { type Answer, type RefusalReason, registrationNotFound } from './reasons.js';
import { type RegistrationRow, registrationRows } from './registration-rows.js';
import type { RegistrationResult } from './results.js';
import { actingAs } from './roles.js';
import { runEach } from './run-each.js';
import { runTogether } from './run-together.js';
import type { Task } from './task.js';

/** A command for one registration. */
export interface CommandItem {
  readonly registrationId: RegistrationId;
  readonly command: RegistrationCommandInput;
  /** Makes sending the command again harmless: it gives its first result. Not with `atomic`, where the call has one. */
  readonly commandId?: CommandId;
}

/** What a call with many items may be given. */
export interface BulkOptions<Context> extends WriteOptions<Context> {
  /** All or nothing; otherwise each item stands for itself. */
  readonly atomic?: boolean;
}

/** What a call with many commands may be given. */
export interface ExecuteAllOptions<Context> extends BulkOptions<Context> {
  /** With `atomic`: makes sending the call again harmless. */
  readonly commandId?: CommandId;
}

/** The answer of a call with many items: one for each, in their order. */
export interface BulkAnswer {
  readonly items: readonly Answer<RegistrationResult>[];
  /** How many were accepted. */
  readonly accepted: number;
}

/** Which registrations are listed. */
export interface RegistrationListQuery {
  readonly campaignId?: CampaignId;
  readonly tab?: Tab;
  /** `newest` decision first when left out. */
  readonly sort?: 'newest' | 'oldest';
}

/** What sellers and agencies do with registrations. */
export interface RegistrationService<Context> {
  /** Registers the products of a form in a campaign (seed steps 5 and 6, R22). For sellers. */
  submit(actor: Actor, form: SubmissionForm, options?: BulkOptions<Context>): Promise<Answer<BulkAnswer>>;
  /** Runs one command. */
  execute(
    actor: Actor,
    item: CommandItem,
    options?: WriteOptions<Context>,
  ): Promise<Answer<RegistrationResult>>;
  /** Runs many commands, such as the reviews of a screen: 1 to 10,000. */
  executeAll(
    actor: Actor,
    items: readonly CommandItem[],
    options?: ExecuteAllOptions<Context>,
  ): Promise<Answer<BulkAnswer>>;
  /** One registration as the actor sees it. */
  get(actor: Actor, registrationId: RegistrationId): Promise<Answer<RegistrationRow>>;
  /** The actor's registrations, by tab and campaign (seed steps 7 and 8). */
  list(
    actor: Actor,
    query?: RegistrationListQuery,
    paging?: Paging,
  ): Promise<Answer<Listed<RegistrationRow>>>;
  /** What waits for an agency: pending registrations and close requests, longest waiting first. */
  inbox(actor: Actor, query?: InboxQuery, paging?: Paging): Promise<Answer<Listed<InboxRow>>>;
  /** What happened to a registration, oldest first. */
  history(
    actor: Actor,
    registrationId: RegistrationId,
    paging?: Paging,
  ): Promise<Answer<Listed<RegistrationEvent>>>;
}

/** The id of a registration is derived from three others: longer than they, and escaped as in a URL. */
const registrationIdSchema: z.ZodType<string> = z
  .string()
  .min(1)
  .max(6_000)
  .regex(/^[\w.!~*'()%:-]+$/, 'Invalid id: not of a registration');

interface Envelope {
  readonly registrationId: RegistrationId;
  readonly command: unknown;
  readonly commandId?: CommandId;
}

const envelopeSchema: z.ZodType<Envelope> = z.strictObject({
  registrationId: registrationIdSchema,
  command: z.unknown(),
  commandId: z.exactOptional(idSchema),
});

const itemsSchema: z.ZodType<readonly unknown[]> = z.array(z.unknown()).min(1).max(MAXIMUM_ITEMS);

const listQuerySchema: z.ZodType<RegistrationListQuery> = z.strictObject({
  campaignId: z.exactOptional(idSchema),
  tab: z.exactOptional(z.enum(tabs)),
  sort: z.exactOptional(z.enum(['newest', 'oldest'])),
});

/** Makes the part of the service that sellers and agencies work on registrations with. */
export function registrationService<Context>(
  dependencies: Dependencies<Context>,
): RegistrationService<Context> {
  const { store, clock } = dependencies;

  async function find(actor: Actor, registrationId: RegistrationId): Promise<Answer<Registration>> {
    const id = parseWith(registrationIdSchema, registrationId);
    if (!id.ok) return id;
    const [registration] = await store.registrations.find([registrationId]);
    return registration !== undefined && canSeeRegistration(actor, registration)
      ? accept(registration)
      : refuse(registrationNotFound(registrationId));
  }

  async function submit(
    actor: Actor,
    form: SubmissionForm,
    { atomic = false, context }: BulkOptions<Context>,
  ) {
    const acting = actingAs(actor, 'registrations.submit', 'seller');
    if (!acting.ok) return acting;
    const submission = parseSubmission(form);
    if (!submission.ok) return submission;
    const seller = acting.value;
    const { submissionId, campaignId, items } = submission.value;
    // With atomic, the call has the id, and its items have none.
    const tasks = tasksOf(atomic ? { campaignId, items } : submission.value, seller);
    const options = context === undefined ? {} : { context };
    if (!atomic) return accept(bulk(await runEach(dependencies, seller, tasks, options)));
    const call = submissionId === undefined ? options : { ...options, callId: submissionId };
    return accept(bulk(await runTogether(dependencies, seller, tasks, call)));
  }

  async function executeAll(actor: Actor, items: readonly CommandItem[], given: ExecuteAllOptions<Context>) {
    const { atomic = false, commandId, context } = given;
    const parsed = parseWith(itemsSchema, items);
    if (!parsed.ok) return parsed;
    const callId = parseWith(z.optional(idSchema), commandId);
    if (!callId.ok) return callId;
    const read = parsed.value.map(atomic ? readItemOfAtomicCall : readItem);
    const options = context === undefined ? {} : { context };
    if (!atomic)
      return accept(bulk(await answerEach(read, (tasks) => runEach(dependencies, actor, tasks, options))));
    const call = callId.value === undefined ? options : { ...options, callId: callId.value };
    return accept(bulk(await answerTogether(read, (tasks) => runTogether(dependencies, actor, tasks, call))));
  }

  return {
    submit: (actor, form, options = {}) => submit(actor, form, options),
    executeAll: (actor, items, options = {}) => executeAll(actor, items, options),
    execute: async (actor, item, options = {}) => {
      const task = readItem(item);
      if (!task.ok) return task;
      const [answer] = await runEach(dependencies, actor, [task.value], options);
      if (answer === undefined) throw new TypeError('A task was left unanswered');
      return answer;
    },
    get: async (actor, registrationId) => {
      const found = await find(actor, registrationId);
      if (!found.ok) return found;
      const [row] = await registrationRows(dependencies, actor, [found.value], clock.now());
      return row === undefined ? refuse(registrationNotFound(registrationId)) : accept(row);
    },
    list: async (actor, query = {}, paging = {}) => {
      const parsed = parseWith(listQuerySchema, query);
      if (!parsed.ok) return parsed;
      const { tab, campaignId, sort = 'newest' } = parsed.value;
      const asked = {
        ...ownedBy(actor),
        ...(campaignId === undefined ? {} : { campaignIds: [campaignId] }),
        ...(tab === undefined ? {} : { statuses: tabStatuses[tab] }),
        sort,
      };
      const page = readPaging(paging, asked);
      if (!page.ok) return page;
      const at = clock.now();
      const found = await store.registrations.query({ ...asked, at }, page.value);
      return accept(listed(found, await registrationRows(dependencies, actor, found.items, at), asked));
    },
    inbox: (actor, query = {}, paging = {}) => listInbox(dependencies, actor, query, paging),
    history: async (actor, registrationId, paging = {}) => {
      const found = await find(actor, registrationId);
      return found.ok ? historyOf(dependencies, actor, found.value.id, paging) : found;
    },
  };
}

/** One task for each product of a submission, with an id of its own if the submission has one. */
function tasksOf({ campaignId, submissionId, items }: Submission, { shopId }: SellerActor): readonly Task[] {
  return items.map((command) => {
    const { productId } = command;
    const registrationId = registrationIdOf({ campaignId, shopId, productId });
    const task = { registrationId, command, creates: { campaignId, productId } };
    return submissionId === undefined ? task : { ...task, commandId: joinIds(submissionId, productId) };
  });
}

function readItem(item: unknown): Answer<Task> {
  const envelope = parseWith(envelopeSchema, item);
  if (!envelope.ok) return envelope;
  const command = parseCommand(envelope.value.command);
  if (!command.ok) return command;
  if (command.value.type === 'register') return refuse(NOT_BY_ITSELF);
  return accept({ ...envelope.value, command: command.value });
}

function readItemOfAtomicCall(item: unknown): Answer<Task> {
  const task = readItem(item);
  return task.ok && task.value.commandId !== undefined ? refuse(CALL_HAS_THE_ID) : task;
}

const NOT_BY_ITSELF: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'command.type', problem: 'register comes with a submission form' },
};

const CALL_HAS_THE_ID: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'commandId', problem: 'With atomic, the call has the id' },
};

type RunTasks = (tasks: readonly Task[]) => Promise<readonly Answer<RegistrationResult>[]>;

/** Runs what could be read, and puts its answers between the refusals of what could not. */
async function answerEach(
  read: readonly Answer<Task>[],
  run: RunTasks,
): Promise<readonly Answer<RegistrationResult>[]> {
  const tasks = read.flatMap((task) => (task.ok ? [task.value] : []));
  const answers = tasks.length === 0 ? [] : await run(tasks);
  const inOrder = answers.values();
  return read.map((task) => {
    if (!task.ok) return task;
    const { value, done } = inOrder.next();
    if (done === true) throw new TypeError('A task was left unanswered');
    return value;
  });
}

/** Runs nothing unless all could be read. */
async function answerTogether(
  read: readonly Answer<Task>[],
  run: RunTasks,
): Promise<readonly Answer<RegistrationResult>[]> {
  const items = read.flatMap((task, index) => (task.ok ? [] : [index]));
  if (items.length === 0) return answerEach(read, run);
  return read.map((task) =>
    task.ok ? refuse({ code: 'other_items_refused', parameters: { items } }) : task,
  );
}

function bulk(items: readonly Answer<RegistrationResult>[]): BulkAnswer {
  return { items, accepted: items.filter(({ ok }) => ok).length };
}

/** What limits a list to the actor's own. */
function ownedBy(actor: Actor): Pick<RegistrationQuery, 'shopId' | 'agencyId'> {
  if (actor.role === 'seller') return { shopId: actor.shopId };
  return actor.role === 'agency' ? { agencyId: actor.agencyId } : {};
}

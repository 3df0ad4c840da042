import type { RegistrationId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { isRegistrationEvent } from '../ports/save.js';
import { canSeeRegistration } from '../registration/authority.js';
import type { RegistrationEvent } from '../registration/events.js';
import { registrationIdSchema } from '../registration/part-schemas.js';
import type { Registration } from '../registration/registration.js';
import type { SubmissionForm } from '../registration/submission.js';
import { adopt } from './adopt.js';
import type { AdoptionItem } from './adoption-item.js';
import type { BulkAnswer, BulkOptions } from './bulk.js';
import { type CommandItem, readItem } from './command-item.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { executeAll } from './execute-all.js';
import { historyOf } from './history.js';
import { type InboxQuery, type InboxRow, listInbox } from './inbox.js';
import { listRegistrations, type RegistrationListQuery } from './list-registrations.js';
import { findOne } from './look-up.js';
import type { Listed, ListPaging, Paging } from './paging.js';
import { type Answer, registrationNotFound } from './reasons.js';
import { type RegistrationRow, registrationRows } from './registration-rows.js';
import { registrationTasks } from './registration-tasks.js';
import type { RegistrationResult } from './results.js';
import { actingAs, type Caller } from './roles.js';
import { runOne } from './run-each.js';
import type { ExecuteAllOptions } from './run-items.js';
import { submit } from './submit.js';

/** What sellers and agencies do with registrations. */
export interface RegistrationService<Context> {
  /** Registers the products of a form in a campaign (seed steps 5 and 6, R22). For sellers. */
  submit(actor: Caller, form: SubmissionForm, options?: BulkOptions<Context>): Promise<Answer<BulkAnswer>>;
  /** Runs one command. */
  execute(
    actor: Caller,
    item: CommandItem,
    options?: WriteOptions<Context>,
  ): Promise<Answer<RegistrationResult>>;
  /** Runs many commands, such as the reviews of a screen: 1 to 10,000. */
  executeAll(
    actor: Caller,
    items: readonly CommandItem[],
    options?: ExecuteAllOptions<Context>,
  ): Promise<Answer<BulkAnswer>>;
  /**
   * Records what was decided elsewhere, and brings along registrations that were made elsewhere: 1 to 10,000, as the
   * platform. What stands here already is refused as `nothing_to_adopt`, so looking again writes nothing; what is
   * blocked stays so, and is refused as `not_accepted`.
   */
  adopt(
    actor: Caller,
    items: readonly AdoptionItem[],
    options?: ExecuteAllOptions<Context>,
  ): Promise<Answer<BulkAnswer>>;
  /** One registration as the actor sees it. */
  get(actor: Caller, registrationId: RegistrationId): Promise<Answer<RegistrationRow>>;
  /** The actor's registrations, by tab and campaign (seed steps 7 and 8). */
  list(
    actor: Caller,
    query?: RegistrationListQuery,
    paging?: ListPaging,
  ): Promise<Answer<Listed<RegistrationRow>>>;
  /** What waits for an agency: pending registrations and close requests, longest waiting first. */
  inbox(actor: Caller, query?: InboxQuery, paging?: ListPaging): Promise<Answer<Listed<InboxRow>>>;
  /** What happened to a registration, oldest first. */
  history(
    actor: Caller,
    registrationId: RegistrationId,
    paging?: Paging,
  ): Promise<Answer<Listed<RegistrationEvent>>>;
}

/** Makes the part of the service that sellers and agencies work on registrations with. */
export function registrationService<Context>(
  dependencies: Dependencies<Context>,
): RegistrationService<Context> {
  const { store, clock } = dependencies;

  async function find(
    actor: Caller,
    registrationId: RegistrationId,
  ): Promise<Answer<{ readonly caller: Caller; readonly registration: Registration }>> {
    const acting = actingAs(actor, 'registrations', 'seller', 'agency', 'platform');
    if (!acting.ok) return acting;
    const id = parseWith(registrationIdSchema, registrationId);
    if (!id.ok) return id;
    const caller = acting.value;
    const registration = await findOne(registrationId, (ids) => store.registrations.find(ids));
    return registration !== undefined && canSeeRegistration(caller, registration)
      ? accept({ caller, registration })
      : refuse(registrationNotFound(registrationId));
  }

  return {
    submit: (actor, form, options = {}) => submit(dependencies, actor, form, options),
    executeAll: (actor, items, options = {}) => executeAll(dependencies, actor, items, options),
    adopt: (actor, items, options = {}) => adopt(dependencies, actor, items, options),
    execute: async (actor, item, options = {}) => {
      const acting = actingAs(actor, 'registrations.execute', 'seller', 'agency', 'platform');
      if (!acting.ok) return acting;
      const task = readItem(item);
      if (!task.ok) return task;
      return runOne(dependencies, acting.value, task.value, options, registrationTasks);
    },
    get: async (actor, registrationId) => {
      const found = await find(actor, registrationId);
      if (!found.ok) return found;
      const { caller, registration } = found.value;
      const [row] = await registrationRows(dependencies, caller, [registration], clock.now());
      return row === undefined ? refuse(registrationNotFound(registrationId)) : accept(row);
    },
    list: (actor, query = {}, paging = {}) => listRegistrations(dependencies, actor, query, paging),
    inbox: (actor, query = {}, paging = {}) => listInbox(dependencies, actor, query, paging),
    history: async (actor, registrationId, paging = {}) => {
      const found = await find(actor, registrationId);
      if (!found.ok) return found;
      const { caller, registration } = found.value;
      const of = { kind: 'registration', id: registration.id } as const;
      return historyOf(dependencies, caller, { of, isOne: isRegistrationEvent }, paging);
    },
  };
}

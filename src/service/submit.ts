import type { SellerActor } from '../core/actor.js';
import { joinIds } from '../core/ids.js';
import { accept } from '../core/result.js';
import { parseSubmission } from '../registration/parse-submission.js';
import { registrationIdOf } from '../registration/registration.js';
import type { Submission, SubmissionForm } from '../registration/submission.js';
import { type BulkAnswer, type BulkOptions, bulk } from './bulk.js';
import type { Dependencies } from './dependencies.js';
import type { Answer } from './reasons.js';
import { registrationTasks } from './registration-tasks.js';
import { actingAs, type Caller } from './roles.js';
import { runEach } from './run-each.js';
import { runTogether } from './run-together.js';
import type { Task } from './task.js';

/** Registers the products of a form, each by itself or all together. */
export async function submit<Context>(
  dependencies: Dependencies<Context>,
  actor: Caller,
  form: SubmissionForm,
  { atomic = false, context }: BulkOptions<Context>,
): Promise<Answer<BulkAnswer>> {
  const acting = actingAs(actor, 'registrations.submit', 'seller');
  if (!acting.ok) return acting;
  const submission = parseSubmission(form);
  if (!submission.ok) return submission;
  const seller = acting.value;
  const options = context === undefined ? {} : { context };
  if (!atomic)
    return accept(
      bulk(
        await runEach(dependencies, seller, tasksOf(submission.value, seller), options, registrationTasks),
      ),
    );

  // With atomic, the call has the id, and its items have none.
  const { submissionId, ...items } = submission.value;
  const call = submissionId === undefined ? options : { ...options, callId: submissionId };
  return accept(bulk(await runTogether(dependencies, seller, tasksOf(items, seller), call)));
}

/** One task for each product of a submission, with an id of its own if the submission has one. */
function tasksOf({ campaignId, submissionId, items }: Submission, { shopId }: SellerActor): readonly Task[] {
  return items.map((command) => {
    const { productId } = command;
    const creates = { campaignId, shopId, productId };
    const task = { registrationId: registrationIdOf(creates), command, creates };
    return submissionId === undefined ? task : { ...task, commandId: joinIds(submissionId, productId) };
  });
}

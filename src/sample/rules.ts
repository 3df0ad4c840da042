import { isRunning } from '../creator/running.js';
import type { Because } from '../eligibility/rule.js';
import { objectionOf } from '../eligibility/rule.js';
import { eligibilityRules } from '../eligibility/rules.js';
import { ANOTHER_BRANCH } from '../registration/rule.js';
import type { Verdict as VerdictOf } from '../statechart/compile.js';
import {
  creatorAuthorised,
  creatorNamed,
  noneReceived,
  noOpenRequest,
  quotaLeft,
  reapplyWaited,
  skuSamplable,
} from './asking-rules.js';
import type { PostedContent } from './content.js';
import type { SampleInput as Input } from './input.js';
import { type FirstSampleDecision, sampleDeadlineOf } from './request.js';
import type { SampleRule, Subject, Verdict } from './rule.js';
import { stoppedFrom } from './status.js';
import { leadsTo } from './way.js';

/** Refuses whatever comes after the end of the campaign, as everywhere (Q24). */
function campaignNotOver(
  _: Subject,
  { command, facts }: Input,
): VerdictOf<Because<'campaign_over' | 'fact_missing'>> {
  return objectionOf(eligibilityRules.campaign_not_over, facts, command.at, facts.policy);
}

/** Sends samples of products that run in the campaign, in the attempt in which they were asked for (Q24). */
function registrationRuns(request: Subject, { command, facts: { registration } }: Input): Verdict {
  const { decision, decidedAt: since, attempt: current } = registration;
  if (request === undefined || command.type === 'request_sample') {
    return isRunning(registration.decision)
      ? null
      : { code: 'registration_not_running', parameters: { decision, since } };
  }
  const stopped = stoppedFrom(request, registration);
  if (stopped === null || command.at < stopped) return null;
  const { registrationAttempt } = request;
  return registrationAttempt === current
    ? { code: 'registration_not_running', parameters: { decision, since } }
    : { code: 'earlier_registration_attempt', parameters: { registrationAttempt, current } };
}

/** Lets each side review when it is its turn (Q21). */
function reviewersTurn(request: Subject, { command }: Input): Verdict {
  const reviewer = request?.decision === 'agency_review' ? 'agency' : 'seller';
  return command.actor.role === reviewer ? null : { code: 'another_reviewer', parameters: { reviewer } };
}

/** Asks a seller for a reason with a no (R86). */
function sellerReasonGiven(_: Subject, { command }: Input): Verdict {
  if (command.type !== 'reject_sample' || command.actor.role !== 'seller') return null;
  return command.reason === undefined ? { code: 'reason_required', parameters: {} } : null;
}

/** Lets creators withdraw, and of agencies those that asked (R89). */
function withdrawerAsked(request: Subject, { command }: Input): Verdict {
  if (request === undefined || command.actor.role !== 'agency' || request.requestedBy === 'agency')
    return null;
  return { code: 'request_not_yours', parameters: { requestedBy: request.requestedBy } };
}

/** Lets what all agreed to be withdrawn where the policy does (R89). */
function withdrawalInTime(request: Subject, { facts }: Input): Verdict {
  if (request?.decision !== 'awaiting_shipment' || facts.policy.samples.withdrawBeforeShipment) return null;
  return { code: 'withdrawal_too_late', parameters: { since: request.decidedAt } };
}

/** Counts content that is long enough (R90). */
function contentLongEnough(_: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'post_content') return null;
  const { kind } = command.content;
  const { videoDays, liveMinutes } = facts.policy.samples;
  const length = lengthOf(command.content);
  const minimum = kind === 'video' ? videoDays : liveMinutes;
  return length >= minimum ? null : { code: 'content_too_short', parameters: { kind, length, minimum } };
}

function lengthOf(content: PostedContent): number {
  return content.kind === 'video' ? content.visibleDays : content.minutes;
}

/** Counts content that was posted after the receipt, and not in the future (R87). */
function contentInTime(request: Subject, { command }: Input): Verdict {
  if (request?.decision !== 'content_pending' || command.type !== 'post_content') return null;
  const { receivedAt } = request;
  const { at } = command;
  const { postedAt } = command.content;
  if (receivedAt <= postedAt && postedAt <= at) return null;
  return { code: 'content_out_of_time', parameters: { postedAt, receivedAt, at } };
}

/** Extends the time for content where the policy does (R87, Q25). */
function extensionOffered(_: Subject, { facts }: Input): Verdict {
  return facts.policy.samples.extensionDays === null
    ? { code: 'extension_not_offered', parameters: {} }
    : null;
}

/** Extends a time that has an end. */
function contentHasDeadline(request: Subject, _: Input): Verdict {
  return sampleDeadlineOf(request) === undefined ? { code: 'not_due', parameters: { dueAt: null } } : null;
}

/** Extends the time for content once (R87). */
function notExtendedBefore(request: Subject, _: Input): Verdict {
  if (request?.decision !== 'content_pending' || !request.extended) return null;
  return { code: 'already_extended', parameters: { dueAt: request.deadline?.dueAt ?? null } };
}

/** Meets a deadline only when one is stamped and has passed (R87). */
function deadlineDue(request: Subject, { command }: Input): Verdict {
  const dueAt = sampleDeadlineOf(request)?.dueAt ?? null;
  return dueAt !== null && dueAt <= command.at ? null : { code: 'not_due', parameters: { dueAt } };
}

/** The rules of commands on sample requests, by the names under which the machine asks for them. */
export const sampleRules = {
  campaign_not_over: campaignNotOver,
  registration_runs: registrationRuns,
  creator_named: creatorNamed,
  creator_authorised: creatorAuthorised,
  sku_samplable: skuSamplable,
  no_open_request: noOpenRequest,
  none_received: noneReceived,
  reapply_waited: reapplyWaited,
  quota_left: quotaLeft,
  reviewers_turn: reviewersTurn,
  seller_reason_given: sellerReasonGiven,
  withdrawer_asked: withdrawerAsked,
  withdrawal_in_time: withdrawalInTime,
  content_long_enough: contentLongEnough,
  content_in_time: contentInTime,
  extension_offered: extensionOffered,
  content_has_deadline: contentHasDeadline,
  not_extended_before: notExtendedBefore,
  deadline_due: deadlineDue,
  leads_to_agency_review: leading('agency_review'),
  leads_to_seller_review: leading('seller_review'),
  leads_to_shipment: leading('awaiting_shipment'),
} as const satisfies Readonly<Record<string, SampleRule>>;

/** The name of a rule of commands on sample requests. */
export type SampleRuleName = keyof typeof sampleRules;

/** Picks the branch of a request or an approval: whoever is to be asked next. */
function leading(decision: FirstSampleDecision): SampleRule {
  return (_, input) => (leadsTo(input) === decision ? null : ANOTHER_BRANCH);
}

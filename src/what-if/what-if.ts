import { CLOCK } from '../core/actor.js';
import type { RegistrationId } from '../core/ids.js';
import { type Instant, instant, laterOf } from '../core/instant.js';
import type { Policy } from '../policy/policy.js';
import { deadlineOf, registrationIdOf } from '../registration/registration.js';
import type { Standards } from '../registration/standards.js';
import { mustBeWhole } from './check-log.js';
import { type Both, causeOfCampaign, causeOfRegistration } from './compare.js';
import type { DecisionDifference } from './difference.js';
import type { LoggedCampaignCommand, LoggedCommand, LoggedRegistrationCommand } from './log.js';
import { replayCampaign } from './replay-campaign.js';
import { replayRegistration } from './replay-registration.js';
import { standardsOf } from './standards.js';
import { beginWorld, type WhatStands, type World } from './world.js';

/** What a log is replayed with besides standards. */
export interface WhatIfOptions extends WhatStands {
  /** Until when time passes, so that deadlines up to then decide; the last instant of the log when left out. */
  readonly until?: Instant;
}

/** What would have been decided differently. */
export interface WhatIf {
  /** In the order of the log; a deadline stands where it is first noticed to have passed. */
  readonly differences: readonly DecisionDifference[];
  /** How many commands were replayed: all of the log, but for those of the clock on deadlines. */
  readonly commands: number;
  /** How many of them were accepted in each world: few, where many once were, tell of a log that is not whole. */
  readonly accepted: { readonly a: number; readonly b: number };
}

/**
 * Replays a log of commands under two standards, policies mostly, and lists the decisions that differ: so a host sees
 * what another policy would have changed before it changes it. Each world goes on by itself, so one difference leads to
 * others; each says whether it is a first cause. A decision is yes or no: a no for other reasons is the same, and of a
 * deadline counts what it decides and when. Pure: nothing is read or written but what is given.
 *
 * Deadlines are stamped by the policy of their world and met at their instants: the clock's commands on them need not be
 * in the log, and only let time pass. Reviewers are taken to have seen what stands, so none is refused as `stale_view`.
 * Whose the records are is not asked. Throws a `TypeError` for a log that names a campaign which nobody gave or created,
 * or holds a command on something else than it says.
 *
 * @example
 * ```ts
 * import { defaultPolicy, type LoggedCommand, whatIf } from 'partner-campaigns';
 *
 * export function firstCauses(log: readonly LoggedCommand[]) {
 *   const stricter = { ...defaultPolicy, proposedRate: 'minimum' } as const;
 *   return whatIf(log, defaultPolicy, stricter).differences.filter(({ because }) => because === 'policy');
 * }
 * ```
 */
export function whatIf(
  log: readonly LoggedCommand[],
  a: Policy | Standards,
  b: Policy | Standards,
  options: WhatIfOptions = {},
): WhatIf {
  mustBeWhole(log, options);
  const worlds: Both<World> = {
    a: beginWorld(standardsOf(a), options),
    b: beginWorld(standardsOf(b), options),
  };
  const differences: DecisionDifference[] = [];
  const accepted = { a: 0, b: 0 };
  let commands = 0;
  for (const [entry, logged] of log.entries()) {
    if (logged.kind === 'registration') {
      know(worlds, logged);
      differences.push(...deadlinePassed(worlds, logged, logged.command.at));
      if (logged.command.type === 'meet_deadline') continue;
    }
    const both = logged.kind === 'campaign' ? ofCampaign(worlds, logged) : ofRegistration(worlds, logged);
    commands += 1;
    if (both.a.outcome.ok) accepted.a += 1;
    if (both.b.outcome.ok) accepted.b += 1;
    if (both.difference !== null) differences.push({ ...both.difference, entry });
  }
  const until = options.until ?? lastInstantOf(log);
  for (const subject of subjectsIn(log, options)) differences.push(...deadlinePassed(worlds, subject, until));
  return { differences, commands, accepted };
}

/** What a command is about, and what was known of it. */
type Subject = Omit<LoggedRegistrationCommand, 'kind' | 'command'>;

/** A campaign that is given with a command stands in both worlds. */
function know(worlds: Both<World>, { facts: { campaign } }: Subject): void {
  if (campaign === undefined) return;
  worlds.a.campaigns.set(campaign.id, campaign);
  worlds.b.campaigns.set(campaign.id, campaign);
}

function ofCampaign(worlds: Both<World>, logged: LoggedCampaignCommand) {
  const { kind, campaignId } = logged;
  const both = { a: replayCampaign(worlds.a, logged), b: replayCampaign(worlds.b, logged) };
  const because = causeOfCampaign(both, worlds);
  return { ...both, difference: because === null ? null : { kind, campaignId, ...both, because } };
}

function ofRegistration(worlds: Both<World>, logged: LoggedRegistrationCommand) {
  const { kind, campaignId } = logged;
  const registrationId = registrationIdOf(logged);
  const both = { a: replayRegistration(worlds.a, logged), b: replayRegistration(worlds.b, logged) };
  const because = causeOfRegistration(both, worlds);
  const difference = because === null ? null : { kind, registrationId, campaignId, ...both, because };
  return { ...both, difference };
}

/** Lets a deadline that is stamped in either world be met, if it has passed in it. */
function deadlinePassed(worlds: Both<World>, subject: Subject, at: Instant): readonly DecisionDifference[] {
  const id = registrationIdOf(subject);
  const isStamped = ({ registrations }: World) => deadlineOf(registrations.get(id)) !== undefined;
  if (!isStamped(worlds.a) && !isStamped(worlds.b)) return [];
  const command = { type: 'meet_deadline', at, actor: CLOCK } as const;
  const { difference } = ofRegistration(worlds, { ...subject, kind: 'registration', command });
  return difference === null ? [] : [difference];
}

function lastInstantOf(log: readonly LoggedCommand[]): Instant {
  return log.reduce((last, { command }) => laterOf(last, command.at), instant(0));
}

/** Every registration that there can be, with what was last known of it. */
function subjectsIn(log: readonly LoggedCommand[], { registrations = [] }: WhatStands): Iterable<Subject> {
  const subjects = new Map<RegistrationId, Subject>();
  for (const registration of registrations) subjects.set(registration.id, { ...registration, facts: {} });
  for (const logged of log) {
    if (logged.kind === 'registration') subjects.set(registrationIdOf(logged), logged);
  }
  return subjects.values();
}

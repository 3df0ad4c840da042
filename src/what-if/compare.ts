import type { Campaign } from '../campaign/campaign.js';
import { canonicalJson } from '../core/canonical.js';
import type { Policy } from '../policy/policy.js';
import type { Registration } from '../registration/registration.js';
import type { DifferenceCause } from './difference.js';
import { type CampaignReplay, judgeCampaign } from './replay-campaign.js';
import { judgeRegistration, type RegistrationReplay } from './replay-registration.js';
import { withoutStamps } from './stamps.js';
import type { World } from './world.js';

/** The same command in both worlds. */
export interface Both<Replay> {
  readonly a: Replay;
  readonly b: Replay;
}

/** Why a command on a campaign is decided differently; `null` where it is not. */
export function causeOfCampaign(
  { a, b }: Both<CampaignReplay>,
  { a: worldA, b: worldB }: Both<World>,
): DifferenceCause | null {
  const agreed =
    canonicalJson(campaignIn(a.before)) === canonicalJson(campaignIn(b.before)) &&
    a.facts.ongoingCampaigns === b.facts.ongoingCampaigns;
  const answers = { a: answerTo(a), b: answerTo(b) };
  return causeOf(answers, agreed, () => ({
    a: answerTo(judgeCampaign(a, worldB.standards)),
    b: answerTo(judgeCampaign(b, worldA.standards)),
  }));
}

/** Why a command on a registration is decided differently; `null` where it is not. */
export function causeOfRegistration(
  { a, b }: Both<RegistrationReplay>,
  { a: worldA, b: worldB }: Both<World>,
): DifferenceCause | null {
  const policies = { a: worldA.standards.policy, b: worldB.standards.policy };
  const agreed = canonicalJson(standingIn(a, policies)) === canonicalJson(standingIn(b, policies));
  const answers = { a: answerTo(a), b: answerTo(b) };
  return causeOf(answers, agreed, () => ({
    a: answerTo(judgeRegistration(a, worldB.standards)),
    b: answerTo(judgeRegistration(b, worldA.standards)),
  }));
}

/** `exchanged` are the answers of each record under the standards of the other. */
function causeOf(
  { a, b }: Both<string>,
  agreed: boolean,
  exchanged: () => Both<string>,
): DifferenceCause | null {
  if (a === b) return null;
  if (agreed) return 'policy';
  const other = exchanged();
  return other.a === b && other.b === a ? 'policy' : 'earlier_difference';
}

/** Accepted or not; of a met deadline, what it decided and when. A no for other reasons is the same decision. */
function answerTo({ command, outcome }: CampaignReplay | RegistrationReplay): string {
  if (!outcome.ok) return 'refused';
  if (command.type !== 'meet_deadline') return 'accepted';
  return outcome.events.map(({ type, at }) => `${type} at ${at}`).join();
}

/** What decisions are made on, but for what the policies stamp differently and what only says when it came about. */
function standingIn({ before, facts }: RegistrationReplay, policies: Both<Policy>): unknown {
  return { registration: registrationIn(before, policies), campaign: campaignIn(facts?.campaign) };
}

function registrationIn(registration: Registration | undefined, { a, b }: Both<Policy>): unknown {
  if (registration === undefined) return null;
  return {
    ...withoutStamps(registration, a, b),
    revision: undefined,
    changedAt: undefined,
    decidedAt: undefined,
  };
}

function campaignIn(campaign: Campaign | undefined): unknown {
  if (campaign === undefined) return null;
  const { revision: _revision, changedAt: _changedAt, ...rest } = campaign;
  return rest;
}

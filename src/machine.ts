/**
 * The XState machines, for hosts that run, inspect or draw them. [Lifecycle](../docs/reference/lifecycle.md) shows them.
 *
 * @module partner-campaigns/machine
 */

import type { Campaign } from './campaign/campaign.js';
import type { CampaignCommand } from './campaign/commands.js';
import type { CampaignFacts } from './campaign/input.js';
import { type CampaignMachineEvent, campaignMachine } from './campaign/machine.js';
import type { LinkCommand } from './creator/commands.js';
import type { LinkFacts } from './creator/input.js';
import type { CreatorLink } from './creator/link.js';
import { type LinkMachineEvent, linkMachine } from './creator/machine.js';
import type { RegistrationCommand } from './registration/commands.js';
import type { RegistrationFacts } from './registration/input.js';
import { type RegistrationMachineEvent, registrationMachine } from './registration/machine.js';
import type { Registration } from './registration/registration.js';
import type { SampleCommand } from './sample/commands.js';
import type { SampleFacts } from './sample/facts.js';
import { type SampleMachineEvent, sampleMachine } from './sample/machine.js';
import type { SampleRequest } from './sample/request.js';

export type { CampaignFacts } from './campaign/input.js';
export {
  type CampaignMachine,
  type CampaignMachineContext,
  type CampaignMachineEvent,
  type CampaignMachineMeta,
  campaignMachine,
} from './campaign/machine.js';
export type { CampaignRuleName } from './campaign/rules.js';
export type { LinkFacts } from './creator/input.js';
export {
  type LinkMachine,
  type LinkMachineContext,
  type LinkMachineEvent,
  type LinkMachineMeta,
  linkMachine,
} from './creator/machine.js';
export type { LinkRuleName } from './creator/rules.js';
export type { RegistrationFacts } from './registration/input.js';
export {
  type RegistrationMachine,
  type RegistrationMachineContext,
  type RegistrationMachineEvent,
  type RegistrationMachineMeta,
  registrationMachine,
} from './registration/machine.js';
export type { RegistrationRuleName } from './registration/rules.js';
export type { SampleFacts } from './sample/facts.js';
export {
  type SampleMachine,
  type SampleMachineContext,
  type SampleMachineEvent,
  type SampleMachineMeta,
  sampleMachine,
} from './sample/machine.js';
export type { SampleRuleName } from './sample/rules.js';
export type { HasConfig } from './statechart/config.js';
export type { CreationBranch, CreationMeta, DecisionMachine } from './statechart/decision-machine.js';
export { toMermaid } from './statechart/mermaid.js';

/**
 * A registration as an XState snapshot, to start an actor from or to inspect. The record is what is stored; a snapshot
 * never is, since XState's own format changes with its major versions.
 */
export function registrationSnapshot(registration: Registration) {
  return registrationMachine.resolveState({ value: registration.decision, context: { registration } });
}

/** What a registration actor is sent for a command: the command under its own name, with the facts of the moment. */
export function registrationMachineEvent(
  command: RegistrationCommand,
  facts: RegistrationFacts,
): RegistrationMachineEvent;
export function registrationMachineEvent(command: RegistrationCommand, facts: RegistrationFacts) {
  return { type: command.type, command, facts };
}

/** A campaign as an XState snapshot, to start an actor from or to inspect. */
export function campaignSnapshot(campaign: Campaign) {
  return campaignMachine.resolveState({ value: campaign.decision, context: { campaign } });
}

/** What a campaign actor is sent for a command: the command under its own name, with the facts of the moment. */
export function campaignMachineEvent(command: CampaignCommand, facts: CampaignFacts): CampaignMachineEvent;
export function campaignMachineEvent(command: CampaignCommand, facts: CampaignFacts) {
  return { type: command.type, command, facts };
}

/** A creator's link as an XState snapshot, to start an actor from or to inspect. */
export function linkSnapshot(link: CreatorLink) {
  return linkMachine.resolveState({ value: link.decision, context: { link } });
}

/** What a link actor is sent for a command: the command under its own name, with the facts of the moment. */
export function linkMachineEvent(command: LinkCommand, facts: LinkFacts): LinkMachineEvent;
export function linkMachineEvent(command: LinkCommand, facts: LinkFacts) {
  return { type: command.type, command, facts };
}

/** A sample request as an XState snapshot, to start an actor from or to inspect. */
export function sampleSnapshot(request: SampleRequest) {
  return sampleMachine.resolveState({ value: request.decision, context: { request } });
}

/** What a sample actor is sent for a command: the command under its own name, with the facts of the moment. */
export function sampleMachineEvent(command: SampleCommand, facts: SampleFacts): SampleMachineEvent;
export function sampleMachineEvent(command: SampleCommand, facts: SampleFacts) {
  return { type: command.type, command, facts };
}

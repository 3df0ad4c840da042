/**
 * The XState machines, for hosts that run, inspect or draw them. [Lifecycle](../docs/reference/lifecycle.md) shows them.
 *
 * @module partner-campaigns/machine
 */

import type { Campaign } from './campaign/campaign.js';
import type { CampaignCommand } from './campaign/commands.js';
import type { CampaignFacts } from './campaign/input.js';
import { type CampaignMachineEvent, campaignMachine } from './campaign/machine.js';
import type { RegistrationCommand } from './registration/commands.js';
import type { RegistrationFacts } from './registration/input.js';
import { type RegistrationMachineEvent, registrationMachine } from './registration/machine.js';
import type { Registration } from './registration/registration.js';

export type { CampaignFacts } from './campaign/input.js';
export {
  type CampaignMachine,
  type CampaignMachineContext,
  type CampaignMachineEvent,
  type CampaignMachineMeta,
  campaignMachine,
} from './campaign/machine.js';
export type { CampaignRuleName } from './campaign/rules.js';
export type { RegistrationFacts } from './registration/input.js';
export {
  type RegistrationMachine,
  type RegistrationMachineContext,
  type RegistrationMachineEvent,
  type RegistrationMachineMeta,
  registrationMachine,
} from './registration/machine.js';
export type { RegistrationRuleName } from './registration/rules.js';
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

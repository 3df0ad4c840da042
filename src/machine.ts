// Entry `partner-campaigns/machine`: the XState machines, for hosts that run, inspect or draw them.

import type { Campaign } from './campaign/campaign.js';
import { campaignMachine } from './campaign/machine.js';
import { registrationMachine } from './registration/machine.js';
import type { Registration } from './registration/registration.js';

export {
  type CampaignMachine,
  type CampaignMachineContext,
  type CampaignMachineEvent,
  type CampaignMachineMeta,
  campaignMachine,
} from './campaign/machine.js';
export type { CampaignFacts, CampaignRuleName } from './campaign/rules.js';
export {
  type RegistrationMachine,
  type RegistrationMachineContext,
  type RegistrationMachineEvent,
  type RegistrationMachineMeta,
  registrationMachine,
} from './registration/machine.js';
export type { RegistrationFacts, RegistrationRuleName } from './registration/rules.js';
export type { HasConfig } from './statechart/config.js';
export type { CreationMeta, DecisionMachine } from './statechart/decision-machine.js';
export { toMermaid } from './statechart/mermaid.js';

/**
 * A registration as an XState snapshot, to start an actor from or to inspect. The record is what is stored; a snapshot
 * never is, since XState's own format changes with its major versions.
 */
export function registrationSnapshot(registration: Registration) {
  return registrationMachine.resolveState({ value: registration.decision, context: { registration } });
}

/** A campaign as an XState snapshot, to start an actor from or to inspect. */
export function campaignSnapshot(campaign: Campaign) {
  return campaignMachine.resolveState({ value: campaign.decision, context: { campaign } });
}

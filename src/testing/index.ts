/**
 * Tools to test a host with: what must hold of whatever is stored, and a simulator that plays months of campaigns.
 *
 * @module partner-campaigns/testing
 */

export { invariants } from './invariants/all.js';
export { type CheckOptions, checkInvariants, violationsIn } from './invariants/check.js';
export type { Invariant, Violation } from './invariants/invariant.js';
export type { CampaignPassage, Passage, RegistrationPassage } from './invariants/passage.js';
export { readWorld, type WorldOptions } from './invariants/read-world.js';
export type { Replayed } from './invariants/walk.js';
export type {
  CountAnswer,
  ListAnswer,
  ReceiptAnswer,
  SeenSaves,
  StoredWorld,
  TenantAnswer,
} from './invariants/world.js';
export type { FaultKind, FaultSwitches } from './simulator/faults.js';
export { faultKinds, InjectedFault } from './simulator/faults.js';
export type { Progress, SimulationOptions, StageOptions } from './simulator/options.js';
export { replay } from './simulator/replay.js';
export type { CommandTally, SimulationFailure, SimulationReport, Tally } from './simulator/report.js';
export { simulate } from './simulator/simulate.js';

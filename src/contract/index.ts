/**
 * The contract of the ports: cases with which a host proves that its storage, directories, clock and ids do what the
 * ports promise. They know no test runner.
 *
 * @module partner-campaigns/contract
 */

export type { ContractCase } from './case.js';
export { type ClockContractOptions, clockContract } from './clock.js';
export { type DirectoriesContractOptions, directoriesContract, type KnownFacts } from './directories.js';
export { ContractError, type PortPromise } from './failure.js';
export { type NewIdContractOptions, newIdContract } from './new-id.js';
export {
  type ContractReport,
  type ContractResult,
  type FailedCase,
  formatContractReport,
  type PassedCase,
  runContract,
  type SkippedCase,
} from './run.js';
export type { StoreCapabilities, StoreCapability } from './store/capabilities.js';
export { type StoreContractOptions, storeContract } from './store/contract.js';

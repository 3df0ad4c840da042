import type { ContractCase } from './case.js';
import { ContractError, detailsOf, type PortPromise } from './failure.js';

/** What became of a case. */
export type ContractResult = PassedCase | FailedCase | SkippedCase;

/** A case that was run, and passed. */
export interface PassedCase {
  readonly outcome: 'passed';
  readonly group: string;
  readonly name: string;
}

/** A case that was run, and failed: a promise is broken. */
export interface FailedCase {
  readonly outcome: 'failed';
  readonly group: string;
  readonly name: string;
  /** The promise that is broken. */
  readonly promise: PortPromise;
  /** What was asked, and what the answer should have been. */
  readonly expected: string;
  /** What the answer was. */
  readonly came: string;
}

/** A case that was not run. It did not pass either. */
export interface SkippedCase {
  readonly outcome: 'skipped';
  readonly group: string;
  readonly name: string;
  /** Why not. */
  readonly reason: string;
}

/** What became of all cases; JSON data. */
export interface ContractReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** In the order of the cases. */
  readonly results: readonly ContractResult[];
}

/**
 * Runs cases one after the other and reports what became of each; never rejects. For scripts, and for hosts without a
 * test runner: with one, make each case a test of its own.
 *
 * @example
 * ```ts
 * import { clockContract, formatContractReport, runContract } from 'partner-campaigns/contract';
 * import { instant } from 'partner-campaigns';
 *
 * const report = await runContract(clockContract({ createClock: () => ({ now: () => instant(Date.now()) }) }));
 * if (report.failed > 0) throw new Error(formatContractReport(report));
 * ```
 */
export async function runContract(cases: readonly ContractCase[]): Promise<ContractReport> {
  const results: ContractResult[] = [];
  for (const one of cases) results.push(await resultOf(one));
  const count = (outcome: ContractResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), results };
}

async function resultOf({ group, name, promise, skip, run }: ContractCase): Promise<ContractResult> {
  if (skip !== undefined) return { outcome: 'skipped', group, name, reason: skip };
  try {
    await run();
    return { outcome: 'passed', group, name };
  } catch (error) {
    if (error instanceof ContractError) {
      const { expected, came } = error;
      return { outcome: 'failed', group, name, promise: error.promise, expected, came };
    }
    return { outcome: 'failed', group, name, promise, expected: 'a promise kept', came: String(error) };
  }
}

/** A report for people: what failed and why, what was not tried and why not, and how many there are of each. */
export function formatContractReport({ passed, failed, skipped, results }: ContractReport): string {
  const lines = results.flatMap((result) => {
    const title = `${result.group}: ${result.name}`;
    if (result.outcome === 'passed') return [];
    if (result.outcome === 'skipped') return [`skipped  ${title}`, `         ${result.reason}`];
    const details = [`${result.promise.of}`, ...detailsOf(result)];
    return [`FAILED   ${title}`, ...details.map((detail) => `         ${detail}`)];
  });
  return [...lines, `${passed} passed, ${failed} failed, ${skipped} skipped`].join('\n');
}

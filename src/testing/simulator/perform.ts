import type { Instant } from '../../core/instant.js';
import type { Answer } from '../../service/reasons.js';
import { type Attempt, createAttempt, type Witness } from './attempt.js';
import type { Call } from './call.js';
import type { Fault } from './faults.js';
import type { Host } from './host.js';

/** A call that was made, and what came of it. */
export interface MadeCall {
  readonly call: Call;
  /** The last try: the one that was answered, if any was. */
  readonly attempt: Attempt;
  /** Absent where nothing but an injected fault came of it. */
  readonly answer?: Answer<unknown>;
  /** What was thrown that nobody threw in. */
  readonly unexpected?: string;
  /** The instant that the host's clock showed when it was made. */
  readonly at: Instant;
}

/** Makes a call on a host; whoever hears of an error may send the same once more. */
export async function perform(of: {
  readonly host: Host;
  readonly call: Call;
  readonly faults: readonly Fault[];
  readonly caller: number;
  readonly witness: Witness;
}): Promise<MadeCall> {
  const { host, call, faults, caller, witness } = of;
  const first = await tryOnce(host, call, createAttempt(caller, faults, witness));
  if (first.answer !== undefined || first.unexpected !== undefined) return first;
  if (!faults.some(({ again }) => again === true)) return first;
  return tryOnce(host, call, createAttempt(caller, [], witness));
}

async function tryOnce(host: Host, call: Call, attempt: Attempt): Promise<MadeCall> {
  host.serve(attempt, call.newId);
  const made = { call, attempt, at: host.now() };
  try {
    return { ...made, answer: await call.run(host.service) };
  } catch (error) {
    if (error === attempt.injected) return made;
    return { ...made, unexpected: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

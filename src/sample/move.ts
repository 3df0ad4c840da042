import { type Refused, refuse } from '../core/result.js';
import { refusalOf, targetOf } from '../statechart/compile.js';
import { sampleEventOf } from './event-of.js';
import type { SampleEvent } from './events.js';
import { evolveSampleRequest } from './evolve.js';
import type { SampleInput } from './input.js';
import type { SampleReason } from './refusals.js';
import type { SampleRequest } from './request.js';
import { acceptedCommands, cellsOf } from './table.js';

/** One accepted move: the next record and the event that led to it. */
export interface SampleMoved {
  readonly ok: true;
  readonly request: SampleRequest;
  readonly event: SampleEvent;
}

/**
 * One move on the compiled table, at exactly the instant of the command: is the command accepted in this decision,
 * and what do its rules say? `decideSample` and `advanceSample` are built on it.
 */
export function moveSample(
  request: SampleRequest | undefined,
  input: SampleInput,
): SampleMoved | Refused<SampleReason> {
  const { type: command, actor } = input.command;
  const decision = request?.decision ?? null;
  const row = cellsOf(decision)?.get(command);
  if (row === undefined) {
    const accepted = acceptedCommands(decision, actor);
    return refuse({ code: 'sample_command_not_accepted', parameters: { decision, command, accepted } });
  }
  const refusal = refusalOf(row, request, input);
  if (refusal !== null) return { ok: false, refusal };

  const target = targetOf(row, request, input);
  const event = sampleEventOf(request, input);
  const next = evolveSampleRequest(request, event);
  if (next.decision !== target)
    throw new TypeError(`${event.type} leads to ${next.decision}, the machine to ${target}`);
  return { ok: true, request: next, event };
}

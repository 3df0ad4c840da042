import { reasonsIn } from './answers.js';
import type { MadeCall } from './perform.js';
import type { Counter } from './report.js';

/** Counts what answers tell that nobody else does: what was turned away, and where a command was not accepted. */
export function countAnswers(made: readonly MadeCall[], counter: Counter): void {
  for (const { call, answer } of made) {
    if (call.reads === true) counter.looked(call.method);
    if (answer === undefined) continue;
    for (const { code, parameters } of reasonsIn(answer)) {
      const isTurnedAway =
        call.reads === true ||
        code === 'invalid_input' ||
        (code === 'role_not_allowed' && parameters.command.includes('.'));
      if (isTurnedAway) counter.turnedAway(call.method, code);
      if (
        code === 'not_accepted' ||
        code === 'sample_command_not_accepted' ||
        code === 'link_command_not_accepted'
      )
        counter.reached(parameters.decision ?? 'none', parameters.command, 'not accepted');
    }
  }
}

import { type Answer, formatRefusal, type RefusalReason } from 'partner-campaigns';

/** The value of an answer that must have been accepted. */
export function unwrapped<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`Refused: ${formatRefusal(answer.refusal)}`);
  return answer.value;
}

/** Every reason of an answer; none when it was accepted. */
export function reasonsOf(answer: Answer<unknown>): readonly RefusalReason[] {
  return answer.ok ? [] : answer.refusal.reasons;
}

/** The codes of every reason of an answer; none when it was accepted. */
export function codesOf(answer: Answer<unknown>): readonly string[] {
  return reasonsOf(answer).map(({ code }) => code);
}

/** The places at which an input was found wrong. */
export function pathsOf(answer: Answer<unknown>): readonly string[] {
  return reasonsOf(answer).flatMap((reason) =>
    reason.code === 'invalid_input' ? [reason.parameters.path] : [],
  );
}

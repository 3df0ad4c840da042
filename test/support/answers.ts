import { type Answer, formatRefusal, type Refused } from 'partner-campaigns';

/** The value of an answer that must have been accepted. */
export function unwrapped<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`Refused: ${formatRefusal(answer.refusal)}`);
  return answer.value;
}

/** What a method of the service answers, or a function of the core. */
type Outcome<Reason> = { readonly ok: true } | Refused<Reason>;

/** Every reason of an answer; none when it was accepted. */
export function reasonsOf<Reason>(answer: Outcome<Reason>): readonly Reason[] {
  return answer.ok ? [] : answer.refusal.reasons;
}

/** The codes of every reason of an answer; none when it was accepted. */
export function codesOf(answer: Outcome<{ readonly code: string }>): readonly string[] {
  return reasonsOf(answer).map(({ code }) => code);
}

/** The places at which an input was found wrong. */
export function pathsOf(answer: Answer<unknown>): readonly string[] {
  return reasonsOf(answer).flatMap((reason) =>
    reason.code === 'invalid_input' ? [reason.parameters.path] : [],
  );
}

import type { Rule, Verdict as VerdictOf } from '../statechart/compile.js';
import type { RegistrationInput } from './input.js';
import type { RegistrationReason } from './refusals.js';
import type { Registration } from './registration.js';

/** A rule of registration commands; the registration is absent while there is none yet. */
export type RegistrationRule = Rule<Subject, RegistrationInput, RegistrationReason>;

/** What a rule is asked about: the registration, if there is one. */
export type Subject = Registration | undefined;

/** What a rule says: `null`, or what stands in the way, with one of these codes. */
export type Verdict<Code extends RegistrationReason['code'] = RegistrationReason['code']> = VerdictOf<
  Extract<RegistrationReason, { readonly code: Code }>
>;

/** What a branch says that the command does not lead to. */
export const ANOTHER_BRANCH: Extract<RegistrationReason, { readonly code: 'another_branch' }> = Object.freeze(
  {
    code: 'another_branch',
    parameters: Object.freeze({}),
  },
);

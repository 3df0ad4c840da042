import type { Rule, Verdict as VerdictOf } from '../statechart/compile.js';
import type { SampleInput } from './input.js';
import type { SampleReason } from './refusals.js';
import type { SampleRequest } from './request.js';

/** A rule of commands on sample requests; the request is absent while there is none yet. */
export type SampleRule = Rule<Subject, SampleInput, SampleReason>;

/** What a rule is asked about: the request, if there is one. */
export type Subject = SampleRequest | undefined;

/** What a rule says: `null`, or what stands in the way. */
export type Verdict = VerdictOf<SampleReason>;

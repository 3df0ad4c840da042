import type {
  EventObject,
  MachineContext,
  MetaObject,
  NonReducibleUnknown,
  StateMachine,
  StateSchema,
} from 'xstate';

/** What the root of a machine says about how its record comes to be: XState has no transition for it. */
export interface CreationMeta<Command extends string, Decision extends string, RuleName extends string> {
  /** By command, as in the `on` of a state; several branches where the command says where it leads. */
  readonly creation?: {
    readonly [C in Command]?:
      | CreationBranch<Decision, RuleName>
      | readonly CreationBranch<Decision, RuleName>[];
  };
}

/** One way in which a record comes to be. */
export interface CreationBranch<Decision extends string, RuleName extends string> {
  readonly target: Decision;
  readonly guard: { readonly type: 'all'; readonly params: { readonly rules: readonly RuleName[] } };
  readonly description: string;
}

/**
 * The type of our machines: a flat XState machine whose states are decisions, with the one guard `all`. Written out,
 * so that declarations stay small and a state that is missing or too many does not compile.
 */
export type DecisionMachine<
  Context extends MachineContext,
  Event extends EventObject,
  Decision extends string,
  RuleName extends string,
  Emitted extends EventObject,
  Meta extends MetaObject,
> = StateMachine<
  Context,
  Event,
  Record<never, never>,
  never,
  { type: 'emit_event' | 'apply'; params: NonReducibleUnknown },
  { type: 'all'; params: { readonly rules: readonly RuleName[] } },
  never,
  Decision,
  string,
  Context,
  NonReducibleUnknown,
  Emitted,
  Meta,
  StateSchema,
  MetaObject
>;

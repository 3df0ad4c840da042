import type {
  EventObject,
  MachineContext,
  MetaObject,
  NonReducibleUnknown,
  StateMachine,
  StateSchema,
} from 'xstate';

/** What the root of a machine says about how its record comes to be. */
export interface CreationMeta<Command extends string, RuleName extends string> {
  /** The command that creates the record, and its rules: XState has no transition for it. */
  readonly creation?: {
    readonly command: Command;
    readonly rules: readonly RuleName[];
    readonly description: string;
  };
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

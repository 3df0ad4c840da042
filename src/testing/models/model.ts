import type fc from 'fast-check';
import type { Policy } from '../../policy/policy.js';
import type { HostRule } from '../../registration/host-rule.js';
import { shown } from '../scenarios/difference.js';
import { ModelError } from './answers.js';
import type { StartHost, TestedHost } from './host.js';

/** A command of a model, as `fc.commands` wants it. */
export type ModelCommand<Model extends object> = fc.AsyncCommand<Model, TestedHost>;

/** How a host's service is tested against a model. */
export interface ServiceModel<Model extends object> {
  /** Sequences of what people, their jobs and time may do to a host; they shrink to the shortest that goes wrong. */
  commands(constraints?: fc.CommandsContraints): fc.Arbitrary<Iterable<ModelCommand<Model>>>;
  /**
   * Begins a run on a host that is started anew: what `fc.asyncModelRun` asks for first. For races, start the host over a
   * {@link scheduledStore}, and wait with `scheduler.waitFor(fc.asyncModelRun(model.on(start), commands))`; of
   * `fc.scheduledModelRun` no command would end, since it lets nothing go on while a command waits.
   */
  on(start: StartHost): () => Promise<{ model: Model; real: TestedHost }>;
}

/** What a test may pin of a model. */
export interface ModelOptions {
  /** The policy that the host is started with; one with deadlines, and as open as can be, when left out. */
  readonly policy?: Policy;
  /** Rules of the host's own, which the model asks too; none when left out. */
  readonly rules?: readonly HostRule[];
}

/**
 * A deed as a command of a model. It asks for what it comes to on what stands, and says in an error, and in the list of
 * a counterexample, what that was.
 */
export function modelCommand<Model extends object, Request>(
  deed: unknown,
  does: {
    readonly requestsOf: (model: Model) => readonly Request[];
    readonly run: (requests: readonly Request[], model: Model, real: TestedHost) => Promise<void>;
  },
): ModelCommand<Model> {
  let done = shown(deed);
  return {
    check: () => true,
    run: async (model, real) => {
      const requests = does.requestsOf(model);
      if (requests.length > 0) done = requests.map((request) => shown(request)).join(' & ');
      try {
        await does.run(requests, model, real);
      } catch (error) {
        throw error instanceof ModelError ? new ModelError(`${done}\n${error.message}`) : error;
      }
    },
    toString: () => done,
  };
}

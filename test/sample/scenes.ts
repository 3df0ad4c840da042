import type {
  Actor,
  PolicyOptions,
  Role,
  SampleCommand,
  SampleCommandInput,
  SampleCommandType,
  SampleDeadline,
  SampleFacts,
  SampleRequest,
} from 'partner-campaigns';
import { aPolicy, aRegistration, days } from '../support/build.ts';
import { actors } from '../support/commands.ts';
import { aLedger, aSample, sampleFacts, sampleInputs, stampedSample } from '../support/samples.ts';
import type { Cell, From } from './specification.ts';

/** When everything in a scene happens: a day after the request's last write. */
export const now = days(6);

/** Everything a command is decided on. */
export interface Scene {
  readonly request: SampleRequest | undefined;
  readonly input: SampleCommandInput;
  readonly facts: SampleFacts;
  readonly actor: Actor;
}

/** The command of a scene. */
export function commandIn({ input, actor }: Scene): SampleCommand {
  return stampedSample(input, now, actor);
}

/** A scene in which nothing stands in the way of the command, if the decision takes it of the role. */
export function sceneOf(
  from: From,
  command: SampleCommandType,
  role: Role,
  sellerReview: 'required' | 'by_agency' = 'required',
): Scene {
  const facts = sampleFacts({ policy: policyOf({ sellerReview, withdrawBeforeShipment: true }) });
  const scene = {
    request: from === 'none' ? undefined : startingFrom(from, command, role),
    input: sampleInputs[command],
    facts,
    actor: actors[role],
  };
  const asksAnew = command === 'request_sample' && from !== 'none' && from !== 'cancelled';
  return asksAnew ? registeredAgain(scene) : scene;
}

/** A scene in which nothing stands in the way of a cell's command. */
export function sceneFor({ from, command, role, sellerReview }: Cell): Scene {
  return sceneOf(from, command, role, sellerReview);
}

export function policyOf(samples: NonNullable<PolicyOptions['samples']>) {
  return aPolicy({ samples });
}

/** The product was registered again, and approved, before anything happens. */
function registeredAgain(scene: Scene): Scene {
  const registration = aRegistration('approved', { attempt: 2 });
  return { ...scene, facts: { ...scene.facts, registration, ledger: aLedger({ registrationAttempt: 2 }) } };
}

const deadlines = {
  agency_review: { dueAt: now, dueOutcome: 'not_reviewed_in_time' },
  seller_review: { dueAt: now, dueOutcome: 'not_reviewed_in_time' },
  awaiting_shipment: { dueAt: now, dueOutcome: 'not_shipped_in_time' },
  content_pending: { dueAt: now, dueOutcome: 'no_content_in_time' },
} as const satisfies Readonly<Record<string, SampleDeadline>>;

function startingFrom(from: Exclude<From, 'none'>, command: SampleCommandType, role: Role): SampleRequest {
  // Agencies withdraw what they asked for themselves.
  const requestedBy = command === 'withdraw_sample' && role === 'agency' ? 'agency' : 'creator';
  const request = { ...aSample(from), requestedBy } as const;
  if (command === 'meet_sample_deadline' && from in deadlines) {
    return { ...request, deadline: deadlines[from as keyof typeof deadlines] } as SampleRequest;
  }
  // What is extended must be due some time.
  if (command === 'extend_content_duty' && request.decision === 'content_pending') {
    return { ...request, deadline: { dueAt: days(9), dueOutcome: 'no_content_in_time' } };
  }
  return request;
}

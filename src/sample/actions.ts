import type { Actor } from '../core/actor.js';
import { assertNever } from '../core/assert-never.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { Refusal } from '../core/refusal.js';
import { canAskForSample, canSeeSample, isOwnSampleCommand } from './authority.js';
import { type SampleCommandInput, type SampleCommandType, sampleCommandTypes } from './commands.js';
import { decideSample } from './decide.js';
import type { SampleFacts } from './facts.js';
import type { SampleReason } from './refusals.js';
import type { SampleRequest } from './request.js';

/** A command of the actor's role on a sample request: offered, or withheld with every reason. */
export type AvailableSampleAction =
  | { readonly command: SampleCommandType; readonly offered: true }
  | {
      readonly command: SampleCommandType;
      readonly offered: false;
      readonly refusal: Refusal<SampleReason>;
    };

/**
 * What an actor may do with a sample request at an instant, and why not the rest, in a fixed order; where there is none
 * yet, whether one may be made. As with registrations, an action is offered exactly when some payload of it would be
 * accepted: each is put to {@link decideSample} with the one that is easiest to accept. Nothing is listed for what the
 * actor does not see.
 */
export function availableSampleActions(
  request: SampleRequest | undefined,
  actor: Actor,
  facts: SampleFacts,
  at: Instant,
): readonly AvailableSampleAction[] {
  const isVisible =
    request === undefined ? canAskForSample(actor, facts.registration) : canSeeSample(actor, request);
  if (!isVisible) return [];
  const types = request === undefined ? FIRST : sampleCommandTypes;
  return types.flatMap((type): AvailableSampleAction[] => {
    const command = { ...easiest(type, request, { facts, actor, at }), at, actor };
    if (!isOwnSampleCommand(command)) return [];
    const outcome = decideSample(request, command, facts);
    return [
      outcome.ok
        ? { command: type, offered: true }
        : { command: type, offered: false, refusal: outcome.refusal },
    ];
  });
}

const FIRST = ['request_sample'] as const satisfies readonly SampleCommandType[];

/** The input of a command that is accepted if any is. */
function easiest(
  type: SampleCommandType,
  request: SampleRequest | undefined,
  { facts, actor, at }: { readonly facts: SampleFacts; readonly actor: Actor; readonly at: Instant },
): SampleCommandInput {
  const seenRevision = request?.revision ?? 0;
  switch (type) {
    case 'request_sample': {
      const asked = request?.creatorId ?? facts.creator?.creatorId;
      const creatorId = actor.role === 'agency' ? asked : undefined;
      return { type, ...given({ creatorId, skuId: facts.sku?.skuId }) };
    }
    case 'approve_sample':
      return { type, seenRevision };
    case 'reject_sample':
      return { type, seenRevision, reason: 'not_match' };
    case 'withdraw_sample':
    case 'ship_sample':
    case 'receive_sample':
    case 'extend_content_duty':
    case 'meet_sample_deadline':
      return { type };
    case 'post_content': {
      const { videoDays: visibleDays } = facts.policy.samples;
      const postedAt = request?.decision === 'content_pending' ? request.receivedAt : at;
      return { type, content: { kind: 'video', contentId: 'video', postedAt, visibleDays } };
    }
    case 'cancel_sample':
      return { type, because: 'platform' };
    default:
      return assertNever(type);
  }
}

import type { CreatorId } from '../../core/ids.js';
import type { SampleCommandInput } from '../../sample/commands.js';
import type { Told } from './answers.js';
import type { Foretold } from './orders.js';

// Written by hand from the rules, and not by asking the core: it is what the core is held to as well.

const DAY = 86_400_000;

/** Days that the policy of the model sets. */
export const modelDays = { review: 3, ship: 2, content: 4, extension: 2, reapply: 2 } as const;

/** Where one unit is. */
export type Stage =
  | 'agency_review'
  | 'seller_review'
  | 'awaiting_shipment'
  | 'shipped'
  | 'content_pending'
  | 'completed'
  | 'cancelled';

/** What a creator has asked for. */
export interface ModelUnit {
  readonly stage: Stage;
  readonly by: 'creator' | 'agency';
  readonly attempt: number;
  readonly revision: number;
  readonly dueAt: number | null;
  /** From when it may be asked for again, once it came to nothing. */
  readonly opensAt: number;
  readonly isReceived: boolean;
  readonly isExtended: boolean;
}

/** A creator's link: the rate that was promised, `null` once it was removed. */
export interface ModelLink {
  readonly rate: number | null;
  readonly revision: number;
}

/** What stands under the one registration of the model. */
export interface CreatorsState {
  readonly now: number;
  /** When the campaign is over. */
  readonly over: number;
  readonly granted: number;
  readonly creatorRate: number;
  readonly reserved: number;
  readonly shipped: number;
  readonly released: number;
  readonly units: ReadonlyMap<CreatorId, ModelUnit>;
  readonly links: ReadonlyMap<CreatorId, ModelLink>;
}

/** What somebody asks of a host. */
export type CreatorRequest =
  | {
      readonly asks: 'sample';
      readonly role: 'creator' | 'agency' | 'seller' | 'platform';
      /** Which creator acts, if one does; it may be another than the one whose request it is. */
      readonly as: CreatorId;
      readonly creatorId: CreatorId;
      readonly command: SampleCommandInput;
    }
  | {
      readonly asks: 'link';
      readonly as: CreatorId;
      readonly creatorId: CreatorId;
      readonly type: 'add_link' | 'remove_link';
    };

/** Says what must come of a request; `authorised` are the creators for whom the agency may ask. */
export function foretellCreator(
  state: CreatorsState,
  request: CreatorRequest,
  authorised: readonly CreatorId[],
): Foretold<CreatorsState> {
  const isStranger =
    (request.asks === 'link' || request.role === 'creator') && request.as !== request.creatorId;
  if (isStranger) return refused(state, 'not_found');
  return request.asks === 'link' ? linking(state, request) : sampling(state, request, authorised);
}

function refused(state: CreatorsState, ...codes: readonly string[]): Foretold<CreatorsState> {
  return { answers: [{ refused: codes }], state };
}

function linking(
  state: CreatorsState,
  { creatorId, type }: Extract<CreatorRequest, { readonly asks: 'link' }>,
): Foretold<CreatorsState> {
  const link = state.links.get(creatorId);
  const isThere = link !== undefined && link.rate !== null;
  if (type === 'remove_link') {
    if (!isThere) return refused(state, 'link_command_not_accepted');
    return linked(state, creatorId, { rate: null, revision: link.revision + 1 }, 'removed');
  }
  const codes = [...(isThere ? ['link_exists'] : []), ...overCodes(state)];
  if (codes.length > 0) return refused(state, ...codes);
  const revision = (link?.revision ?? 0) + 1;
  return linked(state, creatorId, { rate: state.creatorRate, revision }, 'added');
}

function linked(state: CreatorsState, creatorId: CreatorId, link: ModelLink, decision: string) {
  const told: Told = { done: { decision, revision: link.revision } };
  return { answers: [told], state: { ...state, links: new Map([...state.links, [creatorId, link]]) } };
}

function overCodes({ now, over }: CreatorsState): readonly string[] {
  return now >= over ? ['campaign_over'] : [];
}

function sampling(
  state: CreatorsState,
  request: Extract<CreatorRequest, { readonly asks: 'sample' }>,
  authorised: readonly CreatorId[],
): Foretold<CreatorsState> {
  const { creatorId, command, role } = request;
  const stored = state.units.get(creatorId);
  if ('seenRevision' in command && command.seenRevision !== (stored?.revision ?? 0))
    return refused(state, 'stale_view');
  // A deadline that has passed counts, though nobody has settled it.
  const advanced = stored === undefined ? state : lapsed(state, creatorId, stored);
  const unit = advanced.units.get(creatorId);
  const stage = unit?.stage;
  if (!accepted(command.type, stage)) return refused(state, 'sample_command_not_accepted');
  const codes = reasonsAgainst(advanced, request, authorised);
  if (codes.length > 0) return refused(state, ...codes);
  const { now } = state;
  const base: ModelUnit = unit ?? {
    stage: 'cancelled',
    by: 'creator',
    attempt: 0,
    revision: 0,
    dueAt: null,
    opensAt: 0,
    isReceived: false,
    isExtended: false,
  };
  const next = { ...base, revision: (stored?.revision ?? 0) + 1, dueAt: null };
  const save = (changed: ModelUnit, counted: Partial<CreatorsState> = {}): Foretold<CreatorsState> => ({
    answers: [{ done: { decision: changed.stage, attempt: changed.attempt, revision: changed.revision } }],
    state: { ...advanced, ...counted, units: new Map([...advanced.units, [creatorId, changed]]) },
  });
  const { reserved, shipped, released } = advanced;
  const isUnshipped = UNSHIPPED.has(base.stage);
  const freed = isUnshipped ? { reserved: reserved - 1, released: released + 1 } : {};
  switch (command.type) {
    case 'request_sample': {
      const by = role === 'agency' ? 'agency' : 'creator';
      const first = by === 'agency' ? 'seller_review' : 'agency_review';
      const asked = { ...next, stage: first, by, attempt: base.attempt + 1, isExtended: false } as const;
      return save({ ...asked, dueAt: now + modelDays.review * DAY }, { reserved: reserved + 1 });
    }
    case 'approve_sample':
      return save(
        base.stage === 'agency_review'
          ? { ...next, stage: 'seller_review', dueAt: now + modelDays.review * DAY }
          : { ...next, stage: 'awaiting_shipment', dueAt: now + modelDays.ship * DAY },
      );
    case 'reject_sample':
      return save({ ...next, stage: 'cancelled', opensAt: now + modelDays.reapply * DAY }, freed);
    case 'withdraw_sample':
    case 'cancel_sample':
      return save({ ...next, stage: 'cancelled', opensAt: 0 }, freed);
    case 'ship_sample':
      return save({ ...next, stage: 'shipped' }, { reserved: reserved - 1, shipped: shipped + 1 });
    case 'receive_sample': {
      const dueAt = now + modelDays.content * DAY;
      return save({ ...next, stage: 'content_pending', dueAt, isReceived: true });
    }
    case 'extend_content_duty': {
      const dueAt = (base.dueAt ?? now) + modelDays.extension * DAY;
      return save({ ...next, isExtended: true, dueAt });
    }
    case 'post_content':
      return save({ ...next, stage: 'completed' });
    case 'meet_sample_deadline':
      return refused(state, 'role_not_allowed');
  }
}

const UNSHIPPED: ReadonlySet<Stage> = new Set(['agency_review', 'seller_review', 'awaiting_shipment']);

/** Whether a request that stands there takes a command at all. */
function accepted(type: SampleCommandInput['type'], stage: Stage | undefined): boolean {
  const waits = stage !== undefined && UNSHIPPED.has(stage);
  switch (type) {
    case 'request_sample':
      return stage === undefined || stage === 'cancelled' || waits;
    case 'approve_sample':
    case 'reject_sample':
      return stage === 'agency_review' || stage === 'seller_review';
    case 'withdraw_sample':
      return waits;
    case 'ship_sample':
      return stage === 'awaiting_shipment';
    case 'receive_sample':
      return stage === 'shipped';
    case 'post_content':
    case 'extend_content_duty':
      return stage === 'content_pending';
    case 'cancel_sample':
      return waits || stage === 'shipped' || stage === 'content_pending';
    case 'meet_sample_deadline':
      return stage === 'content_pending' || waits;
  }
}

/** All the reasons, in the order of the rules. */
function reasonsAgainst(
  state: CreatorsState,
  { creatorId, command, role }: Extract<CreatorRequest, { readonly asks: 'sample' }>,
  authorised: readonly CreatorId[],
): readonly string[] {
  const unit = state.units.get(creatorId);
  const over = overCodes(state);
  const when = (holds: boolean | undefined, code: string) => (holds === true ? [code] : []);
  switch (command.type) {
    case 'request_sample':
      return [
        ...over,
        ...when(role === 'agency' && !authorised.includes(creatorId), 'agency_not_authorised'),
        ...when(state.reserved + state.shipped >= state.granted, 'no_sample_quota_left'),
        ...when(unit !== undefined && UNSHIPPED.has(unit.stage), 'sample_already_requested'),
        ...when(unit?.stage === 'cancelled' && unit.isReceived, 'sample_already_received'),
        ...when(unit?.stage === 'cancelled' && unit.opensAt > state.now, 'reapply_too_early'),
      ];
    case 'approve_sample':
    case 'reject_sample': {
      const reviewer = unit?.stage === 'agency_review' ? 'agency' : 'seller';
      return [...over, ...when(role !== reviewer, 'another_reviewer')];
    }
    case 'withdraw_sample':
      return [
        ...over,
        ...when(role === 'agency' && unit?.by !== 'agency', 'request_not_yours'),
        ...when(unit?.stage === 'awaiting_shipment', 'withdrawal_too_late'),
      ];
    case 'ship_sample':
      return over;
    case 'cancel_sample':
      return unit !== undefined && UNSHIPPED.has(unit.stage) ? over : [];
    case 'extend_content_duty':
      return when(unit?.isExtended, 'already_extended');
    default:
      return [];
  }
}

/** The request once its deadline has passed, if it has; before the shipment, the end of the campaign wins a tie. */
function lapsed(state: CreatorsState, creatorId: CreatorId, unit: ModelUnit): CreatorsState {
  const { dueAt, stage } = unit;
  if (dueAt === null || dueAt > state.now) return state;
  const isUnshipped = UNSHIPPED.has(stage);
  if (isUnshipped && dueAt >= state.over) return state;
  const isReview = stage === 'agency_review' || stage === 'seller_review';
  const opensAt = isReview ? dueAt + modelDays.reapply * DAY : 0;
  const ended = { ...unit, stage: 'cancelled', dueAt: null, opensAt } as const;
  const freed = isUnshipped ? { reserved: state.reserved - 1, released: state.released + 1 } : {};
  return { ...state, ...freed, units: new Map([...state.units, [creatorId, ended]]) };
}

/** What stands once a job has settled all that is due: each in a save of its own. */
export function settledCreators(state: CreatorsState): CreatorsState {
  let after = state;
  for (const [creatorId, unit] of state.units) {
    const next = lapsed(after, creatorId, unit);
    const changed = next.units.get(creatorId);
    if (next === after || changed === undefined) continue;
    const saved = { ...changed, revision: unit.revision + 1 };
    after = { ...next, units: new Map([...next.units, [creatorId, saved]]) };
  }
  return after;
}

/** The quota as a seller is shown it: after the end, what is reserved counts as released. */
export function quotaShown({ granted, reserved, shipped, released, now, over }: CreatorsState) {
  const held = now < over ? reserved : 0;
  const remaining = Math.max(0, granted - held - shipped);
  return { granted, reserved: held, shipped, released: released + reserved - held, remaining };
}

/** The stage that a screen shows: what waits after the end is cancelled. */
export function stageShown({ stage }: ModelUnit, { now, over }: CreatorsState): Stage {
  return UNSHIPPED.has(stage) && now >= over ? 'cancelled' : stage;
}

import type { Role } from '../../core/actor.js';
import type { RegistrationId } from '../../core/ids.js';
import { type CommandType, commandTypes, type RegistrationCommand } from '../../registration/commands.js';
import { decide, type RegistrationOutcome } from '../../registration/decide.js';
import type { RegistrationEvent } from '../../registration/events.js';
import type { RegistrationFacts } from '../../registration/input.js';
import type { Registration } from '../../registration/registration.js';
import type { Observer } from '../../service/observe.js';
import { type Cell, cells, type From } from './cells.js';
import { textOf } from './text.js';

/** How often a cell was reached. */
export interface CellCount extends Cell {
  readonly accepted: number;
  readonly refused: number;
}

/** What tests reached of the decisions, commands and roles that there are. */
export interface CoverageReport {
  /** Every cell, with how often its command was accepted and refused; not reached: neither. */
  readonly cells: readonly CellCount[];
  /** Cells that take their command, and in which it was never accepted. */
  readonly neverAccepted: readonly Cell[];
  /** Cells that take their command, and in which it was never refused. */
  readonly neverRefused: readonly Cell[];
  /** Cells that were not reached at all. */
  readonly notReached: readonly Cell[];
  /** Commands of which it cannot be said in which decision they came: those on records that came about unseen. */
  readonly unplaced: number;
  /** The report for people. */
  readonly text: string;
}

/** Collects what tests reach. */
export interface Coverage {
  /** Decides as the core does, and counts it. */
  decide<Command extends RegistrationCommand>(
    registration: Registration | undefined,
    command: Command,
    facts: RegistrationFacts,
  ): RegistrationOutcome<Command['type']>;
  /** An observer for the service, which counts what it is told: give it to every service that the tests make. */
  readonly observer: Observer;
  /** What was reached so far. */
  report(): CoverageReport;
}

/**
 * Collects which cells of decision, command and role a host's own tests reach: through the pure core, or through a
 * service that is observed. A cell counts as accepted or refused apart, since a test of the one says nothing of the
 * other.
 *
 * @example
 * ```ts
 * import { fixtures, coverage } from 'partner-campaigns/testing';
 * import { defaultPolicy } from 'partner-campaigns';
 *
 * const reached = coverage();
 * const { pending } = fixtures.registration;
 * const facts = { campaign: fixtures.campaign.published, policy: defaultPolicy };
 * const actor = { role: 'seller', shopId: pending.shopId } as const;
 * reached.decide(pending, { type: 'withdraw', at: pending.changedAt, actor }, facts);
 *
 * console.log(reached.report().text);
 * ```
 */
export function coverage(): Coverage {
  const counts = new Map(cells.map((cell) => [nameOf(cell), { accepted: 0, refused: 0 }]));
  const standing = new Map<RegistrationId, From | undefined>();
  let unplaced = 0;

  function count(from: From | undefined, command: CommandType, role: Role, ok: boolean): void {
    const found = from === undefined ? undefined : counts.get(nameOf({ from, command, role }));
    if (found === undefined) unplaced += 1;
    else if (ok) found.accepted += 1;
    else found.refused += 1;
  }

  function decideAndCount<Command extends RegistrationCommand>(
    registration: Registration | undefined,
    command: Command,
    facts: RegistrationFacts,
  ): RegistrationOutcome<Command['type']> {
    const outcome = decide(registration, command, facts);
    count(registration?.decision ?? 'none', command.type, command.actor.role, outcome.ok);
    return outcome;
  }

  const observer: Observer = {
    command: ({ command, kind, id, actor, outcome }) => {
      const type = commandTypes.find((one) => one === command);
      if (kind !== 'registration' || type === undefined) return;
      // A record that was never seen before an item that creates one is none yet.
      const from = standing.has(id) ? standing.get(id) : CREATING.has(type) ? 'none' : undefined;
      if (outcome.kind === 'accepted') {
        count(from, type, actor.role, true);
        standing.set(id, decisionAfter(outcome.events, from));
      }
      if (outcome.kind === 'refused') count(from, type, actor.role, false);
    },
  };

  return { decide: decideAndCount, observer, report: () => reportOf(counts, unplaced) };
}

function nameOf({ from, command, role }: Pick<Cell, 'from' | 'command' | 'role'>): string {
  return `${from} ${command} ${role}`;
}

const CREATING: ReadonlySet<CommandType> = new Set(['register', 'adopt']);

/** The decision that each event leads to; `undefined` for what was adopted, which its name alone does not tell. */
const leadsTo: { readonly [Type in RegistrationEvent['type']]: From | 'same' | undefined } = {
  registration_submitted: 'pending',
  registration_resubmitted: 'pending',
  registration_approved: 'approved',
  registration_rejected: 'rejected',
  registration_blocked: 'blocked',
  registration_withdrawn: 'withdrawn',
  close_requested: 'close_requested',
  close_request_cancelled: 'approved',
  registration_closed: 'closed',
  close_declined: 'approved',
  sample_quantity_raised: 'same',
  shop_ads_rate_set: 'same',
  total_rate_changed: 'same',
  total_rate_decrease_scheduled: 'same',
  creator_rate_set: 'same',
  hold_placed: 'same',
  hold_released: 'same',
  registration_disqualified: 'closed',
  registration_adopted: undefined,
};

function decisionAfter(events: readonly string[], from: From | undefined): From | undefined {
  let current = from;
  for (const event of events) {
    const next = isRegistrationEvent(event) ? leadsTo[event] : 'same';
    if (next !== 'same') current = next;
  }
  return current;
}

function isRegistrationEvent(type: string): type is RegistrationEvent['type'] {
  return Object.hasOwn(leadsTo, type);
}

function reportOf(
  counts: ReadonlyMap<string, { readonly accepted: number; readonly refused: number }>,
  unplaced: number,
): CoverageReport {
  const counted = cells.map((cell) => ({
    ...cell,
    ...(counts.get(nameOf(cell)) ?? { accepted: 0, refused: 0 }),
  }));
  const some = (isMissing: (cell: CellCount) => boolean): readonly Cell[] =>
    counted.filter(isMissing).map(({ from, command, role, taken }) => ({ from, command, role, taken }));
  const report = {
    cells: counted,
    neverAccepted: some(({ taken, accepted }) => taken && accepted === 0),
    neverRefused: some(({ taken, refused }) => taken && refused === 0),
    notReached: some(({ accepted, refused }) => accepted + refused === 0),
    unplaced,
  };
  return { ...report, text: textOf(report) };
}

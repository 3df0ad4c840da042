import { frozenCopy } from '../../core/frozen.js';

/** What can go wrong around a command, all of it outside the library. */
export const faultKinds = /* @__PURE__ */ frozenCopy([
  /** What was to be saved is saved; the caller hears of an error and sends the same again. */
  'lost_reply',
  /** The process dies with everything decided and nothing saved. */
  'crash_before_save',
  /** The process dies when all is saved, and nobody hears of it. */
  'crash_after_save',
  /** The process dies between two saves of one call. */
  'crash_between_saves',
  /** The process dies at some other call to a port. */
  'crash_while_reading',
  /** The storage rejects a call without doing it. */
  'failing_storage',
  /** The storage saves the first groups of a save, and then fails. */
  'cut_save',
  /** A directory rejects a call. */
  'failing_directory',
  /** A directory knows nothing that it is asked for. */
  'unknown_to_directory',
  /** A caller sends again what was answered already. */
  'duplicate',
  /** A command arrives long after it was written, behind others that were written later. */
  'late',
  /** The clock of a caller's host is off, by no more than the policy tolerates. */
  'clock_within_tolerance',
  /** The clock of a caller's host is off by more. */
  'clock_beyond_tolerance',
  /** The clock runs backwards from one reading to the next. */
  'clock_backwards',
  /** Every call to a port takes longer than what others do meanwhile. */
  'slow_storage',
  /** Calls of several commands in flight come between each other. */
  'interleaving',
] as const);

/** What can go wrong around a command. */
export type FaultKind = (typeof faultKinds)[number];

/** Something that goes wrong around one command. */
export interface Fault {
  readonly kind: FaultKind;
  /** Milliseconds that a clock is off, the number of the call to a port, or how often others go first. */
  readonly by?: number;
  /** Whoever hears of an error sends the same once more. */
  readonly again?: true;
}

/** Which faults may happen. */
export type FaultSwitches = Readonly<Record<FaultKind, boolean>>;

/** All of them but those that are switched off, or none. */
export function switchesOf(faults: Partial<FaultSwitches> | 'all' | 'none'): FaultSwitches {
  const all = faults !== 'none';
  const switched: Partial<FaultSwitches> = typeof faults === 'string' ? {} : faults;
  return byKind((kind) => switched[kind] ?? all);
}

/** Something of every kind. */
export function byKind<Value>(of: (kind: FaultKind) => Value): Readonly<Record<FaultKind, Value>>;
export function byKind(of: (kind: FaultKind) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(faultKinds.map((kind) => [kind, of(kind)]));
}

/** What an injected fault is thrown as, so that it is told from a bug. */
export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
  readonly code = 'injected_fault';

  readonly kind: FaultKind;

  constructor(kind: FaultKind) {
    super(`Injected: ${kind}`);
    this.kind = kind;
  }
}

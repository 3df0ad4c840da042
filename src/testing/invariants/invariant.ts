import type { StoredWorld } from './world.js';

/** Something that must never be, and is. */
export interface Violation {
  /** The name of the invariant that does not hold. */
  readonly invariant: string;
  /** What it does not hold of: a record, an event, a list, an answer. */
  readonly subject: string;
  /** What is wrong, in English. */
  readonly problem: string;
}

/** Something that holds of whatever is stored, at every instant. */
export interface Invariant {
  /** Stable; lower case with underscores. */
  readonly name: string;
  /** What must hold, in a sentence, with the source of the rule. */
  readonly rule: string;
  /** Looks for what does not hold; nothing is changed. */
  check(world: StoredWorld): readonly Violation[];
}

/** What one look found: what it is about, and what is wrong. */
export type Finding = readonly [subject: string, problem: string];

/** Most violations that one invariant tells of at once: the first say what is wrong, the rest are many. */
const MOST_TOLD = 20;

/** Makes an invariant of a search for what breaks it. */
export function invariant(
  name: string,
  rule: string,
  find: (world: StoredWorld) => Iterable<Finding>,
): Invariant {
  return {
    name,
    rule,
    check: (world) => {
      const violations: Violation[] = [];
      for (const [subject, problem] of find(world)) {
        violations.push({ invariant: name, subject, problem });
        if (violations.length === MOST_TOLD) break;
      }
      return violations;
    },
  };
}

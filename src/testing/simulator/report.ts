import type { CommandObservation } from '../../service/observe.js';
import type { Violation } from '../invariants/invariant.js';
import type { CampaignPassage, Passage } from '../invariants/passage.js';
import { linkStorylines, sampleCommandBehind, storylines } from '../invariants/storylines.js';
import { byKind, type FaultKind } from './faults.js';

/** How often something happened, by name. */
export type Tally = Readonly<Record<string, number>>;

/** What became of the commands of one type. */
export interface CommandTally {
  readonly accepted: number;
  /** Sent again under its command id, and given its first answer. */
  readonly answeredBefore: number;
  /** A port failed meanwhile. */
  readonly failed: number;
  /** By code; one command may be refused for several reasons. */
  readonly refused: Tally;
}

/** What a simulation came to: the same for the same options, to the byte. */
export interface SimulationReport {
  readonly seed: number;
  /** How many steps were done. */
  readonly steps: number;
  /** How many seasons were begun, each with a store and a world of its own. */
  readonly seasons: number;
  /** Simulated time, in days. */
  readonly days: number;
  /** How often what a round touched was checked. */
  readonly roundsChecked: number;
  /** How often everything that was stored was checked. */
  readonly worldsChecked: number;
  /** Records made. */
  readonly campaigns: number;
  readonly registrations: number;
  readonly creatorLinks: number;
  readonly sampleRequests: number;
  /** Events made, by type. */
  readonly events: Tally;
  /** Commands that were decided on, by type. */
  readonly commands: Readonly<Record<string, CommandTally>>;
  /** What was refused before there was a command, by method and code: what cannot be read, roles that may not. */
  readonly turnedAway: Tally;
  /** Screens that were looked at, by name. */
  readonly screens: Tally;
  /** Pairs of decision and command that were reached, accepted or not: `pending approve accepted`. */
  readonly cells: Tally;
  /** Saves that found other records than those they were decided on. */
  readonly conflicts: number;
  /** How often each fault happened. */
  readonly faults: Readonly<Record<FaultKind, number>>;
  /** What must not be, and how to see it again; absent when all is well. */
  readonly failure?: SimulationFailure;
}

/** What went wrong, and the shortest way to it that was found. */
export interface SimulationFailure {
  /** The step after which it was seen, from 1. */
  readonly step: number;
  readonly violations: readonly Violation[];
  /** How many steps of its season there were until then. */
  readonly stepsOfSeason: number;
  /** How many are left in the replay. */
  readonly stepsOfReplay: number;
  /** How often the season was run again to leave steps out. */
  readonly runs: number;
  /** The text that `replay` takes: the policy of the season, and the steps that are left. */
  readonly replay: string;
}

/** Counts as a simulation goes on. */
export interface Counter {
  observed(observation: CommandObservation): void;
  happened(passages: readonly Passage[]): void;
  turnedAway(method: string, code: string): void;
  looked(screen: string): void;
  reached(decision: string, command: string, outcome: 'accepted' | 'not accepted'): void;
  conflicted(): void;
  fired(kind: FaultKind): void;
  checked(what: 'round' | 'world'): void;
  counted(): Counted;
}

/** All that is counted. */
export type Counted = Omit<SimulationReport, 'seed' | 'steps' | 'seasons' | 'days' | 'failure'>;

interface CommandCount {
  accepted: number;
  answeredBefore: number;
  failed: number;
  readonly refused: Map<string, number>;
}

/** Begins to count. */
export function createCounter(): Counter {
  const events = new Map<string, number>();
  const commands = new Map<string, CommandCount>();
  const turnedAway = new Map<string, number>();
  const screens = new Map<string, number>();
  const cells = new Map<string, number>();
  const faults = new Map<FaultKind, number>();
  let [conflicts, roundsChecked, worldsChecked] = [0, 0, 0];
  const records = { campaign: 0, registration: 0, creator_link: 0, sample_request: 0 };

  function commandCount(type: CommandObservation['command']): CommandCount {
    const known = commands.get(type);
    if (known !== undefined) return known;
    const counted = { accepted: 0, answeredBefore: 0, failed: 0, refused: new Map<string, number>() };
    commands.set(type, counted);
    return counted;
  }

  return {
    observed: ({ command, outcome }) => {
      const count = commandCount(command);
      switch (outcome.kind) {
        case 'accepted':
          count.accepted += 1;
          break;
        case 'answered_before':
          count.answeredBefore += 1;
          break;
        case 'failed':
          count.failed += 1;
          break;
        case 'refused':
          for (const code of new Set(outcome.codes)) add(count.refused, code);
      }
    },
    happened: (passages) => {
      for (const passage of passages) {
        add(events, passage.event.type);
        if (passage.before === undefined) records[passage.kind] += 1;
        if (passage.kind === 'campaign') continue;
        add(cells, `${passage.before?.decision ?? 'none'} ${commandBehind(passage)} accepted`);
      }
    },
    turnedAway: (method, code) => add(turnedAway, `${method} ${code}`),
    looked: (screen) => add(screens, screen),
    reached: (decision, command, outcome) => add(cells, `${decision} ${command} ${outcome}`),
    conflicted: () => {
      conflicts += 1;
    },
    fired: (kind) => add(faults, kind),
    checked: (what) => {
      if (what === 'round') roundsChecked += 1;
      else worldsChecked += 1;
    },
    counted: () => ({
      roundsChecked,
      worldsChecked,
      campaigns: records.campaign,
      registrations: records.registration,
      creatorLinks: records.creator_link,
      sampleRequests: records.sample_request,
      events: tallyOf(events),
      commands: Object.fromEntries(
        [...commands]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([type, { refused, ...counts }]) => [type, { ...counts, refused: tallyOf(refused) }]),
      ),
      turnedAway: tallyOf(turnedAway),
      screens: tallyOf(screens),
      cells: tallyOf(cells),
      conflicts,
      faults: byKind((kind) => faults.get(kind) ?? 0),
    }),
  };
}

/** The command that led to an event. */
function commandBehind(passage: Exclude<Passage, CampaignPassage>): string {
  switch (passage.kind) {
    case 'registration':
      return passage.event.actor.role === 'clock' ? 'meet_deadline' : storylines[passage.event.type].command;
    case 'creator_link':
      return linkStorylines[passage.event.type].command;
    case 'sample_request':
      return sampleCommandBehind(passage.event);
  }
}

function add<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** By name, in order. */
function tallyOf(counts: ReadonlyMap<string, number>): Tally {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

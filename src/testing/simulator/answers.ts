import type { Instant } from '../../core/instant.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import type { CommandKey, EventfulKey, SaveGroup } from '../../ports/save.js';
import type { Answer, RefusalReason } from '../../service/reasons.js';
import type { Violation } from '../invariants/invariant.js';
import { listsAreTheRecords } from '../invariants/of-lists.js';
import { toldIn } from '../invariants/of-receipts.js';
import { receiptName } from '../invariants/of-revisions.js';
import { isSame } from '../invariants/same.js';
import type { Replayed } from '../invariants/walk.js';
import type { ListAnswer, StoredWorld } from '../invariants/world.js';
import type { Shown } from './call.js';
import type { MadeCall } from './perform.js';

/** What answers are held against. */
export interface AnswerContext {
  /** What commands were answered with before this round, by the name of their receipt. */
  readonly receipts: ReadonlyMap<string, { readonly key: CommandKey; readonly result: unknown }>;
  /** What the round saved. */
  readonly groups: readonly SaveGroup[];
  readonly replayed: Replayed;
  readonly shops: readonly ShopFacts[];
  /** Nothing else happened meanwhile. */
  readonly isAlone: boolean;
  /** The host adds no rules that lists of the marketplace ask. */
  readonly isPlain: boolean;
}

/** What is wrong with the answer to a call. */
export function answerViolations(made: MadeCall, context: AnswerContext): readonly Violation[] {
  const { call, answer, unexpected, attempt } = made;
  if (unexpected !== undefined)
    return [violation('nothing_throws', call.method, `threw what no port had thrown: ${unexpected}`)];
  if (answer === undefined) return [];
  if (call.reads === true && attempt.saved.length > 0)
    return [violation('reading_writes_nothing', call.method, 'only reads, and saved something')];
  return [
    ...unsavedAnswers(made, answer, context),
    ...unansweredSaves(made, answer),
    ...wrongLists(made, answer, context),
    ...wrongFigures(made, answer, context),
  ];
}

function violation(invariant: string, subject: string, problem: string): Violation {
  return { invariant, subject, problem };
}

/** What was accepted was saved, now or under the same command id before. */
function unsavedAnswers(
  { call, attempt }: MadeCall,
  answer: Answer<unknown>,
  { receipts, groups }: AnswerContext,
): readonly Violation[] {
  const written = attempt.saved.flatMap(recordsOf);
  const before = call.keys.flatMap((key) => {
    const name = receiptName(key);
    const own = groups.flatMap(({ receipt }) =>
      receipt !== undefined && receiptName(receipt) === name ? [receipt.result] : [],
    );
    const known = receipts.get(name);
    return [...own, ...(known === undefined ? [] : [known.result])].flatMap((result): readonly unknown[] =>
      Array.isArray(result) ? result : [result],
    );
  });
  return lastOfEach(acceptedIn(answer))
    .filter(
      (told) =>
        !written.some((record) => tellsOf(told, record)) &&
        !before.some((first) => isSame(first, told.result)),
    )
    .map(({ id, revision, decision }) =>
      violation(
        'answer_is_what_is_stored',
        `${call.method} of ${id}`,
        `was answered with ${decision} at revision ${revision}, which was not saved`,
      ),
    );
}

/** Of several commands on one record that are saved together, only the last tells what stands. */
function lastOfEach(accepted: readonly Told[]): readonly Told[] {
  return [...new Map(accepted.map((told) => [`${told.revision} of ${told.kind} ${told.id}`, told])).values()];
}

/** What was refused changed nothing: all that was saved was accepted. */
function unansweredSaves({ call, attempt }: MadeCall, answer: Answer<unknown>): readonly Violation[] {
  const settled = settledIn(answer);
  if (settled !== null) {
    return settled === attempt.saved.length
      ? []
      : [
          violation(
            'refusals_change_nothing',
            call.method,
            `settled ${settled}, and saved ${attempt.saved.length}`,
          ),
        ];
  }
  const accepted = acceptedIn(answer);
  return attempt.saved
    .flatMap(recordsOf)
    .filter((record) => !accepted.some((result) => tellsOf(result, record)))
    .map(({ id, revision }) =>
      violation(
        'refusals_change_nothing',
        `${call.method} of ${id}`,
        `saved revision ${revision} without accepting it`,
      ),
    );
}

interface Written {
  readonly kind: EventfulKey['kind'];
  readonly id: string;
  readonly revision: number;
  readonly decision: string;
}

/** What an answer says was written, with all that it says. */
interface Told extends Written {
  readonly result: unknown;
}

/** The records of a group as they stand once saved. */
function recordsOf(group: SaveGroup): readonly Written[] {
  const { campaigns, registrations, creatorLinks = [], sampleRequests = [] } = group;
  const saved =
    (kind: EventfulKey['kind']) =>
    ({ id, revision, decision }: Omit<Written, 'kind'>): Written => ({
      kind,
      id,
      revision: revision + 1,
      decision,
    });
  return [
    ...campaigns.map(saved('campaign')),
    ...registrations.map(saved('registration')),
    ...creatorLinks.map(saved('creator_link')),
    ...sampleRequests.map(saved('sample_request')),
  ];
}

function tellsOf(result: Written, { kind, id, revision, decision }: Written): boolean {
  return (
    result.kind === kind && result.id === id && result.revision === revision && result.decision === decision
  );
}

/** The results of whatever an answer accepts. */
function acceptedIn(answer: Answer<unknown>): readonly Told[] {
  if (!answer.ok) return [];
  return itemsIn(answer.value).flatMap((item) => (item.ok ? resultIn(item.value) : []));
}

/** The answers in an answer: of a call with many items, one for each. */
export function itemsIn(value: unknown): readonly Answer<unknown>[] {
  if (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items))
    return value.items.filter(isAnswer);
  return [{ ok: true, value }];
}

function isAnswer(data: unknown): data is Answer<unknown> {
  return typeof data === 'object' && data !== null && 'ok' in data;
}

function resultIn(value: unknown): readonly Told[] {
  const told = toldIn(value);
  if (told === undefined || typeof value !== 'object' || value === null) return [];
  if (!('decision' in value) || typeof value.decision !== 'string') return [];
  const { key, revision } = told;
  return [{ result: value, kind: key.kind, id: key.id, revision, decision: value.decision }];
}

function settledIn(answer: Answer<unknown>): number | null {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return null;
  return 'settled' in answer.value && typeof answer.value.settled === 'number' ? answer.value.settled : null;
}

/** A list that was read whole while nothing else happened shows what is stored. */
function wrongLists(
  { call, at, attempt }: MadeCall,
  answer: Answer<unknown>,
  context: AnswerContext,
): readonly Violation[] {
  // While the clock runs backwards, each page is of another instant: there is none that the list is of.
  if (!context.isAlone || !attempt.hasOneInstant || !answer.ok || call.shows === undefined) return [];
  const shown = call.shows(answer.value, at);
  if (shown === undefined || (shown.kind === 'marketplace' && !context.isPlain)) return [];
  const list = listOf(shown, at, call.method, context);
  const wrongTotal =
    shown.total === undefined || shown.total === shown.ids.length
      ? []
      : [violation('totals_are_right', call.method, `says ${shown.total} rows, and has ${shown.ids.length}`)];
  const found = list === null ? [] : listsAreTheRecords.check(worldOf(list, at, context.replayed));
  return [...found, ...wrongTotal];
}

/** A figure that was told while nothing else happened is what looking at every record gives. */
function wrongFigures(
  { call, at, attempt }: MadeCall,
  answer: Answer<unknown>,
  { isAlone, replayed }: AnswerContext,
): readonly Violation[] {
  if (!isAlone || !attempt.hasOneInstant || !answer.ok || call.tells === undefined) return [];
  const right = call.tells(replayed, at);
  return right === undefined || isSame(right, answer.value)
    ? []
    : [
        violation(
          'figures_are_the_records',
          call.method,
          `says ${JSON.stringify(answer.value)}, and it is ${JSON.stringify(right)}`,
        ),
      ];
}

function listOf(
  shown: Shown,
  at: Instant,
  name: string,
  { replayed, shops }: AnswerContext,
): ListAnswer | null {
  const { kind, ids } = shown;
  if (kind === 'registrations') {
    const rows = ids.flatMap((id) => replayed.registrations.get(id) ?? []);
    return { kind, name, filter: shown.filter, sort: shown.sort, rows };
  }
  if (kind === 'creator_links') {
    const rows = ids.flatMap((id) => replayed.links.get(id) ?? []);
    return { kind, name, filter: shown.filter, sort: shown.sort, rows };
  }
  if (kind === 'sample_requests') {
    const rows = ids.flatMap((id) => replayed.samples.get(id) ?? []);
    return { kind, name, filter: shown.filter, sort: shown.sort, rows };
  }
  const rows = ids.flatMap((id) => replayed.campaigns.get(id) ?? []);
  if (kind === 'campaigns') return { kind, name, filter: shown.filter, sort: shown.sort, rows };
  const { tab, shopId } = shown;
  const shop = shops.find(({ id }) => id === shopId);
  if (shop === undefined) return null;
  return { kind: 'campaigns', name, filter: { at, marketplace: { tab, shop } }, sort: 'closing_soon', rows };
}

/** A world that has one list, and the records as their events made them. */
function worldOf(list: ListAnswer, at: Instant, replayed: Replayed): StoredWorld {
  return {
    at,
    isWhole: false,
    campaigns: [...replayed.campaigns.values()],
    registrations: [...replayed.registrations.values()],
    links: [...replayed.links.values()],
    samples: [...replayed.samples.values()],
    ledgers: [],
    found: { campaigns: [], registrations: [], links: [], samples: [] },
    passages: [],
    replayed,
    histories: [],
    lists: [list],
    counts: [],
    receipts: [],
    answers: [],
  };
}

/** Every reason in an answer, those of items included. */
export function reasonsIn(answer: Answer<unknown>): readonly RefusalReason[] {
  if (!answer.ok) return answer.refusal.reasons;
  return itemsIn(answer.value).flatMap((item) => (item.ok ? [] : item.refusal.reasons));
}

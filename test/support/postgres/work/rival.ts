// A process with some of the clients that write the same registrations, until their time is up.
import { isDeepStrictEqual } from 'node:util';
import { type Instant, instant, type Observer, type PartnerCampaigns, type Store } from 'partner-campaigns';
import type { PostgresContext } from 'partner-campaigns/postgres';
import { days } from '../../build.ts';
import { type Draw, drawsOf } from '../../hostile-documents.ts';
import { connectTo, storeOver } from '../stores.ts';
import { arena, commandFor } from './rival-commands.ts';
import { hostService } from './service.ts';

/** What a process is told. */
export interface RivalOrder {
  readonly url: string;
  readonly schema: string;
  readonly clients: number;
  readonly seconds: number;
  readonly seed: number;
  readonly registrationIds: readonly string[];
  /** When everything began, by the machine's clock. */
  readonly begin: number;
}

/** A command that was accepted. */
export interface AcceptedCommand {
  readonly commandId: string;
  readonly registrationId: string;
  readonly revision: number;
  readonly type: string;
}

/** What the clients of a process came to. */
export interface RivalReport {
  readonly accepted: readonly AcceptedCommand[];
  /** Ids of commands that were refused, with their tenants. */
  readonly refused: readonly { readonly tenant: string; readonly id: string }[];
  readonly codes: Readonly<Record<string, number>>;
  /** How many commands took how many attempts. */
  readonly attempts: Readonly<Record<number, number>>;
  /** Groups that found other records than those they were decided on. */
  readonly conflicts: number;
  /** Commands that were sent again. */
  readonly sentAgain: number;
  /** What the storage failed with, and answers that were not the same again. */
  readonly problems: readonly string[];
}

/** A call that was made, to be made again. */
interface Made {
  readonly actor: typeof arena.agency | (typeof arena.sellers)[number];
  readonly items: Parameters<PartnerCampaigns['registrations']['executeAll']>[1];
  readonly options: { readonly atomic?: boolean; readonly commandId?: string };
  readonly answer: unknown;
}

const MOST_AT_ONCE = 12;

async function compete(order: RivalOrder): Promise<RivalReport> {
  const accepted = new Map<string, AcceptedCommand>();
  const refused: { readonly tenant: string; readonly id: string }[] = [];
  const codes: Record<string, number> = {};
  const attempts: Record<number, number> = {};
  const problems: string[] = [];
  let [conflicts, sentAgain] = [0, 0];
  const count = (tally: Record<string | number, number>, name: string | number) => {
    tally[name] = (tally[name] ?? 0) + 1;
  };

  const observe: Observer = {
    command: ({ kind, outcome, attempts: took }) => {
      if (kind !== 'registration') return;
      if (outcome.kind === 'accepted') count(attempts, took);
      if (outcome.kind === 'refused') for (const code of outcome.codes) count(codes, code);
    },
  };
  const counting = (store: Store<PostgresContext>): Store<PostgresContext> => ({
    ...store,
    save: async (groups, context) => {
      const answers = await store.save(groups, context);
      conflicts += answers.filter(({ outcome }) => outcome === 'conflict').length;
      return answers;
    },
  });

  async function client(number: number): Promise<void> {
    const draw = drawsOf(order.seed * 1_000 + number);
    const db = connectTo(order.url, { application: `rival ${number}`, connections: 2 });
    const store = counting(storeOver(db, order.schema));
    const now = (): Instant => instant(days(2) + Math.max(0, Date.now() - order.begin));
    const service = hostService({ store, now, newId: () => 'none', observe });
    const until = order.begin + order.seconds * 1_000;
    const made: Made[] = [];
    for (let call = 0; Date.now() < until; call += 1)
      try {
        if (draw(50) === 0)
          await service.campaigns.edit(arena.agency, arena.campaignId, { message: `By ${number}, ${call}.` });
        else if (draw(10) === 0 && made.length > 0) await again(service, pick(made, draw));
        else made.push(await write(service, store, `${number}-${call}`, draw));
      } catch (error) {
        problems.push(`Client ${number}: ${error}`);
      }
    await db.destroy();
  }

  /** Sends a call again, which must be answered as it was, those items aside that were refused and leave no trace. */
  async function again({ registrations }: PartnerCampaigns<PostgresContext>, one: Made): Promise<void> {
    sentAgain += 1;
    const answer = await registrations.executeAll(one.actor, one.items, one.options);
    const before = acceptedIn(one.answer);
    const after = acceptedIn(answer);
    for (const [index, item] of before.entries())
      if (item !== undefined && !isDeepStrictEqual(item, after[index]))
        problems.push(`Sent again, ${JSON.stringify(one.items[index])} is ${JSON.stringify(after[index])}`);
    for (const [index, item] of after.entries())
      if (item !== undefined && before[index] === undefined) keep(one, index, item);
  }

  async function write(
    { registrations }: PartnerCampaigns<PostgresContext>,
    store: Store<PostgresContext>,
    name: string,
    draw: Draw,
  ): Promise<Made> {
    const ids = new Set(
      Array.from({ length: 1 + draw(MOST_AT_ONCE) }, () => pick(order.registrationIds, draw)),
    );
    const records = (await store.registrations.find([...ids])).flatMap((record) =>
      record === undefined ? [] : [record],
    );
    const drawn = records.map((record) => ({ record, ...commandFor(record, draw) }));
    // One actor sends a call: the side that the first command is of, and what else is its own.
    const [first] = drawn;
    if (first === undefined) throw new Error('There is no registration');
    const isOwn = ({ by, record }: (typeof drawn)[number]) =>
      by === first.by && (by === 'agency' || record.shopId === first.record.shopId);
    const own = drawn.filter(isOwn);
    const actor =
      first.by === 'agency' ? arena.agency : ({ role: 'seller', shopId: first.record.shopId } as const);
    const atomic = draw(5) === 0;
    const items = own.map(({ record, command }, index) => ({
      registrationId: record.id,
      command,
      ...(atomic ? {} : { commandId: `${name}-${index}` }),
    }));
    const options = atomic ? { atomic, commandId: name } : {};
    const answer = await registrations.executeAll(actor, items, options);
    const one = { actor, items, options, answer };
    for (const [index, item] of acceptedIn(answer).entries())
      if (item !== undefined) keep(one, index, item);
      else if (!atomic || index === 0) refused.push({ tenant: tenantOf(one), id: idOf(one, index) });
    return one;
  }

  function keep(
    one: Made,
    index: number,
    value: { readonly registrationId: string; readonly revision: number },
  ) {
    const { registrationId, revision } = value;
    const type = one.items[index]?.command.type ?? 'none';
    const commandId = idOf(one, index);
    // What was refused at first and accepted when it was sent again may be sent again once more.
    accepted.set(`${commandId} ${registrationId} ${revision}`, { commandId, registrationId, revision, type });
  }

  await Promise.all(Array.from({ length: order.clients }, (_, index) => client(order.seed + index)));
  const acceptedIds = new Set([...accepted.values()].map(({ commandId }) => commandId));
  return {
    accepted: [...accepted.values()],
    refused: refused.filter(({ id }) => !acceptedIds.has(id)),
    codes,
    attempts,
    conflicts,
    sentAgain,
    problems,
  };
}

function tenantOf({ actor }: Made): string {
  return actor.role === 'agency' ? `agency:${actor.agencyId}` : `shop:${actor.shopId}`;
}

function idOf({ items, options }: Made, index: number): string {
  return options.commandId ?? items[index]?.commandId ?? 'none';
}

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  const [item] = items.slice(draw(items.length));
  if (item === undefined) throw new RangeError('There is nothing to pick from');
  return item;
}

/** The results of the items that were accepted, each in its place. */
function acceptedIn(
  answer: unknown,
): readonly ({ readonly registrationId: string; readonly revision: number } | undefined)[] {
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) return [];
  const { items } = answer.value as { items: readonly { ok: boolean; value: never }[] };
  return items.map(({ ok, value }) => (ok ? value : undefined));
}

process.on('message', async (order: RivalOrder) => {
  const report = await compete(order);
  process.send?.(report, () => process.disconnect());
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

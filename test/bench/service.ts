import { deepStrictEqual } from 'node:assert/strict';
import { EventStore } from '@castore/core';
import { InMemoryEventStorageAdapter } from '@castore/event-storage-adapter-in-memory';
import { DeciderCommandHandler, type Event, getInMemoryEventStore } from '@event-driven-io/emmett';
import {
  type AgencyActor,
  defaultPolicy,
  evolveRegistration,
  type Instant,
  type Registration,
  type RegistrationCommandInput,
  type RegistrationEvent,
  type RegistrationFacts,
  type SellerActor,
} from 'partner-campaigns';
import { unwrapped } from '../support/answers.ts';
import { agency, seller } from '../support/build.ts';
import { createOpenWorld } from '../support/world.ts';
import { compare, type Row } from './compare.ts';
import { type HandCommand, handDecide } from './hand-switch.ts';
import { readCommand } from './read-command.ts';

/** A life after registering: by whom, and what. */
const life: readonly (readonly [AgencyActor | SellerActor, RegistrationCommandInput])[] = [
  [agency, { type: 'approve', seenRevision: 1 }],
  [seller, { type: 'raise_sample_quantity', sampleQuantity: 20 }],
  [seller, { type: 'request_close', note: 'Sold out soon.' }],
  [seller, { type: 'cancel_close_request' }],
  [agency, { type: 'set_creator_rate', creatorRate: 1000 }],
  [seller, { type: 'request_close' }],
  [agency, { type: 'decline_close', seenRevision: 7, note: 'Please stay.' }],
  [seller, { type: 'raise_sample_quantity', sampleQuantity: 30 }],
];

const LIVES = 40;
const COMMANDS = LIVES * life.length;

/** A host for the commands of one life after the other; gives the decisions that stand. */
interface Host {
  /** Makes registrations, pending, before the time is taken. */
  readonly begin: () => Promise<readonly string[]>;
  readonly execute: (
    actor: AgencyActor | SellerActor,
    registrationId: string,
    command: RegistrationCommandInput,
    commandId: string,
  ) => Promise<unknown>;
  readonly record: (registrationId: string) => Promise<Registration | undefined>;
}

/** Each run needs registrations that are pending still: a host is made anew, outside of what is timed. */
async function lives(host: Host, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (const [index, [actor, command]] of life.entries()) {
      await host.execute(actor, id, command, `${id}-${index}`);
    }
  }
}

async function beginning() {
  const world = await createOpenWorld();
  const { campaignId } = world;
  const shopIds = Array.from({ length: LIVES }, (_, index) => `product-${index}`);
  world.directories.add({
    products: shopIds.map((id) => ({ id, shopId: 'shop-1', title: id, status: 'live', stock: 500 })),
  });
  const ids = await world.submitted(campaignId, shopIds);
  return { world, ids, campaignId };
}

type Beginning = Awaited<ReturnType<typeof beginning>>;

function ourHost({ world, ids }: Beginning): Host {
  const { registrations } = world.service;
  return {
    begin: async () => ids,
    execute: async (actor, registrationId, command, commandId) =>
      unwrapped(await registrations.execute(actor, { registrationId, command, commandId })),
    record: (id) => world.record(id),
  };
}

/** What both event-sourced hosts know besides their streams: facts, receipts and the clock. */
interface Known {
  readonly first: ReadonlyMap<string, { readonly event: RegistrationEvent; readonly record: Registration }>;
  readonly receipts: Map<string, { readonly fingerprint: string; readonly result: unknown }>;
  /** Reads what the command is decided on, from the same store and directories that ours reads. */
  readonly load: (input: RegistrationCommandInput) => Promise<RegistrationFacts>;
  readonly at: Instant;
}

async function knownOf({ world, ids, campaignId }: Beginning): Promise<Known> {
  const first = new Map<string, { event: RegistrationEvent; record: Registration }>();
  const events = await world.events();
  for (const id of ids) {
    const event = events.find((one) => 'registrationId' in one && one.registrationId === id);
    if (event === undefined) throw new Error(`no event of ${id}`);
    first.set(id, { event: event as RegistrationEvent, record: await world.record(id) });
  }
  const load = async ({ type }: RegistrationCommandInput): Promise<RegistrationFacts> => {
    const [[campaign], [product]] = await Promise.all([
      world.store.campaigns.find([campaignId]),
      aboutProduct.has(type) ? world.directories.products.find([PRODUCT]) : NO_PRODUCT,
    ]);
    if (campaign === undefined) throw new Error('no campaign');
    const facts = { campaign, policy: defaultPolicy };
    return product === undefined ? facts : { ...facts, product };
  };
  return { first, load, receipts: new Map(), at: world.now() };
}

const PRODUCT = { shopId: 'shop-1', productId: 'product-0' };
const NO_PRODUCT: readonly undefined[] = [];
const aboutProduct: ReadonlySet<string> = new Set(['raise_sample_quantity', 'set_creator_rate']);

/** The record as a fold of events gives it: as often saved as events came. */
function folded(
  { first }: Known,
  registration: Registration | undefined,
  event: RegistrationEvent,
): Registration {
  const contact = registration?.contact ?? first.get(event.registrationId)?.record.contact;
  const next = evolveRegistration(registration, event, contact);
  return { ...next, revision: (registration?.revision ?? 0) + 1 };
}

/** Authority, rules and receipt, as a command handler of an event-sourced host has them. */
function decided(
  known: Known,
  actor: AgencyActor | SellerActor,
  input: unknown,
  facts: RegistrationFacts,
  registration: Registration | undefined,
): readonly RegistrationEvent[] {
  if (registration === undefined) throw new Error('not found');
  const owns =
    actor.role === 'seller' ? registration.shopId === actor.shopId : registration.agencyId === actor.agencyId;
  if (!owns) throw new Error('not found');
  const command = readCommand(input, actor, known.at);
  const outcome = handDecide(registration, command as HandCommand, facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.events;
}

function answeredBefore({ receipts }: Known, name: string, fingerprint: string): unknown {
  const receipt = receipts.get(name);
  if (receipt !== undefined && receipt.fingerprint !== fingerprint) throw new Error('another command');
  return receipt?.result;
}

function tenantOf(actor: AgencyActor | SellerActor): string {
  return actor.role === 'seller' ? `shop:${actor.shopId}` : `agency:${actor.agencyId}`;
}

function resultOf({ id, campaignId, productId, decision, attempt, revision }: Registration) {
  return { registrationId: id, campaignId, productId, decision, attempt, revision };
}

type EmmettEvent = Event<string, { readonly event: RegistrationEvent }>;
type EmmettCommand = {
  readonly type: string;
  readonly data: {
    readonly actor: AgencyActor | SellerActor;
    readonly input: unknown;
    readonly facts: RegistrationFacts;
  };
};

async function emmettHost(from: Beginning): Promise<Host> {
  const known = await knownOf(from);
  const store = getInMemoryEventStore();
  for (const [id, { event }] of known.first) {
    await store.appendToStream<EmmettEvent>(id, [{ type: event.type, data: { event } }]);
  }
  const handle = DeciderCommandHandler<Registration | null, EmmettCommand, EmmettEvent>({
    decide: ({ data: { actor, input, facts } }, state) =>
      decided(known, actor, input, facts, state ?? undefined).map((event) => ({
        type: event.type,
        data: { event },
      })),
    evolve: (state, { data: { event } }) => folded(known, state ?? undefined, event),
    initialState: () => null,
  });
  return {
    begin: async () => [...known.first.keys()],
    execute: async (actor, id, input, commandId) => {
      const name = `${tenantOf(actor)}:${commandId}`;
      const fingerprint = JSON.stringify({ id, input });
      const before = answeredBefore(known, name, fingerprint);
      if (before !== undefined) return before;
      const facts = await known.load(input);
      const { newState } = await handle(store, id, { type: 'execute', data: { actor, input, facts } });
      if (newState === null) throw new Error('nothing came of it');
      const result = resultOf(newState);
      known.receipts.set(name, { fingerprint, result });
      return result;
    },
    record: async (id) => {
      const { state } = await store.aggregateStream<Registration | null, EmmettEvent>(id, {
        evolve: (standing: Registration | null, { data: { event } }: EmmettEvent) =>
          folded(known, standing ?? undefined, event),
        initialState: () => null,
      });
      return state ?? undefined;
    },
  };
}

interface Aggregate {
  readonly aggregateId: string;
  readonly version: number;
  readonly registration: Registration;
}

interface Detail {
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly timestamp: string;
  readonly payload: RegistrationEvent;
}

async function castoreHost(from: Beginning): Promise<Host> {
  const known = await knownOf(from);
  const store = new EventStore({
    eventStoreId: 'registrations',
    eventTypes: [],
    reducer: (aggregate: Aggregate, { aggregateId, version, payload }: Detail): Aggregate => ({
      aggregateId,
      version,
      registration: folded(known, aggregate?.registration, payload),
    }),
    eventStorageAdapter: new InMemoryEventStorageAdapter(),
  } as never) as unknown as {
    pushEvent: (
      event: Omit<Detail, 'timestamp'>,
      options?: { readonly prevAggregate?: Aggregate },
    ) => Promise<{ readonly nextAggregate?: Aggregate }>;
    getAggregate: (id: string) => Promise<{ readonly aggregate: Aggregate | undefined }>;
  };
  for (const [aggregateId, { event }] of known.first) {
    await store.pushEvent({ aggregateId, version: 1, type: event.type, payload: event });
  }
  return {
    begin: async () => [...known.first.keys()],
    execute: async (actor, aggregateId, input, commandId) => {
      const name = `${tenantOf(actor)}:${commandId}`;
      const fingerprint = JSON.stringify({ id: aggregateId, input });
      const before = answeredBefore(known, name, fingerprint);
      if (before !== undefined) return before;
      const facts = await known.load(input);
      const { aggregate } = await store.getAggregate(aggregateId);
      let standing = aggregate;
      for (const event of decided(known, actor, input, facts, aggregate?.registration)) {
        const version = (standing?.version ?? 0) + 1;
        const pushed = await store.pushEvent(
          { aggregateId, version, type: event.type, payload: event },
          standing === undefined ? {} : { prevAggregate: standing },
        );
        standing = pushed.nextAggregate;
      }
      if (standing === undefined) throw new Error('nothing came of it');
      const result = resultOf(standing.registration);
      known.receipts.set(name, { fingerprint, result });
      return result;
    },
    record: async (id) => (await store.getAggregate(id)).aggregate?.registration,
  };
}

/** A contender that begins anew before each run, which is not timed: a run takes what was made for it. */
function contender(name: string, hostOf: (from: Beginning) => Host | Promise<Host>) {
  const made: { readonly host: Host; readonly ids: readonly string[] }[] = [];
  return {
    name,
    prepare: async () => {
      const host = await hostOf(await beginning());
      made.push({ host, ids: await host.begin() });
    },
    run: async () => {
      const next = made.pop();
      if (next === undefined) throw new Error('nothing was prepared');
      await lives(next.host, next.ids);
    },
  };
}

/** What a command costs from the actor's word to the saved record, beside hosts that are made of other libraries. */
export async function rows(): Promise<readonly Row[]> {
  const hosts = [
    ourHost(await beginning()),
    await emmettHost(await beginning()),
    await castoreHost(await beginning()),
  ];
  const records: (Registration | undefined)[][] = [];
  for (const host of hosts) {
    const ids = await host.begin();
    await lives(host, ids);
    records.push(await Promise.all(ids.map((id) => host.record(id))));
  }
  deepStrictEqual(records[1], records[0]);
  deepStrictEqual(records[2], records[0]);
  const measured = { pieces: COMMANDS, rounds: 25 };
  return [
    await compare({
      ...measured,
      name: 'a service call in memory / emmett, in-memory store',
      ours: contender('service', ourHost),
      peer: contender('emmett', emmettHost),
      target: 1,
    }),
    await compare({
      ...measured,
      name: 'a service call in memory / castore, in-memory store',
      ours: contender('service', ourHost),
      peer: contender('castore', castoreHost),
      target: null,
    }),
  ];
}

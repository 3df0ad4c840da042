import type { Campaign } from '../../campaign/campaign.js';
import {
  type CommandReceipt,
  type DomainEvent,
  type SaveAnswer,
  type SaveGroup,
  writtenIn,
} from '../../ports/save.js';
import type { Store } from '../../ports/store.js';
import type { Registration } from '../../registration/registration.js';
import { expectSame, expectThat, expectThere, shown } from '../expect.js';
import type { PortPromise } from '../failure.js';
import type { CampaignLife, RegistrationLife } from '../records.js';
import type { StoreCapabilities, StoreCapability } from './capabilities.js';

/** A case of the contract of stores, before it is bound to one. */
export interface StoreCase {
  readonly name: string;
  readonly promise: PortPromise;
  /** What a store must declare before it is tried, in the order in which it is missed; none for every store. */
  readonly needs: readonly StoreCapability[];
  /** Tries it on an empty store. */
  readonly check: (store: Store, capabilities: StoreCapabilities) => Promise<void>;
}

/** Cases that are about one thing. */
export interface StoreCaseGroup {
  readonly group: string;
  readonly cases: readonly StoreCase[];
}

/** A case that every store must pass. */
export function promised(promise: PortPromise, name: string, check: StoreCase['check']): StoreCase {
  return { name, promise, needs: [], check };
}

/** A case that a store must pass that declares the capability. */
export function promisedBy(
  capability: StoreCapability,
  promise: PortPromise,
  name: string,
  check: StoreCase['check'],
): StoreCase {
  return { name, promise, needs: [capability], check };
}

/** A group with what it is about; the rest is empty. */
export function aGroup(part: Partial<SaveGroup>): SaveGroup {
  return { campaigns: [], registrations: [], guards: [], reads: [], events: [], ...part };
}

/** Saves one group and gives its answer. */
export async function save(store: Store, part: Partial<SaveGroup>): Promise<SaveAnswer> {
  const answers = await store.save([aGroup(part)]);
  expectSame('save([one group]) to give one answer: the number of answers', answers.length, 1);
  return expectThere('the answer of save([one group])', answers[0]);
}

/** Saves one group that nothing stands in the way of. */
export async function mustSave(store: Store, part: Partial<SaveGroup>): Promise<void> {
  const answer = await save(store, part);
  expectThat(
    answer.outcome === 'saved',
    `save to answer "saved" for ${told(part)}, which nothing stands in the way of`,
    `it answered ${shown(answer)}`,
  );
}

/** Saves campaigns and registrations that are new, with all that happened to them. */
export async function keep(
  store: Store,
  campaigns: readonly CampaignLife[],
  registrations: readonly RegistrationLife[] = [],
): Promise<void> {
  await mustSave(store, {
    campaigns: campaigns.map(({ record }) => record),
    registrations: registrations.map(({ record }) => record),
    events: [...campaigns, ...registrations].flatMap(({ events }): readonly DomainEvent[] => events),
  });
}

/** What a group writes, in short. */
function told(part: Partial<SaveGroup>): string {
  const written = writtenIn(aGroup(part)).map(
    ({ kind, id, revision }) => `${kind} ${id} at revision ${revision}`,
  );
  return written.length === 0 ? 'a group without records' : written.slice(0, 3).join(', ');
}

/** A receipt of tenant and command. */
export function aReceipt(overrides: Partial<CommandReceipt> = {}): CommandReceipt {
  return { tenant: 'shop:shop-1', id: 'command-1', fingerprint: 'f1', result: { done: true }, ...overrides };
}

/** The one campaign with an id, which must be there. */
export async function campaignIn(store: Store, id: string): Promise<Campaign> {
  const [campaign] = await store.campaigns.find([id]);
  return expectThere(`campaign ${id}`, campaign);
}

/** The one registration with an id, which must be there. */
export async function registrationIn(store: Store, id: string): Promise<Registration> {
  const [registration] = await store.registrations.find([id]);
  return expectThere(`registration ${id}`, registration);
}

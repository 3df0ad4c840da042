import {
  type CommandReceipt,
  type Decision,
  type DomainEvent,
  type Registration,
  type RegistrationSubmitted,
  registrationIdOf,
  type SaveAnswer,
  type SaveGroup,
  type Store,
} from 'partner-campaigns';
import { aRegistration } from './build.ts';
import { readToTheEnd } from './pages.ts';

/** A save group with what it is about; the rest is empty. */
export function aGroup(part: Partial<SaveGroup>): SaveGroup {
  return { campaigns: [], registrations: [], guards: [], reads: [], events: [], ...part };
}

/** A receipt of tenant and command id. */
export function aReceipt(overrides: Partial<CommandReceipt> = {}): CommandReceipt {
  return { tenant: 'shop:shop-1', id: 'command-1', fingerprint: 'f1', result: { done: true }, ...overrides };
}

/** A registration of any product, never saved before unless the overrides say so. */
export function aNewRegistration<D extends Decision>(
  decision: D,
  ids: { readonly campaignId?: string; readonly shopId?: string; readonly productId?: string } = {},
  overrides: Partial<Extract<Registration, { decision: D }>> = {},
): Extract<Registration, { decision: D }> {
  const { campaignId = 'campaign-1', shopId = 'shop-1', productId = 'product-1' } = ids;
  const base = aRegistration(decision);
  const id = registrationIdOf({ campaignId, shopId, productId });
  return { ...base, id, campaignId, shopId, productId, revision: 0, ...overrides };
}

/** That a registration was submitted. */
export function submissionOf(registration: Registration): RegistrationSubmitted {
  const { id, campaignId, agencyId, shopId, productId, attempt, terms, registeredAt } = registration;
  const ids = { registrationId: id, campaignId, agencyId, shopId, productId };
  const actor = { role: 'seller', shopId } as const;
  return { v: 1, type: 'registration_submitted', ...ids, attempt, terms, at: registeredAt, actor };
}

/** Saves one group and gives its answer. */
export async function save(store: Store, part: Partial<SaveGroup>): Promise<SaveAnswer> {
  const [answer] = await store.save([aGroup(part)]);
  if (answer === undefined) throw new Error('The store left the group unanswered');
  return answer;
}

/** Saves one group that nothing may stand in the way of. */
export async function mustSave(store: Store, part: Partial<SaveGroup>): Promise<void> {
  const answer = await save(store, part);
  if (answer.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(answer)}`);
}

/** Everything that happened, oldest first. */
export async function eventsIn(store: Store): Promise<readonly DomainEvent[]> {
  const limit = 1_000;
  return readToTheEnd(async (after: string | undefined) => {
    const page = await store.feed(after === undefined ? { limit } : { limit, after });
    return {
      rows: page.map(({ event }) => event),
      next: page.length < limit ? undefined : page.at(-1)?.cursor,
    };
  });
}

import * as z from 'zod';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import type { RegistrationFilter } from '../ports/queries.js';
import type { RegistrationSubject } from '../registration/fields.js';
import { type Tab, tabStatuses, tabs } from '../registration/tabs.js';
import { type Choice, chosenBy } from './chosen-by.js';
import type { Dependencies } from './dependencies.js';
import { registrationListFields } from './list-fields.js';
import { itself, lookUp } from './look-up.js';
import { type Listed, type ListPaging, listed, readPaging, totalOf } from './paging.js';
import { campaignOf, campaignsOf, type RegistrationSieve, readRegistrations } from './read-registrations.js';
import type { Answer } from './reasons.js';
import {
  type RegistrationConditions,
  registrationConditions,
  registrationFilter,
} from './registration-conditions.js';
import { type RegistrationRow, registrationRows } from './registration-rows.js';
import { actingAs, type Caller, type Viewer } from './roles.js';
import { productKeyOf, productName } from './world.js';

/** Which registrations are listed. */
export interface RegistrationListQuery extends RegistrationConditions {
  readonly tab?: Tab;
  /** `newest` decision first when left out. */
  readonly sort?: 'newest' | 'oldest' | 'highest_rate';
}

const listQuerySchema = z.strictObject({
  ...registrationConditions,
  tab: z.exactOptional(z.enum(tabs)),
  sort: z.exactOptional(z.enum(['newest', 'oldest', 'highest_rate'])),
});

/** Lists the actor's registrations: all of them for the platform. */
export async function listRegistrations(
  dependencies: Dependencies,
  actor: Caller,
  query: RegistrationListQuery,
  paging: ListPaging,
): Promise<Answer<Listed<RegistrationRow>>> {
  const acting = actingAs(actor, 'registrations.list', 'seller', 'agency', 'platform');
  if (!acting.ok) return acting;
  const parsed = parseWith(listQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { tab, sort = 'newest', ...conditions } = parsed.value;
  const statuses = tab && tabStatuses[tab];
  const found = await listChosen(dependencies, acting.value, paging, {
    ...conditions,
    ...given({ statuses }),
    sort,
  });
  return found.ok ? accept(found.value.list) : found;
}

/** Which of an actor's registrations are listed, and in which order. */
export interface ChosenRegistrations
  extends Omit<RegistrationConditions, 'criteria'>,
    Pick<RegistrationFilter, 'statuses'> {
  /** As they came from outside. */
  readonly criteria?: unknown;
  readonly sort: NonNullable<RegistrationListQuery['sort']>;
}

/** A list, and the instant that it shows. */
export interface ListedAt {
  readonly at: Instant;
  readonly list: Listed<RegistrationRow>;
}

/** Lists an actor's registrations by conditions that were read, but for their criteria. */
export async function listChosen(
  dependencies: Dependencies,
  caller: Viewer,
  paging: ListPaging,
  { criteria, statuses, sort, ...conditions }: ChosenRegistrations,
): Promise<Answer<ListedAt>> {
  const { store, clock, standards } = dependencies;
  const choice = chosenBy(criteria, registrationListFields(caller.role, standards.eligibility));
  if (!choice.ok) return choice;
  const owned = { ...ownedBy(caller), ...given({ statuses }) };
  const asked = { ...conditions, ...given({ criteria: choice.value?.criteria }), ...owned, sort };
  const page = readPaging(paging, asked);
  if (!page.ok) return page;

  const at = clock.now();
  const filter = { ...registrationFilter(conditions, at), ...owned };
  const found = await readRegistrations(
    store,
    { ...filter, sort },
    page.value.page,
    choice.value === null ? undefined : sieveOf(dependencies, choice.value, at),
  );
  const count = async () => {
    const counts = await store.registrations.count(filter);
    return counts.reduce((sum, { count: ofStatus }) => sum + ofStatus, 0);
  };
  const total = await totalOf(page.value, count, choice.value === null);
  const rows = await registrationRows(dependencies, caller, found.items, at);
  return accept({ at, list: listed(found, rows, asked, total) });
}

/** What limits a list to the actor's own. */
function ownedBy(actor: Viewer): Pick<RegistrationFilter, 'shopId' | 'agencyId'> {
  switch (actor.role) {
    case 'seller':
      return { shopId: actor.shopId };
    case 'agency':
      return { agencyId: actor.agencyId };
    case 'platform':
      return {};
  }
}

/** Passes those of which it is known that they are chosen; asks the host's directories for what the choice names only. */
function sieveOf(
  { store, directories }: Dependencies,
  { compiled, parts }: Choice<RegistrationSubject>,
  at: Instant,
): RegistrationSieve {
  return async (found) => {
    const [campaigns, shops, products] = await Promise.all([
      campaignsOf(store, found),
      lookUp(parts.has('shop') ? found.map(({ shopId }) => shopId) : [], itself, (ids) =>
        directories.shops.find(ids),
      ),
      lookUp(parts.has('product') ? found.map(productKeyOf) : [], productName, (keys) =>
        directories.products.find(keys),
      ),
    ]);
    return found.filter((registration) => {
      const campaign = campaignOf(registration, campaigns);
      const shop = shops.get(registration.shopId);
      const product = products.get(productName(registration));
      return compiled.answer({ registration, campaign, shop, product }, at) === 'yes';
    });
  };
}

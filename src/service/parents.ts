import type { RegistrationId } from '../core/ids.js';
import type { SampleParents } from '../ports/creator-filters.js';
import type { Store } from '../ports/store.js';
import { itself, lookUp } from './look-up.js';
import { campaignOf, campaignsOf } from './read-registrations.js';

/** A link, or a sample request: what a creator has under a registration. */
interface UnderRegistration {
  readonly id: string;
  readonly registrationId: RegistrationId;
}

/** What links or sample requests are under: registrations and their campaigns, read in batches. */
export async function parentsOf(
  store: Pick<Store, 'campaigns' | 'registrations'>,
  records: readonly UnderRegistration[],
): Promise<(of: UnderRegistration) => SampleParents> {
  const ids = records.map(({ registrationId }) => registrationId);
  const registrations = await lookUp(ids, itself, (all) => store.registrations.find(all));
  const campaigns = await campaignsOf(store, [...registrations.values()]);
  return ({ id, registrationId }) => {
    const registration = registrations.get(registrationId);
    if (registration === undefined) throw new TypeError(`${id} has no registration`);
    return { registration, campaign: campaignOf(registration, campaigns) };
  };
}

import fc from 'fast-check';
import type { CampaignEvent } from '../../campaign/events.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { type CampaignOptions, campaignHistories } from './campaigns.js';
import { pick } from './combinators.js';
import { type RegistrationOptions, registrationHistories } from './registrations.js';

/** What happened to registrations, of every type: each event is one of a {@link registrationHistories history}. */
export function registrationEvents(options: RegistrationOptions = {}): fc.Arbitrary<RegistrationEvent> {
  return oneOf(registrationHistories(options));
}

/** What happened to campaigns, of every type: each event is one of a {@link campaignHistories history}. */
export function campaignEvents(options: CampaignOptions = {}): fc.Arbitrary<CampaignEvent> {
  return oneOf(campaignHistories(options));
}

/** One of the items of a list, the last most: what came before it is in the lists of others. */
function oneOf<Item>(lists: fc.Arbitrary<readonly Item[]>): fc.Arbitrary<Item> {
  return fc
    .tuple(lists, fc.nat(20), fc.boolean())
    .map(([items, place, isAny]) => (isAny ? pick(items, place) : pick(items, items.length - 1)));
}

import type { CreatorLink } from '../../../creator/link.js';
import type { DomainEvent, SaveGroup } from '../../../ports/save.js';
import type { CreatorReaders, Store } from '../../../ports/store.js';
import type { SampleLedger } from '../../../sample/ledger.js';
import type { SampleRequest } from '../../../sample/request.js';
import { aRunning, type LinkLife, type Parents, type SampleLives } from '../../creator-records.js';
import { expectThere } from '../../expect.js';
import type { PortPromise } from '../../failure.js';
import { aCampaign, type CampaignLife, type RegistrationLife } from '../../records.js';
import type { StoreCapabilities, StoreCapability } from '../capabilities.js';
import { mustSave, type StoreCase } from '../case.js';

/** Tries a store that keeps what creators have. */
export type CreatorCheck = (
  store: Store,
  creators: CreatorReaders,
  capabilities: StoreCapabilities,
) => Promise<void>;

/** A case that a store must pass that keeps links and samples, and declares what is named besides. */
export function ofCreators(
  promise: PortPromise,
  name: string,
  check: CreatorCheck,
  ...besides: readonly StoreCapability[]
): StoreCase {
  return {
    name,
    promise,
    needs: ['creators', ...besides],
    check: (store, capabilities) => check(store, creatorsOf(store), capabilities),
  };
}

/** What a store keeps of creators, which must be there. */
export function creatorsOf(store: Store): CreatorReaders {
  return expectThere('creators of a store that declares them', store.creators);
}

/** A campaign with a registration that runs in it. */
export interface Place extends Parents {
  readonly campaignLife: CampaignLife;
  readonly registrationLife: RegistrationLife;
}

/** Campaign a, in which product-1 of shop-1 runs. */
export function aPlace(
  campaignLife: CampaignLife = aCampaign('a'),
  registrationLife: RegistrationLife = aRunning(campaignLife.record),
): Place {
  return {
    campaignLife,
    registrationLife,
    campaign: campaignLife.record,
    registration: registrationLife.record,
  };
}

/** Links and samples with what they are under, all of it new. */
export interface Kept {
  readonly campaigns?: readonly CampaignLife[];
  readonly registrations?: readonly RegistrationLife[];
  readonly links?: readonly LinkLife[];
  /** With their ledgers. */
  readonly samples?: readonly (SampleLives | undefined)[];
}

/** A group that writes them, with all that happened to them. */
export function groupOf({ campaigns = [], registrations = [], links = [], samples = [] }: Kept) {
  const lives = samples.filter((some) => some !== undefined);
  const events = [...campaigns, ...registrations, ...links, ...lives].flatMap(
    (life): readonly DomainEvent[] => life.events,
  );
  return {
    campaigns: campaigns.map(({ record }) => record),
    registrations: registrations.map(({ record }) => record),
    creatorLinks: links.map(({ record }) => record),
    sampleRequests: lives.flatMap((some) => some.samples.map(({ record }) => record)),
    sampleLedgers: lives.map(({ ledger }) => ledger),
    events,
  } satisfies Partial<SaveGroup>;
}

/** Saves them. */
export async function keepOf(store: Store, kept: Kept): Promise<void> {
  await mustSave(store, groupOf(kept));
}

/** Saves a place, with links and samples in it. */
export async function keepIn(store: Store, place: Place, kept: Kept = {}): Promise<void> {
  const { campaignLife, registrationLife } = place;
  await keepOf(store, { ...kept, campaigns: [campaignLife], registrations: [registrationLife] });
}

/** The one link with an id, which must be there. */
export async function linkIn(store: Store, id: string): Promise<CreatorLink> {
  const [link] = await creatorsOf(store).links.find([id]);
  return expectThere(`link ${id}`, link);
}

/** The one sample request with an id, which must be there. */
export async function sampleIn(store: Store, id: string): Promise<SampleRequest> {
  const [request] = await creatorsOf(store).samples.find([id]);
  return expectThere(`sample request ${id}`, request);
}

/** The one ledger with an id, which must be there. */
export async function ledgerIn(store: Store, id: string): Promise<SampleLedger> {
  const [ledger] = await creatorsOf(store).ledgers.find([id]);
  return expectThere(`ledger ${id}`, ledger);
}

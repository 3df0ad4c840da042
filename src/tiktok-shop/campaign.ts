import type { Audience, SellerType } from '../campaign/audience.js';
import type { AgencyContact } from '../campaign/contact.js';
import type { CampaignStatus } from '../campaign/status.js';
import type { Rate } from '../commission/rate.js';
import type { Country } from '../core/country.js';
import { filled, given } from '../core/given.js';
import type { CampaignId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { endAfterLastSecond } from '../core/last-second.js';
import type { Period } from '../core/period.js';
import { invalidInput } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import { isUnknown, type Open } from './codecs/open-enum.js';
import { at, each, required, together } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import {
  type WireCampaign,
  type WireCampaignStatus,
  type WireSellerType,
  type WireTargetShop,
  wireCampaign,
} from './wire/campaign.js';
import { wireCreatedCampaign } from './wire/campaign-body.js';

/**
 * What the platform tells of a campaign. What is left out was not told; what is missing altogether it never tells: the
 * country of the agency, the message to sellers, the time zone, who was invited and came, when it was created and
 * published, and when it was ended early. A host that takes the campaign over completes it with those.
 */
export interface ObservedCampaign {
  /** The platform's id. */
  readonly id: CampaignId;
  readonly name?: string;
  readonly description?: string;
  /** What the platform calls region. */
  readonly market?: Country;
  /** `READY` is `draft`, unless the host knows that it was published (U1). */
  readonly status?: Open<CampaignStatus>;
  /** What its agency decided, as far as the status tells: one that is closed may have been ended early, or not. */
  readonly decision?: 'draft' | 'published';
  readonly registrationPeriod?: Period;
  readonly campaignPeriod?: Period;
  /** The total rate that the agency proposes (R10). */
  readonly proposedRate?: Rate;
  /** What was told of it, blank fields left out; numbers as the platform writes them. */
  readonly contact?: Partial<AgencyContact>;
  /** Who may register; absent where the targets do not tell. */
  readonly audience?: Audience;
  /** For whom it is in the platform's words; absent in lists, which do not tell. */
  readonly targets?: CampaignTargets;
}

/** For whom a campaign is, as the platform tells it. */
export interface CampaignTargets {
  /** The shops that are named. */
  readonly shops: readonly TargetShop[];
  /** The types of sellers that are named. */
  readonly sellerTypes: readonly Open<SellerType>[];
}

/** A shop that a campaign names. */
export interface TargetShop {
  /** The seller's short code, such as `THCBELNL4Y`: neither the id of the shop nor its cipher. */
  readonly code: string;
  readonly name?: string;
}

/** What the host knows beyond what the platform tells of a campaign, and how it reads what the platform leaves open. */
export interface ReadCampaignOptions {
  /** Whether the host has published it: then `READY` is `upcoming`, since the platform does not say when it ceases (U1). */
  readonly isPublished?: boolean;
  /** The host's id of a shop that is named; without one, a campaign for named shops has no audience, but targets. */
  readonly shopIdOf?: (shop: TargetShop) => ShopId | undefined;
  /** For whom a campaign is that names shops and types of sellers; the platform does not say, `unknown` when left out (U6). */
  readonly bothTargets?: 'shops' | 'seller_types' | 'unknown';
  /** For whom a campaign is that names neither: presumably for all, `everyone` when left out (R11, U6). */
  readonly noTargets?: 'everyone' | 'unknown';
}

/**
 * Reads the data of a campaign's details (endpoint 5). Refused are data without an id, half a period, a period that ends
 * before it starts, a shop without a code, and values that have not their documented form.
 */
export function decodeCampaignDetail(
  data: unknown,
  options: ReadCampaignOptions = {},
): Result<ObservedCampaign, TikTokShopReason> {
  const wire = wireCampaign.decode(data);
  if (!wire.ok) return wire;
  const read = together({ ...partsOf(wire.value), targets: targetsOf(wire.value) });
  if (!read.ok) return read;
  const audience = audienceOf(read.value.targets, options);
  return accept({ ...toldBy(wire.value, options), ...read.value, ...given({ audience }) });
}

/**
 * Reads a campaign of the list (endpoint 4), which tells its name, status and periods only. As {@link decodeCampaignDetail}
 * otherwise.
 */
export function decodeCampaignSummary(
  item: unknown,
  options: Pick<ReadCampaignOptions, 'isPublished'> = {},
): Result<ObservedCampaign, TikTokShopReason> {
  const wire = wireCampaign.decode(item);
  if (!wire.ok) return wire;
  const read = together(partsOf(wire.value));
  return read.ok ? accept({ ...toldBy(wire.value, options), ...read.value }) : read;
}

/** Reads the data of a campaign's creation (endpoint 1): the platform's id of it. Refused are data without one. */
export function decodeCreatedCampaign(data: unknown): Result<CampaignId, TikTokShopReason> {
  const wire = wireCreatedCampaign.decode(data);
  return wire.ok ? required('campaign_id', wire.value.campaign_id) : wire;
}

/** The parts that may be wrong together, each of which is right for itself. */
function partsOf(wire: WireCampaign) {
  return {
    id: required('id', wire.id),
    registrationPeriod: periodOf('registration', wire.registration_start_time, wire.registration_end_time),
    campaignPeriod: periodOf('campaign', wire.campaign_start_time, wire.campaign_end_time),
  };
}

/** A period of which both ends are told; half of one is none. */
function periodOf(
  which: 'registration' | 'campaign',
  start: Instant | undefined,
  lastSecond: Instant | undefined,
): Result<Period, TikTokShopReason> | undefined {
  if (start === undefined && lastSecond === undefined) return undefined;
  if (start === undefined) return refuse(invalidInput(`${which}_start_time`, 'Missing'));
  if (lastSecond === undefined) return refuse(invalidInput(`${which}_end_time`, 'Missing'));
  if (lastSecond < start) return refuse(invalidInput(`${which}_end_time`, 'Ends before it starts'));
  return accept({ start, end: endAfterLastSecond(lastSecond) });
}

/** What is only called otherwise here. */
function toldBy(wire: WireCampaign, { isPublished = false }: ReadCampaignOptions) {
  const { name, description, region: market, commission_rate: proposedRate, contact_info } = wire;
  const { email, phone, whatsapp, line, viber, zalo } = contact_info ?? {};
  const contact = contact_info && filled({ email, phone, whatsapp, line, viber, zalo });
  return given({ name, description, market, proposedRate, contact, ...standing(wire.status, isPublished) });
}

const standings: Readonly<
  Record<WireCampaignStatus, Pick<ObservedCampaign, 'decision'> & { readonly status: CampaignStatus }>
> = {
  READY: { status: 'draft', decision: 'draft' },
  UPCOMING: { status: 'upcoming', decision: 'published' },
  ONGOING: { status: 'ongoing', decision: 'published' },
  CLOSED: { status: 'closed' },
};

function standing(
  status: Open<WireCampaignStatus> | undefined,
  isPublished: boolean,
): Pick<ObservedCampaign, 'status' | 'decision'> {
  if (status === undefined) return {};
  if (isUnknown(status)) return { status };
  return standings[status === 'READY' && isPublished ? 'UPCOMING' : status];
}

function targetsOf(wire: WireCampaign): Result<CampaignTargets, TikTokShopReason> {
  const shops = each(
    (wire.target_shops ?? []).map((shop, index) => at(`target_shops[${index}]`, targetShopOf(shop))),
  );
  const sellerTypes = (wire.target_seller_types ?? []).map(sellerTypeOf);
  return shops.ok ? accept({ shops: shops.value, sellerTypes }) : shops;
}

function targetShopOf({ code, name }: WireTargetShop): Result<TargetShop, TikTokShopReason> {
  const told = required('code', code);
  return told.ok ? accept({ code: told.value, ...given({ name }) }) : told;
}

const sellerTypeNames: Readonly<Record<WireSellerType, SellerType>> = {
  LOCAL: 'local',
  CROSS_BORDER: 'cross_border',
};

function sellerTypeOf(type: Open<WireSellerType>): Open<SellerType> {
  return isUnknown(type) ? type : sellerTypeNames[type];
}

/** For whom the targets say that it is; `undefined` where they do not tell. */
function audienceOf(
  { shops, sellerTypes }: CampaignTargets,
  { shopIdOf, bothTargets = 'unknown', noTargets = 'everyone' }: ReadCampaignOptions,
): Audience | undefined {
  if (shops.length === 0 && sellerTypes.length === 0)
    return noTargets === 'everyone' ? { kind: 'everyone' } : undefined;
  if (sellerTypes.length === 0) return namedShops(shops, shopIdOf);
  if (shops.length === 0) return namedTypes(sellerTypes);
  if (bothTargets === 'unknown') return undefined;
  return bothTargets === 'shops' ? namedShops(shops, shopIdOf) : namedTypes(sellerTypes);
}

function namedShops(
  shops: readonly TargetShop[],
  shopIdOf: ReadCampaignOptions['shopIdOf'],
): Audience | undefined {
  const known = shops.flatMap((shop) => shopIdOf?.(shop) ?? []);
  return known.length === shops.length ? { kind: 'shops', shopIds: [...new Set(known)] } : undefined;
}

function namedTypes(types: readonly Open<SellerType>[]): Audience | undefined {
  const known = types.flatMap((type) => (isUnknown(type) ? [] : [type]));
  return known.length === types.length
    ? { kind: 'seller_types', sellerTypes: [...new Set(known)] }
    : undefined;
}

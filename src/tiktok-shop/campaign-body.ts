import type { Audience, SellerType } from '../campaign/audience.js';
import type { CampaignDetails } from '../campaign/campaign.js';
import { detailFields, effectiveChanges } from '../campaign/changes.js';
import type { CampaignChanges, CampaignDraft } from '../campaign/commands.js';
import type { AgencyContact } from '../campaign/contact.js';
import {
  audienceProblem,
  contactProblems,
  lengthProblem,
  missingMessenger,
  proposedRateProblem,
  strangeMessengers,
  textProblems,
} from '../campaign/limits.js';
import type { CampaignReason } from '../campaign/refusals.js';
import type { CampaignStatus } from '../campaign/status.js';
import { assertNever } from '../core/assert-never.js';
import type { Country } from '../core/country.js';
import { filled, given } from '../core/given.js';
import type { ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { accept, acceptUnless, type Result, refuse } from '../core/result.js';
import { isBlank } from '../core/text.js';
import { type MessengersByMarket, platformMessengers } from '../policy/messengers.js';
import type { StrictPlatform } from '../policy/strict-platform.js';
import { type InclusivePeriod, inclusivePeriod } from './codecs/period.js';
import type { Loss, Outgoing } from './outgoing.js';
import { at, each, together } from './places.js';
import { editableIn, sendingLimits } from './policy.js';
import type { TikTokShopReason } from './refusals.js';
import type { WireSellerType } from './wire/campaign.js';

/** The body that creates a campaign, or edits it (endpoints 1 and 2), as it is sent. */
export interface CampaignBody {
  readonly name?: string;
  readonly description?: string;
  /** Unix seconds. */
  readonly campaign_start_time?: number;
  /** Unix seconds: the last one of the campaign. */
  readonly campaign_end_time?: number;
  /** Unix seconds. */
  readonly registration_start_time?: number;
  /** Unix seconds: the last one in which sellers may register. */
  readonly registration_end_time?: number;
  /** Basis points. */
  readonly commission_rate?: number;
  readonly contact_info?: Partial<AgencyContact>;
  readonly target_seller_types?: readonly WireSellerType[];
  readonly target_shop_codes?: readonly string[];
}

/** How a campaign is written for the platform. */
export interface WriteCampaignOptions {
  /** The platform's short code of a shop. Needed for campaigns that name shops. */
  readonly shopCodeOf?: (shopId: ShopId) => string | undefined;
  /** The bounds that it is held to; `sendingLimits` when left out. */
  readonly limits?: StrictPlatform;
  /** Which messenger a market asks for; the platform's table when left out (R12, U7). */
  readonly messengers?: MessengersByMarket;
}

/** A campaign before an edit. A record of ours is one. */
export interface CampaignBefore extends CampaignDetails {
  readonly market: Country;
  /** When it was ended early, if it was. */
  readonly endedAt?: Instant;
}

/** How an edit is written for the platform. */
export interface EditCampaignOptions extends WriteCampaignOptions {
  /** The status before the edit: by our clock, `campaignStatusAt`, or as the platform tells it. */
  readonly status: CampaignStatus;
}

/** Why a campaign cannot be sent: a value that has no form there, or a limit that the platform sets, by our own codes. */
export type SendCampaignReason = TikTokShopReason | CampaignReason;

/**
 * Writes a new campaign for the platform (endpoint 1). Held to the platform's bounds, with all reasons of a refusal at once
 * (R4, R5, R10 to R12); periods have to begin and end on whole seconds, since the last second is written (R6), and each shop
 * that is named needs its code. What the platform has no place for is told: the message to sellers, and the time zone. The
 * market is that of the category asset which the call is made with. Times that the platform refuses in their order it tells
 * by errors only (U12).
 *
 * @example
 * ```ts
 * import type { CampaignDraft } from 'partner-campaigns';
 * import { encodeCreateCampaign } from 'partner-campaigns/tiktok-shop';
 *
 * export function bodyOf(draft: CampaignDraft, shopCodes: ReadonlyMap<string, string>) {
 *   return encodeCreateCampaign(draft, { shopCodeOf: (shopId) => shopCodes.get(shopId) });
 * }
 * ```
 */
export function encodeCreateCampaign(
  draft: CampaignDraft,
  options: WriteCampaignOptions = {},
): Result<Outgoing<CampaignBody>, SendCampaignReason> {
  const written = writtenParts(draft, options);
  const problems = limitProblems(draft, draft.market, options);
  if (!written.ok) return refuse<SendCampaignReason>(...written.refusal.reasons, ...problems);
  return acceptUnless(problems, () => ({
    body: { ...bodyOf(draft, written.value), ...namedTargets(draft.audience, written.value) },
    losses: [...lostMessage(draft), { path: 'timeZone', why: 'no_field' }],
  }));
}

/**
 * Writes what an edit changes for the platform (endpoint 2), and nothing else: of a period only the end that moves. Refused
 * with our own codes are an edit that changes nothing (`nothing_changes`), any of a campaign that is closed
 * (`campaign_over`), that of a start once the campaign has begun (`start_not_editable`), and what is outside the platform's
 * bounds (R4, R5, R8 to R12). `editableIn` has the table.
 *
 * For whom it is goes as both lists, with the one that does not apply empty, and for all sellers both; a contact goes as a
 * whole. The platform documents neither (U6), nor how a messenger is taken away: that is told as `removal_unclear`. A
 * message to sellers is lost; a body without fields need not be sent.
 *
 * @example
 * ```ts
 * import { type Campaign, campaignStatusAt, instant } from 'partner-campaigns';
 * import { encodeEditCampaign } from 'partner-campaigns/tiktok-shop';
 *
 * export function renamed(campaign: Campaign, name: string, now: number) {
 *   return encodeEditCampaign(campaign, { name }, { status: campaignStatusAt(campaign, instant(now)) });
 * }
 * ```
 */
export function encodeEditCampaign(
  before: CampaignBefore,
  changes: CampaignChanges,
  options: EditCampaignOptions,
): Result<Outgoing<CampaignBody>, SendCampaignReason> {
  const changed = effectiveChanges(before, changes);
  const written = writtenParts(changed, options);
  const problems = [
    ...editProblems(before, changes, changed, options),
    ...limitProblems(changed, before.market, options),
  ];
  if (!written.ok) return refuse<SendCampaignReason>(...written.refusal.reasons, ...problems);
  return acceptUnless(problems, () => ({
    body: {
      ...withoutKeptTimes(before, changed, bodyOf(changed, written.value)),
      ...(changed.audience && { ...NO_TARGETS, ...namedTargets(changed.audience, written.value) }),
    },
    losses: [...lostMessage(changed), ...lostRemovals(before, changed)],
  }));
}

/** What has another form there. */
interface WrittenParts {
  readonly registrationPeriod?: InclusivePeriod;
  readonly campaignPeriod?: InclusivePeriod;
  readonly shopCodes?: readonly string[];
}

function writtenParts(
  { registrationPeriod, campaignPeriod, audience }: CampaignChanges,
  { shopCodeOf }: WriteCampaignOptions,
): Result<WrittenParts, TikTokShopReason> {
  return together({
    registrationPeriod:
      registrationPeriod && at('registrationPeriod', inclusivePeriod.encode(registrationPeriod)),
    campaignPeriod: campaignPeriod && at('campaignPeriod', inclusivePeriod.encode(campaignPeriod)),
    shopCodes: audience?.kind === 'shops' ? shopCodesOf(audience.shopIds, shopCodeOf) : undefined,
  });
}

function shopCodesOf(
  shopIds: readonly ShopId[],
  shopCodeOf: WriteCampaignOptions['shopCodeOf'],
): Result<readonly string[], TikTokShopReason> {
  return each(
    shopIds.map((shopId, index) => {
      const code = shopCodeOf?.(shopId);
      const path = `audience.shopIds[${index}]`;
      return code === undefined
        ? refuse({ code: 'shop_code_unknown', parameters: { path, shopId } } as const)
        : accept(code);
    }),
  );
}

/** The body of details, those for whom it is aside. */
function bodyOf(
  { name, description, proposedRate, contact }: CampaignChanges,
  { registrationPeriod, campaignPeriod }: WrittenParts,
): CampaignBody {
  return given({
    name,
    description,
    registration_start_time: registrationPeriod?.start,
    registration_end_time: registrationPeriod?.lastSecond,
    campaign_start_time: campaignPeriod?.start,
    campaign_end_time: campaignPeriod?.lastSecond,
    commission_rate: proposedRate,
    contact_info: contact && filled({ ...contact }),
  });
}

const NO_TARGETS: CampaignBody = { target_shop_codes: [], target_seller_types: [] };

const sellerTypeNames: Readonly<Record<SellerType, WireSellerType>> = {
  local: 'LOCAL',
  cross_border: 'CROSS_BORDER',
};

/** For whom it is: all sellers are neither named nor of a type. */
function namedTargets(audience: Audience, { shopCodes = [] }: WrittenParts): CampaignBody {
  switch (audience.kind) {
    case 'everyone':
      return {};
    case 'shops':
      return { target_shop_codes: shopCodes };
    case 'seller_types':
      return { target_seller_types: audience.sellerTypes.map((type) => sellerTypeNames[type]) };
    default:
      return assertNever(audience);
  }
}

/** The body without the ends of periods that do not move. */
function withoutKeptTimes(
  { registrationPeriod, campaignPeriod }: CampaignBefore,
  changed: CampaignChanges,
  body: CampaignBody,
): CampaignBody {
  const kept = [
    ...(changed.registrationPeriod?.start === registrationPeriod.start ? ['registration_start_time'] : []),
    ...(changed.registrationPeriod?.end === registrationPeriod.end ? ['registration_end_time'] : []),
    ...(changed.campaignPeriod?.start === campaignPeriod.start ? ['campaign_start_time'] : []),
    ...(changed.campaignPeriod?.end === campaignPeriod.end ? ['campaign_end_time'] : []),
  ];
  return Object.fromEntries(Object.entries(body).filter(([field]) => !kept.includes(field)));
}

/** What stands against an edit, whatever it is set to. */
function editProblems(
  before: CampaignBefore,
  asked: CampaignChanges,
  changed: CampaignChanges,
  { status }: EditCampaignOptions,
): readonly CampaignReason[] {
  const fields = detailFields.filter((field) => asked[field] !== undefined);
  if (Object.keys(changed).length === 0) return [{ code: 'nothing_changes', parameters: { fields } }];
  const { campaignPeriod, endedAt = campaignPeriod.end } = before;
  if (!editableIn.name.includes(status))
    return [{ code: 'campaign_over', parameters: { overFrom: endedAt } }];
  const moved = (['registrationPeriod', 'campaignPeriod'] as const).filter(
    (field) => (changed[field] ?? before[field]).start !== before[field].start,
  );
  const kept = moved.filter((field) => !editableIn[`${field}.start`].includes(status));
  return kept.length === 0
    ? []
    : [{ code: 'start_not_editable', parameters: { fields: kept, startedAt: campaignPeriod.start } }];
}

/** What the platform's bounds have against details; for the message, which is not sent, there is none. */
function limitProblems(
  details: CampaignChanges,
  market: Country,
  { limits = sendingLimits, messengers = platformMessengers }: WriteCampaignOptions,
): readonly CampaignReason[] {
  const problems = [
    proposedRateProblem(details, limits),
    audienceProblem(details, limits),
    lengthProblem(details, limits),
    missingMessenger(details, market, messengers),
  ];
  return [
    ...textProblems(details, limits),
    ...problems.flatMap((problem) => problem ?? []),
    ...contactProblems(details),
    ...strangeMessengers(details, market, messengers),
  ];
}

function lostMessage({ message = '' }: CampaignChanges): readonly Loss[] {
  return isBlank(message) ? [] : [{ path: 'message', why: 'no_field' }];
}

/** What the contact had and has no more. */
function lostRemovals({ contact: before }: CampaignBefore, { contact }: CampaignChanges): readonly Loss[] {
  if (contact === undefined) return [];
  return (['phone', 'whatsapp', 'line', 'viber', 'zalo'] as const)
    .filter((field) => !isBlank(before[field] ?? '') && isBlank(contact[field] ?? ''))
    .map((field) => ({ path: `contact.${field}`, why: 'removal_unclear' }) as const);
}

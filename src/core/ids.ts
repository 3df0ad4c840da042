/**
 * Id of a campaign. Ids are opaque strings of 1 to 200 characters, chosen by the host, with no control characters and
 * no unpaired surrogates. They are compared exactly, never as numbers: the platform's ids are beyond 2^53.
 */
export type CampaignId = string;
/** Id of an agency (the partner). */
export type AgencyId = string;
/** Id of a shop, the tenant a seller acts for. */
export type ShopId = string;
/** Id of a creator, who promotes products and is sent samples. */
export type CreatorId = string;
/** Id of a product, unique within its shop. */
export type ProductId = string;
/**
 * Id of a registration: derived, see `registrationIdOf`. ASCII, and longer than a host's id: three of them, escaped as
 * in a URL, so up to 5,402 characters if all are 200 long and in a script of three bytes a character.
 */
export type RegistrationId = string;
/** Id of the link of a creator to a registered product: derived, see `creatorLinkIdOf`. ASCII, and four ids long. */
export type CreatorLinkId = string;
/** Id of a creator's sample request for a registered product: derived, see `sampleRequestIdOf`. ASCII, and four ids long. */
export type SampleRequestId = string;
/** Id of the sample ledger of an attempt of a registration: derived, see `sampleLedgerIdOf`. ASCII. */
export type SampleLedgerId = string;
/**
 * Idempotency key of a command, unique within a tenant. A host chooses up to 200 characters; that of an item of a
 * submission is derived from submission and product, and as much longer as the id of a registration is.
 */
export type CommandId = string;

/** Longest id a host may choose, in UTF-16 code units. */
export const MAXIMUM_ID_LENGTH = 200;

/**
 * Joins ids to one. Collision-free: the separator cannot occur in an encoded part, so different parts never give
 * the same id. Parts must have been parsed (an unpaired surrogate throws).
 */
export function joinIds(first: string, ...others: readonly string[]): string {
  let joined = escaped(first);
  for (const part of others) joined = idUnder(joined, part);
  return joined;
}

/**
 * A key for a map, of several texts: different texts never give the same key. Whatever the texts are, parsed or not; it
 * is kept by nobody, so it may be made as is quickest.
 */
export function mapKeyOf(...texts: readonly string[]): string {
  let key = '';
  for (const text of texts) key += `${text.length}:${text}`;
  return key;
}

/** The id of what a host's id has under a joined one: the same as joining all of them. */
export function idUnder(parent: string, id: string): string {
  return `${parent}:${escaped(id)}`;
}

/** As in a URL. Nearly every id is the same there: to see that costs a third of escaping it. */
function escaped(id: string): string {
  return SAME_IN_URLS.test(id) ? id : encodeURIComponent(id);
}

const SAME_IN_URLS = /^[\w.!~*'()-]*$/;

import fc from 'fast-check';
import type { SellerType } from '../../campaign/audience.js';
import type { CampaignDraft } from '../../campaign/commands.js';
import type { Country } from '../../core/country.js';
import type { ShopId } from '../../core/ids.js';
import { type Instant, ONE_DAY } from '../../core/instant.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import { proposedRateBoundsOf } from '../../policy/proposed-rate-bounds.js';
import { type AudienceDraw, audienceDraws, audienceOf } from './audiences.js';
import { agencyContacts } from './contacts.js';
import { after, BEGINNING, timeZones } from './instants.js';
import { plainPlace } from './place.js';
import { rateAt, ratePlaces } from './rates.js';
import { names, texts } from './texts.js';

/** What a test may pin of a campaign that is written. */
export interface DraftOptions {
  /** `TH` when left out, where the shops that are made here sell. */
  readonly market?: Country;
  /** The earliest instant of its periods. */
  readonly from?: Instant;
  /** Whose bounds its rate keeps; the default one when left out. */
  readonly policy?: Policy;
  /** The shop that its audience may be about. */
  readonly shopId?: ShopId;
  /** The type of the shop, where its audience must not leave it out. */
  readonly welcome?: SellerType | undefined;
}

/** The draws that a draft is made of, whatever the policy. */
export interface DraftDraw {
  readonly fields: Omit<CampaignDraft, 'registrationPeriod' | 'campaignPeriod' | 'proposedRate' | 'audience'>;
  readonly audience: AudienceDraw;
  readonly rate: number;
  /** Days: until registration opens, that it stays open, until the campaign starts, and that it outlasts registration. */
  readonly days: readonly [opens: number, open: number, starts: number, runs: number];
}

/** Draws of drafts. */
export function draftDraws({ market = 'TH' }: DraftOptions): fc.Arbitrary<DraftDraw> {
  const fields = fc.record(
    {
      name: names({ maximum: 40 }),
      description: texts({ maximum: 900 }),
      message: texts({ maximum: 900 }),
      timeZone: timeZones(),
      contact: agencyContacts(market),
    },
    { noNullPrototype: true },
  );
  const days = fc.tuple(
    fc.nat(2),
    fc.integer({ min: 20, max: 40 }),
    fc.nat(15),
    fc.integer({ min: 30, max: 60 }),
  );
  return fc.tuple(fields, audienceDraws(), ratePlaces(), days).map(([drawn, audience, rate, length]) => {
    return { fields: { market, ...drawn }, audience, rate, days: length };
  });
}

/** The draft of a draw: registration is open for weeks from the first days, and ends before the campaign does. */
export function draftOf(
  { fields, audience, rate, days }: DraftDraw,
  { from = BEGINNING, policy = defaultPolicy, shopId = plainPlace.shopId, welcome }: DraftOptions,
): CampaignDraft {
  const [opens, open, starts, runs] = days;
  const bounds = proposedRateBoundsOf(policy);
  const on = (day: number) => after(from, day * ONE_DAY);
  return {
    ...fields,
    audience: audienceOf(audience, shopId, welcome),
    proposedRate: rateAt(bounds, rate) ?? bounds.minimum,
    registrationPeriod: { start: on(opens), end: on(opens + open) },
    campaignPeriod: { start: on(opens + starts), end: on(opens + starts + open + runs) },
  };
}

/** What an agency may write in a new campaign. */
export function campaignDrafts(options: DraftOptions = {}): fc.Arbitrary<CampaignDraft> {
  return draftDraws(options).map((draw) => draftOf(draw, options));
}

import fc from 'fast-check';
import { type Campaign, type CampaignDecision, campaignDecisions } from '../../campaign/campaign.js';
import type { CampaignEvent } from '../../campaign/events.js';
import type { DraftOptions } from './campaign-drafts.js';
import { type CampaignLife, campaignDraws, campaignLife } from './campaign-lives.js';
import { type Place, placesOr } from './place.js';

/** What a test may pin of campaigns. */
export interface CampaignOptions<Decision extends CampaignDecision = CampaignDecision>
  extends Omit<DraftOptions, 'shopId' | 'welcome'> {
  /** What was decided about them: all that there is when left out, published ones most. */
  readonly decisions?: readonly Decision[];
  /** Whose they are and what they are called; plain when left out. */
  readonly places?: fc.Arbitrary<Place>;
}

/**
 * Campaigns as a store has them, of every decision: whatever they are, their agency and the clock made them so by
 * commands that were accepted. Registration opens in the first days and stays open for weeks.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { overFrom, registrationClosesAt } from 'partner-campaigns';
 * import { campaigns } from 'partner-campaigns/testing';
 *
 * fc.assert(
 *   fc.property(
 *     campaigns({ decisions: ['published'] }),
 *     (campaign) => registrationClosesAt(campaign) <= overFrom(campaign),
 *   ),
 * );
 * ```
 */
export function campaigns<Decision extends CampaignDecision = CampaignDecision>(
  options: CampaignOptions<Decision> = {},
): fc.Arbitrary<Extract<Campaign, { readonly decision: Decision }>> {
  return campaignLives(options).map(({ campaign }) => {
    if (hasDecision(campaign, options.decisions)) return campaign;
    throw new TypeError(`A campaign was made with the decision ${campaign.decision}`);
  });
}

/** Everything that happened to a campaign, oldest first: applied in order, it gives the campaign. */
export function campaignHistories(options: CampaignOptions = {}): fc.Arbitrary<readonly CampaignEvent[]> {
  return campaignLives(options).map(({ events }) => events);
}

function campaignLives<Decision extends CampaignDecision>({
  decisions,
  places,
  ...draft
}: CampaignOptions<Decision>): fc.Arbitrary<CampaignLife> {
  const among: fc.Arbitrary<CampaignDecision> =
    decisions === undefined ? published() : fc.constantFrom(...decisions);
  return fc
    .tuple(campaignDraws(draft), placesOr(places), among)
    .map(([draw, place, decision]) => campaignLife(draw, place, decision, draft));
}

function published(): fc.Arbitrary<CampaignDecision> {
  const [draft, ...others] = campaignDecisions;
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 8, arbitrary: fc.constant<CampaignDecision>('published') },
    { weight: 2, arbitrary: fc.constantFrom<CampaignDecision>(draft, ...others) },
  );
}

/** Tells whether a campaign has one of these decisions; any, where none are given. */
function hasDecision<Decision extends CampaignDecision>(
  campaign: Campaign,
  among: readonly Decision[] | undefined,
): campaign is Extract<Campaign, { readonly decision: Decision }> {
  return among === undefined || among.some((decision) => decision === campaign.decision);
}

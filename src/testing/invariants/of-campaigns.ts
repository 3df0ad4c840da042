import { nextMilestone } from '../../campaign/status.js';
import { ONE_DAY } from '../../core/instant.js';
import { lengthOf } from '../../core/text.js';
import { type Invariant, invariant } from './invariant.js';
import { nameOf, ofCampaigns } from './passage.js';

/** A campaign's periods and lists are within the policy's limits. */
export const campaignsWithinLimits: Invariant = invariant(
  'campaigns_within_limits',
  'Registration ends no later than the campaign (Q4); periods, texts, shops and the proposed rate are within their limits (R4, R5, R10, R11).',
  function* ({ passages, policy }) {
    for (const passage of ofCampaigns(passages)) {
      const { after } = passage;
      if (after === undefined) continue;
      const { registrationPeriod, campaignPeriod, audience, name, description, message, proposedRate } =
        after;
      if (registrationPeriod.end > campaignPeriod.end)
        yield [nameOf(passage), 'lets registration outlast it'];
      for (const { start, end } of [registrationPeriod, campaignPeriod]) {
        if (start >= end) yield [nameOf(passage), 'left a period that ends before it begins'];
      }
      if (audience.kind === 'shops' && new Set(audience.shopIds).size !== audience.shopIds.length)
        yield [nameOf(passage), 'names a shop twice'];
      if (audience.kind === 'shops' && audience.shopIds.length === 0)
        yield [nameOf(passage), 'left a campaign for nobody'];
      if (policy === undefined) continue;
      const { campaign: limits } = policy;
      const bounds = policy.proposedRateBounds ?? policy.totalRate;
      const length = campaignPeriod.end - campaignPeriod.start;
      const longest = limits.days * ONE_DAY;
      if (length > longest || (length === longest && !limits.daysInclusive))
        yield [nameOf(passage), 'is too long'];
      if (audience.kind === 'shops' && audience.shopIds.length > limits.shops)
        yield [nameOf(passage), `names ${audience.shopIds.length} shops`];
      const isTooLong =
        lengthOf(name) > limits.nameLength ||
        lengthOf(description) > limits.descriptionLength ||
        lengthOf(message) > limits.messageLength;
      if (isTooLong) yield [nameOf(passage), 'has a text that is too long'];
      if (proposedRate < bounds.minimum || proposedRate > bounds.maximum)
        yield [nameOf(passage), `proposes a rate of ${proposedRate}`];
    }
  },
);

/** Consumers are told once of a start and of an end. */
export const boundariesToldOnce: Invariant = invariant(
  'boundaries_told_once',
  'Consumers are told once that a campaign began and that it ended, at the true instants, and of no start after the end.',
  function* ({ passages }) {
    for (const passage of ofCampaigns(passages)) {
      const { event, before } = passage;
      if (event.type !== 'campaign_started' && event.type !== 'campaign_ended') continue;
      const milestone = before === undefined ? null : nextMilestone(before);
      const what = event.type === 'campaign_started' ? 'start' : 'end';
      if (milestone?.what !== what)
        yield [nameOf(passage), `was told where ${milestone?.what ?? 'nothing'} was next`];
      else if (milestone.at !== event.at)
        yield [nameOf(passage), `is of ${event.at}, and was at ${milestone.at}`];
    }
  },
);

/** An agency has no more campaigns upcoming or ongoing than the policy allows. */
export const campaignQuotaKept: Invariant = invariant(
  'campaign_quota_kept',
  'An agency publishes no more campaigns than may be upcoming or ongoing at once (R14, Q31).',
  function* ({ passages, policy }) {
    const maximum = policy?.maximumOngoingCampaigns ?? Number.POSITIVE_INFINITY;
    for (const passage of ofCampaigns(passages)) {
      if (passage.running > maximum) yield [nameOf(passage), `was the ${passage.running}th of ${maximum}`];
    }
  },
);

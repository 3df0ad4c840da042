import { namesShop } from '../../campaign/audience.js';
import { overFrom, registrationClosesAt } from '../../campaign/status.js';
import type { SampleEvent } from '../../sample/events.js';
import { type Invariant, invariant } from './invariant.js';
import { nameOf, ofCampaigns, ofLinks, ofRegistrations, ofSamples } from './passage.js';

/** Nothing happens to a record before what has happened to it. */
export const timeNeverGoesBack: Invariant = invariant(
  'time_never_goes_back',
  'Time never goes back in the history of a record; a settled boundary of a campaign has its true instant, however late.',
  function* ({ passages }) {
    for (const passage of passages) {
      const { event, before } = passage;
      const isBoundary = passage.kind === 'campaign' && event.actor.role === 'clock';
      if (before !== undefined && !isBoundary && event.at < before.changedAt)
        yield [nameOf(passage), `is of ${event.at}, before the last write at ${before.changedAt}`];
    }
  },
);

/** Whoever registers, the window is open. */
export const registeredInTheWindow: Invariant = invariant(
  'registered_in_the_window',
  'Products are registered while the campaign is published, the registration period runs and the campaign is not over, and by shops that it is for (R3, R6, R11, R22).',
  function* ({ passages }) {
    for (const passage of ofRegistrations(passages)) {
      const { event, campaign } = passage;
      if (event.type !== 'registration_submitted' && event.type !== 'registration_resubmitted') continue;
      if (campaign === undefined) yield [nameOf(passage), 'was in no campaign'];
      else {
        if (campaign.decision === 'draft') yield [nameOf(passage), 'was in a draft'];
        if (event.at < campaign.registrationPeriod.start) yield [nameOf(passage), 'came before the window'];
        if (event.at >= registrationClosesAt(campaign)) yield [nameOf(passage), 'came after the window'];
        const { audience } = campaign;
        if (audience.kind === 'shops' && !namesShop(audience, event.shopId))
          yield [nameOf(passage), 'came from a shop that was not invited'];
      }
    }
  },
);

/** What may come after the end: what the platform records, and a hold that is released. */
const AFTER_THE_END: ReadonlySet<string> = new Set([
  'hold_released',
  'registration_disqualified',
  'registration_adopted',
]);

/** What happens to a sample request before its unit is on its way. */
const BEFORE_THE_SHIPMENT: ReadonlySet<string> = new Set([
  'sample_requested',
  'sample_endorsed',
  'sample_approved',
  'sample_shipped',
]);

function isReleased(event: SampleEvent): boolean {
  return event.type === 'sample_cancelled' && event.released;
}

/** The end of the campaign ends everything in it. */
export const nothingAfterTheEnd: Invariant = invariant(
  'nothing_after_the_end',
  'Once a campaign is over, nothing happens to its registrations but what the platform records and a hold that is released, no link is added, and of samples only what is on its way goes on (R69, Q24); the end wins a tie.',
  function* ({ passages }) {
    const ending = [
      ...ofRegistrations(passages).filter(({ event }) => !AFTER_THE_END.has(event.type)),
      ...ofLinks(passages).filter(({ event }) => event.type === 'link_added'),
      ...ofSamples(passages).filter(({ event }) => BEFORE_THE_SHIPMENT.has(event.type) || isReleased(event)),
    ];
    for (const passage of ending) {
      const { event, campaign } = passage;
      if (campaign === undefined) continue;
      const over = overFrom(campaign);
      if (event.at >= over)
        yield [nameOf(passage), `is of ${event.at}, and the campaign was over from ${over}`];
    }
  },
);

const EDITS: ReadonlySet<string> = new Set([
  'campaign_edited',
  'shops_invited',
  'shops_uninvited',
  'campaign_published',
  'campaign_ended_early',
]);

/** What is over is not edited, and what has begun keeps its start. */
export const campaignsEditedInTime: Invariant = invariant(
  'campaigns_edited_in_time',
  'Nothing of a campaign is changed once it is over, and no start once it has begun; new ends lie ahead (R8, R9).',
  function* ({ passages }) {
    for (const passage of ofCampaigns(passages)) {
      const { event, before, after } = passage;
      if (before === undefined || after === undefined || !EDITS.has(event.type)) continue;
      if (event.at >= overFrom(before)) yield [nameOf(passage), 'changed what is over'];
      if (event.type !== 'campaign_edited') continue;
      const hasBegun = before.decision !== 'draft' && event.at >= before.campaignPeriod.start;
      const moved =
        after.campaignPeriod.start !== before.campaignPeriod.start ||
        after.registrationPeriod.start !== before.registrationPeriod.start;
      if (hasBegun && moved) yield [nameOf(passage), 'moved the start of what has begun'];
      if (after.campaignPeriod.end !== before.campaignPeriod.end && after.campaignPeriod.end <= event.at)
        yield [nameOf(passage), 'moved the end into the past'];
    }
  },
);
